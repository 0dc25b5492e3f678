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

const statements = [
  // Text, because jsonb refuses zeros that a path may have.
  `create table change_verdict (
    repository_id bigint not null references repository on delete cascade,
    change_number text not null,
    head_sha bytea not null,
    base_sha bytea,
    verdict text not null check (verdict in ('pass', 'fail', 'undecided')),
    errors int not null,
    warnings int not null,
    report text,
    problem text,
    checked_at timestamptz not null,
    told_at timestamptz,
    primary key (repository_id, change_number, head_sha)
  )`,
  `create index change_verdict_checked on change_verdict (repository_id, checked_at desc)`,
];

/** What checks of changes found, by head, and whether the platform was told. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
