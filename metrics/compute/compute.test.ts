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

import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { openStore, type Store } from '#store/open.ts';
import { silent, type TestTemplate, testDatabase, testStore, testTemplate } from '#store/testing.ts';
import { checks } from '../check-registry.ts';
import { metrics } from '../metric-registry.ts';
import { models } from '../model-registry.ts';
import { addSmallHub, type SmallHub } from '../testing/hub.ts';
import { addCommits, addOrganisation, burst, computedRows, shaOf } from '../testing/store-facts.ts';
import { type ComputeOptions, type ComputeReport, computeAll } from './compute.ts';

// A dozen of whole computations: generous on a busy machine.
vi.setConfig({ testTimeout: 90_000 });

const now = new Date('2026-11-20T00:00:00Z');

function options(more: Partial<ComputeOptions> = {}): ComputeOptions {
  return { now, month: null, projects: null, log: silent, ...more };
}

/** The small hub before and after its first computation, of which the report, the steps and the rows are kept. */
let uncomputed: TestTemplate;
let computed: TestTemplate;
let hub: SmallHub;
let report: ComputeReport;
let computedAtFirst: Record<string, unknown[]>;
const steps: string[] = [];

let store: Store;

beforeAll(async () => {
  uncomputed = await testTemplate(async (empty) => {
    hub = await addSmallHub(empty);
  });
  computed = await testTemplate(async (first) => {
    report = await computeAll(
      first,
      options({ onProgress: (done, total, what) => steps.push(`${done}/${total} ${what}`) }),
    );
    computedAtFirst = await computedRows(first);
  }, uncomputed);
});

afterAll(() => Promise.all([uncomputed.drop(), computed.drop()]));

async function beginWith(template: TestTemplate): Promise<void> {
  store = await testStore({ template });
}

async function clear(): Promise<void> {
  for (const table of [
    'act',
    'act_discount',
    'check_history',
    'check_result',
    'figure_basis',
    'licence_fact',
    'metric_value',
    'openrank_month',
    'ranking',
    'score',
    'score_series',
    'work_item',
  ] as const) {
    await store.db.deleteFrom(table).execute();
  }
}

async function figure(metric: string, subject: string, period: 'month' | 'window12', month: string, scope = 'project') {
  const row = await store.db
    .selectFrom('metric_value')
    .select('value')
    .where('scope', '=', scope as 'project')
    .where('subject', '=', subject)
    .where('metric', '=', metric)
    .where('period', '=', period)
    .where('month', '=', `${month}-01`)
    .executeTakeFirst();
  return row?.value;
}

