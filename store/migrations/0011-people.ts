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
  `create table identity_evidence (
    a_id bigint not null references identity on delete cascade,
    b_id bigint not null references identity on delete cascade,
    kind text not null,
    source text not null,
    strength real not null,
    detail jsonb not null default '{}',
    seen_at timestamptz not null default now(),
    primary key (a_id, b_id, kind, source),
    check (a_id < b_id)
  )`,
  'create index identity_evidence_b on identity_evidence (b_id)',
  `create table identity_decision (
    id bigint generated always as identity primary key,
    a_id bigint not null references identity on delete cascade,
    b_id bigint not null references identity on delete cascade,
    verdict text not null check (verdict in ('same', 'different')),
    actor text not null,
    reason text not null,
    decided_at timestamptz not null default now(),
    undone_at timestamptz,
    undone_by text,
    undone_reason text,
    check (a_id < b_id)
  )`,
  'create unique index identity_decision_standing on identity_decision (a_id, b_id) where undone_at is null',
  `create table person_identity (
    identity_id bigint primary key references identity on delete cascade,
    person_id bigint not null references identity on delete cascade
  )`,
  'create index person_identity_person on person_identity (person_id)',
  `create table affiliation_claim (
    id bigint generated always as identity primary key,
    identity_id bigint not null references identity on delete cascade,
    organisation text not null,
    valid_from date,
    valid_to date,
    source text not null,
    rank smallint not null,
    note text,
    actor text not null,
    claimed_at timestamptz not null default now(),
    withdrawn_at timestamptz,
    withdrawn_by text,
    withdrawn_reason text,
    check (valid_from is null or valid_to is null or valid_from < valid_to)
  )`,
  'create index affiliation_claim_identity on affiliation_claim (identity_id) where withdrawn_at is null',
  `create table affiliation (
    person_id bigint not null references identity on delete cascade,
    organisation text not null,
    valid_from date,
    valid_to date,
    basis text not null check (basis in ('claim', 'mail')),
    claim_id bigint references affiliation_claim on delete cascade,
    constraint affiliation_no_overlap
      exclude using gist (person_id with =, basis with =, daterange(valid_from, valid_to) with &&)
  )`,
  `create table organisation_alias (
    alias text primary key,
    organisation text not null references organisation on delete cascade
  )`,
  `create table opt_out (
    value_hash bytea primary key,
    reason text not null,
    actor text not null,
    asked_at timestamptz not null default now()
  )`,
  `create table identity_class_override (
    identity_id bigint primary key references identity on delete cascade,
    class text not null check (class in ('human', 'bot', 'agent', 'service')),
    actor text not null,
    reason text not null,
    decided_at timestamptz not null default now()
  )`,
  'alter table project add column people_revision int not null default 0',
];

/** Who is who: evidence, decisions that can be undone, dated affiliations, and those who asked not to be shown. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
