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

import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { homedir, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type * as Build from './index-build.ts';
import { decodeIndex, encodeIndex, IndexError } from './index-file.ts';
import type * as Sources from './index-sources.ts';
import type { LicenceIndex } from './licence-index.ts';
import { hashSeed, hashStep } from './vocabulary.ts';

const load = createRequire(import.meta.url);
const room = join(import.meta.dirname, '..');

/** What the index is made of: when one of these files changes, so does the key. */
function sourceFiles(): string[] {
  const inside = (dir: string) =>
    readdirSync(dir)
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .map((name) => join(dir, name));
  return [...inside(join(room, 'families')), ...inside(join(room, 'detect')), ...inside(room)];
}

/** Cheap to know and different for every other content: names, sizes and times of the sources. Two sums that are no function of each other, since loading SHA-256 takes longer than the rest of it. */
function indexKey(): string {
  const paths = [...sourceFiles(), load.resolve('spdx-license-list/spdx-full.json')];
  const card = paths
    .map((path) => {
      const { size, mtimeMs } = statSync(path);
      return `${path} ${size} ${mtimeMs}\n`;
    })
    .join('');
  let hash = hashSeed;
  for (let at = 0; at < card.length; at += 1) hash = hashStep(hash, card.charCodeAt(at));
  return [crc32(card), hash >>> 0].map((sum) => sum.toString(16).padStart(8, '0')).join('');
}

/** Beside the package, or in the user's own place where that is not writable. A shared temporary directory is used under the user's name only. */
function cacheDirs(): string[] {
  return [
    join(room, '..', 'node_modules', '.cache', 'tongming'),
    join(homedir(), '.cache', 'tongming'),
    join(tmpdir(), `tongming-${userInfo().uid}`),
  ];
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function readAll(file: number, length: number): SharedArrayBuffer {
  const shared = new SharedArrayBuffer(length);
  const bytes = new Uint8Array(shared);
  for (let at = 0; at < length; ) {
    const more = readSync(file, bytes, at, length - at, at);
    // Cut while it was read: what is missing shows in the sum.
    if (more === 0) break;
    at += more;
  }
  return shared;
}

/** The file in memory that threads can share. */
function readShared(path: string): SharedArrayBuffer | null {
  try {
    const file = openSync(path, 'r');
    try {
      const { uid, size } = fstatSync(file);
      // What somebody else wrote into a shared place is not trusted.
      const own = userInfo().uid;
      return uid !== own && uid !== 0 && own !== -1 ? null : readAll(file, size);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (['ENOENT', 'EACCES', 'ENOTDIR', 'EPERM'].includes(codeOf(error))) return null;
    throw error;
  }
}

function fromCache(name: string): LicenceIndex | null {
  for (const dir of cacheDirs()) {
    const shared = readShared(join(dir, name));
    if (shared === null) continue;
    try {
      return decodeIndex(shared);
    } catch (error) {
      // A damaged cache is written anew.
      if (!(error instanceof IndexError)) throw error;
    }
  }
  return null;
}

const cacheName = /^licences-[0-9a-f]{16,24}\.index$/;

/** Written whole or not at all; older ones are removed. */
function intoCache(name: string, bytes: Uint8Array): void {
  for (const dir of cacheDirs()) {
    try {
      mkdirSync(dir, { recursive: true, mode: 0o700 });
      const draft = join(dir, `${name}.${process.pid}`);
      writeFileSync(draft, bytes);
      renameSync(draft, join(dir, name));
      for (const old of readdirSync(dir))
        if (cacheName.test(old) && old !== name) rmSync(join(dir, old), { force: true });
      return;
    } catch (error) {
      if (!['EACCES', 'EROFS', 'ENOTDIR', 'EPERM', 'ENOSPC', 'EEXIST', 'ENOENT'].includes(codeOf(error))) throw error;
    }
  }
}

/** Builds what {@link defaultIndex} loads; the sources are loaded only here, since they take longer than the index itself. */
function build(): Uint8Array<ArrayBuffer> {
  const { buildIndex } = load('./index-build.ts') as typeof Build;
  const { ownRules } = load('./index-sources.ts') as typeof Sources;
  return encodeIndex(buildIndex(ownRules()));
}

let known: LicenceIndex | null = null;

/** The index of the SPDX texts and of our own patterns: built once, then loaded from a cache in a few milliseconds. In shared memory. */
export function defaultIndex(): LicenceIndex {
  if (known !== null) return known;
  const name = `licences-${indexKey()}.index`;
  known = fromCache(name);
  if (known !== null) return known;
  const bytes = build();
  intoCache(name, bytes);
  const shared = new SharedArrayBuffer(bytes.length);
  new Uint8Array(shared).set(bytes);
  known = decodeIndex(shared);
  return known;
}
