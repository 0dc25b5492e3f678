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

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actKinds } from '#store/facts.ts';
import type { Store } from '#store/open.ts';
import { testStore } from '#store/testing.ts';
import { addActs } from '../testing/derived-facts.ts';
import { addIdentity, addProject, addRepository } from '../testing/store-facts.ts';
import { createDistinctPairs } from './distinct-pairs.ts';
import { monthlyRollUp } from './monthly-roll-up.ts';
import { createNumberIndex } from './number-index.ts';

let store: Store;

beforeAll(async () => {
  store = await testStore();
});

afterAll(() => store.close());

describe('monthlyRollUp', () => {
  it('counts nothing where nothing was done', async () => {
    expect((await monthlyRollUp(store)).rows).toBe(0);
  });

  it('counts as a GROUP BY with count(distinct) does', async () => {
    const people = await Promise.all(Array.from({ length: 9 }, (_, n) => addIdentity(store, `p${n}@x.example`)));
    for (const slug of ['a', 'b']) {
      await addProject(store, slug);
      for (const place of [0, 1, 2]) {
        const repository = await addRepository(store, slug);
        await addActs(
          store,
          slug,
          repository,
          Array.from({ length: 500 }, (_, n) => ({
            kind: actKinds[(n * 7 + place) % actKinds.length] ?? 'commit',
            at: new Date(Date.UTC(2024, (n * 11) % 25, 1 + (n % 28))).toISOString(),
            person: n % 10 === 9 ? null : (people[(n * n) % 9] ?? null),
            ...(n % 50 === 7 ? { class: 'bot' as const } : {}),
            ...(n % 40 === 3 ? { standing: 1 as const } : {}),
          })),
        );
      }
    }
    const rollUp = await monthlyRollUp(store);
    const rows = Array.from({ length: rollUp.rows }, (_, n) => rollUp.at(n));
    const expected = await store.sql`
      select repository_id::text as repository, month, kind, count(*)::int as acts, count(distinct person_id)::int as people
      from act where class = 'human' and standing = 0 group by repository_id, month, kind
      order by repository_id, month, array_position(${[...actKinds]}::text[], kind)`;
    expect(rows).toEqual([...expected]);
    expect(rows.reduce((sum, { acts }) => sum + acts, 0)).toBe(6 * (500 - 10 - 13));
  });
});

it('tells members of cells apart, however small the room', () => {
  const pairs = createDistinctPairs(4);
  const sets = Array.from({ length: 30 }, () => new Set<number>());
  for (let n = 0; n < 5000; n++) {
    const [cell, member] = [(n * 17) % 30, (n * n * 31) % 101];
    pairs.add(cell, member);
    sets[cell]?.add(member);
  }
  expect([...pairs.counts(31)]).toEqual([...sets.map(({ size }) => size), 0]);
});

it('gives places in the order of first sight, also to numbers beyond 32 bits', () => {
  const index = createNumberIndex();
  const numbers = Array.from({ length: 20_000 }, (_, n) => (n % 3 === 0 ? n * 4_294_967_296 + 7 : n * 16));
  const first = new Map<number, number>();
  for (const number of [...numbers, ...numbers]) {
    if (!first.has(number)) first.set(number, first.size);
    expect(index.of(number)).toBe(first.get(number));
  }
  expect([...index.keys()]).toEqual([...first.keys()]);
});
