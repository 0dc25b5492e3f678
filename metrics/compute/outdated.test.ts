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

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Store } from '#store/open.ts';
import { silent, testStore } from '#store/testing.ts';
import { addCommits, addProject, addRepository, shaOf } from '../testing/store-facts.ts';
import { computeAll } from './compute.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 60_000 });

const compute = (store: Store) =>
  computeAll(store, {
    now: new Date('2026-11-20T00:00:00Z'),
    month: null,
    projects: null,
    log: silent,
  });

let store: Store;

beforeEach(async () => {
  store = await testStore();
});

afterEach(() => store.close());

async function figure(metric: string, scope: 'organisation' | 'domain', subject: string) {
  const row = await store.db
    .selectFrom('metric_value')
    .select('value')
    .where('scope', '=', scope)
    .where('subject', '=', subject)
    .where('metric', '=', metric)
    .where('period', '=', 'window12')
    .where('month', '=', '2026-10-01')
    .executeTakeFirst();
  return row?.value;
}

it('somebody who is new is so no more when old history of another project comes to light', async () => {
  for (const project of ['new', 'old']) await addProject(store, project);
  const [fresh, old] = [await addRepository(store, 'new'), await addRepository(store, 'old')];
  await addCommits(store, fresh, [{ author: 'ann@nobody.example', at: '2026-06-01T00:00:00Z' }]);
  await compute(store);
  expect(await figure('new-contributors', 'organisation', '?')).toBe(1);
  expect(await figure('new-contributors', 'domain', 'database')).toBe(1);
  await addCommits(store, old, [{ author: 'ann@nobody.example', at: '2019-06-01T00:00:00Z' }]);
  await store.db
    .updateTable('repository')
    .set({ head_sha: shaOf('old head') })
    .where('id', '=', old)
    .execute();
  expect(await compute(store)).toMatchObject({ projects: 1 });
  expect(await figure('new-contributors', 'organisation', '?')).toBe(0);
  expect(await figure('new-contributors', 'domain', 'database')).toBe(0);
});

it('a project that moves to another domain takes its figures with it', async () => {
  for (const project of ['one', 'two']) {
    await addProject(store, project);
    const repository = await addRepository(store, project);
    await addCommits(store, repository, [{ author: 'ann@nobody.example', at: '2026-06-01T00:00:00Z' }]);
  }
  await compute(store);
  expect(await figure('commits', 'domain', 'database')).toBe(2);
  await store.db.updateTable('project').set({ domain: 'operating-system' }).where('slug', '=', 'two').execute();
  await compute(store);
  expect(await figure('commits', 'domain', 'database')).toBe(1);
  expect(await figure('commits', 'domain', 'operating-system')).toBe(1);
});

it('the scores of past months are the same whoever was computed beside', async () => {
  for (const [project, at] of [
    ['elder', '2024-03-01T00:00:00Z'],
    ['young', '2026-06-01T00:00:00Z'],
  ] as const) {
    await addProject(store, project);
    await addCommits(store, await addRepository(store, project), [{ author: 'ann@nobody.example', at }]);
  }
  const series = () =>
    store.db
      .selectFrom('score_series')
      .selectAll()
      .where('subject', '=', 'young')
      .orderBy('model')
      .orderBy('month')
      .execute();
  await compute(store);
  const together = await series();
  expect(together[0]?.month).toBe('2026-06-01');
  await computeAll(store, {
    now: new Date('2026-11-20T00:00:00Z'),
    month: null,
    projects: ['young'],
    log: silent,
  });
  expect(await series()).toEqual(together);
});
