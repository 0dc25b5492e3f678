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

import { isMachineList } from '#licenses/scan/names.ts';
import type { DirectoryLicences, FileLicences } from '#licenses/scan/result.ts';
import { createRollUp } from '#licenses/scan/roll-up.ts';
import type { Completeness } from '#store/facts.ts';
import { type LicenceTreeRow, licenceTreePage, orderLicenceTree } from '#store/queries/licence-blob.ts';
import {
  createLicenceFileStage,
  type LicenceScan,
  licenceDirectoryColumns,
  licenceFileColumns,
  licenceFileStage,
} from '#store/queries/licence-scan.ts';
import type { Session } from '#store/session.ts';
import { batchWriter, flush } from '../ingest/batch-writer.ts';

/** Larger blobs are not read at all. */
export const licenceBlobCap = 32 * 1024 ** 2;

type Problem = 'missing' | 'too-large' | 'budget' | 'not-readable' | null;

/** What became of a file, and why where it was not read. */
interface Fate {
  readonly outcome: FileLicences['outcome'];
  readonly problem: Problem;
}

function fateOf({ path, mode, size, outcome }: LicenceTreeRow, left: number): Fate {
  if (mode === 0o120000) return { outcome: 'symlink', problem: null };
  if (mode === 0o160000) return { outcome: 'submodule', problem: null };
  if (isMachineList(path.slice(path.lastIndexOf('/') + 1))) return { outcome: 'lockfile', problem: null };
  if (size === '0') return { outcome: 'no-words', problem: null };
  if (outcome !== null) return { outcome, problem: outcome === 'unreadable' ? 'not-readable' : null };
  if (size === null) return { outcome: 'unreadable', problem: 'missing' };
  if (Number(size) > licenceBlobCap) return { outcome: 'unreadable', problem: 'too-large' };
  return { outcome: 'unreadable', problem: left > 0 ? 'budget' : 'missing' };
}

function factsOf(row: LicenceTreeRow, { outcome, problem }: Fate): FileLicences {
  const read = outcome === 'scanned';
  const holders = read ? (row.holders ?? []) : [];
  return {
    path: row.path,
    outcome,
    problem,
    size: row.size === null ? null : Number(row.size),
    truncated: false,
    expression: read ? row.expression : null,
    findings: [],
    copyrights: holders.length === 0 ? [] : [{ statement: '', holders, years: null, line: 1 }],
  };
}

/** What a head says of licences, summed up; its files wait in the stage. */
export interface TreeSums {
  readonly sums: Pick<LicenceScan, 'files' | 'remaining' | 'outcomes' | 'expressions' | 'holders' | 'completeness'>;
  /** Rows of the directories, as bytes. */
  readonly directories: readonly Buffer[];
}

const most = { expressions: 1000, ofDirectory: 1000 };
const batchBytes = 512 * 1024;

/** The directory that a path stands in; `.` is the root. */
function parentOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '.' : path.slice(0, slash);
}

function directoryRows(repositoryId: string, directories: readonly DirectoryLicences[]): Buffer[] {
  const writer = batchWriter('licence_directory', licenceDirectoryColumns);
  for (const { path, files, without, own, expressions } of directories) {
    const parent = path === '.' ? null : parentOf(path);
    writer.add([repositoryId, path, parent, files, without, own, expressions.slice(0, most.ofDirectory)]);
  }
  return writer.take();
}

/** Of the files that may speak of a licence: how many were read, and why others were not. */
function completenessOf(
  outcomes: Readonly<Record<string, number>>,
  problems: ReadonlyMap<string, number>,
): Completeness {
  const refused = [...problems].map(([why, count]) => ({ what: 'files', why, count }));
  const received = (outcomes['scanned'] ?? 0) + (outcomes['no-words'] ?? 0);
  return { asked: received + refused.reduce((sum, { count }) => sum + count, 0), received, refused };
}

/** Puts what blobs say together with the paths of the head. */
export async function sumTree(
  session: Session,
  scope: { readonly repositoryId: string; readonly indexVersion: string; readonly left: number },
): Promise<TreeSums> {
  const { repositoryId, indexVersion, left } = scope;
  await createLicenceFileStage(session);
  await orderLicenceTree(session, repositoryId);
  const writer = batchWriter(licenceFileStage, licenceFileColumns);
  const rollUp = createRollUp();
  const problems = new Map<string, number>();
  function add(row: LicenceTreeRow): void {
    const fate = fateOf(row, left);
    const { outcome, problem } = fate;
    const facts = factsOf(row, fate);
    rollUp.add(facts);
    if (problem !== null) problems.set(problem, (problems.get(problem) ?? 0) + 1);
    if (facts.expression === null && facts.copyrights.length === 0 && problem === null) return;
    writer.add([repositoryId, row.path, parentOf(row.path), row.blob, outcome, problem, facts.expression]);
  }
  for (let after = 0, more = true; more; ) {
    const rows = await licenceTreePage(session, indexVersion, after);
    for (const row of rows) add(row);
    if (writer.bytes >= batchBytes) await flush(session, [writer]);
    after += rows.length;
    more = rows.length > 0;
  }
  await flush(session, [writer]);
  const { files, outcomes, expressions, holders, directories } = rollUp.finish();
  const told = Object.fromEntries(Object.entries(outcomes).filter(([, count]) => count > 0));
  return {
    sums: {
      files,
      remaining: problems.get('budget') ?? 0,
      outcomes: told,
      expressions: expressions.slice(0, most.expressions),
      holders,
      completeness: completenessOf(outcomes, problems),
    },
    directories: directoryRows(repositoryId, directories),
  };
}
