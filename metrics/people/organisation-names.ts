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

import { type Kysely, sql } from 'kysely';
import { individual } from '#store/facts.ts';
import type { Database } from '#store/schema.ts';

/** Legal forms and the like, which people write or leave out. */
const legalForm =
  /(?:[\s,.]+(?:inc|incorporated|llc|ltd|limited|corp|corporation|co|company|gmbh|ag|sa|sas|srl|bv|b\.v|plc|pty|oy|ab|kg|s\.a|s\.r\.l|se|holdings?|group))+\.?$/;
const chineseForm = /(?:股份有限公司|有限责任公司|有限公司|集团公司|集团|公司)$/;

const alone = new Set([
  '~',
  'self',
  'myself',
  'none',
  'n/a',
  'na',
  'independent',
  'independent contributor',
  'independent developer',
  'independent consultant',
  'individual',
  'individual contributor',
  'self-employed',
  'self employed',
  'self-employeed',
  'freelance',
  'freelancer',
  'freelance developer',
  'personal',
  '自由职业',
  '自由职业者',
  '自由开发者',
  '个人',
  '个人开发者',
  '独立开发者',
]);

/** What files write where nothing is known. */
const nothing = new Set(['', '?', '-', 'notfound', '(unknown)', 'unknown', 'not found', '(robots)', 'robots', '未知']);

/** A name as it is compared: lower case, one space between words, without `@`, legal form and place of registration. */
export function plainOrganisation(name: string): string {
  const text = name
    .slice(0, 200)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^@+/u, '');
  const bare = text.replace(legalForm, '').replace(chineseForm, '').trim();
  return (bare === '' ? text : bare).replace(/^the /u, '');
}

/** The id of an organisation that a name stands for, `~` for their own behalf, null = not known to us. */
export type OrganisationLookup = (name: string) => string | null;

/** Whether a name says that nothing is known. */
export function isNothing(name: string): boolean {
  return nothing.has(name.trim().toLowerCase());
}

/** Everything by which organisations are known: ids, names in both languages, aliases, domains. Earlier ones win. */
export async function readOrganisationNames(db: Kysely<Database>): Promise<OrganisationLookup> {
  const { rows } = await sql<{ name: string; id: string }>`
    select name, id from (
      select alias as name, organisation as id, 0 as weight from organisation_alias
      union all select id, id, 1 from organisation
      union all select name ->> 'en', id, 2 from organisation
      union all select name ->> 'zh', id, 3 from organisation
      union all select domain, organisation, 4 from organisation_domain where valid_to is null) known
    order by weight, name collate "C", id collate "C"`.execute(db);
  const known = new Map<string, string>();
  for (const { name, id } of rows) {
    const plain = plainOrganisation(name ?? '');
    if (plain !== '' && !known.has(plain)) known.set(plain, id);
  }
  return (name) => {
    const plain = plainOrganisation(name);
    return known.get(plain) ?? (alone.has(plain) ? individual : null);
  };
}
