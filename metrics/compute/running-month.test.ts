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

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Store } from '#store/open.ts';
import { silent, type TestTemplate, testStore, testTemplate } from '#store/testing.ts';
import type { RankingBody } from '../rank/body.ts';
import { addSmallHub } from '../testing/hub.ts';
import { addCommits, addFiles, addProject, addRepository, burst, computedRows } from '../testing/store-facts.ts';
import { computeAll } from './compute.ts';

// Several whole computations: generous on a busy machine.
vi.setConfig({ testTimeout: 90_000 });

let store: Store;

async function beginEmpty(): Promise<void> {
  store = await testStore();
}

afterEach(() => store.close());

function compute(now: string, force = false, of = store) {
  return computeAll(of, { now: new Date(now), month: null, projects: null, log: silent, force });
}

async function crawledAt(at: string, repository: string | null = null): Promise<void> {
  const crawled = store.db.updateTable('repository').set({ fetched_at: new Date(at) });
  await (repository === null ? crawled : crawled.where('id', '=', repository)).execute();
}

/** Figures of a project as `period month` → value, those to date marked with a plus. */
async function series(project: string, metric: string): Promise<Record<string, number | null>> {
  const rows = await store.db
    .selectFrom('metric_value')
    .select(['period', 'month', 'value', 'running'])
    .where('scope', '=', 'project')
    .where('subject', '=', project)
    .where('metric', '=', metric)
    .orderBy('period')
    .orderBy('month')
    .execute();
  return Object.fromEntries(
    rows.map(({ period, month, value, running }) => [`${period} ${month.slice(0, 7)}${running ? '+' : ''}`, value]),
  );
}

interface StoredScore {
  readonly month: string;
  readonly running: boolean;
  readonly value: number | null;
  readonly coverage: number;
  readonly result: { readonly parts: { readonly inputs: { readonly id: string; readonly value: number | null }[] }[] };
}

/** Quality scores of a project, by month, the whole month first. */
async function scores(project: string): Promise<StoredScore[]> {
  const rows = await store.db
    .selectFrom('score')
    .select(['month', 'running', 'value', 'coverage', 'result'])
    .where('model', '=', 'quality')
    .where('subject', '=', project)
    .orderBy('month')
    .orderBy('running')
    .execute();
  return rows as StoredScore[];
}

function inputOf(score: StoredScore | undefined, id: string): number | null | undefined {
  return score?.result.parts.flatMap(({ inputs }) => inputs).find((input) => input.id === id)?.value;
}

async function ranked(): Promise<RankingBody> {
  const row = await store.db.selectFrom('ranking').select('body').orderBy('id', 'desc').executeTakeFirstOrThrow();
  return row.body as RankingBody;
}

