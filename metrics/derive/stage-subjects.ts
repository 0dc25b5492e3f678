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
import type { Database } from '#store/schema.ts';

/**
 * Which facts of a platform count: those that are there, and what became a discussion, which goes on elsewhere in the
 * repository. What was deleted, hidden, transferred or taken back (`not-listed`) does not.
 */
export function stillCounts(table: string): RawBuilder<boolean> {
  return sql<boolean>`(${sql.ref(`${table}.gone_at`)} is null or ${sql.ref(`${table}.gone_reason`)} = 'converted')`;
}

/**
 * Makes `stage_subject`: every issue and change once by its number, `counts` false for those that are gone; and
 * `stage_turn` (… kind closed or reopened, last): the closings and reopenings of those that count, repeats left out.
 */
export async function stageSubjects(session: Kysely<Database>): Promise<void> {
  await sql`create temporary table stage_subject on commit drop as
    select distinct on (i.repository_id, i.number) i.repository_id, 'issue' as kind, i.number, i.author_id, i.title, i.labels,
      case when i.gone_at is not null then 'closed' else i.state end as state, null::boolean as draft, i.created_at,
      coalesce(i.closed_at, i.gone_at) as closed_at, i.closed_by_id, null::timestamptz as merged_at, null::bigint as merged_by_id,
      null::bytea as merge_sha, null::int as additions, null::int as deletions, null::int as commit_count,
      ${stillCounts('i')} as counts
    from stage_repository s join issue i on i.repository_id = s.repository_id ${newestOf('i')}`.execute(session);
  await sql`insert into stage_subject
    select distinct on (c.repository_id, c.number) c.repository_id, 'change', c.number, c.author_id, c.title, c.labels,
      c.state, c.draft, c.created_at, c.closed_at, c.closed_by_id,
      case when c.state = 'merged' then coalesce(c.merged_at, c.closed_at) end, c.merged_by_id,
      c.merge_sha, c.additions, c.deletions, c.commit_count, ${stillCounts('c')}
    from stage_repository s join change c on c.repository_id = s.repository_id ${newestOf('c')}`.execute(session);
  await sql`create unique index on stage_subject (repository_id, kind, number)`.execute(session);
  await sql`analyze stage_subject`.execute(session);
  await stageTurns(session);
}

function newestOf(table: string): RawBuilder<unknown> {
  const column = (name: string) => sql.ref(`${table}.${name}`);
  return sql`order by ${column('repository_id')}, ${column('number')}, ${column('gone_at')} is not null,
    ${column('updated_at')} desc, ${column('platform_id')} collate "C"`;
}

async function stageTurns(session: Kysely<Database>): Promise<void> {
  const order = sql`order by at, length(platform_id), platform_id collate "C"`;
  await sql`create temporary table stage_turn on commit drop as
    with told as (
      select e.repository_id, e.subject_kind, e.subject_number, e.kind, e.actor_id, e.at, e.platform_id,
        lag(e.kind) over (partition by e.repository_id, e.subject_kind, e.subject_number
          order by e.at, length(e.platform_id), e.platform_id collate "C") as before
      from stage_repository s join subject_event e on e.repository_id = s.repository_id
      join stage_subject i on i.repository_id = e.repository_id and i.kind = e.subject_kind and i.number = e.subject_number and i.counts
      where e.kind in ('closed', 'reopened') and ${stillCounts('e')}
    )
    select repository_id, subject_kind, subject_number, kind, actor_id, at, platform_id,
      lead(at) over (partition by repository_id, subject_kind, subject_number ${order}) as next_at,
      lead(at) over (partition by repository_id, subject_kind, subject_number ${order}) is null as last
    from told where kind is distinct from before`.execute(session);
  await sql`analyze stage_turn`.execute(session);
}
