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

import type { Kysely } from 'kysely';
import { isNothing, plainOrganisation, readOrganisationNames } from '#metrics/people/organisation-names.ts';
import { profileCompanies, unknownOrganisations } from '#store/queries/people/organisation.ts';
import type { Database } from '#store/schema.ts';

/** Names of employers in profiles and imported files that stand for no organisation of ours, by how many people give them. */
export async function unknownNames(db: Kysely<Database>, limit: number): Promise<{ name: string; people: number }[]> {
  const [lookup, files, profiles] = [
    await readOrganisationNames(db),
    await unknownOrganisations(db),
    await profileCompanies(db),
  ];
  const sums = new Map<string, { name: string; people: number }>();
  for (const { name, people } of [...profiles, ...files]) {
    const plain = plainOrganisation(name);
    if (isNothing(name) || plain === '' || (name.includes('@') && !name.startsWith('@')) || lookup(name) !== null)
      continue;
    const known = sums.get(plain);
    if (known === undefined) sums.set(plain, { name, people });
    else known.people += people;
  }
  return [...sums.values()].sort((a, b) => b.people - a.people || (a.name < b.name ? -1 : 1)).slice(0, limit);
}
