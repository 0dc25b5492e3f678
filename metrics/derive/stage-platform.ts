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
import { stillCounts } from './stage-subjects.ts';

/** Puts what the platforms tell of issues, changes, releases, stars and forks into `stage_raw`. */
export async function stagePlatform(session: Kysely<Database>): Promise<void> {
  const acts = [opened(), turned(), ended(), merged(), commented(), reviewed(), released(), starred(), forked()];
  for (const act of acts) {
    await sql`insert into stage_raw (repository_id, kind, source, identity_id, other_identity, at, subject_kind, subject_number, standing)
      select a.repository_id, a.kind, a.source, a.identity_id, a.other_identity, a.at, a.subject_kind, a.subject_number,
        s.shared::int::smallint
      from stage_repository s join (${act}) a on a.repository_id = s.repository_id`.execute(session);
  }
}

const nobody = sql`null::bigint as other_identity`;
const noSubject = sql`null as subject_kind, null as subject_number`;

function opened(): RawBuilder<unknown> {
  return sql`select i.repository_id, i.kind || '-opened' as kind, i.number as source, i.author_id as identity_id, ${nobody},
      i.created_at as at, i.kind as subject_kind, i.number as subject_number
    from stage_subject i where i.counts`;
}

/** Closings and reopenings that the platform dates; the last closing of a merged change is its merge. */
function turned(): RawBuilder<unknown> {
  return sql`select t.repository_id, t.subject_kind || '-' || t.kind as kind, t.platform_id as source,
      coalesce(t.actor_id, case when t.kind = 'closed' and t.last then i.closed_by_id end) as identity_id,
      i.author_id as other_identity, t.at, t.subject_kind, t.subject_number
    from stage_turn t
    join stage_subject i on i.repository_id = t.repository_id and i.kind = t.subject_kind and i.number = t.subject_number
    where not (t.kind = 'closed' and t.last and i.state = 'merged')`;
}

/** Closings that only the issue or change itself tells. */
function ended(): RawBuilder<unknown> {
  return sql`select i.repository_id, i.kind || '-closed' as kind, '#' || i.number as source, i.closed_by_id as identity_id,
      i.author_id as other_identity, i.closed_at as at, i.kind as subject_kind, i.number as subject_number
    from stage_subject i
    where i.counts and i.state = 'closed' and i.closed_at is not null and not exists (select 1 from stage_turn t
      where t.repository_id = i.repository_id and t.subject_kind = i.kind and t.subject_number = i.number
        and t.kind = 'closed' and t.last)`;
}

function merged(): RawBuilder<unknown> {
  return sql`select i.repository_id, 'change-merged' as kind, i.number as source, i.author_id as identity_id,
      i.merged_by_id as other_identity, i.merged_at as at, i.kind as subject_kind, i.number as subject_number
    from stage_subject i where i.counts and i.merged_at is not null`;
}

function commented(): RawBuilder<unknown> {
  return sql`select c.repository_id, case c.kind when 'review' then 'review-comment' else 'comment' end as kind,
      c.platform_id as source, c.author_id as identity_id, i.author_id as other_identity, c.created_at as at,
      c.subject_kind, c.subject_number
    from stage_repository s join comment c on c.repository_id = s.repository_id
    left join stage_subject i on i.repository_id = c.repository_id and i.kind = c.subject_kind and i.number = c.subject_number
    where ${stillCounts('c')} and coalesce(i.counts, true)`;
}

function reviewed(): RawBuilder<unknown> {
  return sql`select r.repository_id, 'review' as kind, r.platform_id as source, r.author_id as identity_id,
      i.author_id as other_identity, r.submitted_at as at, 'change' as subject_kind, r.change_number as subject_number
    from stage_repository s join review r on r.repository_id = s.repository_id
    left join stage_subject i on i.repository_id = r.repository_id and i.kind = 'change' and i.number = r.change_number
    where r.submitted_at is not null and r.state <> 'pending' and ${stillCounts('r')} and coalesce(i.counts, true)`;
}

function released(): RawBuilder<unknown> {
  return sql`select r.repository_id, 'release' as kind, r.platform_id as source, r.author_id as identity_id, ${nobody},
      r.published_at as at, ${noSubject}
    from stage_repository s join release r on r.repository_id = s.repository_id
    where r.published_at is not null and r.draft is not true and ${stillCounts('r')}`;
}

function starred(): RawBuilder<unknown> {
  return sql`select t.repository_id, 'star' as kind, t.account_id::text as source, t.account_id as identity_id, ${nobody},
      t.starred_at as at, ${noSubject}
    from stage_repository s join star t on t.repository_id = s.repository_id
    where t.starred_at is not null and ${stillCounts('t')}`;
}

function forked(): RawBuilder<unknown> {
  return sql`select f.repository_id, 'fork' as kind, f.platform_id as source, f.owner_id as identity_id, ${nobody},
      f.created_at as at, ${noSubject}
    from stage_repository s join fork f on f.repository_id = s.repository_id
    where f.created_at is not null and ${stillCounts('f')}`;
}
