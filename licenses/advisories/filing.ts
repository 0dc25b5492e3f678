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

import { type DatabaseParts, entryWidth, hashOf } from './database-file.ts';
import { packageKey, repositoryKey } from './osv-names.ts';
import type { AdvisoryCard, AdvisoryRecord, Affected } from './record.ts';

/** Advisories, filed under the packages that they are about. */
export interface Filing {
  add(record: AdvisoryRecord): void;
  /** Names by OSV of what was filed. */
  readonly ecosystems: () => readonly string[];
  /** Nothing may be added after. */
  parts(): Omit<DatabaseParts, 'card'>;
}

/** Positions are 32 bits, and two pools share them. */
const mostPool = 0x7f_ff_ff_ff;

interface Pool {
  /** Where the text begins, and its bytes. */
  add(text: string): readonly [start: number, length: number];
  take(): Buffer;
}

function createPool(): Pool {
  let buffer = Buffer.allocUnsafeSlow(1024 * 1024);
  let size = 0;
  return {
    add(text) {
      const length = Buffer.byteLength(text);
      if (size + length > mostPool) throw new RangeError('A database of advisories holds 2 GiB of a kind at most.');
      if (size + length > buffer.length) {
        const wanted = Math.max(size + length, Math.ceil(buffer.length * 1.6));
        const grown = Buffer.allocUnsafeSlow(Math.min(mostPool, wanted));
        buffer.copy(grown, 0, 0, size);
        buffer = grown;
      }
      buffer.write(text, size);
      size += length;
      return [size - length, length];
    },
    take: () => buffer.subarray(0, size),
  };
}

const rangeLetters = { SEMVER: 'S', ECOSYSTEM: 'E', GIT: 'G' } as const;
const eventLetters = { introduced: 'i', fixed: 'f', last_affected: 'a', limit: 'l' } as const;

function encodeAffected({ suffix, level, severities, ranges }: Affected): string {
  const packed = ranges.map(({ type, events }) => [
    rangeLetters[type],
    ...events.map(({ kind, version }) => eventLetters[kind] + version),
  ]);
  return JSON.stringify([packed, suffix, level, severities]);
}

function encodeCard(card: AdvisoryCard): string {
  const { id, aliases, upstream, related, summary, severities, level, published, modified, url } = card;
  return JSON.stringify([id, aliases, upstream, related, summary, severities, level, published, modified, url]);
}

function keyOf({ ecosystem, name }: Affected): string {
  return ecosystem === null ? repositoryKey(name) : packageKey(ecosystem, name);
}

function tableOf(keys: readonly Buffer[]): Uint32Array {
  let size = 16;
  while (size < keys.length * 2) size *= 2;
  const buckets = new Uint32Array(size);
  keys.forEach((key, number) => {
    let at = hashOf(key) & (size - 1);
    while (buckets[at] !== 0) at = (at + 1) & (size - 1);
    buckets[at] = number + 1;
  });
  return buckets;
}

/** What is filed under one package lies together, so that it is read at once. The same records in the same order give the same bytes. */
function partsOf(
  filed: ReadonlyMap<string, readonly number[]>,
  said: Buffer,
  cards: Buffer,
): Omit<DatabaseParts, 'card'> {
  const sorted = [...filed].sort(([a], [b]) => (a < b ? -1 : 1));
  const [keys, grouped] = [createPool(), Buffer.allocUnsafeSlow(said.length)];
  const packages = new Uint32Array(sorted.length * 4);
  const entries = new Uint32Array(sorted.reduce((sum, [, list]) => sum + list.length, 0));
  let [at, end] = [0, 0];
  sorted.forEach(([key, list], number) => {
    packages.set([...keys.add(key), at / entryWidth, list.length / entryWidth], number * 4);
    for (let from = 0; from < list.length; from += entryWidth, at += entryWidth) {
      const [start = 0, length = 0, listed = 0, card = 0, cardLength = 0] = list.slice(from, from + entryWidth);
      entries.set([end, length, listed, said.length + card, cardLength], at);
      end += said.copy(grouped, end, start, start + length + listed);
    }
  });
  const buckets = tableOf(sorted.map(([key]) => Buffer.from(key)));
  return { buckets, packages, entries, keys: keys.take(), pool: [grouped, cards] };
}

/** An empty filing. */
export function createFiling(): Filing {
  const [said, cards] = [createPool(), createPool()];
  const filed = new Map<string, number[]>();
  const found = new Set<string>();
  return {
    add(record) {
      const card = cards.add(encodeCard(record));
      for (const affected of record.affected) {
        const { versions, ecosystem } = affected;
        const ranges = said.add(encodeAffected(affected));
        const [, listed] = said.add(versions.length === 0 ? '' : `\n${versions.join('\n')}\n`);
        const key = keyOf(affected);
        const entries = filed.get(key);
        if (entries === undefined) filed.set(key, [...ranges, listed, ...card]);
        else entries.push(...ranges, listed, ...card);
        if (ecosystem !== null) found.add(ecosystem);
      }
    },
    ecosystems: () => [...found],
    parts: () => partsOf(filed, said.take(), cards.take()),
  };
}
