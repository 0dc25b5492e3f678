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

// No foreign keys on what is derived: a project's rows are replaced as a whole, and checking each of them took two
// thirds of the time that writing them did.
const statements = [
  `create table act (
    project text not null,
    repository_id bigint not null,
    kind text not null,
    source text not null,
    identity_id bigint,
    person_id bigint,
    organisation text,
    class text not null,
    at timestamptz not null,
    month int not null,
    zone smallint,
    subject_kind text,
    subject_number text,
    other_id bigint,
    additions int,
    deletions int,
    signed_off boolean,
    discount numeric(6, 5) not null default 1,
    activity numeric(18, 9) not null default 0,
    activity_2023 numeric(18, 9) not null default 0,
    activity_2020 numeric(18, 9) not null default 0,
    standing smallint not null default 0,
    primary key (project, repository_id, kind, source)
  )`,
  'create index act_person on act (person_id, month) where standing = 0',
  'create index act_organisation on act (organisation, month) where standing = 0',
  'create index commit_root on commit (repository_id, sha) where parent_count = 0',
  'create index commit_root_sha on commit (sha) where parent_count = 0',
  `create table act_discount (
    project text not null,
    repository_id bigint not null,
    kind text not null,
    source text not null,
    rule text not null,
    factor numeric(6, 5) not null,
    evidence jsonb not null,
    primary key (project, repository_id, kind, source, rule)
  )`,
  `create table work_item (
    project text not null,
    repository_id bigint not null,
    kind text not null check (kind in ('issue', 'change')),
    number text not null,
    identity_id bigint,
    person_id bigint,
    organisation text,
    class text not null,
    title text not null,
    labels text[] not null,
    state text not null check (state in ('open', 'closed', 'merged')),
    draft boolean,
    opened_at timestamptz not null,
    month int not null,
    closed_at timestamptz,
    merged_at timestamptz,
    open_during tstzmultirange not null,
    closed_by_id bigint,
    merged_by_id bigint,
    first_response_at timestamptz,
    first_responder_id bigint,
    first_comment_at timestamptz,
    first_review_at timestamptz,
    first_commit_at timestamptz,
    deployed_at timestamptz,
    comments int,
    reviews int,
    review_comments int,
    reviewers int,
    participants int,
    commits int,
    additions int,
    deletions int,
    linked boolean,
    merge_sha bytea,
    standing smallint not null default 0,
    primary key (project, repository_id, kind, number)
  )`,
  'create index work_item_person on work_item (person_id, month) where standing = 0',
  'create index work_item_organisation on work_item (organisation, month) where standing = 0',
  `alter table metric_value drop constraint metric_value_period_check`,
  `alter table metric_value add constraint metric_value_period_check
    check (period in ('month', 'quarter', 'year', 'window12'))`,
  'alter table metric_value add column coverage double precision not null default 1',
  `create table figure_basis (
    scope text not null,
    subject text not null,
    digest text not null,
    facts jsonb not null,
    primary key (scope, subject)
  )`,
  'create table figure_debt (project text primary key)',
  `create table score_series (
    model text not null,
    revision int not null,
    scope text not null,
    subject text not null,
    month date not null,
    value double precision,
    coverage double precision not null,
    primary key (model, scope, subject, month)
  )`,
  `create table check_history (
    project text not null references project on delete cascade,
    check_id text not null,
    since date not null,
    revision int not null,
    status text not null,
    score double precision,
    primary key (project, check_id, since)
  )`,
];

/** Acts and work items of projects in one shape for every platform, and what figures of them carry with them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
