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

const repository = `repository_id bigint not null references repository on delete cascade`;

const statements = [
  `create table feed_state (
    ${repository},
    feed text not null,
    mode text not null default 'full' check (mode in ('full', 'delta')),
    resume jsonb,
    resume_started_at timestamptz,
    state jsonb,
    clean_started_at timestamptz,
    clean_finished_at timestamptz,
    full_finished_at timestamptz,
    tried_at timestamptz,
    reason_kind text,
    reason text,
    requests int not null default 0,
    version int not null,
    primary key (repository_id, feed)
  )`,
  `create table stream_state (
    ${repository},
    stream text not null,
    support text not null check (support in ('full', 'partial', 'unsupported')),
    asked int,
    received int not null default 0,
    refused jsonb not null default '[]',
    clean_at timestamptz,
    observed_at timestamptz,
    reason_kind text,
    reason text,
    primary key (repository_id, stream)
  )`,
  `create table crawl_lease (
    repository_id bigint primary key references repository on delete cascade,
    fence bigint not null,
    holder text not null,
    expires_at timestamptz not null
  )`,
  `create table crawl_plan (
    repository_id bigint primary key references repository on delete cascade,
    class text not null default 'new' check (class in ('new', 'hot', 'warm', 'cold', 'archived')),
    next_at timestamptz not null default now(),
    visited_at timestamptz,
    failures int not null default 0,
    hinted_at timestamptz,
    reconciled_at timestamptz
  )`,
  `create index crawl_plan_next on crawl_plan (next_at)`,
  `create table crawl_progress (
    repository_id bigint primary key references repository on delete cascade,
    holder text not null,
    started_at timestamptz not null,
    updated_at timestamptz not null,
    progress jsonb not null
  )`,
  `create table api_bucket (
    host text not null,
    credential text not null default '',
    resource text not null,
    "limit" int,
    remaining int,
    reset_at timestamptz,
    blocked_until timestamptz,
    updated_at timestamptz not null default now(),
    primary key (host, credential, resource)
  )`,
  `create table hook (
    id text primary key,
    platform text not null,
    repository_id bigint references repository on delete cascade,
    secret_variable text,
    generation int not null default 1,
    rotated_at timestamptz,
    created_at timestamptz not null default now(),
    last_seen_at timestamptz,
    accepted bigint not null default 0,
    refused bigint not null default 0
  )`,
  `create table hook_delivery (
    platform text not null,
    delivery_id text not null,
    received_at timestamptz not null default now(),
    primary key (platform, delivery_id)
  )`,
];

/** What crawling in turns needs to remember: places to go on, leases, plans, budgets, webhooks. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
