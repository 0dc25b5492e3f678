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

import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  type TransactionSettings,
} from 'kysely';
import type postgres from 'postgres';
import type { Client } from './client.ts';
import { rollback, undone } from './lanes.ts';
import { isLast } from './transaction.ts';

/** A piece of work of Kysely's: it has a connection of its own only inside a transaction. */
interface PoolConnection extends DatabaseConnection {
  lane: postgres.ReservedSql | null;
  /** What became of a commit that went with the last statement. */
  end: PromiseSettledResult<postgres.RowList<postgres.Row[]>> | null;
}

/**
 * Kysely straight over the pool.
 *
 * `kysely-postgres-js` reserves a connection for each query, which costs three times the query. Here single queries go to
 * the pool and only transactions take a lane. `db.connection()` therefore pins nothing: use `sql.reserve()`.
 */
export function poolDialect(sql: Client): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => poolDriver(sql),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}

function poolDriver(sql: Client): Driver {
  return {
    init: async () => undefined,
    acquireConnection: async () => poolConnection(sql),
    beginTransaction: (connection, settings) => begin(sql, connection as PoolConnection, settings),
    commitTransaction: (connection) => commit(connection as PoolConnection),
    rollbackTransaction: (connection) => rollbackLane(connection as PoolConnection),
    releaseConnection: async (connection) => release(connection as PoolConnection),
    destroy: () => sql.end(),
  };
}

function poolConnection(sql: Client): PoolConnection {
  const connection: PoolConnection = {
    lane: null,
    end: null,
    executeQuery: async (query) => answer(await (isLast(query) ? askLast : askOne)(sql, connection, query)),
    streamQuery: (query, size) => streamQuery(sql, connection, query, size),
  };
  return connection;
}

function ask(sql: postgres.Sql | postgres.ReservedSql, query: CompiledQuery) {
  const parameters = [...query.parameters] as postgres.ParameterOrJSON<never>[];
  return sql.unsafe(query.sql, parameters, { prepare: true, simple: false } as postgres.UnsafeQueryOptions);
}

type Asked = Promise<postgres.RowList<postgres.Row[]>>;

async function askOne(sql: Client, { lane }: PoolConnection, query: CompiledQuery): Asked {
  return ask(lane ?? sql, query);
}

/** The commit does not wait for the answer: were there a failure, the server would roll back instead. */
async function askLast(sql: Client, connection: PoolConnection, query: CompiledQuery): Asked {
  const { lane } = connection;
  if (lane === null) return ask(sql, query);
  const [answered, end] = await Promise.allSettled([ask(lane, query), lane`commit`]);
  connection.end = end;
  if (answered.status === 'rejected') throw answered.reason;
  return answered.value;
}

const writing = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

function answer<R>(result: postgres.RowList<postgres.Row[]>): QueryResult<R> {
  const rows = Array.from(result) as R[];
  return writing.has(result.command) ? { rows, numAffectedRows: BigInt(result.count) } : { rows };
}

async function* streamQuery<R>(
  sql: postgres.Sql,
  connection: PoolConnection,
  query: CompiledQuery,
  size: number,
): AsyncIterableIterator<QueryResult<R>> {
  const own = connection.lane === null ? await sql.reserve() : null;
  try {
    for await (const rows of ask(own ?? connection.lane ?? sql, query).cursor(size)) yield { rows: rows as R[] };
  } finally {
    own?.release();
  }
}

async function begin(sql: Client, connection: PoolConnection, settings: TransactionSettings): Promise<void> {
  const level = settings.isolationLevel === undefined ? '' : ` isolation level ${settings.isolationLevel}`;
  connection.lane = await sql.reserve(`begin${level} ${settings.accessMode ?? ''}`);
}

/** Kysely rolls back after a commit that threw, and that gives the lane back. */
async function commit(connection: PoolConnection): Promise<void> {
  const { lane, end } = connection;
  if (lane === null) return;
  if (end?.status === 'rejected') throw end.reason;
  const { command } = end?.value ?? (await lane`commit`);
  if (command === 'ROLLBACK') throw undone();
  release(connection);
}

async function rollbackLane(connection: PoolConnection): Promise<void> {
  try {
    if (connection.lane !== null) await rollback(connection.lane);
  } finally {
    release(connection);
  }
}

function release(connection: PoolConnection): void {
  connection.lane?.release();
  connection.lane = null;
  connection.end = null;
}
