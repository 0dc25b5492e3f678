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
  `create table licence_blob (
    sha bytea primary key,
    index_version text not null,
    outcome text not null check (outcome in ('scanned', 'no-words', 'binary', 'unreadable')),
    truncated boolean not null,
    expression text,
    findings jsonb,
    copyrights jsonb,
    altered jsonb
  )`,
  `create table licence_scan (
    repository_id bigint primary key references repository on delete cascade,
    head_sha bytea not null,
    index_version text not null,
    started_at timestamptz not null,
    scanned_at timestamptz not null,
    files int not null,
    remaining int not null,
    outcomes jsonb not null,
    expressions jsonb not null,
    holders jsonb not null,
    completeness jsonb not null
  )`,
  `create table licence_directory (
    repository_id bigint not null references licence_scan on delete cascade,
    path text collate "C" not null,
    parent text collate "C",
    files int not null,
    unstated int not null,
    own text,
    expressions jsonb not null,
    primary key (repository_id, path)
  )`,
  // Hashes, because two paths, or a long expression, do not fit into a row of an index.
  `create index licence_directory_parent on licence_directory (repository_id, md5(parent))`,
  `create table licence_file (
    repository_id bigint not null references licence_scan on delete cascade,
    path text collate "C" not null,
    directory text collate "C" not null,
    blob bytea not null,
    outcome text not null,
    problem text,
    expression text,
    primary key (repository_id, path)
  )`,
  `create index licence_file_directory on licence_file (repository_id, md5(directory))`,
  `create index licence_file_expression on licence_file (repository_id, md5(expression))`,
];

/** What files say of licences: read once a blob, rolled up once a head. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
