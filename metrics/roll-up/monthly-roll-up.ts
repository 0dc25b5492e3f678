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

import { int4At, int8At, scanCopy } from '#store/copy-out.ts';
import { type ActKind, actKinds } from '#store/facts.ts';
import type { Store } from '#store/open.ts';
import { createDistinctPairs } from './distinct-pairs.ts';
import { createNumberIndex, type NumberIndex } from './number-index.ts';

/** What was done in a repository in a month, of one kind. */
export interface MonthlyCount {
  readonly repository: string;
  /** As `monthIndex` counts. */
  readonly month: number;
  readonly kind: ActKind;
  readonly acts: number;
  /** Different known people. */
  readonly people: number;
}

/** Counts in columns, sorted by repository, month and kind as in `actKinds`. */
export interface RollUp {
  readonly rows: number;
  at(row: number): MonthlyCount;
}

const query = `select repository_id, month, kind, person_id from act
  where class = 'human' and standing = 0 and project in (select slug from project where listed)`;

/** Kinds and months stand in the lower part of a cell's number, the repository's place in the upper. */
const kindsOfMonth = 16;
const monthsOfRepository = 1 << 17;

/**
 * Counts all acts of humans over the hub in one pass: every act once, people once a month, repository and kind. The
 * server only streams rows; what it would sort is counted in typed arrays here.
 */
export async function monthlyRollUp(store: Pick<Store, 'sql'>): Promise<RollUp> {
  const [repositories, cells, people] = [createNumberIndex(), createNumberIndex(), createNumberIndex()];
  const pairs = createDistinctPairs();
  const kindAt = createKindReader();
  let acts = new Int32Array(1 << 12);
  await scanCopy(store.sql, query, 4, (bytes, starts, sizes) => {
    const repository = repositories.of(int8At(bytes, starts[0] as number));
    const month = int4At(bytes, starts[1] as number);
    const kind = kindAt(bytes, starts[2] as number, sizes[2] as number);
    const cell = cells.of((repository * monthsOfRepository + month) * kindsOfMonth + kind);
    if (cell >= acts.length) acts = doubled(acts);
    acts[cell] = (acts[cell] as number) + 1;
    if ((sizes[3] as number) >= 0) pairs.add(cell, people.of(int8At(bytes, starts[3] as number)));
  });
  return rollUpOf(repositories.keys(), cells, acts, pairs.counts(cells.size));
}

function doubled(counts: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(counts.length * 2);
  larger.set(counts);
  return larger;
}

const cellsOfRepository = monthsOfRepository * kindsOfMonth;

function rollUpOf(repositories: Float64Array, cells: NumberIndex, acts: Int32Array, people: Int32Array): RollUp {
  const ids = repositories.toSorted();
  const rankOf = new Map(ids.entries().map(([rank, id]) => [id, rank]));
  const ranks = repositories.map((id) => rankOf.get(id) as number);
  const seenAt = new Int32Array(ids.length);
  for (const [seen, rank] of ranks.entries()) seenAt[rank] = seen;
  const sorted = cells.keys().map((key) => {
    const repository = Math.floor(key / cellsOfRepository);
    return key + ((ranks[repository] as number) - repository) * cellsOfRepository;
  });
  sorted.sort();
  return {
    rows: sorted.length,
    at(row) {
      const key = sorted[row] as number;
      const rank = Math.floor(key / cellsOfRepository);
      const cell = cells.of(key + ((seenAt[rank] as number) - rank) * cellsOfRepository);
      return {
        repository: String(ids[rank]),
        month: Math.floor(key / kindsOfMonth) % monthsOfRepository,
        kind: actKinds[key % kindsOfMonth] as ActKind,
        acts: acts[cell] as number,
        people: people[cell] as number,
      };
    },
  };
}

/** Reads the place of a kind in `actKinds` without making a string of it. */
function createKindReader(): (bytes: Buffer, at: number, size: number) => number {
  const names = actKinds.map((kind) => Buffer.from(kind));
  const byHash = new Int8Array(256).fill(-1);
  const hash = (bytes: Buffer, at: number, size: number) => {
    const [first, last] = [bytes[at] as number, bytes[at + size - 1] as number];
    return (size + first * 2 + last * 3 + (bytes[at + size - 3] as number)) & 255;
  };
  for (const [n, name] of names.entries()) {
    const slot = hash(name, 0, name.length);
    if (byHash[slot] !== -1) throw new RangeError(`Two kinds of acts share a slot: ${name.toString()}.`);
    byHash[slot] = n;
  }
  return (bytes, at, size) => {
    const kind = byHash[hash(bytes, at, size)] as number;
    if (kind >= 0 && names[kind]?.length === size && names[kind].compare(bytes, at, at + size) === 0) return kind;
    throw new RangeError(`No kind of act is called ${bytes.toString('utf8', at, at + size)}.`);
  };
}
