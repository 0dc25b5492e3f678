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

import type { HistoryFacts } from '../check.ts';
import type { Maintainer } from './maintainer.ts';

/** How many of the people listed wrote commits in the last 12 months. Names are all there is to go by, so it is a range. */
export interface ActivityMatch {
  /** Those whose name or login is that of an author. */
  readonly active: readonly Maintainer[];
  /** Those without such an author: they may be inactive, or commit under another name. */
  readonly unmatched: readonly Maintainer[];
  /** At most this many can be active: each unmatched author could be one unmatched person. */
  readonly most: number;
  /** Organisation of the matched author, where the identity tables know it. */
  readonly organisations: ReadonlyMap<Maintainer, string>;
}

/** Compares listed people with the authors of the last 12 months by name and login. */
export function matchActivity(people: readonly Maintainer[], authors: HistoryFacts['authors365']): ActivityMatch {
  const byKey = new Map<string, HistoryFacts['authors365'][number]>();
  for (const author of authors) for (const key of nameKeys(author.name)) byKey.set(key, byKey.get(key) ?? author);
  const active: Maintainer[] = [];
  const organisations = new Map<Maintainer, string>();
  const matched = new Set<string>();
  for (const person of people) {
    const key = [...nameKeys(person.name), ...nameKeys(person.id)].find((candidate) => byKey.has(candidate));
    const author = key === undefined ? undefined : byKey.get(key);
    if (author === undefined) continue;
    active.push(person);
    matched.add(author.identityId);
    if (author.organisation !== null) organisations.set(person, author.organisation);
  }
  const unmatched = people.filter((person) => !active.includes(person));
  const strangers = authors.filter(({ identityId }) => !matched.has(identityId)).length;
  return { active, unmatched, most: active.length + Math.min(unmatched.length, strangers), organisations };
}

/** A name without case, blanks and marks, in its order and sorted by word: "San Zhang" meets "zhang-san" and "ZhangSan". */
function nameKeys(name: string | null): string[] {
  const words =
    (name ?? '')
      .slice(0, 200)
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const joined = words.join('');
  const long = /\p{Script=Han}/u.test(joined) ? joined.length >= 2 : joined.length >= 3;
  return long ? [joined, [...words].sort().join(' '), [...words].reverse().join('')] : [];
}
