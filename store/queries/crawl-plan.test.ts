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
import type { Store } from '../open.ts';
import { testStore } from '../testing.ts';
import { beginVisit, dueRepositories, hint, nextPlanned, planNext, unreconciledRepositories } from './crawl-plan.ts';
import { syncRegistry } from './registry.ts';

let store: Store;
let ids: readonly string[];
const now = new Date('2026-11-22T12:00:00Z');
const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
const fine = { outcome: 'complete', reasonKind: null, transient: false } as const;

beforeEach(async () => {
  store = await testStore();
  const text = { zh: '名', en: 'name' };
  const urls = ['https://h/a', 'https://h/b', 'https://h/c', 'https://h/d'];
  await syncRegistry(store.db, {
    projects: [
      {
        slug: 'one',
        entry: { name: text, description: text },
        domain: 'database',
        stage: 'applied',
        stageSince: '2026-01-01',
        admittedOn: null,
        stages: [{ stage: 'applied', since: '2026-01-01', note: null }],
        repositories: urls.map((url) => ({ platform: 'git', platformId: url, url })),
      },
    ],
    organisations: [],
    keep: [],
  });
  const rows = await store.db.selectFrom('repository').select('id').orderBy('url').execute();
  ids = rows.map(({ id }) => id);
});
afterEach(() => store.close());

const id = (i: number) => ids[i] ?? '';

async function due(at = now): Promise<string[]> {
  return (await dueRepositories(store.db, at, 100)).map((row) => `${row.url.at(-1)} ${row.why}`);
}

async function visited(i: number, at: Date, end: Parameters<typeof planNext>[2] = fine) {
  await beginVisit(store.db, id(i), at);
  return planNext(store.db, id(i), end, at, 0.5);
}

async function issue(i: number, updatedAt: Date): Promise<void> {
  await store.sql`
    insert into issue (repository_id, platform_id, number, title, created_at, updated_at, state, seen_at)
    values (${id(i)}, '1', '1', 't', ${ago(9999)}, ${updatedAt}, 'open', ${now})`;
}

test('what was never visited is due, and is not when it was', async () => {
  expect(await due()).toEqual(['a new', 'b new', 'c new', 'd new']);
  expect(await visited(0, now)).toEqual({ class: 'cold', nextAt: new Date('2026-11-29T12:00:00Z'), hinted: false });
  expect(await due()).toEqual(['b new', 'c new', 'd new']);
  expect(await due(new Date('2026-11-29T12:00:00Z'))).toEqual(['a due', 'b new', 'c new', 'd new']);
});

test('the class follows what happened, never what is said to happen in the future', async () => {
  await issue(0, ago(2));
  await issue(1, ago(-48));
  expect([(await visited(0, now))?.class, (await visited(1, now))?.class]).toEqual(['hot', 'cold']);
  await store.sql`
    insert into platform_repository (repository_id, platform, host, platform_id, path, web_url, clone_url, pushed_at, archived,
      observed_at)
    values (${id(2)}, 'github', 'h', '3', 'o/c', 'https://h/c', 'https://h/c.git', ${ago(100)}, false, ${now}),
      (${id(3)}, 'github', 'h', '4', 'o/d', 'https://h/d', 'https://h/d.git', ${ago(1)}, true, ${now})`;
  expect([(await visited(2, now))?.class, (await visited(3, now))?.class]).toEqual(['warm', 'archived']);
});

test('failures in a row are counted, and a good end forgets them', async () => {
  const broken = { outcome: 'failed', reasonKind: 'dns', transient: true } as const;
  await visited(0, now, broken);
  expect(await visited(0, now, broken)).toMatchObject({ nextAt: new Date('2026-11-22T12:10:00Z') });
  const failures = async () =>
    (await store.db.selectFrom('crawl_plan').select('failures').executeTakeFirst())?.failures;
  expect(await failures()).toBe(2);
  await visited(0, now);
  expect(await failures()).toBe(0);
});

test('a hint makes a repository due, first of all, and further hints are the same hint until it was visited', async () => {
  for (const i of [0, 1, 2]) await visited(i, ago(1));
  expect(await hint(store.db, id(2), now)).toEqual(now);
  expect(await hint(store.db, id(2), new Date(now.getTime() + 1000))).toBeNull();
  expect(await due()).toEqual(['c hint', 'd new']);
  const begun = new Date(now.getTime() + 2000);
  await beginVisit(store.db, id(2), begun);
  const during = new Date(now.getTime() + 5000);
  const soonest = new Date(begun.getTime() + 60_000);
  expect(await hint(store.db, id(2), during)).toEqual(soonest);
  expect(await hint(store.db, id(2), during)).toBeNull();
  expect(await planNext(store.db, id(2), fine, during, 0.5)).toMatchObject({
    hinted: true,
    nextAt: soonest,
  });
  expect(await hint(store.db, '999999', now)).toBeNull();
});

test('a repository that is gone meanwhile is passed over', async () => {
  await beginVisit(store.db, '999999', now);
  expect(await planNext(store.db, '999999', fine, now)).toBeNull();
});

test('one with a webhook is looked at each day, one that was compared a week ago again', async () => {
  for (const i of [0, 1, 2]) await visited(i, ago(25));
  await store.sql`insert into hook (id, platform, repository_id) values ('h1', 'github', ${id(0)})`;
  await store.sql`update crawl_plan set reconciled_at = ${ago(24 * 8)} where repository_id = ${id(1)}`;
  await store.sql`update crawl_plan set reconciled_at = ${ago(24 * 6)} where repository_id = ${id(2)}`;
  const found = await unreconciledRepositories(store.db, now, 100);
  expect(found.map(({ url }) => url)).toEqual(['https://h/a', 'https://h/b']);
});

test('tells when something is due next', async () => {
  expect(await nextPlanned(store.db)).toBeNull();
  await visited(0, now);
  await issue(1, ago(1));
  await visited(1, now);
  expect(await nextPlanned(store.db)).toEqual(new Date('2026-11-22T12:15:00Z'));
});