describe('computeAll', () => {
  afterEach(() => store.close());

  it('writes figures, checks, licences and scores of every listed project', async () => {
    await beginWith(computed);
    expect(report).toMatchObject({ month: '2026-10', projects: 4 });
    expect(report.ranking).toMatch(/^[0-9a-f]{64}$/);
    expect(steps).toEqual([
      '1/13 acts of alpha',
      '2/13 acts of beta',
      '3/13 acts of delta',
      '4/13 acts of gamma',
      '5/13 openrank',
      '6/13 alpha',
      '7/13 beta',
      '8/13 delta',
      '9/13 gamma',
      '10/13 organisations',
      '11/13 people',
      '12/13 domains',
      '13/13 ranking',
    ]);
    expect(await figure('commits', 'alpha', 'month', '2026-10')).toBe(32);
    expect(await figure('commits', 'alpha', 'window12', '2026-10')).toBe(96);
    expect(await figure('commits', 'beta', 'window12', '2026-01')).toBe(4);
    expect(await figure('commits', 'alpha', 'month', '2025-02')).toBeUndefined();
    expect(await figure('commits', 'acme', 'window12', '2026-10', 'organisation')).toBe((30 + 2 + 9) * 3);
    expect(await figure('commits', '?', 'window12', '2026-10', 'organisation')).toBe(18);
    const rows = computedAtFirst;
    const ofProjects = [...metrics.values()].filter((metric) => metric.scopes.includes('project'));
    // From March 2025 to November 2026, which was running at the crawl.
    const ends = { month: 21, quarter: 7, year: 1, window12: 21 };
    expect(rows['metric_value']?.filter((row) => (row as { subject: string }).subject === 'alpha')).toHaveLength(
      ofProjects.flatMap(({ periods }) => periods).reduce((total, period) => total + ends[period], 0),
    );
    expect(rows['check_result']).toHaveLength(checks.size * 3);
    expect((rows['licence_fact'] as { result: { concluded: string } }[]).map(({ result }) => result.concluded)).toEqual(
      ['MIT', 'MIT', 'MIT'],
    );
    expect((rows['score'] as { scope: string }[]).filter(({ scope }) => scope === 'project')).toHaveLength(
      (4 + 3) * [...models.values()].filter(({ parts }) => parts.project !== undefined).length,
    );
    const people = (rows['score'] as { scope: string; coverage: number }[]).filter(({ scope }) => scope === 'person');
    expect(people.map(({ coverage }) => coverage)).toEqual([0.6347, 0.6347]);
  });

  it('keeps a project that was never crawled as unknown, with the reason', async () => {
    await beginWith(computed);
    const rows = await store.db
      .selectFrom('metric_value')
      .select(['value', 'reason'])
      .where('subject', '=', 'gamma')
      .execute();
    expect(new Set(rows.map(({ value, reason }) => `${value} ${(reason as { en: string }).en}`))).toEqual(
      new Set(['null Not crawled yet']),
    );
    const score = await store.db
      .selectFrom('score')
      .select(['value', 'coverage'])
      .where('subject', '=', 'gamma')
      .where('model', '=', 'quality')
      .executeTakeFirst();
    expect(score).toEqual({ value: null, coverage: 0 });
  });

  it('ends the series of a project in the month of its last crawl, and does not guess its score of whole months', async () => {
    await beginWith(uncomputed);
    const fetched = (id: string, at: string) =>
      store.db
        .updateTable('repository')
        .set({ fetched_at: new Date(at) })
        .where('id', '=', id)
        .execute();
    await fetched(hub.beta, '2026-09-10T00:00:00Z');
    expect(await computeAll(store, options())).toMatchObject({ month: '2026-10' });
    expect(await figure('commits', 'beta', 'window12', '2026-08')).toBe(8);
    expect(await figure('commits', 'beta', 'window12', '2026-09')).toBe(8);
    expect(await figure('commits', 'beta', 'window12', '2026-10')).toBeUndefined();
    const detail = await store.db
      .selectFrom('metric_value')
      .select('detail')
      .where('subject', '=', 'beta')
      .where('metric', '=', 'organisations')
      .where('period', '=', 'window12')
      .where('month', '=', '2026-09-01')
      .executeTakeFirst();
    expect(detail?.detail).toEqual([
      { organisation: 'acme', commits: 4, contributors: 1, share: 0.5 },
      { organisation: null, commits: 4, contributors: 1, share: 0.5 },
    ]);
    const score = await store.db
      .selectFrom('score')
      .select('value')
      .where('subject', '=', 'beta')
      .where('model', '=', 'quality')
      .where('month', '=', '2026-10-01')
      .executeTakeFirst();
    expect(score).toEqual({ value: null });
    await fetched(hub.alpha, '2026-10-02T00:00:00Z');
    expect(await computeAll(store, options())).toMatchObject({ month: '2026-09' });
  });

  it('does nothing the second time, and the same rows in any order of work', async () => {
    await beginWith(computed);
    expect(await computeAll(store, options())).toEqual({ ...report, projects: 0 });
    expect(await computeAll(store, options({ force: true }))).toEqual({ ...report, projects: 4 });
    expect(await computedRows(store)).toEqual(computedAtFirst);
  });

  it('computes what changed and ends with the rows of computing everything', async () => {
    await beginWith(computed);
    await addCommits(store, hub.alpha, burst('new@acme.example', '2026-09-09T00:00:00Z', 3));
    await store.db
      .updateTable('repository')
      .set({ head_sha: shaOf('next head') })
      .where('id', '=', hub.alpha)
      .execute();
    expect((await computeAll(store, options())).projects).toBe(1);
    await addOrganisation(store, 'qq', [{ domain: 'qq.com' }]);
    await addOrganisation(store, 'other', [{ domain: 'other.example' }]);
    expect((await computeAll(store, options())).projects).toBe(4);
    const { ranking: _, ...incremental } = await computedRows(store);
    await clear();
    await computeAll(store, options());
    const { ranking, ...whole } = await computedRows(store);
    expect(incremental).toEqual(whole);
    expect(ranking).toHaveLength(1);
    expect(await figure('commits', 'alpha', 'month', '2026-09')).toBe(3);
  });

  it('computes a named project without making a ranking', async () => {
    await beginWith(uncomputed);
    expect(await computeAll(store, options({ projects: ['beta'] }))).toEqual({
      month: '2026-10',
      projects: 1,
      ranking: null,
    });
    expect(await figure('commits', 'alpha', 'month', '2026-10')).toBeUndefined();
    expect((await computeAll(store, options())).projects).toBe(3);
  });

  it('scores an earlier month without losing the later figures, and refuses a month that is not over', async () => {
    await beginWith(uncomputed);
    expect(await computeAll(store, options({ month: '2026-06' }))).toMatchObject({ month: '2026-06', projects: 4 });
    expect(await figure('commits', 'alpha', 'month', '2026-10')).toBe(32);
    await expect(computeAll(store, options({ month: '2026-11' }))).rejects.toMatchObject({ kind: 'month-not-over' });
  });

  it('lets two computations of the same hub run at once', async () => {
    await beginWith(uncomputed);
    const reports = await Promise.all([computeAll(store, options()), computeAll(store, options())]);
    expect(reports.map(({ ranking }) => ranking)).toEqual([report.ranking, report.ranking]);
    expect(await computedRows(store)).toEqual(computedAtFirst);
  });

  it('stops when it is told to', async () => {
    await beginWith(uncomputed);
    const controller = new AbortController();
    const running = computeAll(
      store,
      options({
        signal: controller.signal,
        onProgress: (_, __, what) => (what === 'alpha' ? controller.abort() : undefined),
      }),
    );
    await expect(running).rejects.toMatchObject({ kind: 'cancelled' });
    const scored = await store.db.selectFrom('score').select('subject').distinct().execute();
    expect(scored).toEqual([{ subject: 'alpha' }]);
  });

  it('changes no figure when bots commit', async () => {
    await beginWith(computed);
    const before = computedAtFirst;
    await addCommits(store, hub.alpha, burst('bot@ci.example', '2026-10-05T00:00:00Z', 40, { additions: 5000 }));
    await addCommits(store, hub.beta, burst('ann@acme.example', '2026-10-05T00:00:00Z', 5, { merge: true }));
    await computeAll(store, options({ force: true }));
    const after = await computedRows(store);
    expect(after['metric_value']).toEqual(before['metric_value']);
    const people = (rows: unknown[] | undefined) =>
      (rows as { scope: string }[]).filter(({ scope }) => scope !== 'project');
    expect(people(after['score'])).toEqual(people(before['score']));
  });
});

describe('time zones', () => {
  const recompute = fileURLToPath(new URL('../testing/recompute.ts', import.meta.url));

  it('gives the same bytes in five of them', async () => {
    const database = await testDatabase();
    try {
      const filled = await openStore({
        databaseUrl: database.url,
        dataDir: '',
        log: silent,
        applicationName: 'tongming-test',
      });
      await addSmallHub(filled);
      await filled.close();
      const zones = ['UTC', 'Asia/Shanghai', 'America/St_Johns', 'Pacific/Kiritimati', 'Pacific/Pago_Pago'];
      const { stdout } = await promisify(execFile)(process.execPath, [recompute, database.url, ...zones]);
      const said = stdout
        .trim()
        .split('\n')
        .map((line) => line.split(' '));
      expect(said.map(([hour]) => hour)).toEqual(['0', '8', '20', '13', '13']);
      const digests = new Set(said.map(([, digest]) => digest));
      expect(digests.size).toBe(1);
    } finally {
      await database.drop();
    }
  }, 300_000);
});
