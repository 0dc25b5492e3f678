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
  `create table member (
    user_id text primary key,
    name text not null,
    email text,
    roles text[] not null default '{}' check (roles <@ array['reviewer', 'legal-reviewer', 'committee', 'administrator']),
    organisation text,
    state text not null default 'active' check (state in ('active', 'suspended')),
    locale text not null default 'zh' check (locale in ('zh', 'en')),
    version int not null default 1,
    created_at timestamptz not null default now()
  )`,
  `create table audit_head (
    "one" boolean primary key default true check (one),
    seq bigint not null,
    hash bytea not null
  )`,
  `create table audit_event (
    seq bigint primary key,
    at timestamptz not null,
    actor text not null,
    actor_name text not null,
    action text not null,
    object_kind text not null,
    object_id text not null,
    before json,
    after json,
    reason text,
    request text,
    previous bytea not null,
    hash bytea not null
  )`,
  'create index audit_event_object on audit_event (object_kind, object_id, seq)',
  'create index audit_event_actor on audit_event (actor, seq)',
  `create table idempotency (
    actor text not null,
    key text not null,
    route text not null,
    body_hash bytea not null,
    status int not null,
    answer json not null,
    at timestamptz not null default now(),
    primary key (actor, key)
  )`,
  'create index idempotency_at on idempotency (at)',
  `create table rubric (
    id text not null,
    version int not null,
    state text not null default 'draft' check (state in ('draft', 'active', 'retired')),
    body json not null,
    digest text not null,
    made_by text not null,
    made_at timestamptz not null default now(),
    approved_by text,
    activated_at timestamptz,
    edits int not null default 1,
    primary key (id, version)
  )`,
  `create unique index rubric_active on rubric (id) where state = 'active'`,
  `create table application (
    id bigint generated always as identity primary key,
    code text not null unique check (code ~ '^[a-z2-7]{12}$'),
    key_hash bytea,
    kind text not null check (kind in ('admission', 'promotion', 'retirement', 'return')),
    project text references project,
    from_stage text,
    target_stage text not null check (target_stage in ('sandbox', 'incubating', 'graduated', 'emeritus')),
    state text not null default 'draft' check (state in ('draft', 'submitted', 'need-info', 'reviewing', 'voting', 'notice', 'accepted', 'declined', 'postponed', 'withdrawn')),
    applicant text references member,
    applicant_name text,
    applicant_email text,
    organisations text[] not null default '{}',
    title text not null default '',
    form json not null default '{}',
    rubric_id text,
    rubric_version int,
    submitted_at timestamptz,
    decided_at timestamptz,
    clock text,
    due_at timestamptz,
    clock_left bigint,
    version int not null default 1,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    foreign key (rubric_id, rubric_version) references rubric (id, version)
  )`,
  'create index application_state on application (state, due_at)',
  'create index application_project on application (project)',
  'create index application_applicant on application (applicant)',
  `create table application_document (
    id bigint generated always as identity primary key,
    application bigint not null references application,
    kind text not null,
    name text not null,
    media_type text not null,
    size bigint not null,
    sha256 bytea not null,
    uploaded_by text not null,
    at timestamptz not null default now(),
    removed_at timestamptz
  )`,
  'create index application_document_application on application_document (application)',
  `create table application_evidence (
    id bigint generated always as identity primary key,
    application bigint not null references application,
    rubric_id text not null,
    rubric_version int not null,
    taken_at timestamptz not null default now(),
    digest text not null,
    commits json not null,
    items json not null
  )`,
  'create index application_evidence_application on application_evidence (application, id)',
  `create table judgement (
    application bigint not null references application,
    criterion text not null,
    reviewer text not null references member,
    verdict text not null check (verdict in ('pass', 'partial', 'fail', 'not-applicable')),
    points int check (points in (0, 2, 4, 6, 8, 10)),
    reason text,
    evidence bigint references application_evidence,
    version int not null default 1,
    at timestamptz not null default now(),
    primary key (application, criterion, reviewer),
    check (points is null = (verdict = 'not-applicable')),
    check (points = 10 or reason is not null)
  )`,
  `create table clarification (
    id bigint generated always as identity primary key,
    application bigint not null references application,
    criterion text,
    question text not null,
    asked_by text not null,
    asked_at timestamptz not null default now(),
    due_at timestamptz,
    answer text,
    answered_by text,
    answered_at timestamptz,
    outcome text check (outcome in ('accepted', 'rejected')),
    closed_by text,
    closed_at timestamptz,
    close_reason text,
    version int not null default 1
  )`,
  'create index clarification_application on clarification (application, id)',
  `create table sign_off (
    application bigint not null references application,
    dimension text not null,
    member text not null references member,
    verdict text not null check (verdict in ('approve', 'reject')),
    reason text,
    version int not null default 1,
    at timestamptz not null default now(),
    primary key (application, dimension, member)
  )`,
  `create table assignment (
    application bigint not null references application,
    member text not null references member,
    dimension text not null,
    assigned_by text not null,
    at timestamptz not null default now(),
    due_at timestamptz,
    primary key (application, member, dimension)
  )`,
  'create index assignment_member on assignment (member)',
  `create table application_comment (
    id bigint generated always as identity primary key,
    application bigint not null references application,
    criterion text,
    author text not null,
    author_name text not null,
    audience text not null check (audience in ('staff', 'applicant', 'public')),
    text text not null,
    mentions text[] not null default '{}',
    at timestamptz not null default now(),
    removed_at timestamptz,
    version int not null default 1
  )`,
  'create index application_comment_application on application_comment (application, id)',
  `create table ballot (
    id bigint generated always as identity primary key,
    application bigint not null references application,
    opened_by text not null,
    opened_at timestamptz not null default now(),
    closes_at timestamptz not null,
    electorate text[] not null,
    quorum text not null,
    share text not null,
    state text not null default 'open' check (state in ('open', 'carried', 'lost', 'no-quorum', 'cancelled')),
    closed_at timestamptz,
    result json,
    version int not null default 1
  )`,
  `create unique index ballot_open on ballot (application) where state = 'open'`,
  `create table vote (
    ballot bigint not null references ballot,
    member text not null references member,
    choice text not null check (choice in ('for', 'against', 'abstain', 'recused')),
    reason text,
    version int not null default 1,
    at timestamptz not null default now(),
    primary key (ballot, member)
  )`,
  `create table waiver (
    id bigint generated always as identity primary key,
    application bigint not null references application,
    criterion text not null,
    reason text not null,
    expires_on date not null,
    proposed_by text not null,
    proposed_at timestamptz not null default now(),
    state text not null default 'proposed' check (state in ('proposed', 'confirmed', 'refused', 'withdrawn')),
    settled_by text,
    settled_at timestamptz,
    settle_reason text,
    version int not null default 1,
    check (settled_by is distinct from proposed_by or state = 'withdrawn')
  )`,
  `create unique index waiver_standing on waiver (application, criterion) where state in ('proposed', 'confirmed')`,
  `create table public_notice (
    id bigint generated always as identity primary key,
    application bigint not null references application,
    opened_by text not null,
    from_at timestamptz not null,
    until_at timestamptz not null,
    text json,
    state text not null default 'open' check (state in ('open', 'ended', 'cancelled')),
    closed_at timestamptz,
    version int not null default 1
  )`,
  `create unique index public_notice_open on public_notice (application) where state = 'open'`,
  `create table objection (
    id bigint generated always as identity primary key,
    notice bigint not null references public_notice,
    raised_by text not null,
    name text not null,
    contact text,
    text text not null,
    raised_at timestamptz not null default now(),
    outcome text check (outcome in ('upheld', 'dismissed')),
    answer text,
    answered_by text,
    answered_at timestamptz,
    version int not null default 1
  )`,
  'create index objection_notice on objection (notice)',
  `create table stage_transition (
    id bigint generated always as identity primary key,
    project text not null references project,
    application bigint references application,
    from_stage text not null,
    to_stage text not null,
    at timestamptz not null default now(),
    actor text not null,
    rubric_id text,
    rubric_version int,
    evidence bigint references application_evidence,
    ballot bigint references ballot,
    notice bigint references public_notice,
    conditions json not null,
    reason text not null
  )`,
  'create index stage_transition_project on stage_transition (project, id)',
  `create table project_claim (
    id bigint generated always as identity primary key,
    project text not null references project,
    member text not null references member,
    method text not null check (method in ('file', 'account')),
    proof text not null,
    state text not null default 'pending' check (state in ('pending', 'proven', 'refused', 'withdrawn')),
    asked_at timestamptz not null default now(),
    settled_at timestamptz,
    settled_by text,
    found json,
    version int not null default 1
  )`,
  `create unique index project_claim_standing on project_claim (project, member) where state in ('pending', 'proven')`,
  `insert into audit_head (seq, hash) values (0, sha256('tongming audit log, version 1'::bytea))`,
  `create function audit_field(value text) returns text language sql immutable parallel safe
    return case when value is null then '-;' else octet_length(value) || ':' || value || ';' end`,
  `create function audit_chain() returns trigger language plpgsql as $$
  declare head audit_head;
  begin
    select * into strict head from audit_head for update;
    new.seq := head.seq + 1;
    new.at := date_trunc('milliseconds', coalesce(new.at, clock_timestamp()));
    new.previous := head.hash;
    new.hash := sha256(head.hash || convert_to(
      audit_field(new.seq::text)
      || audit_field(to_char(new.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
      || audit_field(new.actor) || audit_field(new.actor_name) || audit_field(new.action)
      || audit_field(new.object_kind) || audit_field(new.object_id)
      || audit_field(new.before::text) || audit_field(new.after::text)
      || audit_field(new.reason) || audit_field(new.request), 'UTF8'));
    update audit_head set seq = new.seq, hash = new.hash;
    return new;
  end $$`,
  'create trigger audit_event_chain before insert on audit_event for each row execute function audit_chain()',
  `create function audit_refuse() returns trigger language plpgsql as $$
  begin
    raise exception 'the audit log is only ever added to' using errcode = 'TM001';
  end $$`,
  `create trigger audit_event_kept before update or delete or truncate on audit_event
    for each statement execute function audit_refuse()`,
  `alter table project_stage add column origin text not null default 'registry' check (origin in ('registry', 'desk'))`,
];

/** The incubation desk: members, applications with all that belongs to a review, rubrics, and the audit log. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
