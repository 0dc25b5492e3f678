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

/** Comments of two weeks that mention a member who has not commented on the case since; the note is who wrote. */
export const mentionsOf: QueueQuery = ({ userId, now }) => sql`
  select a.code, a.title, a.project, c.author_name, c.at, null::timestamptz, null::bigint
  from application_comment c join application a on a.id = c.application
  where ${userId} = any(c.mentions) and c.removed_at is null and c.author <> 'user:' || ${userId}
    and c.at > ${now}::timestamptz - interval '14 days'
    and not exists (select from application_comment later
      where later.application = c.application and later.author = 'user:' || ${userId} and later.id > c.id)
`;
