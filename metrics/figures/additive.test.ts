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
import { addMonths } from '#store/period.ts';
import { testStore } from '#store/testing.ts';
import type { MetricRequest, MetricRow } from '../metric.ts';
import { metrics } from '../metric-registry.ts';
import { computeOpenrank } from '../openrank/compute-openrank.ts';
import { derive } from '../testing/derived-rows.ts';
import { addCommunity, type CommunitySpec } from '../testing/random-community.ts';
import { pointSlot } from './known.ts';
import { withFacts } from './session.ts';

const window = { first: '2025-12', last: '2026-11' } as const;

async function community(spec: CommunitySpec): Promise<Store> {
  const store = await testStore();
  await addCommunity(store, spec);
  for (const project of ['left', 'right']) await derive(store, project);
  await computeOpenrank(store, { last: window.last });
  return store;
}

/** Rows of every metric of the scope, or of those named. */
function everything(store: Store, request: MetricRequest, only?: readonly string[]): Promise<Map<string, MetricRow[]>> {
  return withFacts(store.db, request, async (session) => {
    const rows = new Map<string, MetricRow[]>();
    for (const [id, metric] of metrics) {
      if (!metric.scopes.includes(request.scope) || only?.includes(id) === false) continue;
      await pointSlot(session, request, metric.needs);
      rows.set(id, await metric.compute(session, request));
    }
    return rows;
  });
}

const additive = [...metrics.values()].filter((metric) => metric.additive).map(({ id }) => id);

function sums(rows: readonly MetricRow[]): Map<string, number> {
  const totals = new Map<string, number>();
  for (const { period, month, value } of rows) {
    const key = `${period} ${month}`;
    totals.set(key, (totals.get(key) ?? 0) + (value ?? Number.NaN));
  }
  return totals;
}

let store: Store;
beforeAll(async () => {
  store = await community({ seed: 7 });
}, 120_000);
afterAll(() => store.close());

describe('people and the unknown = organisations, individuals and the unknown = the project', () => {
  const parts = new Map<string, Map<string, MetricRow[]>>();
  const part = (project: string, scope: Scope, id: string) => sums(parts.get(`${project} ${scope}`)?.get(id) ?? []);
  beforeAll(async () => {
    for (const project of ['left', 'right'])
      for (const scope of ['project', 'organisation', 'person', 'domain'] as const) {
        const of = scope === 'project' ? { subjects: [project] } : { subjects: null, within: [project] };
        parts.set(`${project} ${scope}`, await everything(store, { scope, ...window, ...of }, additive));
      }
  }, 120_000);

  it('holds for the metrics that say so', () => {
    const own = [
      'activity',
      'activity-2020',
      'activity-2023',
      'comments',
      'commits',
      'forks',
      'reviews-given',
      'stars',
    ];
    expect(additive).toEqual(expect.arrayContaining([...own, 'code-change-lines-added', 'code-change-lines-removed']));
  });

  it.each(additive)('%s, every month, quarter and window, the running ones too', (id) => {
    for (const project of ['left', 'right']) {
      const whole = part(project, 'project', id);
      expect(whole.size).toBe(28);
      expect([...whole.values()].some((value) => value !== 0)).toBe(true);
      for (const scope of ['organisation', 'person', 'domain'] as const) {
        const total = part(project, scope, id);
        for (const [key, value] of whole)
          expect(total.get(key) ?? 0, `${project} ${scope}, ${key}`).toBeCloseTo(value, 6);
      }
    }
  });

  it('has individuals, the unknown, and somebody in two organisations in one month', () => {
    const organisations = parts.get('left organisation')?.get('commits') ?? [];
    expect([...new Set(organisations.map(({ subject }) => subject))].sort()).toEqual([
      '?',
      'early',
      'late',
      'one',
      '~',
    ]);
    const march = parts
      .get('left organisation')
      ?.get('activity')
      ?.filter(({ period, month }) => period === 'month' && month === '2026-03');
    expect(
      march
        ?.filter(({ value }) => value !== 0)
        .map(({ subject }) => subject)
        .sort(),
    ).toContain('~');
  });

  it('holds over the hub: people = organisations = the domain, each act once', async () => {
    const scopes = ['organisation', 'person', 'domain'] as const;
    const [organisation, person, domain] = await Promise.all(
      scopes.map((scope) => everything(store, { scope, ...window, subjects: null }, additive)),
    );
    for (const id of additive) {
      const whole = sums(domain?.get(id) ?? []);
      expect(whole.size, `months of ${id}`).toBe(28);
      for (const other of [organisation, person])
        for (const [key, value] of sums(other?.get(id) ?? []))
          expect(value, `${id}, ${key}`).toBeCloseTo(whole.get(key) ?? 0, 6);
    }
    const projects = await everything(store, { scope: 'project', ...window, subjects: null }, ['commits']);
    const twice = sums(projects.get('commits') ?? []).get('window12 2026-11') ?? 0;
    expect(twice).toBeGreaterThan(sums(domain?.get('commits') ?? []).get('window12 2026-11') ?? 0);
  }, 120_000);
});

const plain = (rows: ReadonlyMap<string, readonly MetricRow[]> | undefined) =>
  [...(rows ?? [])].flatMap(([id, own]) => own.map((row) => ({ id, ...row })));

describe('what figures do not depend on', () => {
  const scopes: readonly Scope[] = ['project', 'organisation'];
  const all = (scope: Scope): MetricRequest => ({ scope, subjects: null, ...window });
  const expected = new Map<Scope, unknown>();
  beforeAll(async () => {
    for (const scope of scopes) expected.set(scope, plain(await everything(store, all(scope))));
  }, 120_000);

  it('the order in which identities came', async () => {
    const other = await community({ seed: 7, reversed: true });
    try {
      for (const scope of scopes) expect(plain(await everything(other, all(scope)))).toEqual(expected.get(scope));
    } finally {
      await other.close();
    }
  }, 240_000);

  it('what bots do', async () => {
    const other = await community({ seed: 7, bots: true });
    try {
      for (const scope of scopes) expect(plain(await everything(other, all(scope)))).toEqual(expected.get(scope));
    } finally {
      await other.close();
    }
  }, 240_000);

  it('which months are asked for beside: one more changes nothing in the others', async () => {
    for (const scope of [...scopes, 'person'] as const) {
      const narrow: MetricRequest = { scope, subjects: null, first: '2026-02', last: '2026-09' };
      const wide = { ...narrow, first: addMonths(narrow.first, -1), last: addMonths(narrow.last, 1) };
      const key = ({ id, subject, period, month }: { id: string } & MetricRow) => `${id} ${subject} ${period} ${month}`;
      const asked = new Map(plain(await everything(store, wide)).map((row) => [key(row), row]));
      for (const row of plain(await everything(store, narrow))) {
        const same = asked.get(key(row));
        expect({ ...same, detail: null }, `figure ${key(row)}`).toEqual({ ...row, detail: null });
      }
    }
  }, 240_000);
});
