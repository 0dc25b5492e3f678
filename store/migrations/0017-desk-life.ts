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
  `create table mentor (
    id bigint generated always as identity primary key,
    project text not null references project,
    member text not null references member,
    since date not null,
    until date check (until >= since),
    appointed_by text not null,
    version int not null default 1
  )`,
  'create unique index mentor_standing on mentor (project, member) where until is null',
  'create index mentor_member on mentor (member)',
  `create table mentor_report (
    id bigint generated always as identity primary key,
    project text not null references project,
    stage text not null,
    period_from date not null,
    period_until date not null check (period_until > period_from),
    due_on date not null check (due_on >= period_until),
    state text not null default 'due' check (state in ('due', 'signed', 'missed')),
    missed_at timestamptz,
    gathered json,
    gathered_at timestamptz,
    sections json not null default '{}',
    edited_by text,
    edited_at timestamptz,
    editions int not null default 0,
    version int not null default 1,
    created_at timestamptz not null default now(),
    unique (project, period_from)
  )`,
  'create index mentor_report_due on mentor_report (state, due_on)',
  `create table mentor_report_edition (
    report bigint not null references mentor_report,
    number int not null,
    gathered json,
    sections json not null,
    note text,
    signed_by text not null,
    signed_name text not null,
    signed_at timestamptz not null default now(),
    primary key (report, number),
    check (number = 1 or note is not null)
  )`,
  `create table health_review (
    id bigint generated always as identity primary key,
    project text not null references project,
    reason text not null,
    evidence json,
    opened_by text not null,
    opened_at timestamptz not null default now(),
    due_on date not null,
    state text not null default 'open' check (state in ('open', 'answered', 'closed')),
    answer json,
    answered_by text,
    answered_at timestamptz,
    outcome text check (outcome in ('healthy', 'watch', 'retire')),
    closed_by text,
    closed_at timestamptz,
    close_reason text,
    application bigint references application,
    version int not null default 1,
    check ((state = 'closed') = (outcome is not null))
  )`,
  `create unique index health_review_standing on health_review (project) where state <> 'closed'`,
  `create table project_watch (
    id bigint generated always as identity primary key,
    project text not null references project,
    reason text not null,
    set_by text not null,
    set_at timestamptz not null default now(),
    lifted_by text,
    lifted_at timestamptz,
    lift_reason text,
    version int not null default 1,
    check ((lifted_at is null) = (lift_reason is null))
  )`,
  'create unique index project_watch_standing on project_watch (project) where lifted_at is null',
  `create table emeritus_sign (
    id bigint generated always as identity primary key,
    project text not null references project,
    trigger text not null check (trigger in ('no-commits', 'missed-reports', 'request')),
    evidence json not null,
    found_at timestamptz not null default now(),
    state text not null default 'open' check (state in ('open', 'taken', 'dismissed', 'gone')),
    settled_by text,
    settled_at timestamptz,
    settle_reason text,
    version int not null default 1
  )`,
  `create unique index emeritus_sign_standing on emeritus_sign (project, trigger) where state = 'open'`,
  `create table mail (
    id bigint generated always as identity primary key,
    member text references member,
    address text not null,
    locale text not null check (locale in ('zh', 'en')),
    subject text not null,
    body text not null,
    state text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'refused')),
    attempts int not null default 0,
    next_at timestamptz not null default now(),
    last_error text,
    message_id text not null unique,
    dedupe text unique,
    created_at timestamptz not null default now(),
    sent_at timestamptz
  )`,
  `create index mail_due on mail (next_at) where state in ('waiting', 'sending')`,
  'create index mail_member on mail (member, created_at)',
  `create table notification (
    id bigint generated always as identity primary key,
    member text references member,
    address text,
    locale text check (locale in ('zh', 'en')),
    recipient text generated always as (coalesce(member, 'mailto:' || address)) stored,
    kind text not null,
    object_kind text not null,
    object_id text not null,
    text json not null,
    link text not null check (link like '/%' and link not like '//%'),
    at timestamptz not null default now(),
    read_at timestamptz,
    dedupe text not null,
    to_mail boolean not null default false,
    mail bigint references mail,
    unique (recipient, dedupe),
    check ((member is null) = (address is not null)),
    check ((address is null) = (locale is null))
  )`,
  'create index notification_member on notification (member, id)',
  'create index notification_unread on notification (member) where read_at is null',
  'create index notification_unmailed on notification (recipient, id) where to_mail and mail is null',
  `create table notification_preference (
    member text not null references member,
    kind text not null,
    mail boolean not null,
    primary key (member, kind)
  )`,
  `create table calendar_feed (
    member text primary key references member,
    token_hash bytea not null unique,
    made_at timestamptz not null default now()
  )`,
  `create table clock_mark (
    name text primary key,
    at timestamptz not null,
    held_until timestamptz
  )`,
];

/** Life after a decision: mentors and their reports, health reviews, the watch list, notifications, mail and calendars. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
