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

/** Notes the projects of rows that came or went, statement by statement. */
function noting(table: string, event: string, projects: (rows: string) => string): string[] {
  const name = `openrank_${table}_${event}`;
  const old = event === 'insert' ? '' : ' old table as was';
  const fresh = event === 'delete' ? '' : ' new table as now_rows';
  const note = (rows: string) => `insert into openrank_stale ${projects(rows)} on conflict do nothing`;
  const body = [...(old === '' ? [] : [note('was')]), ...(fresh === '' ? [] : [note('now_rows')])].join('; ');
  return [
    `create function ${name}() returns trigger language plpgsql as $$begin ${body}; return null; end$$`,
    `create trigger ${name} after ${event} on ${table} referencing${old}${fresh} for each statement execute function ${name}()`,
  ];
}

const events = ['insert', 'update', 'delete'];

const statements = [
  `create table openrank_stale (project text primary key)`,
  `create table openrank_edge (
    repository_id bigint not null references repository on delete cascade,
    month int not null,
    digest text not null,
    people bigint[] not null,
    organisations text[] not null,
    weights int[] not null,
    primary key (repository_id, month)
  )`,
  'create index openrank_edge_month on openrank_edge (month)',
  `create table openrank_month (
    graph text not null,
    month int not null,
    digest text not null,
    stale boolean not null default false,
    repositories bigint[] not null,
    repository_values double precision[] not null,
    people bigint[] not null,
    people_values double precision[] not null,
    primary key (graph, month)
  )`,
  ...events.flatMap((event) => noting('act', event, (rows) => `select distinct project from ${rows}`)),
  // Nodes are in the order of keys that belong to a person: whoever is joined with somebody may change that order.
  ...events.flatMap((event) =>
    noting(
      'person_identity',
      event,
      (rows) =>
        `select distinct a.project from act a where a.standing = 0 and a.person_id in (select person_id from ${rows})`,
    ),
  ),
];

/** What ranks are computed from, by repository and month, and the ranks, from which later months inherit. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
