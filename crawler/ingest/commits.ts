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

import { commitColumns, commitStage, trailerColumns, trailerStage } from '#store/queries/commit.ts';
import type { Session } from '#store/session.ts';
import { CrawlerError } from '../error.ts';
import { parseCommit } from '../git/commit.ts';
import { readObjects } from '../git/object-stream.ts';
import { type RevisionRange, revList } from '../git/rev-list.ts';
import { batchWriter, flush } from './batch-writer.ts';
import { commitRows } from './commit-rows.ts';
import type { People } from './people.ts';

/** Where commits are read from and where they go. */
export interface CommitSource {
  readonly session: Session;
  readonly gitDir: string;
  readonly signal: AbortSignal;
  readonly now: Date;
  readonly people: People;
  /** Told the number staged so far. */
  readonly onCount: (count: number) => void;
}

/** Commits and trailers of larger objects are read from their first bytes only. */
const objectCap = 8 * 1024 ** 2;

const batchBytes = 512 * 1024;

/** Reads the commits of the ranges and stages them. Returns how many there were. */
export async function stageCommits(
  source: CommitSource,
  ranges: readonly (RevisionRange & { readonly onDefault: boolean })[],
): Promise<number> {
  const { session, gitDir, signal, now, people } = source;
  const commits = batchWriter(commitStage, commitColumns);
  const trailers = batchWriter(trailerStage, trailerColumns);
  const writers = [commits, trailers, people.writer];
  let count = 0;
  let sent: Promise<void> = Promise.resolve();
  for (const range of ranges) {
    for await (const objects of readObjects(revList(gitDir, range, signal), { gitDir, signal, cap: objectCap })) {
      for (const { id, type, bytes } of objects) {
        if (type !== 'commit') throw new CrawlerError('corrupt', `Commit ${id} is ${type} in the object store.`);
        const rows = commitRows(id, parseCommit(bytes), people, range.onDefault, now);
        commits.add(rows.commit);
        for (const trailer of rows.trailers) trailers.add(trailer);
        count++;
      }
      source.onCount(count);
      if (commits.bytes < batchBytes) continue;
      await sent;
      // Git and the parser go on while the rows are on their way.
      sent = flush(session, writers);
      sent.catch(() => undefined);
    }
  }
  await sent;
  await flush(session, writers);
  return count;
}
