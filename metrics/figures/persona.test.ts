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
import type { Store } from '#store/open.ts';
import { addMonths, type Month, monthsBetween } from '#store/period.ts';
import { testStore } from '#store/testing.ts';
import { metrics } from '../metric-registry.ts';
import { randomStream } from '../rank/random.ts';
import { type ActSpec, addActs, addStreams, rowsOf, valuesOf } from '../testing/derived-facts.ts';
import { addCommits, addIdentity, addProject, addRepository } from '../testing/store-facts.ts';
import { personas } from './persona.ts';

/** States of people by (contributions, months with contributions). */
function states(people: readonly (readonly [number, number])[], seen = people.length) {
  const contributors = new Map<number, number>();
  for (const [amount] of people) contributors.set(amount, (contributors.get(amount) ?? 0) + 1);
  const faithful = people.flatMap(([amount, months]) => (months >= 9 ? [amount] : []));
  const { core, regular, casual } = personas(contributors, faithful, seen);
  return [core, regular, casual];
}

describe('personas', () => {
  it.each([
    [
      'somebody who makes half alone',
      [
        [50, 1],
        [30, 1],
        [20, 1],
      ],
      [1, 1, 1],
    ],
    [
      'one with more than half',
      [
        [80, 1],
        [10, 1],
        [10, 1],
      ],
      [1, 0, 2],
    ],
    [
      'equals share the higher state',
      [
        [10, 1],
        [10, 1],
        [10, 1],
      ],
      [3, 0, 0],
    ],
    [
      'nine months make a regular',
      [
        [90, 1],
        [5, 9],
        [5, 8],
      ],
      [1, 1, 1],
    ],
    [
      'nine months of the core stay core',
      [
        [90, 12],
        [10, 1],
      ],
      [1, 0, 1],
    ],
    ['nobody', [], [0, 0, 0]],
  ] as [string, [number, number][], number[]][])('%s', (_, people, expected) => {
    expect(states(people)).toEqual(expected);
  });

  it('those who only looked on are casual', () => {
    expect(states([[10, 1]], 4)).toEqual([1, 0, 3]);
  });
});

describe('everybody is in exactly one state', () => {
  let store: Store;
  const acts: { person: number; month: Month; kind: 'commit' | 'comment' | 'star' }[] = [];
  const months = monthsBetween('2024-01', '2026-10');
  beforeAll(async () => {
    store = await testStore();
    await addProject(store, 'town');
    const repository = await addRepository(store, 'town');
    await addStreams(store, repository, '2026-11-15T08:00:00Z', '2024-01-01T00:00:00Z');
    await addCommits(store, repository, [{ at: '2024-01-01T00:00:00Z', author: 'account-0@none.example' }]);
    const ids = await Promise.all(Array.from({ length: 30 }, (_, i) => addIdentity(store, `account-${i}`)));
    const random = randomStream(5);
    for (const month of months)
      for (let i = 0; i < 12; i += 1) {
        const kind = random() < 0.2 ? 'star' : random() < 0.5 ? 'commit' : 'comment';
        acts.push({ person: Math.floor(random() ** 2 * 30), month, kind });
      }
    const specs = acts.map(
      ({ person, month, kind }): ActSpec => ({ kind, at: `${month}-09T00:00:00Z`, person: ids[person] ?? null }),
    );
    await addActs(store, 'town', repository, [...specs, { kind: 'commit', at: '2026-03-09T00:00:00Z', person: null }]);
  });
  afterAll(() => store.close());

  async function series(id: string): Promise<Record<string, number | null>> {
    const metric = metrics.get(id);
    if (metric === undefined) throw new Error(`no metric ${id}`);
    return valuesOf(
      await rowsOf(store, metric, { scope: 'project', subjects: null, first: '2024-01', last: '2026-10' }),
      'town',
    );
  }

  it('in every window', async () => {
    const [core, regular, casual, silent] = await Promise.all(
      ['core', 'regular', 'casual', 'silent'].map((state) => series(`${state}-contributors`)),
    );
    for (const month of months) {
      const key = `window12 ${month}`;
      const ever = new Set(acts.filter((act) => act.month <= month).map(({ person }) => person));
      const window = acts.filter((act) => act.month <= month && act.month > addMonths(month, -12));
      const present = new Set(window.map(({ person }) => person));
      expect(Number(core?.[key]) + Number(regular?.[key]) + Number(casual?.[key]), `in ${month}`).toBe(present.size);
      expect(silent?.[key], `in ${month}`).toBe(ever.size - present.size);
      expect([core?.[key], regular?.[key], casual?.[key]], `in ${month}`).toEqual(recounted(window));
    }
  });

  /** States by hand, person by person. */
  function recounted(window: typeof acts): number[] {
    const own = Map.groupBy(window, ({ person }) => person)
      .values()
      .toArray();
    const people = own.map((all) => {
      const contributions = all.filter(({ kind }) => kind !== 'star');
      return [contributions.length, new Set(contributions.map(({ month }) => month)).size] as const;
    });
    const whole = people.reduce((sum, [amount]) => sum + amount, 0);
    const heavier = (limit: number) => people.reduce((sum, [amount]) => sum + (amount > limit ? amount : 0), 0);
    const counts = [0, 0, 0];
    for (const [amount, active] of people) {
      // Whoever is needed to reach the share is in: all who are heavier have less than it.
      const core = amount > 0 && heavier(amount) < whole * 0.5;
      const regular = amount > 0 && (heavier(amount) < whole * 0.8 || active >= 9);
      counts[core ? 0 : regular ? 1 : 2]! += 1;
    }
    return counts;
  }
});
