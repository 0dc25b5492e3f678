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

import { basename } from 'node:path/posix';
import { isMachineList } from '#licenses/scan/names.ts';
import { createPool, createSinglePool, type Pool } from '#licenses/scan/pool.ts';
import { type LoadedEntry, scanEntries } from '#licenses/scan/scan-entries.ts';
import {
  type LicenceWants,
  licenceBlobColumns,
  licenceBlobStage,
  unreadBlobs,
  writeLicenceBlobs,
} from '#store/queries/licence-blob.ts';
import { ObjectIds } from '../git/object-ids.ts';
import { readObjects } from '../git/object-stream.ts';
import { batchWriter } from '../ingest/batch-writer.ts';
import { fenced, type HeldLease } from '../visit/lease.ts';
import { blobRow } from './blob-row.ts';

/** Whose new blobs are read, and how. */
export interface BlobSource extends HeldLease {
  readonly gitDir: string;
  /** Bytes of an object id. */
  readonly width: number;
  readonly signal: AbortSignal;
  readonly wants: LicenceWants;
  readonly threads: number;
  /** Blobs stored at once. */
  readonly batchSize: number;
  readonly budget: { readonly bytes: number; readonly milliseconds: number };
  readonly onCount: (done: number, total: number) => void;
  /** Called after each batch is stored. */
  readonly stored: () => Promise<void> | void;
}

/** What reading came to. */
export interface BlobReading {
  /** Blobs that were read now. */
  readonly read: number;
  /** Blobs that a later visit goes on with. */
  readonly left: number;
}

/** Most bytes of one blob that are looked at. */
const readCap = 1024 * 1024;

const batchBytes = 1024 * 1024;

/** Fewer blobs are read without threads: starting one takes longer. */
const small = 400;

/** Kept for as long as the process lives: making a detector is dearer than most visits. */
const single = createSinglePool();

/** A pool for so many blobs, which is given back to {@link closePool}. */
function poolFor(blobs: number, threads: number): Pool {
  return blobs < small || threads < 1 ? single : createPool({ threads });
}

async function closePool(pool: Pool): Promise<void> {
  if (pool !== single) await pool.close();
}

/** Names play no part in what a blob says: it may have several. */
const nameless = '';

async function unread({ session, wants, width }: BlobSource): Promise<ObjectIds> {
  const ids = new ObjectIds(width);
  let last: Buffer | null = null;
  for await (const page of unreadBlobs(session, wants)) {
    for (const { blob, path } of page) {
      if (last?.equals(blob) || isMachineList(basename(path))) continue;
      ids.push(blob);
      last = blob;
    }
  }
  return ids;
}

function* requests(ids: ObjectIds): Generator<string> {
  for (let at = 0; at < ids.length; at += 500) yield ids.lines(at, Math.min(at + 500, ids.length));
}

/** Blobs as the scanner takes them, until the budget is spent; `taken` learns of each. */
async function* loaded(
  { gitDir, signal, budget }: BlobSource,
  ids: ObjectIds,
  taken: (id: string, bytes: Buffer) => void,
): AsyncGenerator<LoadedEntry, number> {
  const deadline = Date.now() + budget.milliseconds;
  let [done, bytesRead] = [0, 0];
  if (ids.length === 0 || bytesRead > budget.bytes) return done;
  for await (const answers of readObjects(requests(ids), { gitDir, signal, cap: readCap })) {
    for (const { id, type, size, bytes } of answers) {
      if (bytesRead > budget.bytes || Date.now() > deadline) return done;
      done++;
      if (type !== 'blob') continue;
      bytesRead += size;
      // The bytes of an answer last only until the next one is taken.
      const kept = Buffer.from(bytes);
      taken(id, kept);
      yield { path: nameless, kind: 'loaded', bytes: kept, size, twin: { facts: null } };
    }
  }
  return done;
}

/**
 * Reads blobs that were never read with this version of the index, storing them batch by batch: what is stored is never
 * read again, whichever repository it is in.
 */
export async function readNewBlobs(source: BlobSource): Promise<BlobReading> {
  const { session, signal, threads } = source;
  const ids = await unread(source);
  const writer = batchWriter(licenceBlobStage, licenceBlobColumns);
  const waiting: { id: string; bytes: Buffer }[] = [];
  let [read, batched, done] = [0, 0, 0];
  async function send(): Promise<void> {
    batched = 0;
    const pages = writer.take();
    await fenced(source, () => writeLicenceBlobs(session, pages));
    await source.stored();
  }
  async function* entries(): AsyncGenerator<LoadedEntry> {
    done = yield* loaded(source, ids, (id, bytes) => waiting.push({ id, bytes }));
  }
  const pool = poolFor(ids.length, threads);
  try {
    for await (const files of scanEntries(entries(), pool, signal)) {
      for (const [index, { id, bytes }] of waiting.splice(0, files.length).entries()) {
        const facts = files[index];
        if (facts !== undefined) writer.add(blobRow(id, bytes, facts));
      }
      read += files.length;
      batched += files.length;
      source.onCount(read, ids.length);
      if (batched >= source.batchSize || writer.bytes >= batchBytes) await send();
    }
  } finally {
    await closePool(pool);
  }
  await send();
  return { read, left: ids.length - done };
}
