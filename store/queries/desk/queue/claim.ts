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

/** Claims by others to maintain a project; the note is who claims. */
export const waitingForClaim: QueueQuery = ({ userId }) => sql`
  select c.id::text, coalesce(p.entry -> 'name' ->> 'zh', c.project), c.project, m.name, c.asked_at,
    null::timestamptz, null::bigint
  from project_claim c join project p on p.slug = c.project join member m on m.user_id = c.member
  where c.state = 'pending' and c.member <> ${userId}
`;
