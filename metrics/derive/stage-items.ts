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
import type { Database } from '#store/schema.ts';
import { stageDeployments } from './stage-deployments.ts';

/** Makes `stage_item`: rows as in `work_item`, from what the staging of acts left behind. */
export async function stageItems(session: Kysely<Database>, project: string): Promise<void> {
  await sql`create temporary table stage_item (like work_item including defaults) on commit drop`.execute(session);
  await stageResponses(session);
  await stageParticipants(session);
  await stageLives(session);
  await stageKnown(session);
  await sql`create temporary table stage_change_commit on commit drop as
    select c.repository_id, c.change_number as number, min(c.authored_at) as first, count(*)::int as commits
    from stage_repository s join change_commit c on c.repository_id = s.repository_id group by 1, 2`.execute(session);
  await sql`analyze stage_change_commit`.execute(session);
  await stageDeployments(session);
  await insertItems(session, project);
  await sql`analyze stage_item (repository_id, kind, number, person_id)`.execute(session);
}

/** What other humans said on each subject; who is not known cannot be told from the author. */
async function stageResponses(session: Kysely<Database>): Promise<void> {
  await sql`create temporary table stage_response on commit drop as
    with said as (
      select a.repository_id, a.subject_kind as kind, a.subject_number as number, a.kind as act, a.at, a.person_id, v.value_hash
      from stage_act a
      join stage_subject i on i.repository_id = a.repository_id and i.kind = a.subject_kind and i.number = a.subject_number and i.counts
      left join stage_actor o on o.identity_id = i.author_id
      left join stage_actor v on v.identity_id = a.identity_id
      where a.kind in ('comment', 'review', 'review-comment') and a.class = 'human'
        and a.person_id is not null and a.person_id is distinct from o.person_id and a.at >= i.created_at
    )
    select repository_id, kind, number, min(at) as first_at,
      (array_agg(person_id order by at, value_hash))[1] as first_by,
      min(at) filter (where act <> 'review') as first_comment, min(at) filter (where act = 'review') as first_review,
      count(*) filter (where act = 'comment')::int as comments, count(*) filter (where act = 'review')::int as reviews,
      count(*) filter (where act = 'review-comment')::int as review_comments,
      count(distinct person_id) filter (where act <> 'comment')::int as reviewers
    from said group by 1, 2, 3`.execute(session);
  await sql`analyze stage_response`.execute(session);
}

async function stageParticipants(session: Kysely<Database>): Promise<void> {
  await sql`create temporary table stage_participant on commit drop as
    select repository_id, kind, number, count(distinct person_id)::int as participants from (
      select repository_id, subject_kind as kind, subject_number as number, person_id from stage_act
      where subject_number is not null and class = 'human' and person_id is not null
      union
      select i.repository_id, i.kind, i.number, m.person_id from stage_subject i
      join stage_actor m on m.identity_id = i.merged_by_id and m.class = 'human'
    ) took group by 1, 2, 3`.execute(session);
  await sql`analyze stage_participant`.execute(session);
}

/** When each subject was open: from its opening and each reopening to the next closing. */
async function stageLives(session: Kysely<Database>): Promise<void> {
  await sql`create temporary table stage_life on commit drop as
    with reopened as (
      select repository_id, subject_kind as kind, subject_number as number,
        min(at) filter (where t.kind = 'closed') as first_closed
      from stage_turn t group by 1, 2, 3 having bool_or(t.kind = 'reopened')
    ),
    started as (
      select i.repository_id, i.kind, i.number, i.created_at as since, r.first_closed as until, i.closed_at, i.state
      from reopened r join stage_subject i using (repository_id, kind, number)
      union all
      select t.repository_id, t.subject_kind, t.subject_number, greatest(t.at, i.created_at), t.next_at, i.closed_at, i.state
      from stage_turn t
      join stage_subject i on i.repository_id = t.repository_id and i.kind = t.subject_kind and i.number = t.subject_number
      where t.kind = 'reopened'
    ),
    bounded as (select *, coalesce(until, case when state <> 'open' then closed_at end) as upto from started)
    select repository_id, kind, number, range_agg(${span('since', 'upto')}) as during
    from bounded where since is not null group by 1, 2, 3`.execute(session);
  await sql`analyze stage_life`.execute(session);
}

