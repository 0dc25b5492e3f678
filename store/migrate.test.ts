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

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { afterEach, expect, test } from 'vitest';
import { dumpSchema, schemaFile } from './dump-schema.ts';
import { type Migration, migrate, migrations } from './migrate.ts';
import { openStore, type Store } from './open.ts';
import { silent, testDatabase, testStore } from './testing.ts';

const cleanups: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
});

async function emptyDatabase(): Promise<{ store: Store; plain: Kysely<unknown>; url: string }> {
  const database = await testDatabase(false);
  cleanups.push(() => database.drop());
  const store = await openUrl(database.url, false);
  // Migrations know no tables.
  return { store, plain: store.db as unknown as Kysely<unknown>, url: database.url };
}

async function openUrl(databaseUrl: string, migrating = true): Promise<Store> {
  const store = await openStore({
    databaseUrl,
    dataDir: '',
    log: silent,
    applicationName: 'test',
    max: 3,
    migrate: migrating,
  });
  cleanups.push(() => store.close());
  return store;
}

function step(version: number, up: Migration['up']): Migration {
  return { version, name: `000${version}-test`, up };
}

const one = step(1, async (db) => {
  await sql`create table first (n int)`.execute(db);
});

test('the list of migrations is the folder, in order', async () => {
  const files = (await readdir(join(import.meta.dirname, 'migrations'))).filter((name) =>
    /^\d{4}-.*(?<!\.test)\.ts$/.test(name),
  );
  expect(migrations.map(({ name }) => `${name}.ts`)).toEqual(files.toSorted());
  expect(migrations.map(({ version }) => version)).toEqual(files.map((_, at) => at + 1));
});

test('schema.sql is the dump of the migrated database', async () => {
  const store = await testStore();
  cleanups.push(() => store.close());
  expect(await dumpSchema(store.sql)).toBe(await readFile(schemaFile, 'utf8'));
});

test('migrators that start at once take turns: each step runs once', async () => {
  const { url, store } = await emptyDatabase();
  await Promise.all(Array.from({ length: 4 }, () => openUrl(url)));
  const rows = await store.sql`select version, name from schema_migration order by version`.values();
  expect(rows).toEqual(migrations.map(({ version, name }) => [version, name]));
});

test('a step that fails is rolled back whole and the ones before it stay', async () => {
  const { plain } = await emptyDatabase();
  const broken = step(2, async (db) => {
    await sql`create table second (n int)`.execute(db);
    await sql`insert into nowhere values (1)`.execute(db);
  });
  await expect(migrate(plain, [one, broken])).rejects.toMatchObject({ kind: 'migration-failed' });
  const { rows } = await sql`select to_regclass('first')::text as first, to_regclass('second')::text as second,
    (select max(version) from schema_migration) as version`.execute(plain);
  expect(rows).toEqual([{ first: 'first', second: null, version: 1 }]);
  const mended = step(2, async (db) => {
    await sql`create table second (n int)`.execute(db);
  });
  expect(await migrate(plain, [one, mended])).toEqual(['0002-test']);
});

test('a migrator that dies in the middle of a step leaves the database as it was', async () => {
  const { store, plain } = await emptyDatabase();
  await migrate(plain, [one]);
  const dying = step(2, async (db) => {
    await sql`create table second (n int)`.execute(db);
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db);
    await store.sql`select pg_terminate_backend(${rows[0]?.pid ?? 0})`;
    await sql`create table third (n int)`.execute(db);
  });
  await expect(migrate(plain, [one, dying])).rejects.toMatchObject({ kind: 'migration-failed' });
  const rows =
    await store.sql`select to_regclass('second') as second, (select max(version) from schema_migration) as version`;
  expect([...rows]).toEqual([{ second: null, version: 1 }]);
});

test('a database of a newer release is refused, with and without migrating, and left alone', async () => {
  const database = await testDatabase();
  cleanups.push(() => database.drop());
  const store = await openUrl(database.url);
  await store.sql`insert into schema_migration (version, name) values (99, '0099-of-the-future')`;
  for (const migrating of [true, false]) {
    await expect(openUrl(database.url, migrating)).rejects.toMatchObject({
      kind: 'newer-schema',
      message: expect.stringContaining('schema version 99'),
    });
  }
  expect(await store.sql`select count(*)::int from schema_migration`.values()).toEqual([[migrations.length + 1]]);
});
