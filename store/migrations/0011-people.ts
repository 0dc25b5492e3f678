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

// No foreign keys on what is derived from identities, which are never deleted: checking them took half of the time that
// writing the rows did.
const statements = [
  `create table identity_evidence (
    a_id bigint not null,
    b_id bigint not null,
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
  'create index identity_decision_b on identity_decision (b_id) where undone_at is null',
  `create table person_identity (
    identity_id bigint primary key,
    person_id bigint not null
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
    main boolean not null default false,
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
    person_id bigint not null,
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
    asked_hash bytea not null,
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
  'create index opt_out_asked on opt_out (asked_hash)',
  'alter table project add column people_revision int not null default 0',
  `create table people_log (
    id bigint generated always as identity primary key,
    at timestamptz not null default now(),
    actor text not null,
    action text not null,
    subject text not null,
    reason text not null,
    detail jsonb not null default '{}'
  )`,
  `create function people_log_stays() returns trigger language plpgsql as
    $$begin raise exception 'people_log is only ever added to'; end$$`,
  `create trigger people_log_stays before update or delete or truncate on people_log
    for each statement execute function people_log_stays()`,
  `create table people_state (
    key text primary key,
    digest text not null
  )`,
  `create table organisation_unknown (
    source text not null,
    name text not null,
    people int not null,
    primary key (source, name)
  )`,
  `create table mail_month (
    repository_id bigint not null,
    identity_id bigint not null,
    month int not null,
    commits int not null,
    primary key (repository_id, identity_id, month)
  )`,
  'create index mail_month_identity on mail_month (identity_id)',
  `create table mail_stamp (
    repository_id bigint primary key references repository on delete cascade,
    stamp text not null
  )`,
];

/** Whose evidence, class, claims or decisions have changed since people were last worked out; one row a change. */
const changes = [
  `create table people_change (
    identity_id bigint not null,
    what text not null,
    name_was text
  )`,
  "insert into people_change (identity_id, what) select id, 'new' from identity",
  ...['insert', 'update', 'delete'].flatMap((event) => [
    ...(event === 'delete' ? [] : [identityTrigger(event), accountTrigger(event)]),
    ...(event === 'delete' ? [] : [rowTrigger('identity_decision', event, ['a_id', 'b_id'], 'decision')]),
    ...(event === 'delete' ? [] : [rowTrigger('affiliation_claim', event, ['identity_id'], 'claim')]),
    rowTrigger('identity_class_override', event, ['identity_id'], 'class'),
    rowTrigger('identity_suggestion', event, ['identity_id', 'same_as_id'], 'link'),
    rowTrigger('email_account', event, ['identity_id', 'account_id'], 'link'),
  ]),
].flat();

type Event = string;

function noting(name: string, event: Event, table: string, body: string): string[] {
  const old = event === 'insert' ? '' : ' old table as was';
  const fresh = event === 'delete' ? '' : ' new table as now_rows';
  return [
    `create function ${name}() returns trigger language plpgsql as $$begin ${body}; return null; end$$`,
    `create trigger ${name} after ${event} on ${table} referencing${old}${fresh} for each statement execute function ${name}()`,
  ];
}

function identityTrigger(event: Event): string[] {
  const body =
    event === 'insert'
      ? "insert into people_change (identity_id, what) select id, 'new' from now_rows"
      : `insert into people_change (identity_id, what, name_was)
        select n.id, case when n.class is distinct from o.class then 'class' else 'name' end, o.name
        from now_rows n join was o on o.id = n.id
        where (n.name, n.class, n.domain, n.account_hash) is distinct from (o.name, o.class, o.domain, o.account_hash)`;
  return noting(`people_identity_${event}`, event, 'identity', body);
}

/** Accounts are written again whenever they are seen; only what speaks for somebody matters. */
function accountTrigger(event: Event): string[] {
  const body =
    event === 'insert'
      ? "insert into people_change (identity_id, what) select identity_id, 'link' from now_rows"
      : `insert into people_change (identity_id, what)
        select n.identity_id, 'link' from now_rows n join was o on o.identity_id = n.identity_id
        where (n.login, n.company, n.kind, n.platform_id) is distinct from (o.login, o.company, o.kind, o.platform_id)`;
  return noting(`people_account_${event}`, event, 'account', body);
}

function rowTrigger(table: string, event: Event, columns: readonly string[], what: string): string[] {
  const sides = [...(event === 'insert' ? [] : ['was']), ...(event === 'delete' ? [] : ['now_rows'])];
  const rows = sides.flatMap((side) => columns.map((column) => `select ${column} as id from ${side}`)).join(' union ');
  const body = `insert into people_change (identity_id, what)
    select c.id, '${what}' from (${rows}) c where c.id is not null`;
  return noting(`people_${table}_${event}`, event, table, body);
}

/** Hashes as the crawler makes them, so that an index can find who an address or login belongs to. */
const hashes = [
  `create function account_login_hash(host text, login text) returns bytea immutable strict parallel safe language sql
    as $$select sha256(convert_to(host || ':login:' || lower(login), 'UTF8'))$$`,
  'create index account_login_hash on account (account_login_hash(host, login))',
  `create function noreply_hash(host text, login text) returns bytea immutable strict parallel safe language sql as $$
    select sha256(convert_to(lower(login) || case host
      when 'github.com' then '@users.noreply.github.com'
      when 'gitlab.com' then '@users.noreply.gitlab.com'
      when 'gitee.com' then '@user.noreply.gitee.com'
      when 'gitcode.com' then '@noreply.gitcode.com'
      else '@noreply.' || host end, 'UTF8'))$$`,
  'create index account_noreply_hash on account (noreply_hash(host, login))',
  `create function shown_name(name text) returns text immutable strict parallel safe language sql
    as $$select case when name ~ '\\S@\\S' then null else name end$$`,
  'create index account_host_login on account (host, lower(login))',
  'create index identity_account_hash on identity (account_hash) where account_hash is not null',
  'create index identity_plain_name on identity (lower(name)) where name is not null',
  `create view hidden_identity as
    select m.id as identity_id from (
      select coalesce(p.person_id, d.id) as person_id from (
        select i.id from opt_out o join identity i on i.kind in ('email', 'account') and i.value_hash = o.value_hash
        union
        select a.identity_id from opt_out o join account a on account_login_hash(a.host, a.login) = o.value_hash
      ) d left join person_identity p on p.identity_id = d.id
    ) h cross join lateral (
      select h.person_id as id union select q.identity_id from person_identity q where q.person_id = h.person_id
    ) m group by m.id`,
];

/** Who is who: evidence, decisions that can be undone, dated affiliations, and those who asked not to be shown. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...statements, ...changes, ...hashes]) await sql.raw(statement).execute(db);
}
