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

import type { ActivityMatch } from './activity-match.ts';
import type { Maintainer } from './maintainer.ts';
import { organisationKey } from './organisation-name.ts';

/** As the list has it, else as the identity tables know the matched author; null = neither tells. */
export function organisationOf(person: Maintainer, match: ActivityMatch): string | null {
  return person.organisation ?? match.organisations.get(person) ?? null;
}

/** Distinct organisations; two spellings are one when they reduce to the same key or the same author ties them. */
export function organisationsOf(
  people: readonly Maintainer[],
  match: ActivityMatch,
): Map<string, { name: string; person: Maintainer }> {
  const tied = new Map<string, string>();
  for (const person of people) {
    const known = match.organisations.get(person);
    if (person.organisation !== null && known !== undefined)
      tied.set(organisationKey(person.organisation), organisationKey(known));
  }
  const found = new Map<string, { name: string; person: Maintainer }>();
  for (const person of people) {
    const name = organisationOf(person, match);
    if (name === null) continue;
    const written = organisationKey(name);
    const key = tied.get(written) ?? written;
    if (!found.has(key)) found.set(key, { name, person });
  }
  return found;
}
