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

import { type DatabaseCard, type DatabaseIndex, entryWidth, hashOf } from './database-file.ts';
import type { AdvisoryCard, AdvisoryLevel, AffectedRange, RangeEvent, WrittenSeverity } from './record.ts';

/** What one advisory says of one package. */
export interface FiledAdvisory {
  readonly suffix: string | null;
  readonly level: AdvisoryLevel | null;
  readonly severities: readonly WrittenSeverity[];
  readonly ranges: readonly AffectedRange[];
  readonly hasVersions: boolean;
  /** Exactly as written. */
  readonly lists: (version: string) => boolean;
  readonly versions: () => readonly string[];
  readonly card: () => AdvisoryCard;
}

/** Advisories by the packages that they are about. */
export interface Database {
  readonly card: DatabaseCard;
  /** All that is filed under a key; see `packageKey` and `repositoryKey`. */
  readonly find: (key: string) => readonly FiledAdvisory[];
}

const types = { S: 'SEMVER', E: 'ECOSYSTEM', G: 'GIT' } as const;
const kinds = { i: 'introduced', f: 'fixed', a: 'last_affected', l: 'limit' } as const;

type PackedRange = readonly [type: keyof typeof types, ...events: string[]];
type PackedAffected = readonly [
  ranges: readonly PackedRange[],
  suffix: string | null,
  level: AdvisoryLevel | null,
  severities: readonly WrittenSeverity[],
];
type PackedCard = readonly [
  id: string,
  aliases: readonly string[],
  upstream: readonly string[],
  related: readonly string[],
  summary: string | null,
  severities: readonly WrittenSeverity[],
  level: AdvisoryLevel | null,
  published: string | null,
  modified: string | null,
  url: string | null,
];

function rangeOf([type, ...events]: PackedRange): AffectedRange {
  const read = events.map(
    (event): RangeEvent => ({ kind: kinds[event[0] as keyof typeof kinds], version: event.slice(1) }),
  );
  return { type: types[type], repo: null, events: read };
}

function cardOf(text: string): AdvisoryCard {
  const [id, aliases, upstream, related, summary, severities, level, published, modified, url] = JSON.parse(
    text,
  ) as PackedCard;
  return { id, aliases, upstream, related, summary, severities, level, published, modified, url };
}

/** Reads bytes of the pool. */
export type ReadPool = (start: number, length: number) => Buffer;

/** Opens a database over its index and what reads the rest. */
export function openDatabase({ card, buckets, packages, entries, keys }: DatabaseIndex, read: ReadPool): Database {
  const mask = buckets.length - 1;

  function packageAt(key: Buffer): number | null {
    for (let at = hashOf(key) & mask; ; at = (at + 1) & mask) {
      const number = buckets[at] as number;
      if (number === 0) return null;
      const [start = 0, length = 0] = packages.subarray(number * 4 - 4, number * 4 - 2);
      if (length === key.length && keys.compare(key, 0, length, start, start + length) === 0) return number - 1;
    }
  }

  /** `block` holds all that is filed under the package, and begins at `from`. */
  function filedAt(entry: readonly number[] | Uint32Array, block: Buffer, from: number): FiledAdvisory {
    const [start = 0, length = 0, listed = 0, record = 0, recordLength = 0] = entry;
    const at = start - from;
    const [ranges, suffix, level, severities] = JSON.parse(block.toString('utf8', at, at + length)) as PackedAffected;
    const versions = block.subarray(at + length, at + length + listed);
    return {
      suffix,
      level,
      severities,
      ranges: ranges.map(rangeOf),
      hasVersions: listed > 0,
      lists: (version) => listed > 0 && versions.includes(`\n${version}\n`),
      versions: () => (listed > 0 ? versions.toString('utf8', 1, versions.length - 1).split('\n') : []),
      card: () => cardOf(read(record, recordLength).toString('utf8')),
    };
  }

  return {
    card,
    find(key) {
      const number = packageAt(Buffer.from(key));
      if (number === null) return [];
      const [first = 0, count = 0] = packages.subarray(number * 4 + 2, number * 4 + 4);
      const all = Array.from({ length: count }, (_, index) =>
        entries.subarray((first + index) * entryWidth, (first + index + 1) * entryWidth),
      );
      const [from = 0] = all[0] ?? [];
      const [start = 0, length = 0, listed = 0] = all.at(-1) ?? [];
      const block = read(from, start + length + listed - from);
      return all.map((entry) => filedAt(entry, block, from));
    },
  };
}
