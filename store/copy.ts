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

import type { Writable } from 'node:stream';
import type postgres from 'postgres';
import { type CopyColumn, createRowEncoder, pageSize } from './copy-encoder.ts';
import { StoreError } from './error.ts';

export type { CopyColumn };

/** A pool, or the transaction that the rows shall be part of. */
export type CopyTarget = postgres.Sql | postgres.TransactionSql;

/** Rows as they come; an asynchronous source is asked for the next row only when the server keeps up. */
export type Rows = Iterable<readonly unknown[]> | AsyncIterable<readonly unknown[]>;

/** A column that takes more than the new value; `value` is SQL of ours over `excluded` and the table. */
export interface Assignment {
  readonly column: string;
  readonly value: string;
}

/** Where rows go when some of them may be there already. */
export interface Upsert {
  readonly table: string;
  readonly columns: readonly CopyColumn[];
  /** Columns of the unique constraint. */
  readonly key: readonly string[];
  /** What happens to a row that is there: nothing, or these columns take the new values. */
  readonly update: 'nothing' | readonly (string | Assignment)[];
  /** Several rows of one call may have the same key: the last one counts. Without it they are refused on update. */
  readonly lastWins?: boolean;
  /** With `lastWins`: the row with the greatest value here counts, and the last one among equals. */
  readonly newestBy?: string;
  /** Other processes may write the same keys now: rows go in by key, so that two writers cannot deadlock. */
  readonly contended?: boolean;
}

