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
import { keptFiles } from './kept-files.ts';

/** The head whose files are read. */
export interface TreeSource {
  readonly session: Session;
  readonly gitDir: string;
  readonly signal: AbortSignal;
  readonly head: string;
  readonly limits: TreeLimits;
  /** Objects are known to be missing. */
  readonly gaps: boolean;
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

const submodule = 0o160000;

const batchBytes = 512 * 1024;

type Refusal = Completeness['refused'][number];

interface Listing {
  readonly reading: TreeReading;
  readonly mailmap: string | null;
  readonly large: number;
  /** Files whose blob is not there. */
  readonly missing: number;
  /** Texts left out because there are too many. */
  readonly texts: number;
}

async function stageListing(source: TreeSource, recursive: boolean): Promise<Listing> {
  const writer = batchWriter(treeStage, treeColumns);
  const files = keptFiles(({ path, mode, size, blob, language }, kept) =>
    writer.add([path, mode, size, blob, language, kept]),
  );
  let mailmap: string | null = null;
  let [large, missing, done] = [0, 0, 0];
  const reading = await readTree(source.head, { ...source, recursive }, async (entry: TreeEntry) => {
    files.add(entry);
    if (entry.path === '.mailmap' && entry.mode !== 0o120000) mailmap = entry.blob.toString('hex');
    if ((entry.size ?? 0) > blobCap) large++;
    if (entry.size === null && entry.mode !== submodule) missing++;
    source.onCount(++done, null);
    if (writer.bytes >= batchBytes) await flush(source.session, [writer]);
  });
  const texts = files.end();
  await flush(source.session, [writer]);
  return { reading, mailmap, large, missing, texts };
}

interface Listed {
  readonly listing: Listing;
  /** Why this is the first level alone, with the entries that were seen before that was known. */
  readonly cut: { readonly why: 'tree-bomb' | 'missing-folders'; readonly entries: number } | null;
}

/** Of a tree that passes the limits, or lacks folders, only the first level is kept: the rest could not be judged as a whole. */
async function listTree(source: TreeSource): Promise<Listed> {
  const whole = await stageListing(source, true);
  const { bomb, broken, entries } = whole.reading;
  if (!bomb && !broken) return { listing: whole, cut: null };
  await source.session`truncate stage_tree`;
  const listing = await stageListing(source, false);
  return { listing, cut: { why: bomb ? 'tree-bomb' : 'missing-folders', entries } };
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

function refusals({ listing, cut }: Listed, blobs: { left: number; missing: number }): Refusal[] {
  const { reading, large, missing, texts } = listing;
  return [
    { what: 'paths below the first level', why: cut?.why ?? '', count: cut?.entries ?? 0 },
    ...[...reading.refused].map(([why, count]) => ({ what: 'paths', why, count })),
    { what: 'blobs', why: 'too-large', count: large },
    { what: 'blobs', why: 'missing', count: missing + blobs.missing },
    { what: 'blobs', why: 'budget', count: blobs.left },
    { what: 'texts', why: 'too-many', count: texts },
  ].filter(({ count }) => count > 0);
}

/** Lists the files of the head and reads what is new among them into the stages. */
export async function stageTree(source: TreeSource): Promise<TreeFacts> {
  const listed = await listTree(source);
  const { listing, cut } = listed;
  const blobs = await stageBlobs(source);
  const received = listing.reading.entries;
  const completeness = { asked: cut === null ? received : null, received, refused: refusals(listed, blobs) };
  return { completeness, bomb: cut?.why === 'tree-bomb', mailmap: listing.mailmap };
}