/** From one instant to another, without end when that is null; never backwards, whatever the platform dates. */
function span(since: string, until: string) {
  return sql`tstzrange(${sql.ref(since)}, case when ${sql.ref(until)} is not null then greatest(${sql.ref(since)}, ${sql.ref(until)}) end)`;
}

/** Makes `stage_known`: which streams of each repository have been read whole. */
async function stageKnown(session: Kysely<Database>): Promise<void> {
  await sql`create temporary table stage_known on commit drop as
    select s.repository_id, s.shared, ${clean('comments')} as comments, ${clean('reviews')} as reviews,
      ${clean('review-comments')} as review_comments
    from stage_repository s left join stream_state t on t.repository_id = s.repository_id
    group by s.repository_id, s.shared`.execute(session);
}

function clean(stream: string) {
  return sql`coalesce(bool_or(t.clean_at is not null) filter (where t.stream = ${stream}), false)`;
}

async function insertItems(session: Kysely<Database>, project: string): Promise<void> {
  await sql`insert into stage_item (project, repository_id, kind, number, identity_id, person_id, organisation, class, title, labels,
      state, draft, opened_at, month, closed_at, merged_at, open_during, closed_by_id, merged_by_id, first_response_at,
      first_responder_id, first_comment_at, first_review_at, first_commit_at, deployed_at, comments, reviews, review_comments, reviewers,
      participants, commits, additions, deletions, merge_sha, standing)
    select ${project}, i.repository_id, i.kind, i.number, i.author_id, a.person_id, a.organisation, a.class, i.title, i.labels,
      i.state, i.draft, i.created_at, a.month, e.closed_at, i.merged_at,
      coalesce(l.during, tstzmultirange(${span('i.created_at', 'e.closed_at')})),
      b.person_id, m.person_id, r.first_at, r.first_by, r.first_comment, r.first_review, c.first, d.at,
      case when k.comments then coalesce(r.comments, 0) end,
      case when k.reviews then coalesce(r.reviews, 0) end,
      case when k.review_comments then coalesce(r.review_comments, 0) end,
      case when k.reviews and k.review_comments then coalesce(r.reviewers, 0) end,
      case when k.comments and (i.kind = 'issue' or k.reviews and k.review_comments) then coalesce(p.participants, 0) end,
      coalesce(i.commit_count, c.commits), i.additions, i.deletions, i.merge_sha, k.shared::int::smallint
    from stage_subject i
    join stage_act a on a.repository_id = i.repository_id and a.subject_kind = i.kind and a.subject_number = i.number
      and a.kind = i.kind || '-opened'
    join stage_known k on k.repository_id = i.repository_id
    left join (select * from stage_turn where kind = 'closed' and last) t
      on t.repository_id = i.repository_id and t.subject_kind = i.kind and t.subject_number = i.number
    cross join lateral (select case i.state when 'open' then null when 'merged' then coalesce(i.merged_at, i.closed_at, t.at)
      else coalesce(i.closed_at, t.at) end as closed_at) e
    left join stage_actor b on b.identity_id = case when i.state <> 'open' then coalesce(i.closed_by_id, t.actor_id, i.merged_by_id) end
    left join stage_actor m on m.identity_id = i.merged_by_id
    left join stage_life l on l.repository_id = i.repository_id and l.kind = i.kind and l.number = i.number
    left join stage_response r on r.repository_id = i.repository_id and r.kind = i.kind and r.number = i.number
    left join stage_participant p on p.repository_id = i.repository_id and p.kind = i.kind and p.number = i.number
    left join stage_change_commit c on c.repository_id = i.repository_id and i.kind = 'change' and c.number = i.number
    left join stage_deployed d on d.repository_id = i.repository_id and i.kind = 'change' and d.number = i.number
    where i.counts`.execute(session);
}
