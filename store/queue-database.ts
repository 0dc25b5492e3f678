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

import { CompiledQuery, type Kysely } from 'kysely';
import type postgres from 'postgres';
import { rollback } from './lanes.ts';
import type { Database } from './schema.ts';
import type { Session } from './session.ts';

/** What a statement came to; several statements in one text give a list. */
interface Answer {
  // oxlint-disable-next-line typescript/no-explicit-any -- the job library reads its own rows
  readonly rows: any[];
}

/** The database as the job library asks for it, over the pool that everything else uses. */
export interface QueueDatabase {
  executeSql(text: string, values?: unknown[]): Promise<Answer>;
  listen(
    channel: string,
    onNotification: (payload: string) => void,
    onReconnect: () => void,
  ): Promise<{ close(): Promise<void> }>;
}

/** Whoever has a transaction open: Kysely's, or a session in which `begin` was said. */
export type Within = Kysely<Database> | Session;

/** The library passes objects where it means JSON, and leaves out what it does not set. */
function parameters(values: readonly unknown[]): unknown[] {
  return values.map((value) => {
    if (value === undefined || value === null) return null;
    const plain = typeof value === 'object' && !(value instanceof Date) && !Array.isArray(value);
    return plain && !(value instanceof Uint8Array) ? JSON.stringify(value) : value;
  });
}

type Rows = readonly object[] | readonly (readonly object[])[];

function answer(result: Rows): Answer {
  if (!Array.isArray(result[0])) return { rows: [...result] };
  // A list in place of the one answer is how the library's own driver tells several statements.
  return (result as readonly (readonly object[])[]).map((rows) => ({ rows: [...rows] })) as unknown as Answer;
}

async function ask(sql: Pick<postgres.Sql, 'unsafe'>, text: string, values: readonly unknown[]): Promise<Answer> {
  return answer(await sql.unsafe(text, parameters(values) as postgres.ParameterOrJSON<never>[]));
}

/** A script with its own `begin` and `commit` needs one connection throughout. */
async function script(sql: postgres.Sql, text: string): Promise<Answer> {
  const lane = await sql.reserve();
  try {
    return await ask(lane, text, []);
  } catch (error) {
    await rollback(lane);
    throw error;
  } finally {
    lane.release();
  }
}

/** The pool, for the job library. */
export function queueDatabase(sql: postgres.Sql): QueueDatabase {
  return {
    executeSql: (text, values = []) =>
      values.length === 0 && /^\s*begin\b/iu.test(text) ? script(sql, text) : ask(sql, text, values),
    async listen(channel, onNotification, onReconnect) {
      const listening = await sql.listen(channel, onNotification, onReconnect);
      return { close: () => listening.unlisten() };
    },
  };
}

/** An open transaction, for the job library: jobs appear and go with its other rows. */
export function withinDatabase(within: Within): Pick<QueueDatabase, 'executeSql'> {
  if (!('executeQuery' in within)) return { executeSql: (text, values = []) => ask(within, text, values) };
  return {
    async executeSql(text, values = []) {
      const { rows } = await within.executeQuery<object>(CompiledQuery.raw(text, parameters(values)));
      return { rows };
    },
  };
}
