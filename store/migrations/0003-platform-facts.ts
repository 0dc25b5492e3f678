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

const discussed = `${repository},
    platform_id text not null,
    number text not null,
    title text not null,
    ${person('author_id')},
    created_at timestamptz not null,
    updated_at timestamptz not null,
    closed_at timestamptz,
    ${person('closed_by_id')},
    labels text[] not null default '{}',
    assignee_ids bigint[] not null default '{}',
    milestone text,
    comment_count int,
    locked boolean`;

const statements = [
  `alter table identity drop constraint identity_kind_check`,
  `alter table identity add constraint identity_kind_check check (kind in ('email', 'name', 'account'))`,
  `alter table identity add column account_host text, add column account_hash bytea`,
  `alter table repository add column missing_since timestamptz, add column missing_times int not null default 0`,
  `create index repository_name_url on repository_name (lower(url))`,
  `create table account (
    identity_id bigint primary key references identity on delete cascade,
    host text not null,
    platform_id text,
    login text not null,
    name text,
    kind text not null check (kind in ('user', 'organisation', 'bot', 'mannequin', 'unknown')),
    company text,
    created_at timestamptz,
    profile_read_at timestamptz,
    seen_at timestamptz not null,
    unique (host, platform_id)
  )`,
  `create table account_membership (
    account_id bigint not null references identity on delete cascade,
    organisation_id bigint not null references identity on delete cascade,
    seen_at timestamptz not null,
    primary key (account_id, organisation_id)
  )`,
  `create table email_account (
    identity_id bigint not null references identity on delete cascade,
    host text not null,
    account_id bigint references identity on delete cascade,
    ${repository},
    sha bytea not null,
    seen_at timestamptz not null,
    primary key (identity_id, host)
  )`,
  `create table platform_repository (
    repository_id bigint primary key references repository on delete cascade,
    platform text not null,
    host text not null,
    platform_id text not null,
    path text not null,
    web_url text not null,
    clone_url text not null,
    ${person('owner_id')},
    description text,
    homepage text,
    default_branch text,
    topics text[],
    language text,
    licence text,
    visibility text,
    archived boolean,
    disabled boolean,
    locked boolean,
    empty boolean,
    fork boolean,
    parent text,
    mirror boolean,
    template boolean,
    issues_enabled boolean,
    changes_enabled boolean,
    stars int,
    forks int,
    watchers int,
    open_issues int,
    open_changes int,
    created_at timestamptz,
    pushed_at timestamptz,
    updated_at timestamptz,
    find_state jsonb,
    observed_at timestamptz not null,
    unique (host, platform_id)
  )`,
  `create table issue (
    ${discussed},
    state text not null check (state in ('open', 'closed')),
    state_reason text,
    ${seen},
    moved_to text,
    primary key (repository_id, platform_id)
  )`,
  `create index issue_number on issue (repository_id, number)`,
  `create index issue_created on issue (repository_id, created_at)`,
  `create table change (
    ${discussed},
    state text not null check (state in ('open', 'closed', 'merged')),
    draft boolean,
    merged_at timestamptz,
    ${person('merged_by_id')},
    merge_sha bytea,
    base_ref text,
    base_sha bytea,
    head_ref text,
    head_sha bytea,
    head_repository text,
    additions int,
    deletions int,
    changed_files int,
    commit_count int,
    requested_reviewer_ids bigint[] not null default '{}',
    ${seen},
    moved_to text,
    primary key (repository_id, platform_id)
  )`,
  `create index change_number on change (repository_id, number)`,
  `create index change_created on change (repository_id, created_at)`,
  `create table comment (
    ${repository},
    kind text not null check (kind in ('discussion', 'review')),
    platform_id text not null,
    subject_kind text not null check (subject_kind in ('issue', 'change')),
    subject_number text not null,
    ${person('author_id')},
    created_at timestamptz not null,
    updated_at timestamptz not null,
    review_id text,
    reply_to text,
    path text,
    line int,
    sha bytea,
    ${seen},
    primary key (repository_id, kind, platform_id)
  )`,
  `create index comment_subject on comment (repository_id, subject_kind, subject_number)`,
  `create table review (
    ${repository},
    platform_id text not null,
    change_number text not null,
    ${person('author_id')},
    state text not null check (state in ('approved', 'changes-requested', 'commented', 'dismissed', 'pending')),
    submitted_at timestamptz,
    sha bytea,
    ${seen},
    primary key (repository_id, platform_id)
  )`,
  `create index review_change on review (repository_id, change_number)`,
  `create table subject_event (
    ${repository},
    platform_id text not null,
    subject_kind text not null check (subject_kind in ('issue', 'change')),
    subject_number text not null,
    kind text not null,
    ${person('actor_id')},
    at timestamptz not null,
    ${person('target_id')},
    value text,
    sha bytea,
    ${seen},
    primary key (repository_id, platform_id)
  )`,
  `create index subject_event_subject on subject_event (repository_id, subject_kind, subject_number)`,
];

/** What happens in a repository, as its platform's API tells it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
