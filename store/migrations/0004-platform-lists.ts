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

/** Every row of a fact from a platform: when it last came, and when it was found gone, and why. */
const seen = `seen_at timestamptz not null, gone_at timestamptz, gone_reason text`;
const repository = `repository_id bigint not null references repository on delete cascade`;
const person = (column: string) => `${column} bigint references identity`;

const statements = [
  `create table release (
    ${repository},
    platform_id text not null,
    tag text not null,
    name text,
    draft boolean,
    prerelease boolean,
    ${person('author_id')},
    created_at timestamptz,
    published_at timestamptz,
    assets jsonb not null default '[]',
    ${seen},
    primary key (repository_id, platform_id)
  )`,
  `create table label (
    ${repository},
    platform_id text not null,
    name text not null,
    colour text,
    description text,
    ${seen},
    primary key (repository_id, platform_id)
  )`,
  `create table milestone (
    ${repository},
    platform_id text not null,
    number text not null,
    title text not null,
    state text not null check (state in ('open', 'closed')),
    due_at timestamptz,
    created_at timestamptz,
    updated_at timestamptz,
    closed_at timestamptz,
    ${seen},
    primary key (repository_id, platform_id)
  )`,
  `create table star (
    ${repository},
    account_id bigint not null references identity,
    starred_at timestamptz,
    ${seen},
    primary key (repository_id, account_id)
  )`,
  `create table fork (
    ${repository},
    platform_id text not null,
    path text not null,
    ${person('owner_id')},
    created_at timestamptz,
    ${seen},
    primary key (repository_id, platform_id)
  )`,
  `create table ci_run (
    ${repository},
    kind text not null check (kind in ('run', 'status')),
    platform_id text not null,
    name text,
    sha bytea not null,
    ref text,
    trigger text,
    status text not null check (status in ('queued', 'running', 'completed')),
    conclusion text,
    ${person('actor_id')},
    attempt int,
    created_at timestamptz not null,
    updated_at timestamptz,
    started_at timestamptz,
    finished_at timestamptz,
    ${seen},
    primary key (repository_id, kind, platform_id)
  )`,
  `create index ci_run_sha on ci_run (repository_id, sha)`,
  `create table branch_protection (
    ${repository},
    pattern text not null,
    requires_change boolean,
    required_approvals int,
    requires_code_owners boolean,
    required_checks text[],
    requires_signatures boolean,
    allows_force_push boolean,
    allows_deletion boolean,
    binds_admins boolean,
    ${seen},
    primary key (repository_id, pattern)
  )`,
  `create table contributor (
    ${repository},
    identity_id bigint not null references identity,
    contributions int,
    ${seen},
    primary key (repository_id, identity_id)
  )`,
  `create table change_head (
    ${repository},
    change_number text not null,
    head_sha bytea not null,
    commits int,
    reason text,
    seen_at timestamptz not null,
    primary key (repository_id, change_number)
  )`,
  `create table change_commit (
    ${repository},
    change_number text not null,
    position int not null,
    sha bytea not null,
    ${person('author_id')},
    authored_at timestamptz,
    committed_at timestamptz,
    merge boolean not null,
    primary key (repository_id, change_number, position)
  )`,
];

/** What a platform lists of a repository, and the commits of changes, which git tells. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
