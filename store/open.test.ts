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

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore, type Store } from './open.ts';
import { silent, testDatabase, testStore } from './testing.ts';

let store: Store;

beforeAll(async () => {
  store = await testStore();
});

afterAll(() => store.close());

function open(databaseUrl: string): Promise<Store> {
  return openStore({ databaseUrl, dataDir: '', log: silent, applicationName: 'test' });
}

test('a URL that cannot be used is refused with the reason and without its password', async () => {
  const wrong: [string, RegExp][] = [
    ['', /not a URL/],
    ['just words s3cret', /cannot be read as a URL/],
    ['mysql://u:s3cret@host/db', /scheme is "mysql:"/],
    ['postgres://u:s3cret@host/', /database name is missing/],
    ['postgres://:s3cret@host/db', /user is missing/],
    ['postgres://u:s3cret@/db', /host is missing|cannot be read/],
    ['postgres://u:s3cret%zz@host/db', /percent-encoding/],
    ['postgres://u:s3cret@host/db?sslmode=maybe', /sslmode "maybe"/],
    ['postgres://u@host/db?port=0&password=s3cret', /port/],
  ];
  for (const [url, reason] of wrong) {
    const fault: unknown = await open(url).catch((error: unknown) => error);
    expect({ url, fault }).toMatchObject({ url, fault: { kind: 'bad-url', message: expect.stringMatching(reason) } });
    expect(JSON.stringify(fault) + String(fault)).not.toContain('s3cret');
  }
});

test('a server that is not there, or is something else, is unreachable and said so', async () => {
  const closed = createServer();
  await new Promise<void>((listening) => closed.listen(0, '127.0.0.1', listening));
  const { port } = closed.address() as { port: number };
  await new Promise((done) => closed.close(done));
  const fault: unknown = await open(`postgres://u:s3cret@127.0.0.1:${port}/db`).catch((error: unknown) => error);
  expect(fault).toMatchObject({ kind: 'unreachable', message: expect.stringMatching(/ECONNREFUSED.*DATABASE_URL/) });
  expect(String(fault)).not.toContain('s3cret');
});

test('a database that does not exist is refused by name', async () => {
  const database = await testDatabase();
  await database.drop();
  await expect(open(database.url)).rejects.toMatchObject({
    kind: 'refused',
    message: expect.stringContaining('does not exist'),
  });
});

test('a data directory that cannot be made is a typed fault', async () => {
  const root = await mkdtemp(join(tmpdir(), 'tm-open-'));
  await writeFile(join(root, 'file'), '');
  const options = { databaseUrl: null, dataDir: join(root, 'file'), log: silent, applicationName: 'test' };
  await expect(openStore(options)).rejects.toMatchObject({
    kind: 'not-permitted',
    message: expect.stringContaining('ENOTDIR'),
  });
  await rm(root, { recursive: true });
});

test('types come as the tables promise', async () => {
  const rows = await store.sql`
    select 9007199254740993::bigint as big, date '2026-11-30' as day, timestamptz '2026-11-30 08:00+08' as at,
      timestamptz '0044-03-15 00:00+00 BC' as old, '\\x00ff'::bytea as bytes, '{"a":[1,null]}'::jsonb as json,
      array['a', null, 'NULL', 'x,"y\\z'] as texts, 1.5::float8 as number
  `;
  expect([...rows]).toEqual([
    {
      big: '9007199254740993',
      day: '2026-11-30',
      at: new Date('2026-11-30T00:00:00Z'),
      old: new Date('-000043-03-15T00:00:00Z'),
      bytes: Buffer.from([0, 255]),
      json: { a: [1, null] },
      texts: ['a', null, 'NULL', 'x,"y\\z'],
      number: 1.5,
    },
  ]);
});

test('through Kysely JSON text, dates, ids and arrays go in and come out, hostile characters cleaned', async () => {
  const entry = JSON.stringify({ name: 'a\0b\uD800', ok: '😀' });
  await store.db
    .insertInto('project')
    .values({
      slug: 'p',
      entry,
      domain: 'database',
      stage: 'sandbox',
      stage_since: '2026-02-28',
      admitted_on: null,
      listed: true,
    })
    .execute();
  const project = await store.db.selectFrom('project').selectAll().executeTakeFirstOrThrow();
  expect(project).toMatchObject({
    entry: { name: 'a\uFFFDb\uFFFD', ok: '😀' },
    stage_since: '2026-02-28',
    admitted_on: null,
  });
  const { id } = await store.db
    .insertInto('repository')
    .values({
      platform: 'git',
      platform_id: 'x\0',
      url: 'https://x',
      state: 'new',
      mirror: null,
      default_ref: null,
      head_sha: Buffer.from('ab'),
      object_format: null,
      reason_kind: null,
      reason: null,
      fetched_at: new Date(0),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  expect(id).toBe('1');
  const read = await store.db.selectFrom('repository').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  expect(read).toMatchObject({ platform_id: 'x\uFFFD', head_sha: Buffer.from('ab'), fetched_at: new Date(0) });
});

test('ranges of one e-mail domain never overlap, whoever they belong to', async () => {
  await store.sql`insert into organisation values ('a', '{}'), ('b', '{}')`;
  const add = (organisation: string, from: string | null, to: string | null) =>
    store.db
      .insertInto('organisation_domain')
      .values({ organisation, domain: 'example.com', valid_from: from, valid_to: to })
      .execute();
  await add('a', null, '2024-01-01');
  await add('b', '2024-01-01', '2025-01-01');
  await add('a', '2025-01-01', null);
  for (const [from, to] of [
    ['2023-12-31', '2024-01-01'],
    ['2024-06-01', '2024-07-01'],
    [null, null],
    ['2026-01-01', null],
  ]) {
    await expect(add('b', from ?? null, to ?? null)).rejects.toMatchObject({ code: '23P01' });
  }
});

test('a killed back end fails its query and the pool recovers at once', async () => {
  const own = await testStore({ max: 2 });
  const running = own.sql`select pg_sleep(20)`.catch((error: unknown) => error);
  await own.sql`select pg_terminate_backend(pid) from pg_stat_activity where query like '%pg_sleep(20)%' and pid <> pg_backend_pid() and datname = current_database()`;
  expect(await running).toBeInstanceOf(Error);
  const from = performance.now();
  expect(await own.db.selectFrom('project').selectAll().execute()).toEqual([]);
  expect(performance.now() - from).toBeLessThan(2000);
  await own.close();
});

test('statements, locks and idle transactions have limits', async () => {
  const database = await testDatabase();
  const limited = await openStore({
    databaseUrl: database.url,
    dataDir: '',
    log: silent,
    applicationName: 'test',
    statementTimeout: 200,
    lockTimeout: 100,
  });
  await expect(limited.sql`select pg_sleep(5)`).rejects.toMatchObject({ code: '57014' });
  await limited.sql.begin(async (holder) => {
    await holder`lock table project`;
    await expect(limited.sql`select * from project`).rejects.toMatchObject({ code: '55P03' });
  });
  expect(await limited.sql`show idle_in_transaction_session_timeout`.values()).toEqual([['1min']]);
  await limited.close();
  await limited.close();
  await database.drop();
});
