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

/** What is happening around a case that its applicant may know. */
export interface TrackingRow {
  /** Questions that wait for an answer, the oldest first. */
  readonly questions: readonly { readonly id: string; readonly question: string; readonly dueAt: string | null }[];
  readonly ballotCloses: Date | null;
  readonly noticeUntil: Date | null;
  /** Repositories of the project and how their last visit went. */
  readonly waiting: number;
}

/** Reads it. */
export async function readTracking(db: Kysely<Database>, code: string): Promise<TrackingRow> {
  const { rows } = await sql<TrackingRow>`
    select
      coalesce((select json_agg(json_build_object('id', c.id::text, 'question', c.question, 'dueAt', c.due_at) order by c.id)
        from clarification c where c.application = a.id and c.answered_at is null and c.closed_at is null), '[]') as questions,
      (select b.closes_at from ballot b where b.application = a.id and b.state = 'open') as "ballotCloses",
      (select n.until_at from public_notice n where n.application = a.id and n.state = 'open') as "noticeUntil",
      (select count(*)::int from project_repository o join repository r on r.id = o.repository_id
        where o.project = a.project and r.fetched_at is null) as waiting
    from application a where a.code = ${code}`.execute(db);
  return rows[0] ?? { questions: [], ballotCloses: null, noticeUntil: null, waiting: 0 };
}
