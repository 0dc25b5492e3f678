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
import type { Scope } from '#store/facts.ts';
import type { Store } from '#store/open.ts';
import { testStore } from '#store/testing.ts';
import { communityOpenrank } from '../definitions/community-openrank.ts';
import { communityOpenrankShare } from '../definitions/community-openrank-share.ts';
import { openrank } from '../definitions/openrank.ts';
import { monthAt } from '../figures/month-index.ts';
import type { Metric, MetricRow } from '../metric.ts';
import { type ActSpec, addActs, addStreams, rowsOf, valuesOf } from '../testing/derived-facts.ts';
import { addIdentity, addProject, addRepository } from '../testing/store-facts.ts';
import { computeOpenrank } from './compute-openrank.ts';

let store: Store;
const people: string[] = [];
const repositories: string[] = [];

const places = [
  ['left', 0],
  ['left', 1],
  ['right', 2],
] as const;

/** Two projects of three repositories, five people and the unknown, four employers and changes of employer, 14 months. */
function specs(): [string, number, ActSpec][] {
  const list: [string, number, ActSpec][] = [];
  const kinds = [
    'change-opened',
    'comment',
    'issue-opened',
    'issue-closed',
    'review-comment',
    'change-merged',
    'change-closed',
  ] as const;
  let state = 7;
  const below = (n: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
  for (let n = 0; n < 400; n++) {
    const [project, place] = places[below(3)] as (typeof places)[number];
    const kind = kinds[below(kinds.length)] as (typeof kinds)[number];
    const who = below(6);
    const at = new Date(Date.UTC(2025, below(14), 1 + below(28))).toISOString();
    const person = people[who] ?? null;
    const organisation = [null, '~', 'acme', 'lab'][below(4)] ?? null;
    const subject = [kind.startsWith('issue') ? 'issue' : 'change', String(1 + below(9))] as const;
    list.push([project, place, { kind, at, person, organisation, subject, other: people[below(5)] ?? null }]);
  }
  return list;
}

beforeAll(async () => {
  store = await testStore();
  for (const slug of ['left', 'right']) await addProject(store, slug);
  for (const [project] of places) {
    const id = await addRepository(store, project);
    await addStreams(store, id, '2026-03-10T00:00:00Z', '2024-12-01T00:00:00Z');
    repositories.push(id);
  }
  for (let n = 0; n < 5; n++) people.push(await addIdentity(store, `p${n}@x.example`));
  for (const [project, place, spec] of specs()) await addActs(store, project, repositories[place] as string, [spec]);
  await computeOpenrank(store, { last: '2026-03' });
});

afterAll(() => store.close());

function rows(metric: Metric, scope: Scope, within?: readonly string[]): Promise<MetricRow[]> {
  return rowsOf(store, metric, {
    scope,
    subjects: null,
    first: '2025-06',
    last: '2026-02',
    ...(within === undefined ? {} : { within }),
  });
}

function totals(list: readonly MetricRow[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { period, month, value } of list)
    sums[`${period} ${month}`] = (sums[`${period} ${month}`] ?? 0) + (value ?? 0);
  return sums;
}

/** Slots in which two sums differ by more than the tolerance, or that only one has; the first may not be all zero. */
function differing(some: Record<string, number>, others: Record<string, number>, tolerance = 5e-9): string[] {
  const slots = [...new Set([...Object.keys(some), ...Object.keys(others)])];
  if (!slots.some((slot) => (some[slot] ?? 0) > 1)) return ['all'];
  return slots.filter((slot) => !(Math.abs((some[slot] ?? Number.NaN) - (others[slot] ?? Number.NaN)) <= tolerance));
}

describe('openrank', () => {
  it('is what the global graph gives, and sums months', async () => {
    const values = valuesOf(await rows(openrank, 'repository'), repositories[0] as string);
    const stored = await store.db
      .selectFrom('openrank_month')
      .selectAll()
      .where('graph', '=', 'global')
      .orderBy('month')
      .execute();
    const rank = (month: number) => {
      const row = stored.find((one) => one.month === month);
      return row?.repository_values[row.repositories.indexOf(repositories[0] as string)] ?? 0;
    };
    const june = 2025 * 12 + 5;
    expect(values['month 2025-06']).toBeCloseTo(rank(june), 8);
    expect(values['quarter 2025-09']).toBeCloseTo(rank(june + 1) + rank(june + 2) + rank(june + 3), 8);
    const year = Array.from({ length: 12 }, (_, n) => rank(june + 6 - n));
    expect(values['window12 2025-12']).toBeCloseTo(
      year.reduce((sum, one) => sum + one, 0),
      8,
    );
  });

  it('adds up from repositories to projects and domains, and from people to organisations', async () => {
    const repository = totals(await rows(openrank, 'repository'));
    expect(differing(repository, totals(await rows(openrank, 'project')))).toEqual([]);
    expect(differing(repository, totals(await rows(openrank, 'domain')))).toEqual([]);
    const persons = await rows(openrank, 'person');
    // Each part is rounded to nine decimals by itself.
    expect(differing(totals(persons), totals(await rows(openrank, 'organisation')), 1e-6)).toEqual([]);
    const parts = [...(await rows(openrank, 'person', ['left'])), ...(await rows(openrank, 'person', ['right']))];
    expect(differing(totals(persons), totals(parts), 1e-6)).toEqual([]);
  });

  it('has none of the unknown', async () => {
    const unknown = (await rows(openrank, 'person')).filter(({ subject }) => subject === '?');
    expect(new Set(unknown.map(({ value }) => value))).toEqual(new Set([null]));
    expect(unknown[0]?.reason?.en).toBe('Whoever is not known has no rank');
  });
});

describe('community-openrank', () => {
  it.each(['left', 'right'])(
    'of developers, organisations and the unknown sums to the OpenRank of %s',
    async (project) => {
      const whole = totals((await rows(openrank, 'project')).filter(({ subject }) => subject === project));
      const own = (await rows(communityOpenrank, 'project')).filter(({ subject }) => subject === project);
      expect(differing(whole, totals(own))).toEqual([]);
      expect(differing(whole, totals(await rows(communityOpenrank, 'person', [project])))).toEqual([]);
      expect(differing(whole, totals(await rows(communityOpenrank, 'organisation', [project])))).toEqual([]);
    },
  );

  it('sums over the hub as well', async () => {
    const whole = totals(await rows(openrank, 'domain'));
    expect(differing(whole, totals(await rows(communityOpenrank, 'person')))).toEqual([]);
    expect(differing(whole, totals(await rows(communityOpenrank, 'organisation')))).toEqual([]);
  });

  it('divides by the value in the community, after the part of the unknown', async () => {
    const repository = repositories[2] as string;
    const ranks = valuesOf(await rows(communityOpenrank, 'repository'), repository);
    const persons = await rows(communityOpenrank, 'person', ['right']);
    const edges = await store.db
      .selectFrom('openrank_edge')
      .selectAll()
      .where('repository_id', '=', repository)
      .execute();
    const graphs = await store.db
      .selectFrom('openrank_month')
      .selectAll()
      .where('graph', '=', `repository:${repository}`)
      .execute();
    const checked = { persons: 0, unknown: 0 };
    for (const { month, people: acted, weights } of edges) {
      const rank = ranks[`month ${monthAt(month)}`];
      const graph = graphs.find((one) => one.month === month);
      if (typeof rank !== 'number' || graph === undefined) continue;
      const weight = (of: string) => weights.reduce((sum, one, n) => sum + (acted[n] === of ? one : 0), 0);
      const known = [...new Set(acted)].filter((person) => person !== '0');
      const value = (of: string) => graph.people_values[graph.people.indexOf(of)] as number;
      const all = known.reduce((sum, one) => sum + value(one), 0);
      const unknown = weight('0') / weights.reduce((sum, one) => sum + one, 0);
      for (const person of known) {
        const part = valuesOf(persons, person)[`month ${monthAt(month)}`];
        expect(part).toBeCloseTo((rank * (1 - unknown) * value(person)) / all, 7);
      }
      expect(valuesOf(persons, '?')[`month ${monthAt(month)}`]).toBeCloseTo(rank * unknown, 7);
      checked.persons += known.length;
      checked.unknown += Number(unknown > 0);
    }
    expect(checked).toEqual({ persons: 30, unknown: 5 });
  });
});

describe('community-openrank-share', () => {
  it('sums to what is known within one project', async () => {
    const shares = (await rows(communityOpenrankShare, 'person', ['right'])).filter(({ value }) => value !== null);
    const sums = totals(shares);
    for (const value of Object.values(sums)) expect(value).toBeLessThanOrEqual(1 + 1e-9);
    for (const { value } of shares) expect(value).toBeGreaterThan(0);
    const byOrganisation = totals(await rows(communityOpenrankShare, 'organisation', ['right']));
    expect(Object.keys(sums).length).toBeGreaterThan(10);
    const months = Object.entries(sums).filter(([slot]) => slot.startsWith('month'));
    for (const [slot, value] of months) expect(byOrganisation[slot]).toBeCloseTo(value, 8);
  });

  it('is unknown, with the reason, of whoever did nothing that counts', async () => {
    const none = (await rows(communityOpenrankShare, 'person')).filter(({ subject }) => subject === '?');
    expect(new Set(none.map(({ value, reason }) => `${value} ${reason?.en}`))).toEqual(
      new Set(['null No acts in the period that count for the community OpenRank']),
    );
  });
});
