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

/** Signs that a project may be at its end; the note is which. */
export const waitingForSign: QueueQuery = () => sql`
  select p.slug, coalesce(p.entry -> 'name' ->> 'zh', p.slug), p.slug, string_agg(s.trigger, ', ' order by s.trigger), min(s.found_at),
    null::timestamptz, null::bigint
  from emeritus_sign s join project p on p.slug = s.project where s.state = 'open' group by p.slug
`;
