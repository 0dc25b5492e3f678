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

/** Open ballots in which a member may vote and has not. */
export const waitingForVote: QueueQuery = ({ userId }) => sql`
  select a.code, a.title, a.project, null::text, b.opened_at, b.closes_at, null::bigint
  from ballot b join application a on a.id = b.application
  where b.state = 'open' and ${userId} = any(b.electorate)
    and not exists (select from vote v where v.ballot = b.id and v.member = ${userId})
`;