describe('a project whose whole history lies in the running month', () => {
  let template: TestTemplate;
  beforeAll(async () => {
    template = await testTemplate(async (young) => {
      await addProject(young, 'young');
      const repository = await addRepository(young, 'young', { fetchedAt: '2026-11-15T23:59:00Z' });
      await addFiles(young, repository, { 'README.md': '# Young\n' });
      await addCommits(young, repository, [
        ...burst('ann@acme.example', '2026-11-02T00:00:00Z', 26),
        ...burst('bo@qq.com', '2026-11-14T00:00:00Z', 4),
      ]);
      await compute('2026-11-20T00:00:00Z', false, young);
    });
  });
  beforeEach(async () => {
    store = await testStore({ template });
  });
  afterAll(() => template.drop());

  it('has figures to date and no others', async () => {
    expect(await series('young', 'commits')).toEqual({ 'month 2026-11+': 30, 'window12 2026-11+': 30 });
    expect(await series('young', 'contributors')).toEqual({ 'month 2026-11+': 2, 'window12 2026-11+': 2 });
    expect(await series('young', 'new-contributors')).toEqual({ 'month 2026-11+': 2, 'window12 2026-11+': 2 });
    expect(await series('young', 'active-weeks')).toEqual({ 'month 2026-11+': 2, 'window12 2026-11+': 2 });
    expect(await series('young', 'contributor-absence-factor')).toEqual({
      'month 2026-11+': 1,
      'window12 2026-11+': 1,
    });
    expect(await series('young', 'retention')).toEqual({ 'month 2026-11+': null, 'window12 2026-11+': null });
  });

  it('divides rates by the days up to the day of the crawl', async () => {
    // 15 days of November; 335 days from December to October before them.
    expect(await series('young', 'commit-frequency')).toEqual({
      'month 2026-11+': (30 * 7) / 15,
      'window12 2026-11+': (30 * 7) / 350,
    });
  });

  it('is scored to date, and keeps out of the ranking with its reason', async () => {
    const [whole, toDate, ...more] = await scores('young');
    expect(more).toEqual([]);
    expect(whole).toMatchObject({ month: '2026-10-01', running: false, value: null });
    expect(inputOf(whole, 'commit-frequency')).toBeNull();
    expect(toDate).toMatchObject({ month: '2026-11-01', running: true });
    expect(inputOf(toDate, 'commit-frequency')).toBe(0.6);
    const { month, entries } = await ranked();
    expect(month).toBe('2026-10');
    expect(entries).toMatchObject([
      {
        project: 'young',
        rank: null,
        interval: null,
        score: { month: '2026-10', value: null, coverage: whole?.coverage },
      },
    ]);
    expect(entries[0]?.conditions.find(({ id }) => id === 'history')?.met).toBe(false);
  });

  it('puts its details on the window to date', async () => {
    const rows = await store.db
      .selectFrom('metric_value')
      .select(['metric', 'month', 'detail'])
      .where('scope', '=', 'project')
      .where('detail', 'is not', null)
      .orderBy('metric')
      .execute();
    expect(rows.map(({ metric, month }) => `${metric} ${month}`)).toEqual([
      'active-dates-and-times 2026-11-01',
      'organisations 2026-11-01',
      'time-zones 2026-11-01',
      'working-hours 2026-11-01',
    ]);
    expect(rows[2]?.detail).toEqual([{ zone: '+08:00', commits: 30 }]);
  });

  it('is computed anew on a later day of the month, and not on the same day', async () => {
    await crawledAt('2026-11-15T23:59:59Z');
    expect(await compute('2026-11-20T00:00:00Z')).toMatchObject({ projects: 0 });
    await crawledAt('2026-11-16T00:00:00Z');
    expect(await compute('2026-11-20T00:00:00Z')).toMatchObject({ month: '2026-10', projects: 1 });
    expect(await series('young', 'commit-frequency')).toEqual({
      'month 2026-11+': (30 * 7) / 16,
      'window12 2026-11+': 0.598,
    });
    const incremental = await computedRows(store);
    await compute('2026-11-20T00:00:00Z', true);
    expect(await computedRows(store)).toEqual(incremental);
  });
});

