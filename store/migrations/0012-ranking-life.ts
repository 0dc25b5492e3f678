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
  `create table ranking_event (
    id bigint generated always as identity primary key,
    ranking_id bigint not null references ranking on delete cascade,
    kind text not null check (kind in ('noticed', 'annotated', 'finalised', 'withdrawn')),
    actor text not null,
    reason text,
    until timestamptz,
    at timestamptz not null default now()
  )`,
  'create index ranking_event_ranking on ranking_event (ranking_id, id)',
  `create table ranking_dispute (
    id bigint generated always as identity primary key,
    ranking_id bigint not null references ranking on delete cascade,
    project text not null,
    subject text not null,
    raised_by text not null,
    text text not null,
    raised_at timestamptz not null default now(),
    outcome text check (outcome in ('upheld', 'dismissed')),
    answer text,
    answered_by text,
    answered_at timestamptz
  )`,
  'create index ranking_dispute_ranking on ranking_dispute (ranking_id)',
  `create table figure_without (
    model text not null,
    month date not null,
    project text not null references project on delete cascade,
    basis text not null,
    figures jsonb not null,
    primary key (model, month, project)
  )`,
];

/** What happens to a frozen ranking (draft, public notice with disputes, final or withdrawn), and what its intervals are drawn from. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
