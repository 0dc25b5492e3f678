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

import type { Kysely } from 'kysely';
import type { Completeness, CrawlOutcome } from '../facts.ts';
import type { Database } from '../schema.ts';
import type { Session } from '../session.ts';

/** Opens the record of a visit, and closes those that a killed process left open. The caller holds the repository's lock. */
export async function openRun(
  db: Kysely<Database>,
  repositoryId: string,
  gitVersion: string | null,
  now: Date,
): Promise<string> {
  await db
    .updateTable('crawl_run')
    .set({
      finished_at: now,
      outcome: 'failed',
      reason_kind: 'interrupted',
      reason: 'The process ended before the crawl did.',
    })
    .where('repository_id', '=', repositoryId)
    .where('finished_at', 'is', null)
    .execute();
  const { id } = await db
    .insertInto('crawl_run')
    .values({ repository_id: repositoryId, started_at: now, git_version: gitVersion })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** What a visit came to. */
export interface RunEnd {
  readonly outcome: CrawlOutcome;
  readonly reasonKind: string | null;
  readonly reason: string | null;
  /** Null leaves what the snapshot noted. */
  readonly completeness: Readonly<Record<string, Completeness>> | null;
  readonly finishedAt: Date;
}

/** Closes the record of a visit. */
export async function closeRun(db: Kysely<Database>, id: string, end: RunEnd): Promise<void> {
  await db
    .updateTable('crawl_run')
    .set({
      finished_at: end.finishedAt,
      outcome: end.outcome,
      reason_kind: end.reasonKind,
      reason: end.reason,
      ...(end.completeness === null ? {} : { completeness: JSON.stringify(end.completeness) }),
    })
    .where('id', '=', id)
    .execute();
}

/** What a visit stored of a repository, beside the facts themselves. */
export interface RunSnapshot {
  readonly refsDigest: string;
  readonly headSha: Buffer | null;
  readonly commitsNew: number;
  readonly commitsRewritten: number;
  readonly completeness: Readonly<Record<string, Completeness>>;
}

/** Notes the snapshot in the record of the visit, in the transaction that stores it: a later visit can rely on it even when this one is killed. */
export async function noteSnapshot(session: Session, runId: string, note: RunSnapshot): Promise<void> {
  await session`
    update crawl_run set refs_digest = ${note.refsDigest}, head_sha = ${note.headSha}, commits_new = ${note.commitsNew},
      commits_rewritten = ${note.commitsRewritten}, completeness = ${session.json(note.completeness as never)}
    where id = ${runId}`;
}

/** The ref digest and completeness of the newest visit that stored a snapshot; null when there is none. */
export async function lastSnapshot(
  db: Kysely<Database>,
  repositoryId: string,
): Promise<{ readonly digest: string; readonly completeness: Record<string, Completeness> } | null> {
  const row = await db
    .selectFrom('crawl_run')
    .select(['refs_digest', 'completeness'])
    .where('repository_id', '=', repositoryId)
    .where('refs_digest', 'is not', null)
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined || row.refs_digest === null) return null;
  return { digest: row.refs_digest, completeness: row.completeness as Record<string, Completeness> };
}
