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

import { Kysely } from 'kysely';
import type postgres from 'postgres';
import { createClient } from './client.ts';
import { poolDialect } from './dialect.ts';
import { joinServer } from './embedded/server.ts';
import { codeOf, reasonOf, StoreError } from './error.ts';
import { isGone } from './lanes.ts';
import type { Logger } from './log.ts';
import { knownVersion, migrate } from './migrate.ts';
import type { Database } from './schema.ts';
import { type Connection, parseDatabaseUrl } from './url.ts';

/** The open database. */
export interface Store {
  readonly db: Kysely<Database>;
  /** The same pool for `COPY` and streams. */
  readonly sql: postgres.Sql;
  /** Server version, whether it is ours, and where it is (never with a password). */
  readonly info: { readonly version: string; readonly embedded: boolean; readonly where: string };
  /** Another pool on the same database with limits of its own; it ends with the store. */
  pool(limits: PoolLimits): Kysely<Database>;
  /** Ends the pools and, as the last user of an embedded server, stops it. */
  close(): Promise<void>;
}

/** Limits of a pool; times in milliseconds. */
export interface PoolLimits {
  readonly applicationName: string;
  readonly max: number;
  readonly statementTimeout: number;
  readonly lockTimeout: number;
}

/** How to open the store. */
export interface StoreOptions {
  /** Null = the embedded server in `dataDir`. */
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  readonly log: Logger;
  readonly applicationName: string;
  /** Connections of the pool; 8 unless told. */
  readonly max?: number;
  /** False leaves the schema alone, but still refuses one that is newer. */
  readonly migrate?: boolean;
  /** Milliseconds a statement may run; 10 minutes unless told. `COPY` is never limited. */
  readonly statementTimeout?: number;
  /** Milliseconds a statement waits for a lock; 10 seconds unless told. */
  readonly lockTimeout?: number;
}

/** Opens the store, migrated; every fault is a StoreError that says what to do. */
export async function openStore(options: StoreOptions): Promise<Store> {
  if (options.databaseUrl !== null) {
    const connection = parseDatabaseUrl(options.databaseUrl);
    return openOver(connection, false, options, async () => undefined);
  }
  const server = await joinWorking(options);
  try {
    return await openOver(server.connection, true, options, () => server.leave());
  } catch (error) {
    await server.leave();
    throw error;
  }
}

/** Opens a pool on a connection that is known; `after` runs once the pool has ended. */
export async function openOver(
  connection: Connection,
  embedded: boolean,
  options: StoreOptions,
  after: () => Promise<void>,
): Promise<Store> {
  const sql = createClient(connection, {
    applicationName: options.applicationName,
    max: options.max ?? 8,
    statementTimeout: options.statementTimeout ?? 600_000,
    lockTimeout: options.lockTimeout ?? 10_000,
  });
  const where = `${connection.host}:${connection.port}/${connection.database}`;
  try {
    const version = await checkVersion(sql, where);
    const db = new Kysely<Database>({ dialect: poolDialect(sql) });
    const plain = db as unknown as Kysely<unknown>;
    const applied = options.migrate === false ? [] : await migrate(plain);
    if (options.migrate === false) await knownVersion(plain);
    if (applied.length > 0) options.log.info('schema migrated', { applied });
    const pools: postgres.Sql[] = [];
    return {
      db,
      sql,
      info: { version, embedded, where },
      pool(limits) {
        const own = createClient(connection, limits);
        pools.push(own);
        return new Kysely<Database>({ dialect: poolDialect(own) });
      },
      close: once(async () => {
        await Promise.all(pools.map((pool) => pool.end({ timeout: endSeconds })));
        await close(sql, after);
      }),
    };
  } catch (error) {
    await sql.end({ timeout: 1 });
    throw error;
  }
}

/** A connection whose back end was killed never reports that it has ended: the driver is not waited for longer. */
const endSeconds = 3;

async function close(sql: postgres.Sql, after: () => Promise<void>): Promise<void> {
  try {
    await sql.end({ timeout: endSeconds });
  } finally {
    await after();
  }
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | null = null;
  return () => (done ??= work());
}

async function checkVersion(sql: postgres.Sql, where: string): Promise<string> {
  const rows = await sql<{ number: number; text: string }[]>`
    select current_setting('server_version_num')::int as number, current_setting('server_version') as text
  `.catch((error: unknown) => {
    throw unreachable(error, where);
  });
  const { number = 0, text = '?' } = rows[0] ?? {};
  const major = Math.floor(number / 10_000);
  if (major >= 15 && major <= 18) return text;
  throw new StoreError('unsupported-version', {
    zh: `${where} 上的 PostgreSQL 是 ${text}；通明需要 15 到 18 版。请换一个服务器，或不设置 DATABASE_URL 使用内置数据库。`,
    en: `PostgreSQL at ${where} is ${text}; Tongming needs 15 to 18. Use another server, or leave DATABASE_URL unset to use the embedded database.`,
  });
}

const refusals = new Set(['28P01', '28000', '3D000', '42501']);

function unreachable(error: unknown, where: string): StoreError {
  if (codeOf(error) === '53100') return storageFull(error, where);
  const kind = refusals.has(codeOf(error) ?? '') ? 'refused' : 'unreachable';
  return new StoreError(
    kind,
    {
      zh: `连不上 ${where} 上的 PostgreSQL：${reasonOf(error)}。请检查 DATABASE_URL 里的主机、端口、用户、密码和库名，以及服务器是否在运行；或不设置它，使用内置数据库。`,
      en: `PostgreSQL at ${where} cannot be used: ${reasonOf(error)}. Check host, port, user, password and database of DATABASE_URL and that the server runs, or leave it unset to use the embedded database.`,
    },
    error,
  );
}

function storageFull(error: unknown, where: string): StoreError {
  return new StoreError(
    'no-space',
    {
      zh: `${where} 上数据库的磁盘已满：${reasonOf(error)}。请腾出空间后重试。`,
      en: `The disk of the database at ${where} is full: ${reasonOf(error)}. Free some space and try again.`,
    },
    error,
  );
}

const mostJoins = 3;

/** A server that was killed may still take a connection while it dies: then the next one is joined. */
async function joinWorking(options: StoreOptions): Promise<Awaited<ReturnType<typeof joinServer>>> {
  for (let joins = 1; ; joins += 1) {
    const server = await joinServer(options);
    try {
      await ensureDatabase(server.connection);
      return server;
    } catch (error) {
      await server.leave();
      if (joins === mostJoins || !isGone(error)) throw error;
    }
  }
}

/** The embedded cluster is new, or was killed before its database was made. */
async function ensureDatabase(connection: Connection): Promise<void> {
  const options = { applicationName: 'tongming-setup', max: 1, statementTimeout: 60_000, lockTimeout: 60_000 };
  const sql = createClient({ ...connection, database: 'postgres' }, options);
  try {
    const found = await sql`select 1 from pg_database where datname = ${connection.database}`;
    if (found.length === 0) await sql`create database ${sql(connection.database)}`.catch(ignoreDuplicate);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** Two first starts at once: the other one made it. */
function ignoreDuplicate(error: unknown): void {
  if (codeOf(error) !== '42P04' && codeOf(error) !== '23505') throw error;
}
