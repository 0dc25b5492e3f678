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

/** Health reviews that were answered, or whose day has passed. */
export const waitingForHealth: QueueQuery = ({ now }) => sql`
  select p.slug, coalesce(p.entry -> 'name' ->> 'zh', p.slug), p.slug, null::text, coalesce(h.answered_at, h.opened_at),
    case when h.state = 'open' then (h.due_on + 1)::timestamp at time zone 'UTC' end, null::bigint
  from health_review h join project p on p.slug = h.project
  where h.state = 'answered' or (h.state = 'open' and (h.due_on + 1)::timestamp at time zone 'UTC' <= ${now})
`;
