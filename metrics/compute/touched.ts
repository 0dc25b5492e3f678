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

import { type Kysely, type RawBuilder, sql } from 'kysely';
import { type Scope, unknownSubject } from '#store/facts.ts';
import type { Database } from '#store/schema.ts';
import { digestOf } from '../rank/canonical.ts';

/** Scopes whose subjects act across projects. */
export const hubScopes = ['organisation', 'person', 'domain'] as const;
/** One of {@link hubScopes}. */
export type HubScope = (typeof hubScopes)[number];

/** Subjects of each hub scope with acts or items in changed projects, before or after the change. */
export type Touched = Readonly<Record<HubScope, Set<string>>>;

/** Nothing touched yet. */
export function nothingTouched(): Touched {
  return { organisation: new Set(), person: new Set(), domain: new Set() };
}

/**
 * Adds the organisations and domains that have acts or items in the projects, however old (who is new depends on them), and
 * the people who have any from a month (as `monthIndex` counts) on.
 */
export async function touch(
  db: Kysely<Database>,
  touched: Touched,
  projects: readonly string[],
  since: number,
): Promise<void> {
  const columns = sql`project, organisation, case when month >= ${since}::int then coalesce(person_id::text, ${unknownSubject}::text) end as person`;
  const { rows } = await sql<{ person: string | null; organisation: string | null; domain: string }>`
    select distinct person, organisation, p.domain
    from (select ${columns} from act where project = any(${[...projects]}::text[])
      union all
      select ${columns} from work_item where project = any(${[...projects]}::text[])) f
    join project p on p.slug = f.project`.execute(db);
  for (const { person, organisation, domain } of rows) {
    if (person !== null) touched.person.add(person);
    touched.organisation.add(organisation ?? unknownSubject);
    touched.domain.add(domain);
  }
}

const subjectColumn: Readonly<Record<HubScope, RawBuilder<string>>> = {
  organisation: sql<string>`coalesce(f.organisation, ${unknownSubject}::text)`,
  person: sql<string>`coalesce(f.person_id::text, ${unknownSubject}::text)`,
  domain: sql<string>`p.domain`,
};

/** Rows of the wanted subjects, in a form that an index can serve; null = all. */
function wanted(scope: HubScope, subjects: readonly string[] | null): RawBuilder<boolean> {
  if (subjects === null) return sql`true`;
  const list = [...subjects];
  if (scope === 'domain') return sql`p.domain = any(${list}::text[])`;
  const known = list.filter((subject) => subject !== unknownSubject);
  const unknown = known.length < list.length;
  return scope === 'person'
    ? sql`(f.person_id = any(${known}::bigint[]) or (${unknown}::boolean and f.person_id is null))`
    : sql`(f.organisation = any(${known}::text[]) or (${unknown}::boolean and f.organisation is null))`;
}

/**
 * What the figures of each subject follow from, as a digest: its acts and items of the months, and `common`, which holds
 * for all. A subject without any is absent. The order of rows does not matter.
 */
export async function subjectDigests(
  db: Kysely<Database>,
  scope: HubScope,
  subjects: readonly string[] | null,
  months: { readonly first: number; readonly last: number },
  common: unknown,
): Promise<Map<string, string>> {
  const part = (table: string) => sql`
    select ${subjectColumn[scope]} as subject, sum(hashtextextended(f::text, 0)::numeric) as part, count(*) as n
    from ${sql.table(table)} f join project p on p.slug = f.project and p.listed
    where f.standing = 0 and f.class = 'human' and f.month between ${months.first}::int and ${months.last}::int
      and ${wanted(scope, subjects)} group by 1`;
  const { rows } = await sql<{ subject: string; digest: string }>`
    select subject, string_agg(concat_ws(':', source, part, n), ' ' order by source) as digest
    from (select 'act' as source, * from (${part('act')}) a union all select 'item', * from (${part('work_item')}) i) parts
    group by subject order by subject collate "C"`.execute(db);
  return new Map(rows.map(({ subject, digest }) => [subject, digestOf([common, digest])]));
}

/** Digests of the snapshots that stored figures of a scope were made from. */
export async function storedDigests(db: Kysely<Database>, scope: Scope): Promise<Map<string, string>> {
  const rows = await db.selectFrom('figure_basis').select(['subject', 'digest']).where('scope', '=', scope).execute();
  return new Map(rows.map(({ subject, digest }) => [subject, digest]));
}