describe('the turn of a month', () => {
  beforeEach(beginEmpty);

  it('counts the first day as a whole one, from its first instant on', async () => {
    await addProject(store, 'early');
    const repository = await addRepository(store, 'early', { fetchedAt: '2026-11-01T00:00:00Z' });
    await addCommits(store, repository, burst('ann@acme.example', '2026-10-31T22:00:00Z', 2));
    await compute('2026-11-01T00:00:10Z');
    const first = { 'month 2026-10': 2, 'month 2026-11+': 0, 'window12 2026-10': 2, 'window12 2026-11+': 2 };
    expect(await series('early', 'commits')).toEqual(first);
    expect(await series('early', 'commit-frequency')).toEqual({
      'month 2026-10': 0.452,
      'month 2026-11+': 0,
      'window12 2026-10': 0.038,
      'window12 2026-11+': 0.042,
    });
    await addCommits(store, repository, burst('ann@acme.example', '2026-11-01T00:01:00Z', 1));
    await crawledAt('2026-11-01T23:59:59.999Z');
    expect(await compute('2026-11-02T00:00:00Z', true)).toMatchObject({ month: '2026-10' });
    expect(await series('early', 'commit-frequency')).toMatchObject({ 'month 2026-10': 0.452, 'month 2026-11+': 7 });
  });

  it('makes the running month whole, with the rows of computing everything anew', async () => {
    const { alpha } = await addSmallHub(store);
    await addCommits(store, alpha, burst('ann@acme.example', '2026-11-20T00:00:00Z', 5));
    await crawledAt('2026-11-30T23:59:59Z', alpha);
    expect(await compute('2026-11-30T23:59:59Z')).toMatchObject({ month: '2026-10' });
    const before = await scores('alpha');
    expect(before.map(({ month, running }) => `${month} ${running}`)).toEqual(['2026-10-01 false', '2026-11-01 true']);
    const october = (await series('alpha', 'commits'))['window12 2026-10'];

    await store.db
      .updateTable('repository')
      .set({ fetched_at: new Date('2026-12-01T00:00:01Z') })
      .where('fetched_at', 'is not', null)
      .execute();
    expect(await compute('2026-12-01T00:00:01Z')).toMatchObject({ month: '2026-11', projects: 4 });
    const commits = await series('alpha', 'commits');
    expect(commits).toMatchObject({ 'month 2026-11': 5, 'month 2026-12+': 0, 'window12 2026-10': october });
    expect(Object.keys(commits).filter((key) => key.endsWith('+'))).toEqual([
      'month 2026-12+',
      'quarter 2026-12+',
      'window12 2026-12+',
      'year 2026-12+',
    ]);
    const after = await scores('alpha');
    expect(after.map(({ month, running }) => `${month} ${running}`)).toEqual([
      '2026-10-01 false',
      '2026-11-01 false',
      '2026-12-01 true',
    ]);
    expect(after[0]).toEqual(before[0]);
    expect((await ranked()).month).toBe('2026-11');

    const { score, metric_value: figures } = await computedRows(store);
    for (const table of ['metric_value', 'score'] as const) await store.db.deleteFrom(table).execute();
    await compute('2026-12-01T00:00:01Z', true);
    const anew = await computedRows(store);
    // The scores of October stay: they were frozen into its ranking.
    const isOlder = (row: unknown) => (row as { month: string }).month === '2026-10-01';
    expect(anew['score']).toEqual(score?.filter((row) => !isOlder(row)));
    expect(ofProjects(anew['metric_value'])).toEqual(ofProjects(figures));
  });
});

function ofProjects(rows: readonly unknown[] | undefined): unknown[] | undefined {
  return rows?.filter((row) => (row as { scope: string }).scope === 'project');
}

describe('a project whose crawl lags behind', () => {
  beforeEach(beginEmpty);

  it('keeps its score to date beside that of the whole month, which alone is ranked', async () => {
    const { beta } = await addSmallHub(store);
    await crawledAt('2026-10-20T00:00:00Z', beta);
    expect(await compute('2026-11-20T00:00:00Z')).toMatchObject({ month: '2026-10' });
    const [whole, toDate, ...more] = await scores('beta');
    expect(more).toEqual([]);
    expect(whole).toMatchObject({ month: '2026-10-01', running: false, value: null });
    expect(toDate).toMatchObject({ month: '2026-10-01', running: true });
    expect([inputOf(whole, 'commit-frequency'), inputOf(toDate, 'commit-frequency')]).toEqual([null, 0.237]);
    const entry = (await ranked()).entries.find(({ project }) => project === 'beta');
    expect(entry).toMatchObject({ rank: null, score: { value: null, coverage: whole?.coverage } });
    expect(entry?.reason?.en).toMatch(/^Too little is known: \d+% of the weight was measured, 60% is needed$/);
  });

  it('does not count a wanted month that is not whole', async () => {
    await addSmallHub(store);
    await store.db
      .updateTable('repository')
      .set({ fetched_at: new Date('2026-10-20T00:00:00Z') })
      .where('fetched_at', 'is not', null)
      .execute();
    const options = { now: new Date('2026-11-20T00:00:00Z'), month: '2026-10' as const, projects: null, log: silent };
    expect(await computeAll(store, options)).toMatchObject({ month: '2026-10' });
    const rows = await store.db
      .selectFrom('score')
      .select(['scope', 'value'])
      .where('running', '=', false)
      .where('value', 'is not', null)
      .execute();
    expect(rows).toEqual([]);
    const organisations = await store.db
      .selectFrom('metric_value')
      .select(['period', 'running', 'value'])
      .where('scope', '=', 'organisation')
      .where('subject', '=', 'acme')
      .where('metric', '=', 'commits')
      .where('month', '=', '2026-10-01')
      .orderBy('period')
      .execute();
    expect(organisations).toEqual([
      { period: 'month', running: true, value: 41 },
      { period: 'window12', running: true, value: 123 },
    ]);
  });
});
