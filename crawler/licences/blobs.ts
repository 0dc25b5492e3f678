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

import { setImmediate as breathe } from 'node:timers/promises';
import {
  type LicenceWants,
  licenceBlobColumns,
  licenceBlobStage,
  unreadBlobs,
  writeLicenceBlobs,
} from '#store/queries/licence-blob.ts';
import { ObjectIds } from '../git/object-ids.ts';
import { readObjects } from '../git/object-stream.ts';
import { type BatchWriter, batchWriter } from '../ingest/batch-writer.ts';
import { fenced, type HeldLease } from '../visit/lease.ts';
import { licenceReadCap, readBlobLicences } from './read-blob.ts';

/** Whose new blobs are read, and how. */
export interface BlobSource extends HeldLease {
  readonly gitDir: string;
  /** Bytes of an object id. */
  readonly width: number;
  readonly signal: AbortSignal;
  readonly wants: LicenceWants;
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

/** Longest that the event loop waits while texts are searched, in milliseconds. */
const stretch = 25;

const batchBytes = 1024 * 1024;

async function unread({ session, wants, width }: BlobSource): Promise<ObjectIds> {
  const ids = new ObjectIds(width);
  for await (const page of unreadBlobs(session, wants)) for (const id of page) ids.push(id);
  return ids;
}

function* requests(ids: ObjectIds): Generator<string> {
  for (let at = 0; at < ids.length; at += 500) yield ids.lines(at, Math.min(at + 500, ids.length));
}

function addBlob(writer: BatchWriter, id: string, bytes: Buffer, truncated: boolean, indexVersion: string): void {
  const { outcome, expression, findings, copyrights, altered } = readBlobLicences(bytes);
  const some = (list: readonly unknown[]) => (list.length === 0 ? null : list);
  const facts = [outcome, truncated, expression, some(findings), some(copyrights), some(altered)];
  writer.add([Buffer.from(id, 'hex'), indexVersion, ...facts]);
}

/**
 * Reads blobs that were never read with this version of the index, storing them batch by batch: what is stored is never
 * read again, whichever repository it is in.
 */
export async function readNewBlobs(source: BlobSource): Promise<BlobReading> {
  const { gitDir, signal, budget, wants } = source;
  const ids = await unread(source);
  const writer = batchWriter(licenceBlobStage, licenceBlobColumns);
  const deadline = Date.now() + budget.milliseconds;
  let [done, read, bytesRead, batched, rested] = [0, 0, 0, 0, performance.now()];
  async function send(): Promise<void> {
    batched = 0;
    await fenced(source, () => writeLicenceBlobs(source.session, writer.take()));
    await source.stored();
  }
  const spent = () => bytesRead > budget.bytes || Date.now() > deadline;
  const objects = ids.length === 0 ? [] : readObjects(requests(ids), { gitDir, signal, cap: licenceReadCap });
  for await (const answers of objects) {
    for (const { id, type, size, bytes } of answers) {
      if (spent()) break;
      done++;
      if (type !== 'blob') continue;
      addBlob(writer, id, bytes, size > bytes.length, wants.indexVersion);
      read++;
      batched++;
      bytesRead += size;
      if (performance.now() - rested < stretch) continue;
      await breathe();
      rested = performance.now();
    }
    source.onCount(done, ids.length);
    if (batched >= source.batchSize || writer.bytes >= batchBytes) await send();
    if (spent()) break;
  }
  await send();
  return { read, left: ids.length - done };
}
