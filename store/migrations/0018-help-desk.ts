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
  `create table audit_checkpoint (
    day date primary key,
    seq bigint not null,
    hash bytea not null,
    made_at timestamptz not null
  )`,
  `create table help_request (
    id bigint generated always as identity primary key,
    code text not null unique check (code ~ '^[a-z2-7]{12}$'),
    key_hash bytea,
    asked_by text references member,
    name text not null,
    organisation text,
    contact text not null,
    topic text not null check (topic in ('strategy', 'intellectual-property', 'compliance')),
    project text references project,
    title text not null,
    question text not null,
    locale text not null check (locale in ('zh', 'en')),
    state text not null default 'open' check (state in ('open', 'assigned', 'answered', 'closed')),
    priority text not null default 'normal' check (priority in ('low', 'normal', 'high')),
    assignee text references member,
    due_at timestamptz,
    answered_at timestamptz,
    closed_at timestamptz,
    version int not null default 1,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    check (state <> 'assigned' or assignee is not null)
  )`,
  'create index help_request_state on help_request (state, due_at)',
  'create index help_request_assignee on help_request (assignee)',
  'create index help_request_asked_by on help_request (asked_by)',
  'create index help_request_project on help_request (project)',
  `create table help_message (
    id bigint generated always as identity primary key,
    request bigint not null references help_request,
    author text not null,
    author_name text not null,
    kind text not null check (kind in ('question', 'answer', 'note')),
    text text not null,
    at timestamptz not null default now()
  )`,
  'create index help_message_request on help_message (request, id)',
  `create table guidance (
    id bigint generated always as identity primary key,
    request bigint references help_request,
    topic text not null check (topic in ('strategy', 'intellectual-property', 'compliance')),
    title_zh text not null,
    title_en text not null,
    question_zh text not null,
    question_en text not null,
    answer_zh text not null,
    answer_en text not null,
    state text not null default 'proposed' check (state in ('proposed', 'published', 'refused', 'withdrawn')),
    proposed_by text not null,
    proposed_at timestamptz not null default now(),
    settled_by text,
    published_at timestamptz,
    withdrawn_at timestamptz,
    reason text,
    version int not null default 1,
    updated_at timestamptz not null default now(),
    check (state <> 'published' or settled_by is distinct from proposed_by)
  )`,
  'create index guidance_state on guidance (state, published_at)',
  'create index guidance_request on guidance (request)',
  `create table ci_token (
    id text primary key check (id ~ '^[a-z2-7]{10}$'),
    project text not null references project,
    name text not null,
    scopes text[] not null check (cardinality(scopes) > 0 and scopes <@ array['verdict:write', 'project:read']),
    hash bytea not null unique,
    created_by text not null,
    created_by_name text not null,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    last_used_at timestamptz,
    revoked_at timestamptz,
    revoked_by text,
    check (expires_at > created_at and expires_at <= created_at + interval '366 days')
  )`,
  'create index ci_token_project on ci_token (project)',
  'alter table change_verdict add column reported_by text',
];

/** Requests to the help desk and the guidance made of their answers, tokens of pipelines, and daily marks of the audit log. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
