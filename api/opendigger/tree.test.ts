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

import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '#store/open.ts';
import type { FigurePeriod } from '#store/period.ts';
import { testStore } from '#store/testing.ts';
import { importFacts } from '../facts/import.ts';
import { archive } from '../facts/testing-archive.ts';
import { opendiggerFiles } from './mapping.ts';
import { withOpendigger, writeOpendigger } from './tree.ts';

let store: Store;
let home: string;
let repository: string;

async function add(metric: string, period: FigurePeriod, month: string, value: number | null, more: object = {}) {
  const row = {
    scope: 'repository' as const,
    subject: repository,
    metric,
    revision: 1,
    period,
    month: `${month}-01`,
    value,
  };
  await store.db
    .insertInto('metric_value')
    .values({ ...row, reason: null, detail: null, ...more })
    .execute();
}

async function addAct(kind: string, source: string, login: string, at: string, activity: number): Promise<void> {
  await store.sql`
    insert into act (project, repository_id, kind, source, person_id, class, at, month, activity_2023)
    select 'alpha', ${repository}, ${kind}, ${source}, identity_id, 'human', ${new Date(at)},
      ${Number(at.slice(0, 4)) * 12 + Number(at.slice(5, 7)) - 1}, ${activity} from account where login = ${login}`;
}

beforeAll(async () => {
  store = await testStore();
  home = await mkdtemp(join(tmpdir(), 'tongming-opendigger-'));
  const { signal } = new AbortController();
  const options = { dryRun: false, now: new Date('2026-11-20T00:00:00Z'), signal };
  await importFacts(store, Readable.from([Buffer.from(archive())]), options);
  const found = await store.db.selectFrom('platform_repository').select('repository_id').executeTakeFirstOrThrow();
  repository = found.repository_id;
  for (const [month, value] of [
    ['2026-01', 3.14159],
    ['2026-02', 0],
    ['2026-03', null],
  ] as const)
    await add('activity-2023', 'month', month, value);
  await add('activity-2023', 'quarter', '2026-03', 3.14159);
  await add('activity-2023', 'year', '2025-12', 1.005);
  await add('activity-2023', 'window12', '2026-01', 99);
  await add('activity-2023', 'month', '2026-11', 7, { running: true });
  const spread = {
    n: 4,
    mean: 2.345,
    quantiles: [1, 1.5, 2, 3.123, 4],
    tails: [1, 4],
    levels: [2, 1, 1, 0],
    missing: 1,
  };
  await add('issue-response-time-capped', 'month', '2026-01', 2.345, { detail: JSON.stringify(spread) });
  await add('issue-response-time-capped', 'month', '2026-02', null);
  await add('issue-response-time-capped', 'year', '2025-12', 2);
  await add('issue-response-time-capped', 'window12', '2025-12', 2, { detail: JSON.stringify(spread) });
  await add('active-dates-and-times', 'month', '2026-01', 2);
  await add('change-contributors', 'month', '2026-01', 2);
  await add('change-contributors', 'quarter', '2026-03', 2);
  await add('new-change-contributors', 'month', '2026-02', 1);
  await addAct('change-merged', '1', 'someone-1', '2026-01-05T01:00:00Z', 2);
  await addAct('change-merged', '2', 'someone-1', '2026-02-04T01:00:00Z', 2);
  await addAct('comment', '3', 'someone-2', '2026-01-05T01:30:00Z', 1.5);
  await addAct('comment', '4', 'someone-2', '2026-01-06T01:30:00Z', 1.5);
  await addAct('change-merged', '5', 'someone-3', '2026-02-06T01:30:00Z', 3);
  await store.sql`insert into opt_out (value_hash, asked_hash, reason, actor)
    select i.value_hash, i.value_hash, 'asked', 'test' from account a join identity i on i.id = a.identity_id
    where a.login = 'someone-3'`;
});
afterAll(async () => {
  await store.close();
  await rm(home, { recursive: true, force: true });
});

async function written(name: string): Promise<string> {
  const directory = join(home, name);
  await writeOpendigger(store, directory, null);
  return directory;
}

/** Reads a tree as a consumer of OpenDigger does: list, then files by path, values by key. */
async function consume(directory: string) {
  const [head, ...rows] = (await readFile(join(directory, 'repo_list.csv'), 'utf8')).trim().split('\r\n');
  const repositories = rows.map((row) => {
    const [id = '', platform = '', name = ''] = row.split(',');
    return { id, platform, name };
  });
  const read = async (one: { platform: string; name: string }, file: string) => {
    const text = await readFile(join(directory, one.platform, ...one.name.split('/'), `${file}.json`), 'utf8');
    return JSON.parse(text) as Record<string, never>;
  };
  return { head, repositories, read };
}

