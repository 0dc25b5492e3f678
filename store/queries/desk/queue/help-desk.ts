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

/** Requests to the help desk that nobody has. */
export const newHelpRequests: QueueQuery = () => sql`
  select h.code, h.title, h.project, null::text, h.created_at, h.due_at, null::bigint
  from help_request h where h.state = 'open'
`;

/** Requests that somebody has and has not answered. */
export const ownHelpRequests: QueueQuery = ({ userId }) => sql`
  select h.code, h.title, h.project, null::text, h.updated_at, h.due_at, null::bigint
  from help_request h where h.state = 'assigned' and h.assignee = ${userId}
`;

/** Guidance that waits for a second person. */
export const proposedGuidance: QueueQuery = ({ userId }) => sql`
  select g.id::text, g.title_zh || ' / ' || g.title_en, null::text, null::text, g.proposed_at, null::timestamptz, null::bigint
  from guidance g where g.state = 'proposed' and g.proposed_by <> 'user:' || ${userId}
`;
