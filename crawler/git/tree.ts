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

import { CrawlerError } from '../error.ts';
import { type Keep, keepOf } from './kept.ts';
import { languageOf } from './languages.ts';
import { spawnGit } from './run.ts';
import { isIndexable, nameText } from './text.ts';

/** A file of a commit's tree. */
export interface TreeEntry {
  /** As text; see `nameText`. */
  readonly path: string;
  readonly mode: number;
  /** Bytes; null for submodules. */
  readonly size: number | null;
  readonly blob: Buffer;
  readonly language: string | null;
  /** Whether its text is to be kept, and under which limit. */
  readonly keep: Keep | null;
}

/** How much of a tree is read before it is called a bomb. */
export interface TreeLimits {
  readonly entries: number;
  readonly bytes: number;
  readonly depth: number;
  readonly pathBytes: number;
  readonly wallMs: number;
}

/** The limits of a crawl. */
export const treeLimits: TreeLimits = {
  entries: 200_000,
  bytes: 128 * 1024 ** 2,
  depth: 1024,
  pathBytes: 4096,
  wallMs: 120_000,
};

/** What reading a tree came to. */
export interface TreeReading {
  readonly entries: number;
  /** Paths left out by reason, with how many are known of. */
  readonly refused: ReadonlyMap<'path-too-long' | 'too-deep', number>;
  /** Over a limit, or git died on it: not all entries were seen. */
  readonly bomb: boolean;
  /** Folders are missing: not all entries were seen. */
  readonly broken: boolean;
}

const SLASH = 0x2f;

function depthOf(path: Buffer): number {
  let depth = 1;
  for (const byte of path) if (byte === SLASH) depth++;
  return depth;
}

/** Reads `<mode> <type> <id> <size>\t<path>`. */
function readEntry(record: Buffer): { meta: readonly string[]; path: Buffer } {
  const tab = record.indexOf(0x09);
  const meta = record.toString('latin1', 0, Math.max(tab, 0)).split(/ +/u);
  if (tab === -1 || meta.length !== 4)
    throw new CrawlerError('corrupt', 'git ls-tree printed a record that cannot be read.');
  return { meta, path: record.subarray(tab + 1) };
}

function entryOf(record: Buffer): TreeEntry {
  const { meta, path: bytes } = readEntry(record);
  const [mode = '', , id = '', size = ''] = meta;
  const path = nameText(bytes);
  const file = mode === '100644' || mode === '100755' || mode === '100664';
  return {
    path,
    mode: Number.parseInt(mode, 8),
    size: /^\d+$/u.test(size) ? Number(size) : null,
    blob: Buffer.from(id, 'hex'),
    language: file ? languageOf(path) : null,
    keep: file ? keepOf(path) : null,
  };
}

async function* records(stdout: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of stdout) {
    const data: Buffer = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let at = 0;
    for (let end = data.indexOf(0); end !== -1; end = data.indexOf(0, at)) {
      yield data.subarray(at, end);
      at = end + 1;
    }
    rest = Buffer.from(data.subarray(at));
  }
}

/** True for what a hostile tree can cause; other faults go on to the caller. */
function isBomb(error: unknown): boolean {
  return error instanceof CrawlerError && ['too-large', 'timeout', 'crashed'].includes(error.kind);
}

/** True for what a missing folder can cause. */
function isGap(error: unknown): boolean {
  return error instanceof CrawlerError && (error.kind === 'corrupt' || error.kind === 'git-failed');
}

/** How to list a tree. */
export interface TreeOptions {
  readonly gitDir: string;
  readonly signal: AbortSignal;
  readonly limits: TreeLimits;
  readonly recursive: boolean;
  /** Objects are known to be missing: a folder among them ends the listing, and is no fault. */
  readonly gaps?: boolean;
}

/** Lists the files of a commit; stops at the limits instead of walking a bomb to its end. Symbolic links and submodules are listed, never followed. */
export async function readTree(
  commit: string,
  options: TreeOptions,
  onEntry: (entry: TreeEntry) => Promise<void> | void,
): Promise<TreeReading> {
  const { gitDir, signal, limits } = options;
  const args = ['ls-tree', ...(options.recursive ? ['-r'] : []), '-z', '-l', '--full-tree', '--end-of-options', commit];
  const running = spawnGit(args, {
    gitDir,
    signal,
    limits: { wallMs: limits.wallMs, stdoutBytes: limits.bytes, memoryBytes: 2 * 1024 ** 3 },
  });
  const refused = new Map<'path-too-long' | 'too-deep', number>();
  let entries = 0;
  try {
    for await (const record of records(running.stdout as AsyncIterable<Buffer>)) {
      if (entries === limits.entries) return { entries, refused, bomb: true, broken: false };
      const path = record.subarray(record.indexOf(0x09) + 1);
      const reason =
        path.length > limits.pathBytes ? 'path-too-long' : depthOf(path) > limits.depth ? 'too-deep' : null;
      if (reason !== null) {
        refused.set(reason, (refused.get(reason) ?? 0) + 1);
        continue;
      }
      const entry = entryOf(record);
      if (!isIndexable(entry.path)) {
        refused.set('path-too-long', (refused.get('path-too-long') ?? 0) + 1);
        continue;
      }
      // A listing of one level shows folders too.
      if (entry.mode === 0o40000) continue;
      entries++;
      await onEntry(entry);
    }
    await running.done;
    return { entries, refused, bomb: false, broken: false };
  } catch (error) {
    if (isBomb(error)) return { entries, refused, bomb: true, broken: false };
    if (options.gaps && isGap(error)) return { entries, refused, bomb: false, broken: true };
    throw error;
  } finally {
    running.kill();
  }
}