/** Bytes that may wait in our process before the source is held back. */
const mostWaiting = 4 * pageSize;
const header = Buffer.concat([Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1'), Buffer.alloc(8)]);
const trailer = Buffer.from([0xff, 0xff]);

/** Streams rows into a table by binary COPY; all of them or none. Returns how many. */
export async function copyRows(
  sql: CopyTarget,
  target: string,
  columns: readonly CopyColumn[],
  rows: Rows,
): Promise<number> {
  const encoder = createRowEncoder(columns);
  await copyEncoded(sql, target, columns, encodePages(encoder, rows));
  return encoder.rows;
}

/** Streams rows that an encoder of the same columns has already turned into bytes. */
export async function copyEncoded(
  sql: CopyTarget,
  target: string,
  columns: readonly Pick<CopyColumn, 'name'>[],
  pages: Iterable<Buffer> | AsyncIterable<Buffer>,
): Promise<void> {
  const statement = `copy ${quote(target)} (${quoteAll(columns)}) from stdin (format binary)`;
  await within(sql, (transaction) => stream(transaction, statement, pages));
}

/** Copies rows to a temporary table and merges it in one statement. Returns how many rows were written. */
export async function upsertByCopy(sql: CopyTarget, upsert: Upsert, rows: Rows): Promise<number> {
  const encoder = createRowEncoder(upsert.columns);
  return upsertEncoded(sql, upsert, encodePages(encoder, rows));
}

/** As {@link upsertByCopy}, for rows that are already bytes. */
async function upsertEncoded(
  sql: CopyTarget,
  upsert: Upsert,
  pages: Iterable<Buffer> | AsyncIterable<Buffer>,
): Promise<number> {
  const { stage, create, merge } = upsertStatements(upsert);
  return within(sql, async (transaction) => {
    await transaction.unsafe(create);
    await copyEncoded(transaction, stage, upsert.columns, pages);
    const { count } = await transaction.unsafe(merge);
    await transaction.unsafe(`drop table ${quote(stage)}`);
    return count;
  });
}

/** The statements of an upsert, for what has to run the very same ones. */
export function upsertStatements(upsert: Upsert): { stage: string; create: string; merge: string } {
  const stage = `stage_${upsert.table}`;
  const names = quoteAll(upsert.columns);
  const key = upsert.key.map(quote).join(', ');
  const newest = upsert.newestBy === undefined ? '' : ` ${quote(upsert.newestBy)} desc nulls last,`;
  const order = upsert.lastWins ? ` order by ${key},${newest} ctid desc` : upsert.contended ? ` order by ${key}` : '';
  const distinct = upsert.lastWins ? `distinct on (${key}) ` : '';
  const action = upsert.update === 'nothing' ? 'nothing' : `update set ${upsert.update.map(assign).join(', ')}`;
  return {
    stage,
    create: `create temporary table ${quote(stage)} on commit drop as select ${names} from ${quote(upsert.table)} with no data`,
    merge: `insert into ${quote(upsert.table)} (${names}) select ${distinct}${names} from ${quote(stage)}${order} on conflict (${key}) do ${action}`,
  };
}

function assign(to: string | Assignment): string {
  return typeof to === 'string' ? `${quote(to)} = excluded.${quote(to)}` : `${quote(to.column)} = ${to.value}`;
}

async function* encodePages(encoder: ReturnType<typeof createRowEncoder>, rows: Rows): AsyncIterable<Buffer> {
  if (Symbol.iterator in rows) {
    for (const row of rows) {
      encoder.add(row);
      if (encoder.size >= pageSize) yield encoder.take();
    }
  } else {
    for await (const row of rows) {
      encoder.add(row);
      if (encoder.size >= pageSize) yield encoder.take();
    }
  }
  if (encoder.size > 0) yield encoder.take();
}

/** A COPY needs a connection of its own: the pool would send other queries into its middle. */
async function within<T>(sql: CopyTarget, work: (transaction: postgres.TransactionSql) => Promise<T>): Promise<T> {
  if (!('begin' in sql)) return work(sql);
  const result = await sql.begin(async (transaction) => {
    await transaction`set local statement_timeout = 0`;
    return work(transaction);
  });
  return result as T;
}

async function stream(
  sql: postgres.TransactionSql,
  statement: string,
  pages: Iterable<Buffer> | AsyncIterable<Buffer>,
): Promise<void> {
  const query = sql.unsafe(statement);
  const failed = failureOf(query);
  const writable = await query.writable();
  const ended = new Promise<void>((resolve, reject) => {
    writable.once('finish', resolve);
    writable.once('error', reject);
    failed.catch(reject);
  });
  ended.catch(() => undefined);
  try {
    const send = createGate(writable);
    void send(header);
    for await (const page of pages) {
      const room = send(page);
      if (room !== null) await Promise.race([room, ended]);
    }
    writable.end(trailer);
  } catch (error) {
    writable.destroy(error as Error);
    await ended.catch(() => undefined);
    throw error;
  }
  await ended;
}

/** Sends pages while at most {@link mostWaiting} bytes wait, and goes on before all of them are gone, so that the server never idles. */
function createGate(writable: Writable): (page: Buffer) => Promise<void> | null {
  let waiting = 0;
  let open: (() => void) | null = null;
  return (page) => {
    waiting += page.length;
    writable.write(page, () => {
      waiting -= page.length;
      if (waiting <= mostWaiting / 2) open?.();
    });
    if (waiting <= mostWaiting) return null;
    return new Promise((resolve) => {
      open = resolve;
    });
  };
}

/**
 * Rejects when the server refuses the rows after the last byte, as for a foreign key: the driver has resolved the query
 * with its stream by then and tells nobody, so the rejection is read off the query itself.
 */
function failureOf(query: object): Promise<never> {
  const inner = query as { reject: (error: unknown) => void };
  const reject = inner.reject;
  const failed = new Promise<never>((_, fail) => {
    inner.reject = (error) => {
      reject(error);
      fail(error);
    };
  });
  failed.catch(() => undefined);
  return failed;
}

function quoteAll(columns: readonly { readonly name: string }[]): string {
  return columns.map(({ name }) => quote(name)).join(', ');
}

function quote(name: string): string {
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(name)) throw badName(name);
  return `"${name}"`;
}

function badName(name: string): StoreError {
  return new StoreError('bad-copy', {
    zh: `批量写入：“${name}” 不是表名或列名。`,
    en: `Bulk write: "${name}" is not a table or column name.`,
  });
}
