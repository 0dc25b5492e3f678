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

import type { Completeness } from '#store/facts.ts';
import { countUncounted, type LineRow, pendingCommits, writeLines } from '#store/queries/commit-lines.ts';
import type { Lease } from '#store/queries/lease.ts';
import type { Session } from '#store/session.ts';
import { countLines, type LineOutcome } from '../git/lines.ts';
import { ObjectIds } from '../git/object-ids.ts';
import { fenced } from '../visit/lease.ts';

/** Which repository's pending commits are counted, and how. */
export interface LineSource {
  readonly session: Session;
  readonly lease: Lease;
  readonly repositoryId: string;
  readonly gitDir: string;
  /** Bytes of an object id. */
  readonly width: number;
  readonly processes: 1 | 2;
  readonly signal: AbortSignal;
  readonly onCount: (done: number, total: number) => void;
  /** Called after each batch is stored. */
  readonly stored: () => Promise<void> | void;
  readonly batchSize?: number;
  /** See `LineOptions`. */
  readonly patience?: number;
}

function rowOf(sha: Buffer, outcome: LineOutcome): LineRow {
  if (outcome.state !== 'counted') return [sha, null, null, null, outcome.state];
  const { additions, deletions, files } = outcome.count;
  return [sha, additions, deletions, files, 'counted'];
}

async function pending(session: Session, repositoryId: string, width: number): Promise<ObjectIds> {
  const ids = new ObjectIds(width);
  for await (const page of pendingCommits(session, repositoryId)) for (const id of page) ids.push(id);
  return ids;
}

/** What counting came to. */
export interface LineFacts {
  /** Of all reachable commits, whenever they were counted. */
  readonly completeness: Completeness;
  /** Commits of this run whose objects are not all there. */
  readonly missing: number;
}

/** Counts the lines of all pending commits, newest first, storing them batch by batch: what is stored is never counted again. */
export async function ingestLines(source: LineSource): Promise<LineFacts> {
  const { session, repositoryId } = source;
  const ids = await pending(session, repositoryId, source.width);
  const size = source.batchSize ?? 4000;
  let rows: LineRow[] = [];
  let done = 0;
  let missing = 0;
  let sent: Promise<void> = Promise.resolve();
  /** One batch is written while the next is counted; two are never under way. */
  async function send(): Promise<void> {
    const batch = rows;
    rows = [];
    const before = sent;
    sent = before.then(() => fenced(source, () => writeLines(session, repositoryId, batch))).then(source.stored);
    sent.catch(() => undefined);
    await before;
  }
  if (ids.length > 0) {
    await countLines({
      ...source,
      ids,
      onCommit: (index, outcome) => {
        rows.push(rowOf(ids.at(index), outcome));
        if (outcome.state === 'unknown') missing++;
        source.onCount(++done, ids.length);
      },
      ready: async () => {
        if (rows.length >= size) await send();
      },
    });
    await send();
    await sent;
  }
  return { completeness: completenessOf(await countUncounted(session, repositoryId)), missing };
}

function completenessOf(counts: { asked: number; capped: number; unknown: number }): Completeness {
  const { asked, capped, unknown } = counts;
  const refused = [
    { what: 'commits', why: 'too-many-files', count: capped },
    { what: 'commits', why: 'missing-objects', count: unknown },
  ].filter(({ count }) => count > 0);
  return { asked, received: asked - capped - unknown, refused };
}