describe('a tree of OpenDigger', () => {
  test('tells what was done in each month that was over, by kind, and by how many people', async () => {
    const text = await readFile(join(await written('months'), 'repo_month.csv'), 'utf8');
    expect(text.split('\r\n')).toEqual([
      'id,platform,repo_name,month,kind,acts,participants',
      '7,github,example/alpha,2026-01,comment,2,1',
      '7,github,example/alpha,2026-01,change-merged,1,1',
      '7,github,example/alpha,2026-02,change-merged,2,2',
      '',
    ]);
  });

  test('is read by its list: numbers by year, quarter and month, unknown as null, zero as zero', async () => {
    const { head, repositories, read } = await consume(await written('a'));
    expect(head).toBe('id,platform,repo_name');
    expect(repositories).toEqual([{ id: '7', platform: 'github', name: 'example/alpha' }]);
    const [one = { platform: '', name: '' }] = repositories;
    expect(JSON.stringify(await read(one, 'activity'))).toBe(
      '{"2025":1,"2026Q1":3.14,"2026-01":3.14,"2026-02":0,"2026-03":null}',
    );
    expect(await read(one, 'meta')).toEqual({
      updatedAt: Date.UTC(2026, 10, 15, 8),
      type: 'repo',
      id: 7,
      labels: [
        { id: ':projects/alpha', name: 'Alpha', type: 'Project' },
        { id: ':domains/database', name: 'database', type: 'Domain-0' },
      ],
    });
  });

  test('has durations as means, levels and quantiles; a year takes its parts from the twelve months', async () => {
    const { repositories, read } = await consume(await written('b'));
    const duration = await read(repositories[0] ?? { platform: '', name: '' }, 'issue_response_time');
    expect(Object.keys(duration)).toEqual([
      'avg',
      'levels',
      'quantile_0',
      'quantile_1',
      'quantile_2',
      'quantile_3',
      'quantile_4',
    ]);
    expect(duration['avg']).toEqual({ '2025': 2.35, '2026-01': 2.35, '2026-02': null });
    expect(duration['levels']).toEqual({ '2025': [2, 1, 1, 0], '2026-01': [2, 1, 1, 0], '2026-02': null });
    expect(duration['quantile_3']).toEqual({ '2025': 3.12, '2026-01': 3.12, '2026-02': null });
  });

  test('has the hours of the week scaled to ten, and people by login, without those who asked not to be shown', async () => {
    const { repositories, read } = await consume(await written('c'));
    const [one = { platform: '', name: '' }] = repositories;
    // This one file holds lists where the reader's other files hold numbers.
    const hours = (await read(one, 'active_dates_and_times')) as unknown as Record<string, number[]>;
    expect(hours['2026-01']).toHaveLength(168);
    // 5 January 2026 was a Monday: two acts in its second hour, one in that of Tuesday.
    expect([hours['2026-01']?.[1], hours['2026-01']?.[25], hours['2026-01']?.[2]]).toEqual([10, 5, 0]);
    expect(await read(one, 'activity_details')).toMatchObject({
      '2026-01': [
        ['someone-2', 3],
        ['someone-1', 2],
      ],
      '2026-03': null,
    });
    expect(await read(one, 'contributors_detail')).toEqual({ '2026Q1': ['someone-1'], '2026-01': ['someone-1'] });
    expect(await read(one, 'new_contributors_detail')).toEqual({ '2026-02': [] });
  });

  test('is the same bytes again', async () => {
    const [first, second] = [await written('d'), await written('e')];
    const names = (await readdir(first, { recursive: true })).sort();
    expect((await readdir(second, { recursive: true })).sort()).toEqual(names);
    for (const name of names.filter((one) => /\.(?:json|csv)$/u.test(one)))
      expect(await readFile(join(second, name), 'utf8')).toBe(await readFile(join(first, name), 'utf8'));
  });

  test('lies beside the pages of a published site', async () => {
    const out = join(home, 'site');
    const build = withOpendigger(async (request) => {
      await mkdir(request.out, { recursive: true });
      await writeFile(join(request.out, 'index.html'), 'page');
    }, store);
    await build({ api: '', out, signal: new AbortController().signal });
    expect((await readdir(out)).sort()).toEqual(['data', 'index.html']);
    const { repositories } = await consume(join(out, 'data', 'opendigger'));
    expect(repositories).toHaveLength(1);
  });

  test('names every file of OpenDigger once', () => {
    const files = opendiggerFiles.map(({ file }) => file);
    expect(new Set(files).size).toBe(files.length);
    expect(files).toHaveLength(33);
  });
});
