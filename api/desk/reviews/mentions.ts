// SPDX-License-Identifier: MulanPSL-2.0
// Copyright (c) 2026 Tongming contributors
// Tongming is licensed under Mulan PSL v2.
// You can use this software according to the terms and conditions of the Mulan PSL v2.
// You may obtain a copy of Mulan PSL v2 at:
//          http://license.coscl.org.cn/MulanPSL2
// THIS SOFTWARE IS PROVIDED ON AN "AS IS" BASIS, WITHOUT WARRANTIES OF ANY KIND,
// EITHER EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO NON-INFRINGEMENT,
// MERCHANTABILITY OR FIT FOR A PARTICULAR PURPOSE.
// See the Mulan PSL v2 for more details.

/** Somebody who can be mentioned. */
export interface Mentionable {
  readonly userId: string;
  readonly name: string;
}

function folded(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

/** Letters and digits of any script go on with a name; all else ends it. Names in Chinese are not set off by spaces. */
function endsName(name: string, rest: string): boolean {
  const [next = ''] = rest;
  return !/[\p{L}\p{N}]/u.test(next) || /\p{Script=Han}$/u.test(name) || /^\p{Script=Han}/u.test(next);
}

/**
 * User ids of those whom a text mentions as `@name`, in their order. Only who is among the candidates is found, and the
 * longest name wins where one begins like another; who has the same name as another is meant as well.
 */
export function mentionsIn(text: string, candidates: readonly Mentionable[]): string[] {
  const names = candidates
    .map(({ userId, name }) => ({ userId, name: folded(name).trim() }))
    .filter(({ name }) => name !== '')
    .toSorted((a, b) => b.name.length - a.name.length);
  const whole = folded(text);
  const found = new Set<string>();
  for (let at = whole.indexOf('@'); at !== -1; at = whole.indexOf('@', at + 1)) {
    const rest = whole.slice(at + 1);
    const best = names.find(({ name }) => rest.startsWith(name) && endsName(name, rest.slice(name.length)));
    if (best === undefined) continue;
    for (const { userId, name } of names) if (name === best.name) found.add(userId);
  }
  return [...found];
}
