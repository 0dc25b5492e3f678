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

/** Answers to questions of a member, or about a case assigned to them; the note is the criterion. */
export const answeredQuestions: QueueQuery = ({ userId, asideFrom }) => sql`
  select a.code, a.title, a.project, c.criterion, c.answered_at, a.due_at, a.clock_left
  from clarification c join application a on a.id = c.application
  where c.answer is not null and c.outcome is null and a.state in ('submitted', 'need-info', 'reviewing')
    and a.id <> all(${asideFrom}::bigint[])
    and (c.asked_by = 'user:' || ${userId}
      or exists (select from assignment s where s.application = a.id and s.member = ${userId}))
`;
