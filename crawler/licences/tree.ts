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
import { type LicenceTreeRow, licenceTreePage } from '#store/queries/licence-blob.ts';
import {
  createLicenceFileStage,
  type LicenceScan,
  licenceFileColumns,
  licenceFileStage,
} from '#store/queries/licence-scan.ts';
import type { Session } from '#store/session.ts';
import { batchWriter, flush } from '../ingest/batch-writer.ts';
import { fileCounts } from './counts.ts';
import { directoryCounts, directoryOf } from './directories.ts';
import { isLockFile } from './lock-file.ts';

/** Larger blobs are not read at all. */
export const licenceBlobCap = 32 * 1024 ** 2;

/** What became of a file, as `FileOutcome` of the licence room, and why where it was not read. */
interface Fate {
  readonly outcome: 'scanned' | 'no-words' | 'binary' | 'lockfile' | 'symlink' | 'submodule' | 'unreadable';
  readonly problem: 'missing' | 'too-large' | 'budget' | null;
}

function fateOf({ path, mode, size, outcome }: LicenceTreeRow, left: number): Fate {
  if (mode === 0o120000) return { outcome: 'symlink', problem: null };
  if (mode === 0o160000) return { outcome: 'submodule', problem: null };
  if (isLockFile(path)) return { outcome: 'lockfile', problem: null };
  if (size === '0') return { outcome: 'no-words', problem: null };
  if (outcome !== null) return { outcome, problem: null };
  if (size === null) return { outcome: 'unreadable', problem: 'missing' };
  if (Number(size) > licenceBlobCap) return { outcome: 'unreadable', problem: 'too-large' };
  return { outcome: 'unreadable', problem: left > 0 ? 'budget' : 'missing' };
}

/** What a head says of licences, summed up; its files wait in the stage. */
export interface TreeSums {
  readonly sums: Pick<LicenceScan, 'files' | 'remaining' | 'outcomes' | 'expressions' | 'holders' | 'completeness'>;
  /** Rows of the directories, as bytes. */
  readonly directories: readonly Buffer[];
}

const mostNames = 1000;
const batchBytes = 512 * 1024;

function completenessOf(files: number, read: number, problems: ReadonlyMap<string, number>): Completeness {
  const refused = [...problems].map(([why, count]) => ({ what: 'files', why, count }));
  return { asked: read + refused.reduce((sum, { count }) => sum + count, 0), received: Math.min(read, files), refused };
}

/** Puts what blobs say together with the paths of the head. */
export async function sumTree(
  session: Session,
  { repositoryId, indexVersion, left }: { repositoryId: string; indexVersion: string; left: number },
): Promise<TreeSums> {
  await createLicenceFileStage(session);
  const writer = batchWriter(licenceFileStage, licenceFileColumns);
  const [directories, expressions, holders] = [directoryCounts(), fileCounts(20_000), fileCounts(20_000)];
  const [outcomes, problems] = [new Map<string, number>(), new Map<string, number>()];
  const raise = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1);
  let files = 0;
  function add(row: LicenceTreeRow): void {
    const { outcome, problem } = fateOf(row, left);
    const read = outcome === 'scanned';
    const expression = read ? row.expression : null;
    const named = read ? (row.holders ?? []) : [];
    files++;
    raise(outcomes, outcome);
    if (problem !== null) raise(problems, problem);
    if (expression !== null) expressions.add(expression);
    for (const holder of named) holders.add(holder);
    directories.add({ path: row.path, expression, unstated: read && expression === null });
    if (expression === null && named.length === 0 && problem === null) return;
    writer.add([repositoryId, row.path, directoryOf(row.path), row.blob, outcome, problem, expression]);
  }
  for (let after = '', more = true; more; ) {
    const rows = await licenceTreePage(session, { repositoryId, indexVersion }, after);
    for (const row of rows) add(row);
    if (writer.bytes >= batchBytes) await flush(session, [writer]);
    after = rows.at(-1)?.path ?? after;
    more = rows.length > 0;
  }
  await flush(session, [writer]);
  return {
    sums: {
      files,
      remaining: problems.get('budget') ?? 0,
      outcomes: Object.fromEntries(outcomes),
      expressions: expressions.top(mostNames).map(([expression, n]) => ({ expression, files: n })),
      holders: holders.top(mostNames).map(([name, n]) => ({ name, files: n })),
      completeness: completenessOf(files, outcomes.get('scanned') ?? 0, problems),
    },
    directories: directories.encode(repositoryId),
  };
}
