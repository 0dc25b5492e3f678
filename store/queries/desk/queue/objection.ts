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

/** Objections without an answer; the note is the name that was given. */
export const waitingForObjection: QueueQuery = ({ asideFrom }) => sql`
  select a.code, a.title, a.project, o.name, o.raised_at, n.until_at, null::bigint
  from objection o join public_notice n on n.id = o.notice join application a on a.id = n.application
  where o.outcome is null and n.state <> 'cancelled' and a.id <> all(${asideFrom}::bigint[])
`;
