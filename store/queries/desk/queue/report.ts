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

import { sql } from 'kysely';
import type { QueueQuery } from '../queue.ts';

/** Reports that are owed or were missed, for the mentors of the project; the note is the period. */
export const waitingForReport: QueueQuery = ({ userId }) => sql`
  select r.id::text, coalesce(p.entry -> 'name' ->> 'zh', p.slug), p.slug, r.period_from::text || ' – ' || r.period_until::text, r.created_at,
    (r.due_on + 1)::timestamp at time zone 'UTC', null::bigint
  from mentor_report r join project p on p.slug = r.project
  join mentor t on t.project = r.project and t.member = ${userId} and t.until is null
  where r.state <> 'signed'
`;
