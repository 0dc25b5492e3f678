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

import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Store } from '#store/open.ts';
import { testStore } from '#store/testing.ts';
import type { Project, ProjectSummary, Ranking, SeriesList } from './client.ts';
import { testApp } from './testing.ts';
import { fillStore } from './testing-data.ts';

let store: Store;

beforeEach(async () => {
  store = await testStore();
  await fillStore(store);
  const { result } = await score('alpha');
  await store.db
    .insertInto('score')
    .values({
      model: 'quality',
      revision: 1,
      scope: 'project',
      subject: 'alpha',
      month: '2026-11-01',
      value: 50,
      coverage: 0.75,
      result: JSON.stringify({ ...(result as object), value: 50 }),
      running: true,
    })
    .execute();
  const figure = { scope: 'project' as const, subject: 'alpha', revision: 1, reason: null, detail: null };
  await store.db
    .insertInto('metric_value')
    .values([
      { ...figure, metric: 'commits', period: 'month', month: '2026-11-01', value: 3, running: true },
      { ...figure, metric: 'commits', period: 'window12', month: '2026-11-01', value: 45, running: true },
    ])
    .execute();
});

afterEach(() => store.close());

function score(project: string) {
  return store.db
    .selectFrom('score')
    .selectAll()
    .where('subject', '=', project)
    .where('running', '=', false)
    .executeTakeFirstOrThrow();
}

async function get<T>(path: string): Promise<T> {
  return (await (await testApp(store).request(path)).json()) as T;
}

async function quality(): Promise<(ProjectSummary['quality'] | undefined)[]> {
  const { quality: brief, scores } = await get<Project>('/api/v1/projects/alpha');
  const { items } = await get<{ items: ProjectSummary[] }>('/api/v1/projects?limit=1');
  expect(items[0]?.quality).toEqual(brief);
  return [
    brief,
    ...scores.map(({ value, coverage, month, running, reason }) => ({ value, coverage, month, running, reason })),
  ];
}

test('a whole month with a score goes before the running one', async () => {
  const whole = { value: 80, coverage: 0.75, month: '2026-10', running: false, reason: null };
  expect(await quality()).toEqual([whole, whole]);
});

test('where the whole month has no score, that to date is told, marked as such', async () => {
  await store.db.updateTable('score').set({ value: null }).where('running', '=', false).execute();
  const toDate = { value: 50, coverage: 0.75, month: '2026-11', running: true, reason: null };
  expect(await quality()).toEqual([toDate, toDate]);
  await store.db.deleteFrom('score').where('running', '=', true).execute();
  expect((await quality()).map((brief) => [brief?.month, brief?.running])).toEqual([
    ['2026-10', false],
    ['2026-10', false],
  ]);
});

test('an older month with a score does not hide that the newest whole month has none', async () => {
  const { result } = await score('alpha');
  const old = { model: 'quality', revision: 1, scope: 'project' as const, subject: 'alpha', coverage: 0.75 };
  await store.db
    .insertInto('score')
    .values({ ...old, month: '2026-09-01', value: 70, result: JSON.stringify(result) })
    .execute();
  await store.db
    .updateTable('score')
    .set({ value: null })
    .where('month', '=', '2026-10-01')
    .where('subject', '=', 'alpha')
    .execute();
  expect((await quality())[0]).toMatchObject({ value: 50, month: '2026-11', running: true });
});

test('headline figures and series go on to the running month; rankings do not', async () => {
  const project = await get<Project>('/api/v1/projects/alpha');
  expect([project.commits12, project.contributors12, project.window12]).toEqual([
    45,
    7,
    { month: '2026-11', running: true },
  ]);
  const { series } = await get<SeriesList>('/api/v1/projects/alpha/series?metrics=commits');
  expect(series[0]?.window12).toEqual([
    { month: '2026-10', running: false, value: 42, reason: null },
    { month: '2026-11', running: true, value: 45, reason: null },
  ]);
  expect(series[0]?.monthly.map(({ month, running }) => [month, running])).toEqual([
    ['2026-09', false],
    ['2026-10', false],
    ['2026-11', true],
  ]);
  const ranking = await get<Ranking>('/api/v1/rankings/latest');
  const { body } = await store.db.selectFrom('ranking').select('body').executeTakeFirstOrThrow();
  expect(ranking.entries).toEqual((body as Ranking).entries);
  expect(ranking.entries[0]?.score).toMatchObject({ month: '2026-10', running: false });
});
