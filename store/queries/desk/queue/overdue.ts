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

/** Cases whose clock has run out. */
export const overdueCases: QueueQuery = ({ asideFrom, now }) => sql`
  select a.code, a.title, a.project, null::text, a.updated_at, a.due_at, a.clock_left
  from application a
  where a.state in ('submitted', 'reviewing', 'voting', 'notice') and a.due_at < ${now}
    and a.id <> all(${asideFrom}::bigint[])
`;
