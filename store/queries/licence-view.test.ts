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

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Store } from '../open.ts';
import { withSession } from '../session.ts';
import { testStore } from '../testing.ts';
import { licencesAreStale } from './licence-scan.ts';
import { alteredFiles, licenceDirectories, licenceFiles, licenceMap, licenceScan } from './licence-view.ts';

let store: Store;
let id: string;

/** Names whose order differs between alphabets and bytes. */
const paths = ['A.c', 'a-b.c', 'a.c', 'a/x.c', 'a/é.c', 'a/木兰.c', 'a_b.c', 'b.c'];

beforeAll(async () => {
  store = await testStore();
  const { db } = store;
  const none = { mirror: null, default_ref: null, object_format: null, reason_kind: null, reason: null } as const;
  const head_sha = Buffer.alloc(20, 7);
  const row = {
    platform: 'git',
    platform_id: 'x',
    url: 'https://example.org/x',
    state: 'ok',
    fetched_at: null,
  } as const;
  const values = { ...row, ...none, head_sha };
  id = (await db.insertInto('repository').values(values).returning('id').executeTakeFirstOrThrow()).id;
  const at = new Date('2026-01-01T00:00:00Z');
  const json = JSON.stringify([]);
  const sums = { outcomes: '{}', expressions: json, holders: json, completeness: '{}' };
  const scan = { index_version: 'one', started_at: at, scanned_at: at, files: 8, remaining: 0 };
  await db
    .insertInto('licence_scan')
    .values({ repository_id: id, head_sha, ...scan, ...sums })
    .execute();
  const told = { unstated: 0, own: null, expressions: json };
  const directory = (path: string, parent: string | null, files: number) => {
    return { repository_id: id, path, parent, files, ...told };
  };
  const top = Array.from({ length: 30 }, (_, n) => directory(`d${n}`, '.', n));
  await db
    .insertInto('licence_directory')
    .values([directory('.', null, 8), ...top, directory('d29/in', 'd29', 5), directory('d0/in', 'd0', 9)])
    .execute();
  const file = (path: string) => {
    const place = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '.';
    const expression = path.startsWith('a') ? 'MIT' : 'ISC';
    return {
      repository_id: id,
      path,
      directory: place,
      blob: Buffer.alloc(20, 1),
      outcome: 'scanned',
      problem: null,
      expression,
    };
  };
  await db.insertInto('licence_file').values(paths.map(file)).execute();
});

afterAll(() => store.close());

async function walked(where: { directory: string | null; expression: string | null }): Promise<string[]> {
  const found: string[] = [];
  for (let after: string | null = null; ; ) {
    const rows = await licenceFiles(store.db, id, { ...where, after, limit: 2 });
    found.push(...rows.map(({ path }) => path));
    after = rows.at(-1)?.path ?? null;
    if (after === null) return found;
  }
}

test('pages of files follow the bytes of their paths, and none is given twice or left out', async () => {
  expect(await walked({ directory: null, expression: null })).toEqual(paths);
  expect(await walked({ directory: 'a', expression: null })).toEqual(['a/x.c', 'a/é.c', 'a/木兰.c']);
  expect(await walked({ directory: '.', expression: 'ISC' })).toEqual(['A.c', 'b.c']);
});

test('the map holds the largest directories and what is right in them, and no others', async () => {
  const map = await licenceMap(store.db, id, { first: 2, second: 10 });
  expect(map.map(({ path }) => path)).toEqual(['.', 'd28', 'd29', 'd29/in']);
  const page = await licenceDirectories(store.db, id, { parent: '.', after: 'd28', limit: 3 });
  expect(page.map(({ path }) => path)).toEqual(['d29', 'd3', 'd4']);
});

test('a scan is stale for another head, another index, or when it was not read to its end', async () => {
  const stale = (version: string) => withSession(store, (session) => licencesAreStale(session, id, version));
  expect([await stale('one'), await stale('two')]).toEqual([false, true]);
  await store.sql`update licence_scan set remaining = 1 where repository_id = ${id}`;
  expect(await stale('one')).toBe(true);
  await store.sql`update licence_scan set remaining = 0 where repository_id = ${id}`;
  await store.sql`update repository set head_sha = '\\x01' where id = ${id}`;
  expect(await stale('one')).toBe(true);
  expect(await licenceScan(store.db, '999999')).toBeNull();
  expect(await alteredFiles(store.db, id, 5)).toEqual([]);
});

test('what is told of a repository goes with it', async () => {
  await store.sql`delete from repository where id = ${id}`;
  const [left] = await store.sql`
    select (select count(*)::int from licence_scan) + (select count(*)::int from licence_file)
      + (select count(*)::int from licence_directory) as n`;
  expect(left).toEqual({ n: 0 });
});
