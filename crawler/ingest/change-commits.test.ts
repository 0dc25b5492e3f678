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

import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withSession } from '#store/session.ts';
import { silent } from '#store/testing.ts';
import { crawlRepository } from '../crawl.ts';
import { mirrorOf } from '../git/mirror-files.ts';
import { parseTarget } from '../target.ts';
import { addRepository, type CrawlBench, crawlBench, testNow } from '../testing/crawl.ts';
import { buildRepository, testGit } from '../testing/repository.ts';
import { withLease } from '../visit/lease.ts';
import { readChangeCommits } from './change-commits.ts';

let bench: CrawlBench;
let path = '';
let id = '';
const signal = new AbortController().signal;

/** main: 0 1 · a merge of 2-3 at 4 · 7 squashes 5-6 · 8 came by moving forward; 9 on top of 1 stays open. */
beforeAll(async () => {
  bench = await crawlBench();
  path = join(bench.root, 'source.git');
  const on = (ref: string, parents?: readonly number[], email = 'ada@example.org') => ({
    ref: `refs/${ref}`,
    author: { email },
    ...(parents === undefined ? {} : { parents }),
  });
  await buildRepository(path, {
    commits: [
      on('heads/main'),
      on('heads/main'),
      on('pull/1/head', [1], 'bob@example.org'),
      on('pull/1/head'),
      on('heads/main', [1, 3]),
      on('pull/2/head', [4], 'eve@example.org'),
      on('pull/2/head'),
      on('heads/main'),
      on('heads/main'),
      on('pull/4/head', [1]),
      // Merged main into itself before it went on.
      on('pull/4/head', [9, 4]),
    ],
  });
  id = await addRepository(bench.store, path, 'source');
});
afterAll(() => bench.close());

async function shaOf(name: string): Promise<string> {
  return testGit(path, 'rev-parse', name);
}

async function addChange(number: number, more: Readonly<Record<string, unknown>>): Promise<void> {
  const at = new Date(testNow.getTime() + number * 1000);
  await bench.store.db
    .insertInto('change')
    .values({
      repository_id: id,
      platform_id: String(number),
      number: String(number),
      title: 't',
      state: 'open',
      created_at: at,
      updated_at: at,
      seen_at: at,
      ...more,
    } as never)
    .execute();
}

const bytes = (hex: string) => Buffer.from(hex, 'hex');

async function read(most?: number) {
  const target = parseTarget(path, { allowLocal: true, allowHttp: false, privateHosts: [] });
  return withSession(bench.store, async (session) => {
    const done: number[] = [];
    const terms = { store: bench.store, session, repositoryId: id, log: silent, signal };
    const report = await withLease(terms, async (held) => {
      await crawlRepository({
        ...terms,
        dataDir: bench.dataDir,
        target,
        rules: { privateHosts: [] },
        now: testNow,
        held,
      });
      const row = await bench.store.db
        .selectFrom('repository')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      return readChangeCommits({
        ...held,
        repositoryId: id,
        gitDir: mirrorOf(bench.dataDir, row.mirror ?? '').gitDir,
        dataDir: bench.dataDir,
        target,
        pattern: 'refs/pull/*/head',
        reach: { privateHosts: [] },
        defaultHead: row.head_sha?.toString('hex') ?? null,
        now: testNow,
        signal,
        onCount: (count) => done.push(count),
        ...(most === undefined ? {} : { most }),
      });
    });
    return { ...report, done };
  });
}

async function stored() {
  const rows = await bench.store.sql<
    { number: string; commits: number | null; reason: string | null; shas: string[] | null; people: number }[]
  >`
    select h.change_number as number, h.commits, h.reason, array_agg(encode(c.sha, 'hex') order by c.position) filter (where c.sha is not null) as shas,
      count(distinct c.author_id)::int as people
    from change_head h left join change_commit c using (repository_id, change_number)
    where h.repository_id = ${id} group by 1, 2, 3 order by 1`;
  return rows.map(({ number, commits, reason, shas, people }) => [number, commits, reason, shas ?? [], people]);
}

test('commits of changes merged, squashed, moved forward and open; what git lacks is told', async () => {
  const base = await shaOf('main~4');
  await addChange(1, {
    state: 'merged',
    head_sha: bytes(await shaOf('refs/pull/1/head')),
    merge_sha: bytes(await shaOf('main~2')),
    base_sha: bytes(base),
  });
  await addChange(2, {
    state: 'merged',
    head_sha: bytes(await shaOf('refs/pull/2/head')),
    merge_sha: bytes(await shaOf('main~1')),
  });
  await addChange(3, { state: 'merged', head_sha: bytes(await shaOf('main')), base_sha: bytes(await shaOf('main~1')) });
  await addChange(4, { head_sha: bytes(await shaOf('refs/pull/4/head')) });
  await addChange(5, { head_sha: bytes('ab'.repeat(20)) });
  await addChange(6, { state: 'merged', head_sha: bytes(await shaOf('main~3')) });
  const report = await read();
  const list = async (range: string) =>
    (await testGit(path, 'rev-list', '--reverse', '--topo-order', ...range.split(' '))).split('\n');
  expect(await stored()).toEqual([
    ['1', 2, null, await list('refs/pull/1/head --not main~3'), 2],
    ['2', 2, null, await list('refs/pull/2/head --not main'), 2],
    ['3', 1, null, [await shaOf('main')], 1],
    ['4', 2, null, await list('refs/pull/4/head --not main'), 1],
    ['5', null, 'missing', [], 0],
    ['6', null, 'no-base', [], 0],
  ]);
  expect(report).toEqual({ changes: 6, commits: 7, missing: 1, done: [6] });
});

test('only heads that moved are read again, and the heads count in no figure of the history', async () => {
  expect(await read()).toEqual({ changes: 0, commits: 0, missing: 0, done: [] });
  await bench.store.sql`update change set head_sha = ${bytes(await shaOf('refs/pull/4/head~1'))} where number = '4'`;
  await bench.store.sql`update change set head_sha = ${bytes(await shaOf('refs/pull/1/head~1'))} where number = '1'`;
  expect(await read(1)).toMatchObject({ changes: 1 });
  expect(await read(1)).toMatchObject({ changes: 1 });
  const rows = await stored();
  expect(rows.find(([number]) => number === '4')).toEqual(['4', 1, null, [await shaOf('refs/pull/4/head~1')], 1]);
  const [counted] = await bench.store
    .sql`select count(*)::int as all, count(*) filter (where on_default)::int as own from commit`;
  expect(counted).toEqual({ all: 7, own: 7 });
});

test('of two changes under one number, as a server that was set up anew leaves them, the newer is read', async () => {
  const head = await shaOf('refs/pull/4/head');
  const later = new Date(testNow.getTime() + 60_000);
  await addChange(4, { platform_id: 'anew', head_sha: bytes(head), updated_at: later });
  await addChange(7, { platform_id: 'one', head_sha: bytes(head) });
  await addChange(7, { platform_id: 'other', head_sha: bytes(head) });
  expect(await read()).toMatchObject({ changes: 2, missing: 0 });
  const rows = await stored();
  expect(rows.filter(([number]) => number === '4' || number === '7').map(([, commits]) => commits)).toEqual([2, 2]);
  expect(await read()).toMatchObject({ changes: 0 });
});
