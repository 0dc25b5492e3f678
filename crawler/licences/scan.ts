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

import { indexVersion } from '#licenses/scan/index-version.ts';
import type { Completeness } from '#store/facts.ts';
import { hasWholeScan, licencesAreStale, replaceLicenceScan } from '#store/queries/licence-scan.ts';
import type { Session } from '#store/session.ts';
import { fenced } from '../visit/lease.ts';
import { type BlobSource, readNewBlobs } from './blobs.ts';
import { licenceBlobCap, sumTree } from './tree.ts';

/** A stored head whose files are read for licences. */
export interface ScanSource extends Omit<BlobSource, 'wants' | 'batchSize' | 'budget' | 'width' | 'threads'> {
  readonly repositoryId: string;
  /** Hex. */
  readonly head: string;
  readonly now: Date;
  /** Blobs stored at once; 2,000 by default. */
  readonly batchSize?: number;
  /** Threads that search texts; 1 by default. */
  readonly threads?: number;
  /** Most that one visit spends. */
  readonly budget?: BlobSource['budget'];
}

/** What a scan came to. */
export interface ScanFacts {
  readonly completeness: Completeness;
  /** Blobs that were read now; all others were known. */
  readonly read: number;
}

const usualBudget = { bytes: 4 * 1024 ** 3, milliseconds: 10 * 60_000 };

/** True when the stored head is still to be read for licences: another head, another version of the index, or not to its end. */
export function needsScan(session: Session, repositoryId: string): Promise<boolean> {
  return licencesAreStale(session, repositoryId, indexVersion());
}

/**
 * Reads what is new in a head for licences and sums the head up. What the last whole scan left stays, with its date,
 * until this one is whole: a visit that runs out of its budget only shows its part where there was nothing before.
 */
export async function scanLicences(source: ScanSource): Promise<ScanFacts> {
  const { session, repositoryId, head, now } = source;
  const version = indexVersion();
  const started = performance.now();
  const { read, left } = await readNewBlobs({
    ...source,
    wants: { repositoryId, indexVersion: version, cap: licenceBlobCap },
    width: head.length / 2,
    threads: source.threads ?? 1,
    batchSize: source.batchSize ?? 2000,
    budget: source.budget ?? usualBudget,
  });
  const { sums, directories } = await sumTree(session, { repositoryId, indexVersion: version, left });
  if (sums.remaining > 0 && (await hasWholeScan(session, repositoryId))) {
    return { completeness: sums.completeness, read };
  }
  const scannedAt = new Date(now.getTime() + Math.round(performance.now() - started));
  const scan = { ...sums, headSha: Buffer.from(head, 'hex'), indexVersion: version, startedAt: now, scannedAt };
  await fenced(source, () => replaceLicenceScan(session, repositoryId, scan, directories));
  return { completeness: sums.completeness, read };
}
