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

import { type DatabaseCard, type DatabaseParts, hashOf } from './database-file.ts';
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

function filedAt({ entries, pool }: DatabaseParts, number: number): FiledAdvisory {
  const [start = 0, length = 0, listed = 0, record = 0, recordLength = 0] = entries.subarray(
    number * 5,
    number * 5 + 5,
  );
  const [ranges, suffix, level, severities] = JSON.parse(
    pool.toString('utf8', start, start + length),
  ) as PackedAffected;
  const versions = pool.subarray(start + length, start + length + listed);
  return {
    suffix,
    level,
    severities,
    ranges: ranges.map(rangeOf),
    hasVersions: listed > 0,
    lists: (version) => listed > 0 && versions.includes(`\n${version}\n`),
    versions: () => (listed > 0 ? versions.toString('utf8', 1, versions.length - 1).split('\n') : []),
    card: () => cardOf(pool.toString('utf8', record, record + recordLength)),
  };
}

/** Opens what {@link decodeDatabase} read. */
export function openDatabase(parts: DatabaseParts): Database {
  const { card, buckets, packages, pool } = parts;
  const mask = buckets.length - 1;
  function packageAt(key: Buffer): number | null {
    for (let at = hashOf(key) & mask; ; at = (at + 1) & mask) {
      const number = buckets[at] as number;
      if (number === 0) return null;
      const [start = 0, length = 0] = packages.subarray(number * 4 - 4, number * 4 - 2);
      if (length === key.length && pool.compare(key, 0, length, start, start + length) === 0) return number - 1;
    }
  }
  return {
    card,
    find(key) {
      const number = packageAt(Buffer.from(key));
      if (number === null) return [];
      const [first = 0, count = 0] = packages.subarray(number * 4 + 2, number * 4 + 4);
      return Array.from({ length: count }, (_, index) => filedAt(parts, first + index));
    },
  };
}
