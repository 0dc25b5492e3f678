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

import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeIndex } from '../detect/index-file.ts';
import type { LicenceIndex } from '../detect/licence-index.ts';
import { LicenceError } from '../error.ts';

/** What a data pack was made of. */
export interface PackCard {
  /** SHA-256 of the index file, hex. */
  readonly digest: string;
  /** Rules of the index, our own included. */
  readonly rules: number;
  /** When it was made. */
  readonly made: string;
  readonly sources: readonly {
    readonly name: string;
    readonly records: number;
    readonly rules: number;
    /** SHA-256, hex, over all that was read. */
    readonly digest: string;
    /** Whom to name when results are published. */
    readonly attribution: string;
  }[];
}

/** Where the data directory keeps the pack; the card is written last, and says which index belongs to it. */
function paths(dataDir: string) {
  const dir = join(dataDir, 'licences');
  return {
    dir,
    card: join(dir, 'pack.json'),
    index: (digest: string) => join(dir, `pack-${digest.slice(0, 16)}.index`),
  };
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}

/** What the pack in the data directory was made of; null when there is none. Throws LicenceError `syntax` for a card that is none. */
export function readPackCard(dataDir: string): PackCard | null {
  const { card } = paths(dataDir);
  try {
    const read = JSON.parse(readFileSync(card, 'utf8')) as Partial<PackCard>;
    if (typeof read.digest !== 'string' || !/^[0-9a-f]{64}$/u.test(read.digest)) throw new SyntaxError('no digest');
    return read as PackCard;
  } catch (error) {
    if (isMissing(error)) return null;
    if (!(error instanceof SyntaxError)) throw error;
    throw new LicenceError('syntax', 0, `${card} is damaged. Make the pack again with "tongming licenses index".`, {
      cause: error,
    });
  }
}

/** Keeps an index and its card in the data directory; an older one is replaced when both are whole. */
export function writePack(dataDir: string, bytes: Uint8Array, card: Omit<PackCard, 'digest'>): PackCard {
  // Loaded only where a pack is written: each start would take ten milliseconds longer.
  const { createHash } = process.getBuiltinModule('node:crypto');
  const digest = createHash('sha256').update(bytes).digest('hex');
  const place = paths(dataDir);
  mkdirSync(place.dir, { recursive: true });
  const whole = { digest, ...card };
  for (const [path, content] of [
    [place.index(digest), bytes],
    [place.card, `${JSON.stringify(whole, null, 2)}\n`],
  ] as const) {
    writeFileSync(`${path}.new`, content);
    renameSync(`${path}.new`, path);
  }
  return whole;
}

/** The index of the pack in the data directory, in memory that threads can share; null when there is none. Throws IndexError for one of another version. */
export function readPack(dataDir: string): LicenceIndex | null {
  const card = readPackCard(dataDir);
  if (card === null) return null;
  const bytes = readFileSync(paths(dataDir).index(card.digest));
  const shared = new SharedArrayBuffer(bytes.length);
  new Uint8Array(shared).set(bytes);
  return decodeIndex(shared);
}
