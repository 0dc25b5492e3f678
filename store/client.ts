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

import postgres from 'postgres';
import { createLanes, inLane } from './lanes.ts';
import { cleanJson } from './text.ts';
import type { Connection } from './url.ts';
import { parseInstant, parseTexts, writeDay, writeInstant, writeText, writeTexts } from './wire-text.ts';

/** Limits of one client; times in milliseconds, 0 = none. */
export interface ClientOptions {
  readonly applicationName: string;
  readonly max: number;
  readonly statementTimeout: number;
  readonly lockTimeout: number;
}

function writeJson(value: unknown): string {
  return cleanJson(typeof value === 'string' ? value : JSON.stringify(value));
}

/** A pool of which `reserve` may be told the first statement, which then needs no round trip of its own. */
export interface Client extends postgres.Sql {
  reserve(first?: string): Promise<postgres.ReservedSql>;
}

/** Opens a pool: bigint → text, date → `YYYY-MM-DD`, jsonb parsed on the way out and JSON text on the way in. */
export function createClient(connection: Connection, options: ClientOptions): Client {
  const driverOptions = toDriverOptions(connection, options);
  const pool = postgres(driverOptions);
  const lanes = createLanes(driverOptions, options.max);
  const end = pool.end.bind(pool);
  return Object.assign(pool, {
    reserve: (first?: string) => lanes.take(first),
    begin: (mode: string | Work, work?: Work) =>
      typeof mode === 'string' ? inLane(lanes, mode, work as Work) : inLane(lanes, '', mode),
    end: async ({ timeout = 3 }: { timeout?: number } = {}) => {
      await Promise.all([end({ timeout }), lanes.end(timeout)]);
    },
  }) as Client;
}

type Work = (transaction: postgres.TransactionSql) => unknown;

function toDriverOptions(
  connection: Connection,
  options: ClientOptions,
): postgres.Options<Record<string, postgres.PostgresType>> {
  const { host, port, database, user, password, ssl } = connection;
  return {
    ...(host.startsWith('/') ? { path: `${host}/.s.PGSQL.${port}` } : { host }),
    port,
    database,
    user,
    password,
    ssl,
    max: options.max,
    connect_timeout: 10,
    onnotice: () => undefined,
    types: {
      day: { to: 1082, from: [1082], serialize: writeDay, parse: (text: string) => text },
      text: { to: 25, from: [], serialize: writeText, parse: (text: string) => text },
      texts: { to: 1009, from: [1009], serialize: writeTexts, parse: parseTexts },
      instant: { to: 1184, from: [1184], serialize: writeInstant, parse: parseInstant },
      json: { to: 3802, from: [114, 3802], serialize: writeJson, parse: (text: string) => JSON.parse(text) },
    },
    connection: {
      application_name: options.applicationName,
      statement_timeout: options.statementTimeout,
      lock_timeout: options.lockTimeout,
      idle_in_transaction_session_timeout: 60_000,
      timezone: 'UTC',
    },
  };
}
