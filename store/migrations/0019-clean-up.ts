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

import { type Kysely, sql } from 'kysely';

const statements: readonly string[] = [
  `insert into audit_event (at, actor, actor_name, action, object_kind, object_id, after, reason)
    select at, 'command:' || actor, actor, 'people.' || action, 'identity', subject, detail::json, reason
    from people_log order by id`,
  'drop table people_log',
  'drop function people_log_stays()',
  `create table project_duplicate (
    project text not null references project on delete cascade,
    other text not null references project on delete cascade,
    verdict text not null check (verdict in ('same', 'different')),
    kept text,
    decided_by text not null,
    reason text not null,
    at timestamptz not null default now(),
    primary key (project, other),
    check (project < other),
    check (case verdict when 'same' then kept in (project, other) else kept is null end)
  )`,
];

/** Decisions on people move into the one audit log, with the time they were made; what staff say of projects that look alike. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
