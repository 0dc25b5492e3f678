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
  `create table contribution (
    repository_id bigint not null references repository on delete cascade,
    source text not null,
    source_id text not null,
    kind text not null check (kind in ('change-opened', 'change-closed', 'change-merged', 'change-reopened', 'review',
      'review-comment', 'issue-opened', 'issue-closed', 'issue-reopened', 'comment', 'commit-comment', 'release', 'star', 'fork')),
    identity_id bigint references identity,
    at timestamptz not null,
    object_id text,
    subject_number text,
    gaps text[] not null default '{}',
    hour timestamptz not null,
    primary key (repository_id, source, source_id)
  )`,
  `create index contribution_at on contribution (repository_id, at)`,
  `create table archive_hour (
    source text not null,
    hour timestamptz not null,
    events int not null,
    kept int not null,
    broken int not null,
    gaps text[] not null default '{}',
    imported_at timestamptz not null,
    primary key (source, hour)
  )`,
];

/** Acts that an archive of events tells, beside what platforms tell themselves. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
