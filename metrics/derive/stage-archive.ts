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

/** Which stream of the platform tells of acts of a kind, and what the two have in common. */
const told = sql`(values
  ('issue-opened', 'issues'), ('issue-closed', 'events'), ('issue-reopened', 'events'), ('comment', 'comments'),
  ('change-opened', 'changes'), ('change-merged', 'changes'), ('change-closed', 'events'), ('change-reopened', 'events'),
  ('review', 'reviews'), ('review-comment', 'review-comments'), ('release', 'releases'), ('star', 'stars'), ('fork', 'forks')
)`;

/**
 * Puts acts into `stage_raw` that an archive of events tells and the platform's own streams do not. An act older than the
 * last whole reading of its stream would be there: it has been deleted since. What is there already is told by the id of
 * what came of it, else by kind and subject; a closing whose outcome the archive does not tell is left out.
 */
export async function stageArchive(session: Kysely<Database>): Promise<void> {
  await sql`create temporary table stage_archived on commit drop as
    select distinct on (a.repository_id, a.kind, ${key}) a.repository_id, a.kind, a.source || ':' || a.source_id as source,
      a.identity_id, a.at, a.object_id, a.subject_number, s.shared, ${subjectKind} as subject_kind
    from stage_repository s join contribution a on a.repository_id = s.repository_id
    join ${told} k(kind, stream) on k.kind = a.kind
    left join stream_state t on t.repository_id = a.repository_id and t.stream = k.stream
    where (t.clean_at is null or t.support = 'partial' or a.at > t.clean_at) and not 'merge-unknown' = any(a.gaps)
    order by a.repository_id, a.kind, ${key}, a.at, a.source collate "C", a.source_id collate "C"`.execute(session);
  await sql`analyze stage_archived`.execute(session);
  for (const known of alreadyTold) await sql`delete from stage_archived a using ${known}`.execute(session);
  await sql`insert into stage_raw (repository_id, kind, source, identity_id, other_identity, at, subject_kind, subject_number, standing)
    select distinct on (a.repository_id, a.kind, a.source) a.repository_id, a.kind, a.source,
      case a.kind when 'change-merged' then coalesce(i.author_id, o.identity_id) else a.identity_id end,
      case when a.kind = 'change-merged' then a.identity_id
        when a.kind not in ('issue-opened', 'change-opened') then coalesce(i.author_id, o.identity_id) end,
      a.at, coalesce(i.kind, a.subject_kind, split_part(o.kind, '-', 1)), a.subject_number, a.shared::int::smallint
    from stage_archived a
    left join stage_subject i on i.repository_id = a.repository_id and i.number = a.subject_number
      and (a.subject_kind is null or i.kind = a.subject_kind)
    left join stage_archived o on o.repository_id = a.repository_id and o.subject_number = a.subject_number
      and o.kind in ('issue-opened', 'change-opened')
    order by a.repository_id, a.kind, a.source, i.counts desc nulls last, i.kind, o.kind`.execute(session);
}

/** What one act is known by, whoever tells it and however often. */
const key = sql`(case when a.kind in ('comment', 'review', 'review-comment', 'release', 'fork') and a.object_id is not null then a.object_id
  when a.kind in ('issue-opened', 'change-opened', 'change-merged') and a.subject_number is not null then a.subject_number
  when a.kind = 'star' then coalesce(a.identity_id::text, a.source_id)
  else concat_ws(' ', a.subject_number, a.identity_id, a.at) end)`;

/** An issue's comments and a change's conversation are one kind of event: only the number tells. */
const subjectKind = sql`(case when a.kind like 'issue-%' then 'issue' when a.kind like 'change-%' or a.kind like 'review%' then 'change' end)`;

/** What the platform itself tells, those included that it does not have any more; one join each, so that long archives are quick. */
const alreadyTold: readonly RawBuilder<unknown>[] = [
  sql`stage_raw r where r.repository_id = a.repository_id and r.kind = a.kind and r.subject_number = a.subject_number
    and (a.kind like 'issue-%' or a.kind like 'change-%')`,
  sql`(select repository_id, number, case when bool_or(counts) then min(kind) filter (where not counts) end as only_kind
      from stage_subject group by 1, 2 having not bool_and(counts)) i
    where i.repository_id = a.repository_id and i.number = a.subject_number
      and (i.only_kind is null or i.only_kind = a.subject_kind)`,
  sql`comment c where c.repository_id = a.repository_id and c.platform_id = a.object_id
    and c.kind = case a.kind when 'comment' then 'discussion' when 'review-comment' then 'review' end`,
  ...['review', 'release', 'fork'].map(
    (kind) => sql`${sql.table(kind)} v where v.repository_id = a.repository_id and v.platform_id = a.object_id
      and a.kind = ${sql.lit(kind)}`,
  ),
  sql`star t where t.repository_id = a.repository_id and t.account_id = a.identity_id and a.kind = 'star'`,
];
