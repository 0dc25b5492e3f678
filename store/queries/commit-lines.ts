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

import { type CopyColumn, copyRows } from '../copy.ts';
import type { Session } from '../session.ts';

/** Counted lines of one commit, in the order of the columns; numbers are null unless `counted`. */
export type LineRow = readonly [
  sha: Buffer,
  additions: number | null,
  deletions: number | null,
  files: number | null,
  lines: 'counted' | 'capped' | 'unknown',
];

const columns: readonly CopyColumn[] = [
  { name: 'sha', type: 'bytea' },
  { name: 'additions', type: 'int4' },
  { name: 'deletions', type: 'int4' },
  { name: 'files', type: 'int4' },
  { name: 'lines', type: 'text' },
];

/** Ids of the commits whose lines are not counted yet, newest first, in pages. */
export async function* pendingCommits(session: Session, repositoryId: string): AsyncGenerator<readonly Buffer[]> {
  const cursor = session<{ sha: Buffer }[]>`
    select sha from commit where repository_id = ${repositoryId} and lines = 'pending' and reachable
    order by committer_epoch desc nulls last, sha`.cursor(2000);
  for await (const rows of cursor) yield rows.map(({ sha }) => sha);
}

/** True when lines of a reachable commit are still to be counted. */
export async function hasPendingLines(session: Session, repositoryId: string): Promise<boolean> {
  const rows = await session`
    select from commit where repository_id = ${repositoryId} and lines = 'pending' and reachable limit 1`;
  return rows.length > 0;
}

/** Stores one batch of counts; the caller gives each a transaction of its own, so that a later crash loses none of it. */
export async function writeLines(session: Session, repositoryId: string, rows: readonly LineRow[]): Promise<void> {
  await session.unsafe(`create temporary table stage_lines
    (sha bytea not null, additions int, deletions int, files int, lines text not null) on commit drop`);
  await copyRows(session, 'stage_lines', columns, rows);
  await session.unsafe('create index on stage_lines (sha); analyze stage_lines');
  await session`
    update commit set additions = s.additions, deletions = s.deletions, files = s.files, lines = s.lines
    from stage_lines s where commit.repository_id = ${repositoryId} and commit.sha = s.sha`;
}

/** Commits of the repository whose lines could not be counted, by state. */
export async function countUncounted(
  session: Session,
  repositoryId: string,
): Promise<{ readonly asked: number; readonly capped: number; readonly unknown: number }> {
  const [row] = await session<{ asked: number; capped: number; unknown: number }[]>`
    select count(*)::int as asked, count(*) filter (where lines = 'capped')::int as capped,
      count(*) filter (where lines = 'unknown')::int as unknown
    from commit where repository_id = ${repositoryId} and reachable and not merge`;
  return row ?? { asked: 0, capped: 0, unknown: 0 };
}

/** Sends commits with unknown lines back to be counted, after their objects were fetched anew. */
export async function retryUnknownLines(session: Session, repositoryId: string): Promise<void> {
  await session`
    update commit set lines = 'pending' where repository_id = ${repositoryId} and lines = 'unknown' and reachable`;
}
