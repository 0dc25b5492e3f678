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
import { individual } from '#store/facts.ts';
import { exportPersons } from '#store/queries/people/export.ts';
import { organisationNames } from '#store/queries/registry.ts';
import type { Database } from '#store/schema.ts';
import type { PeopleFormat } from './format.ts';

/** Characters that part what the formats write in one line. */
const parting = /[<>#,:"\p{Cc}\p{Cf}\u2028\u2029]|\*$|\s(?:from|until)\s/u;

/** The English name of an organisation where it stands for itself in every format, else its id. */
function nameOf(names: ReadonlyMap<string, unknown>, id: string): string {
  if (id === individual) return 'Independent';
  const name = names.get(id) as { readonly en?: string } | undefined;
  return name?.en === undefined || parting.test(name.en) ? id : name.en;
}

/** What is known of people in a format of others; whoever asked not to be shown is not in it, and no address is. */
export async function exportPeople(db: Kysely<Database>, format: PeopleFormat): Promise<string> {
  const [persons, names] = [await exportPersons(db), await organisationNames(db)];
  return format.write({ persons, organisation: (id) => nameOf(names, id) });
}
