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

import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type postgres from 'postgres';
import { createClient } from './client.ts';
import { joinServer } from './embedded/server.ts';
import type { Logger } from './log.ts';
import { openOver, type Store } from './open.ts';
import { type Connection, parseDatabaseUrl } from './url.ts';

/** A server with a migrated, empty template database to clone. */
export interface TestServer {
  readonly connection: Connection;
  readonly template: string;
  /** Drops the template, and stops the server when it is ours. */
  stop(): Promise<void>;
}

const variable = 'TONGMING_TEST_SERVER';

/** A logger that keeps quiet: a test that cares passes its own. */
export const silent: Logger = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Starts the server of a test run: that of DATABASE_URL, or an embedded one in a temporary directory. */
export async function startTestServer(): Promise<TestServer> {
  const url = process.env['DATABASE_URL'];
  if (url !== undefined && url !== '') return withTemplate(parseDatabaseUrl(url), async () => undefined);
  const dataDir = await mkdtemp(join(tmpdir(), 'tongming-test-'));
  await chmod(dataDir, 0o711);
  const server = await joinServer({ dataDir, log: silent, settings: { fsync: 'off', full_page_writes: 'off' } });
  return withTemplate({ ...server.connection, database: 'postgres' }, async () => {
    await server.leave();
    await rm(dataDir, { recursive: true, force: true });
  });
}

async function withTemplate(connection: Connection, after: () => Promise<void>): Promise<TestServer> {
  const template = `tongming_template_${randomBytes(5).toString('hex')}`;
  await administer(connection, (sql) => sql`create database ${sql(template)}`);
  const store = await openOver({ ...connection, database: template }, true, options(1), async () => undefined);
  await store.close();
  return {
    connection,
    template,
    async stop() {
      await administer(connection, (sql) => sql`drop database if exists ${sql(template)} with (force)`);
      await after();
    },
  };
}

/** Tells the workers of this run which server to use; they inherit the environment. */
export function announce({ connection, template }: TestServer): void {
  process.env[variable] = JSON.stringify({ connection, template });
}

/** A migrated database of its own, dropped at `close()`: empty, or with the rows of a {@link testTemplate}. */
export async function testStore(
  settings: { readonly max?: number; readonly template?: TestTemplate } = {},
): Promise<Store> {
  const { connection, template } = await currentServer();
  const database = await cloneDatabase(connection, settings.template?.database ?? template);
  return openOver({ ...connection, database }, true, options(settings.max ?? 4), () =>
    dropDatabase(connection, database),
  );
}

/** A filled database to clone. */
export interface TestTemplate {
  readonly database: string;
  drop(): Promise<void>;
}

/** Fills a database, empty or with the rows of `start`, once for tests that begin with them, each in a clone of its own. */
export async function testTemplate(
  fill: (store: Store) => Promise<unknown>,
  start?: TestTemplate,
): Promise<TestTemplate> {
  const { connection, template } = await currentServer();
  const database = await cloneDatabase(connection, start?.database ?? template);
  const store = await openOver({ ...connection, database }, true, options(4), async () => undefined);
  const drop = () => dropDatabase(connection, database);
  try {
    await fill(store);
  } catch (error) {
    await store.close();
    await drop();
    throw error;
  }
  // Nobody may be connected to what is cloned.
  await store.close();
  return { database, drop };
}

/** The URL of an empty database of its own, for what opens a store by itself; `template` null leaves it without a schema. */
export async function testDatabase(migrated = true): Promise<{ readonly url: string; drop(): Promise<void> }> {
  const { connection, template } = await currentServer();
  const database = await cloneDatabase(connection, migrated ? template : null);
  return { url: urlOf({ ...connection, database }), drop: () => dropDatabase(connection, database) };
}

async function cloneDatabase(connection: Connection, template: string | null): Promise<string> {
  const database = `tongming_test_${process.pid}_${randomBytes(5).toString('hex')}`;
  await administer(connection, (sql) =>
    template === null
      ? sql`create database ${sql(database)}`
      : sql`create database ${sql(database)} template ${sql(template)}`,
  );
  return database;
}

async function dropDatabase(connection: Connection, database: string): Promise<void> {
  await administer(connection, (sql) => sql`drop database if exists ${sql(database)} with (force)`);
}

let own: Promise<TestServer> | null = null;

/** The announced server; outside a test run (a benchmark) one of our own, stopped when the process ends. */
async function currentServer(): Promise<Pick<TestServer, 'connection' | 'template'>> {
  const announced = process.env[variable];
  if (announced !== undefined) return JSON.parse(announced) as Pick<TestServer, 'connection' | 'template'>;
  own ??= startTestServer();
  return own;
}

/** Stops the server that {@link testStore} started outside a test run; does nothing inside one. */
export async function stopTestServer(): Promise<void> {
  const server = await own;
  own = null;
  await server?.stop();
}

function options(max: number) {
  return { databaseUrl: null, dataDir: '', log: silent, applicationName: 'tongming-test', max };
}

async function administer(connection: Connection, work: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const sql = createClient(connection, {
    applicationName: 'tongming-test',
    max: 1,
    statementTimeout: 60_000,
    lockTimeout: 60_000,
  });
  try {
    await work(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

function urlOf({ host, port, database, user, password }: Connection): string {
  const account = `${encodeURIComponent(user)}:${encodeURIComponent(password)}`;
  return host.startsWith('/')
    ? `postgres://${account}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`
    : `postgres://${account}@${host.includes(':') ? `[${host}]` : host}:${port}/${database}`;
}
