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
import type { Database } from '../../schema.ts';

/** Two projects that look like one; the slugs are in order. */
export interface DuplicateRow {
  readonly project: string;
  readonly other: string;
  readonly projectListed: boolean;
  readonly otherListed: boolean;
  /** `repository` they own the same one, `root` histories begin with the same commit, `name` they are called the same. */
  readonly signs: readonly ('repository' | 'root' | 'name')[];
  readonly verdict: 'same' | 'different' | null;
  readonly kept: string | null;
  readonly decidedBy: string | null;
  readonly reason: string | null;
}

/** Pairs of projects, listed or applied for, that look like one, undecided first. Forks and mirrors share their first commit. */
export async function duplicateProjects(db: Kysely<Database>, limit: number): Promise<DuplicateRow[]> {
  const { rows } = await sql<DuplicateRow>`
    with shown as (
      select p.slug, p.listed, p.entry from project p
      where p.listed or exists (select from application a where a.project = p.slug and a.state not in ('draft', 'withdrawn', 'declined'))
        or exists (select from project_duplicate d where p.slug in (d.project, d.other))),
    owned as (select s.slug, r.repository_id from shown s join project_repository r on r.project = s.slug),
    roots as (select distinct o.slug, c.sha from owned o join commit c on c.repository_id = o.repository_id
      where c.parent_count = 0 and c.on_default),
    names as (select slug, lower(btrim(value)) as name from shown, jsonb_each_text(coalesce(entry -> 'name', '{}'))
      where length(btrim(value)) >= 3),
    signs as (
      select a.slug as project, b.slug as other, 'repository' as sign from owned a join owned b using (repository_id) where a.slug < b.slug
      union select a.slug, b.slug, 'root' from roots a join roots b using (sha) where a.slug < b.slug
      union select a.slug, b.slug, 'name' from names a join names b using (name) where a.slug < b.slug)
    select g.project, g.other, p.listed as "projectListed", o.listed as "otherListed",
      array_agg(g.sign order by g.sign) as signs, d.verdict, d.kept, d.decided_by as "decidedBy", d.reason
    from signs g join project p on p.slug = g.project join project o on o.slug = g.other
    left join project_duplicate d on d.project = g.project and d.other = g.other
    group by g.project, g.other, p.listed, o.listed, d.verdict, d.kept, d.decided_by, d.reason
    order by d.verdict is not null, count(*) desc, g.project, g.other limit ${limit}`.execute(db);
  return rows;
}

/** What was said of two projects before; null = nothing. The rows of both are held until the transaction ends. */
export async function heldPair(
  tx: Kysely<Database>,
  project: string,
  other: string,
): Promise<{ readonly known: boolean; readonly verdict: 'same' | 'different' | null; readonly kept: string | null }> {
  const rows = await tx
    .selectFrom('project')
    .select('slug')
    .where('slug', 'in', [project, other])
    .orderBy('slug')
    .forUpdate()
    .execute();
  const said = await tx
    .selectFrom('project_duplicate')
    .select(['verdict', 'kept'])
    .where('project', '=', project)
    .where('other', '=', other)
    .executeTakeFirst();
  return { known: rows.length === 2, verdict: said?.verdict ?? null, kept: said?.kept ?? null };
}

/** Writes the word on two projects; the one that is not kept is no longer listed, and is again when they are told apart. */
export async function sayOfPair(
  tx: Kysely<Database>,
  said: {
    project: string;
    other: string;
    verdict: 'same' | 'different';
    kept: string | null;
    decided_by: string;
    reason: string;
    at: Date;
  },
): Promise<void> {
  const { project, other, ...word } = said;
  await tx
    .insertInto('project_duplicate')
    .values(said)
    .onConflict((conflict) => conflict.columns(['project', 'other']).doUpdateSet(word))
    .execute();
  if (word.kept === null) return;
  const dropped = word.kept === project ? other : project;
  await tx.updateTable('project').set({ listed: false, updated_at: said.at }).where('slug', '=', dropped).execute();
}
