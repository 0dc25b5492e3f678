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

/** Something that somebody has to do by a time. */
export interface DueThing {
  readonly what: 'report' | 'health' | 'triage' | 'clarification' | 'assignment' | 'ballot';
  /** Id of the report, health review, clarification or ballot; code of the application for the others. */
  readonly id: string;
  /** Code of the application; null where there is none. */
  readonly application: string | null;
  readonly project: string | null;
  readonly title: string | null;
  /** User ids of whom it waits for, where it is for certain members. */
  readonly members: readonly string[];
  /** First instant at which it is late. */
  readonly dueAt: Date;
  /** Last day on which it is in time, `YYYY-MM-DD` in UTC. */
  readonly dueOn: string;
  readonly since: Date;
  /** Counts changes from 1. */
  readonly version: number;
}

/** Everything unfinished that is due before an instant, late ones included. */
export async function dueThings(db: Kysely<Database>, before: Date): Promise<DueThing[]> {
  const { rows } = await sql<DueThing>`
    select * from (
      select 'report' as what, r.id::text as id, null as application, r.project, null as title, '{}'::text[] as members,
        (r.due_on + 1)::timestamp at time zone 'UTC' as "dueAt", r.due_on as "dueOn", r.created_at as since,
        r.version
      from mentor_report r where r.state <> 'signed'
      union all
      select 'health', h.id::text, null, h.project, null, '{}',
        (h.due_on + 1)::timestamp at time zone 'UTC', h.due_on, h.opened_at, h.version
      from health_review h where h.state = 'open'
      union all
      select 'triage', a.code, a.code, a.project, a.title, '{}', a.due_at, (a.due_at at time zone 'UTC')::date,
        coalesce(a.submitted_at, a.created_at), a.version
      from application a where a.state = 'submitted' and a.due_at is not null
      union all
      select 'clarification', c.id::text, a.code, a.project, a.title, '{}', c.due_at,
        (c.due_at at time zone 'UTC')::date, c.asked_at, c.version
      from clarification c join application a on a.id = c.application
      where c.answered_at is null and c.outcome is null and c.due_at is not null
        and a.state in ('need-info', 'reviewing')
      union all
      select 'assignment', a.code, a.code, a.project, a.title, array_agg(distinct s.member), min(s.due_at),
        (min(s.due_at) at time zone 'UTC')::date, min(s.at), 1
      from assignment s join application a on a.id = s.application
      where s.due_at is not null and a.state = 'reviewing'
        and not exists (select from judgement j where j.application = s.application and j.reviewer = s.member)
      group by a.code, a.project, a.title
      union all
      select 'ballot', b.id::text, a.code, a.project, a.title,
        array(select e from unnest(b.electorate) e
          where not exists (select from vote v where v.ballot = b.id and v.member = e) order by e),
        b.closes_at, (b.closes_at at time zone 'UTC')::date, b.opened_at, b.version
      from ballot b join application a on a.id = b.application where b.state = 'open'
    ) due where "dueAt" < ${before} order by "dueAt", what, id collate "C"`.execute(db);
  return rows;
}
