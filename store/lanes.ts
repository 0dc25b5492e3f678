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
import { StoreError } from './error.ts';

/** Connections lent one at a time, for transactions and for sessions that keep locks or temporary tables. */
export interface Lanes {
  /** Waits for a free lane, at most 10 seconds; `release()` gives it back. It has done `first`, where that is told. */
  take(first?: string): Promise<postgres.ReservedSql>;
  end(seconds: number): Promise<void>;
}

const waitMs = 10_000;

/**
 * Opens up to `max` lanes, each a client of one connection that refuses all queries once that connection is lost.
 *
 * The driver's own `reserve` and `begin` hang for ever, or throw outside of every promise, when the connection closes
 * between two queries; and a silent reconnection would drop the locks and tables that a lane is held for.
 */
export function createLanes(options: postgres.Options<Record<string, postgres.PostgresType>>, max: number): Lanes {
  const all = new Set<postgres.Sql>();
  const idle: postgres.Sql[] = [];
  const waiting: ((lane: postgres.Sql | null) => void)[] = [];

  function drop(lane: postgres.Sql): void {
    if (!all.delete(lane)) return;
    if (idle.includes(lane)) idle.splice(idle.indexOf(lane), 1);
    void lane.end({ timeout: 0 });
    waiting.shift()?.(null);
  }

  function open(): postgres.Sql {
    const lane: postgres.Sql = postgres({ ...options, max: 1, max_lifetime: null, onclose: () => drop(lane) });
    all.add(lane);
    Reflect.deleteProperty(lane, 'begin');
    return lane;
  }

  function giveBack(lane: postgres.Sql): void {
    if (!all.has(lane)) return;
    const next = waiting.shift();
    if (next === undefined) idle.push(lane);
    else next(lane);
  }

  function wait(): Promise<postgres.Sql | null> {
    return new Promise((resolve, reject) => {
      const waiter = (lane: postgres.Sql | null) => {
        clearTimeout(timer);
        resolve(lane);
      };
      const timer = setTimeout(() => {
        waiting.splice(waiting.indexOf(waiter), 1);
        reject(exhausted(max));
      }, waitMs);
      waiting.push(waiter);
    });
  }

  async function take(first?: string): Promise<postgres.ReservedSql> {
    const used = idle.pop() ?? (all.size < max ? null : await wait());
    if (used === null) return all.size < max ? takeNew(first) : take(first);
    if ((await answers(used, first ?? 'select 1')) && all.has(used)) return lend(used, giveBack);
    drop(used);
    return take(first);
  }

  async function takeNew(first: string | undefined): Promise<postgres.ReservedSql> {
    const lane = lend(open(), giveBack);
    if (first === undefined) return lane;
    try {
      await lane.unsafe(first);
    } catch (error) {
      lane.release();
      throw error;
    }
    return lane;
  }

  async function end(seconds: number): Promise<void> {
    await Promise.all(Array.from(all, (lane) => lane.end({ timeout: seconds })));
  }

  return { take, end };
}

/** A used lane's connection may be dying unnoticed: its last query failed, and the close has not arrived yet. */
async function answers(lane: postgres.Sql, first: string): Promise<boolean> {
  try {
    await lane.unsafe(first);
    return true;
  } catch {
    return false;
  }
}

function lend(lane: postgres.Sql, giveBack: (lane: postgres.Sql) => void): postgres.ReservedSql {
  let lent = true;
  const release = () => {
    if (lent) giveBack(lane);
    lent = false;
  };
  return Object.assign(lane, { release });
}

/** Runs work in a transaction on a lane; the server rolls back by itself when the connection is lost. */
export async function inLane<T>(
  lanes: Lanes,
  mode: string,
  work: (transaction: postgres.TransactionSql) => T | Promise<T>,
): Promise<T> {
  const lane = await lanes.take(`begin ${mode.replaceAll(/[^a-z ]/gi, '')}`);
  try {
    // A lane is one connection, so a transaction of ours is the lane itself; the driver's savepoints are not offered.
    const result = await work(lane as unknown as postgres.TransactionSql);
    const { command } = await lane`commit`;
    if (command === 'ROLLBACK') throw undone();
    return result;
  } catch (error) {
    await rollback(lane);
    throw error;
  } finally {
    lane.release();
  }
}

const goneCodes = new Set([
  'CONNECTION_ENDED',
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'ECONNRESET',
  'EPIPE',
  '57P01',
  '57P02',
  '57P03',
]);

/** True when a query failed because its connection is gone: the server has ended what was under way by itself. */
export function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && goneCodes.has(String(error.code));
}

/** Ends a transaction that failed; one whose connection is gone has been ended by the server. */
export async function rollback(lane: postgres.ReservedSql): Promise<void> {
  await lane`rollback`.catch((error: unknown) => {
    if (!isGone(error)) throw error;
  });
}

/** The fault of a commit that the server answered by rolling back, since a query in it had failed. */
export function undone(): StoreError {
  return new StoreError('refused', {
    zh: '事务里有一条语句失败过，数据库已整体回退，没有写入任何数据。',
    en: 'A statement in the transaction had failed, so the database rolled it back whole and wrote nothing.',
  });
}

function exhausted(max: number): StoreError {
  return new StoreError('busy', {
    zh: `${max} 个数据库连接都在使用，等待 10 秒仍没有空出来。请稍后重试，或减少同时进行的任务。`,
    en: `All ${max} database connections were in use for 10 seconds. Try again later, or run fewer jobs at once.`,
  });
}
