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
import { blobColumns, blobStage, treeColumns, treeStage, wantedBlobs } from '#store/queries/tree.ts';
import type { Session } from '#store/session.ts';
import { readBlob, readCap } from '../git/blob.ts';
import { ObjectIds } from '../git/object-ids.ts';
import { readObjects } from '../git/object-stream.ts';
import { readTree, type TreeEntry, type TreeLimits, type TreeReading } from '../git/tree.ts';
import { type BatchWriter, batchWriter, flush } from './batch-writer.ts';

/** The head whose files are read. */
export interface TreeSource {
  readonly session: Session;
  readonly gitDir: string;
  readonly signal: AbortSignal;
  readonly head: string;
  readonly limits: TreeLimits;
  readonly onCount: (done: number, total: number | null) => void;
}

/** What reading the head came to. */
export interface TreeFacts {
  readonly completeness: Completeness;
  /** The tree passed a limit: only its first level was stored. */
  readonly bomb: boolean;
  /** Blob of the `.mailmap` at the root; null when there is none. */
  readonly mailmap: string | null;
}

/** Larger blobs are not read at all. */
const blobCap = 32 * 1024 ** 2;

/** Most bytes and time one visit spends on blobs; the next visit goes on where it stopped. */
const blobBudget = { bytes: 8 * 1024 ** 3, milliseconds: 15 * 60_000 };

const batchBytes = 512 * 1024;

type Refusal = Completeness['refused'][number];

interface Listing {
  readonly reading: TreeReading;
  readonly mailmap: string | null;
  readonly large: number;
}

async function stageListing(source: TreeSource, recursive: boolean): Promise<Listing> {
  const writer = batchWriter(treeStage, treeColumns);
  let mailmap: string | null = null;
  let large = 0;
  let done = 0;
  const reading = await readTree(source.head, { ...source, recursive }, async (entry: TreeEntry) => {
    writer.add([entry.path, entry.mode, entry.size, entry.blob, entry.language, entry.kept]);
    if (entry.path === '.mailmap' && entry.mode !== 0o120000) mailmap = entry.blob.toString('hex');
    if ((entry.size ?? 0) > blobCap) large++;
    source.onCount(++done, null);
    if (writer.bytes >= batchBytes) await flush(source.session, [writer]);
  });
  await flush(source.session, [writer]);
  return { reading, mailmap, large };
}

/** Of a tree that passes the limits only the first level is kept: the rest could not be judged as a whole. */
async function listTree(source: TreeSource): Promise<{ listing: Listing; bomb: TreeReading | null }> {
  const whole = await stageListing(source, true);
  if (!whole.reading.bomb) return { listing: whole, bomb: null };
  await source.session`truncate stage_tree`;
  return { listing: await stageListing(source, false), bomb: whole.reading };
}

async function wanted(session: Session, width: number): Promise<{ ids: ObjectIds; kept: boolean[] }> {
  const ids = new ObjectIds(width);
  const kept: boolean[] = [];
  for await (const rows of wantedBlobs(session, blobCap)) {
    for (const row of rows) {
      ids.push(row.blob);
      kept.push(row.kept);
    }
  }
  return { ids, kept };
}

function* requests(ids: ObjectIds): Generator<string> {
  for (let at = 0; at < ids.length; at += 500) yield ids.lines(at, Math.min(at + 500, ids.length));
}

function stageBlob(writer: BatchWriter, id: string, size: number, bytes: Buffer, kept: boolean): void {
  const facts = readBlob(bytes, size, kept);
  writer.add([
    Buffer.from(id, 'hex'),
    size,
    facts.binary,
    facts.magic,
    facts.lineCount,
    facts.spdx,
    facts.notice,
    facts.content,
    facts.truncated,
  ]);
}

/** Reads blobs that no visit has read; returns how many were left for the next one and how many are missing. */
async function stageBlobs(source: TreeSource): Promise<{ left: number; missing: number }> {
  const { session, gitDir, signal } = source;
  const { ids, kept } = await wanted(session, source.head.length / 2);
  const writer = batchWriter(blobStage, blobColumns);
  const deadline = Date.now() + blobBudget.milliseconds;
  let [done, bytesRead, missing] = [0, 0, 0];
  if (ids.length === 0) return { left: 0, missing };
  for await (const objects of readObjects(requests(ids), { gitDir, signal, cap: readCap })) {
    for (const { id, type, size, bytes } of objects) {
      const keep = kept[done++] ?? false;
      if (type !== 'blob') {
        missing++;
        continue;
      }
      stageBlob(writer, id, size, bytes, keep);
      bytesRead += size;
    }
    source.onCount(done, ids.length);
    if (writer.bytes >= batchBytes) await flush(session, [writer]);
    if (bytesRead > blobBudget.bytes || Date.now() > deadline) break;
  }
  await flush(session, [writer]);
  return { left: ids.length - done, missing };
}

/** Lists the files of the head and reads what is new among them into the stages. */
export async function stageTree(source: TreeSource): Promise<TreeFacts> {
  const { listing, bomb } = await listTree(source);
  const { left, missing } = await stageBlobs(source);
  const refused: Refusal[] = [];
  if (bomb !== null) refused.push({ what: 'paths below the first level', why: 'tree-bomb', count: bomb.entries });
  for (const [why, count] of listing.reading.refused) refused.push({ what: 'paths', why, count });
  if (listing.large > 0) refused.push({ what: 'blobs', why: 'too-large', count: listing.large });
  if (missing > 0) refused.push({ what: 'blobs', why: 'missing', count: missing });
  if (left > 0) refused.push({ what: 'blobs', why: 'budget', count: left });
  const completeness = {
    asked: bomb === null ? listing.reading.entries : null,
    received: listing.reading.entries,
    refused,
  };
  return { completeness, bomb: bomb !== null, mailmap: listing.mailmap };
}
