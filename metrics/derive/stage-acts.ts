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
import { monthOfUtc } from '../figures/month-index.ts';
import { stageActors } from './stage-actors.ts';
import { stageArchive } from './stage-archive.ts';
import { stageCommits } from './stage-commits.ts';
import { stagePlatform } from './stage-platform.ts';
import { stageSubjects } from './stage-subjects.ts';

/** Makes `stage_act`: rows as in `act`, discounts and activities still to come; leaves `stage_subject`, `stage_turn` and `stage_actor` behind. */
export async function stageActs(session: Kysely<Database>, project: string): Promise<void> {
  await sql`create temporary table stage_raw (repository_id bigint, kind text, source text, identity_id bigint, other_identity bigint,
    at timestamptz, zone smallint, subject_kind text, subject_number text, additions int, deletions int, signed_off boolean,
    standing smallint) on commit drop`.execute(session);
  await sql`create temporary table stage_act (like act including defaults) on commit drop`.execute(session);
  await stageCommits(session, project);
  await stageSubjects(session);
  await stagePlatform(session);
  await sql`analyze stage_raw (repository_id, kind, source, identity_id, subject_number)`.execute(session);
  await stageArchive(session);
  await stageActors(session);
  await dropOwnCoAuthors(session);
  await sql`insert into stage_act (project, repository_id, kind, source, identity_id, person_id, organisation, class, at, month,
      zone, subject_kind, subject_number, other_id, additions, deletions, signed_off, standing)
    select ${project}, r.repository_id, r.kind, r.source, r.identity_id, a.person_id,
      coalesce(c.organisation, d.organisation, m.organisation), coalesce(a.class, 'human'), r.at,
      ${monthOfUtc(sql`r.at at time zone 'UTC'`)},
      r.zone, r.subject_kind, r.subject_number, case when r.kind <> 'co-author' then o.person_id end,
      r.additions, r.deletions, r.signed_off, r.standing
    from stage_raw r
    left join stage_actor a on a.identity_id = r.identity_id
    left join stage_actor o on o.identity_id = r.other_identity
    left join stage_employer c on c.basis = 'claim' and c.person_id = a.person_id and r.at >= c.since and r.at < c.until
    left join stage_domain d on d.domain = a.domain and r.at >= d.since and r.at < d.until
    left join stage_employer m on m.basis = 'mail' and m.person_id = a.person_id and r.at >= m.since and r.at < m.until`.execute(
    session,
  );
  await sql`analyze stage_act (repository_id, kind, source, person_id, subject_kind, subject_number)`.execute(session);
}

/** A person is co-author of a commit once, by whichever of their addresses, and never of their own. */
async function dropOwnCoAuthors(session: Kysely<Database>): Promise<void> {
  await sql`delete from stage_raw r using (
      select r.ctid as row, a.person_id = o.person_id as own, row_number() over (
        partition by r.repository_id, split_part(r.source, ':', 1), a.person_id order by a.value_hash) as nth
      from stage_raw r join stage_actor a on a.identity_id = r.identity_id
      join stage_actor o on o.identity_id = r.other_identity
      where r.kind = 'co-author'
    ) n where r.ctid = n.row and (n.own or n.nth > 1)`.execute(session);
}
