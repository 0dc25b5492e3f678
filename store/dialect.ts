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
import { rollback, undone } from './lanes.ts';

/** A piece of work of Kysely's: it has a connection of its own only inside a transaction. */
interface PoolConnection extends DatabaseConnection {
  lane: postgres.ReservedSql | null;
}

/**
 * Kysely straight over the pool.
 *
 * `kysely-postgres-js` reserves a connection for each query, which costs three times the query. Here single queries go to
 * the pool and only transactions take a lane. `db.connection()` therefore pins nothing: use `sql.reserve()`.
 */
export function poolDialect(sql: postgres.Sql): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => poolDriver(sql),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}

function poolDriver(sql: postgres.Sql): Driver {
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

function poolConnection(sql: postgres.Sql): PoolConnection {
  const connection: PoolConnection = {
    lane: null,
    executeQuery: async (query) => answer(await ask(connection.lane ?? sql, query)),
    streamQuery: (query, size) => streamQuery(sql, connection, query, size),
  };
  return connection;
}

function ask(sql: postgres.Sql | postgres.ReservedSql, query: CompiledQuery) {
  const parameters = [...query.parameters] as postgres.ParameterOrJSON<never>[];
  return sql.unsafe(query.sql, parameters, { prepare: true, simple: false } as postgres.UnsafeQueryOptions);
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

async function begin(sql: postgres.Sql, connection: PoolConnection, settings: TransactionSettings): Promise<void> {
  const level = settings.isolationLevel === undefined ? '' : ` isolation level ${settings.isolationLevel}`;
  const lane = await sql.reserve();
  try {
    await lane.unsafe(`begin${level} ${settings.accessMode ?? ''}`);
  } catch (error) {
    lane.release();
    throw error;
  }
  connection.lane = lane;
}

/** Kysely rolls back after a commit that threw, and that gives the lane back. */
async function commit(connection: PoolConnection): Promise<void> {
  const { lane } = connection;
  if (lane === null) return;
  const { command } = await lane`commit`;
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
}
