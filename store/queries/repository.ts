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
import type { RepositoryState } from '../facts.ts';
import type { Database } from '../schema.ts';
import type { Session } from '../session.ts';

/** What the last crawls left of a repository. */
export interface RepositoryRow {
  readonly id: string;
  readonly platform: string;
  readonly url: string;
  readonly mirror: string | null;
  readonly default_ref: string | null;
  readonly head_sha: Buffer | null;
  readonly object_format: 'sha1' | 'sha256' | null;
  readonly state: RepositoryState;
}

/** The repository; throws when there is none with this id. */
export async function readRepository(db: Kysely<Database>, id: string): Promise<RepositoryRow> {
  return db
    .selectFrom('repository')
    .select(['id', 'platform', 'url', 'mirror', 'default_ref', 'head_sha', 'object_format', 'state'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
}

/** Remembers which directory holds the mirror, before it is filled, so that no crash loses track of it. */
export async function writeMirror(db: Kysely<Database>, id: string, mirror: string): Promise<void> {
  await db
    .updateTable('repository')
    .set({ mirror })
    .where('id', '=', id)
    .where('mirror', 'is distinct from', mirror)
    .execute();
}

/** The names of all mirrors that a repository has. */
export async function readMirrors(db: Kysely<Database>): Promise<Set<string>> {
  const rows = await db.selectFrom('repository').select('mirror').where('mirror', 'is not', null).execute();
  return new Set(rows.flatMap(({ mirror }) => mirror ?? []));
}

/** Records why a crawl failed; facts stay as they are, and a repository that was never read keeps no other state. */
export async function writeFault(
  db: Kysely<Database>,
  id: string,
  state: RepositoryState,
  fault: { readonly kind: string; readonly reason: string },
): Promise<void> {
  await db
    .updateTable('repository')
    .set({ state, reason_kind: fault.kind, reason: fault.reason })
    .where('id', '=', id)
    .execute();
}

/** What a clean crawl found. */
export interface RepositorySnapshot {
  readonly url: string;
  readonly defaultRef: string | null;
  readonly headSha: Buffer | null;
  readonly objectFormat: 'sha1' | 'sha256';
  readonly state: RepositoryState;
  readonly reasonKind: string | null;
  readonly reason: string | null;
  readonly fetchedAt: Date;
}

/** Writes the snapshot within the caller's transaction, and the name when the URL is new. */
export async function writeSnapshot(session: Session, id: string, found: RepositorySnapshot): Promise<void> {
  await session`
    update repository set url = ${found.url}, default_ref = ${found.defaultRef}, head_sha = ${found.headSha},
      object_format = ${found.objectFormat}, state = ${found.state}, reason_kind = ${found.reasonKind},
      reason = ${found.reason}, fetched_at = ${found.fetchedAt}
    where id = ${id}`;
  await session`
    update repository_name set seen_to = ${found.fetchedAt}
    where repository_id = ${id} and seen_to is null and url <> ${found.url}`;
  await session`
    insert into repository_name (repository_id, url, seen_from) select ${id}, ${found.url}, ${found.fetchedAt}
    where not exists (select from repository_name where repository_id = ${id} and seen_to is null)
    on conflict do nothing`;
}

/** The ref ids of the last clean crawl, as hex, each once. */
export async function readRefTips(session: Session, id: string): Promise<string[]> {
  const rows = await session<{ sha: string }[]>`
    select distinct encode(sha, 'hex') as sha from git_ref where repository_id = ${id} order by 1`;
  return rows.map(({ sha }) => sha);
}

/** A visit found everything as it was: the facts are as fresh as now. */
export async function writeUnchanged(
  db: Kysely<Database>,
  id: string,
  state: RepositoryState,
  at: Date,
): Promise<void> {
  await db
    .updateTable('repository')
    .set({
      state,
      fetched_at: at,
      reason_kind: sql`case when ${state} = 'empty' then reason_kind end`,
      reason: sql`case when ${state} = 'empty' then reason end`,
    })
    .where('id', '=', id)
    .execute();
}
