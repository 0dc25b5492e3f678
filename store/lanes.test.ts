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

import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Store } from './open.ts';
import { testStore } from './testing.ts';

let store: Store;

beforeAll(async () => {
  store = await testStore({ max: 2 });
});

afterAll(() => store.close());

/** Kills a back end and, when asked, waits until the client has noticed. */
async function kill(pid: number | undefined, wait: number): Promise<void> {
  await store.sql`select pg_terminate_backend(${pid ?? 0})`;
  await sleep(wait);
}

for (const wait of [0, 60]) {
  test(`a transaction whose connection dies between two queries fails at once (noticed after ${wait} ms)`, async () => {
    const through = store.sql.begin(async (transaction) => {
      const [row] = await transaction<{ pid: number }[]>`select pg_backend_pid() as pid`;
      await kill(row?.pid, wait);
      await transaction`select 1`;
    });
    await expect(through).rejects.toThrow(/CONNECTION|ECONNRESET|EPIPE|terminat/);
    const kysely = store.db.transaction().execute(async (transaction) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(transaction);
      await kill(rows[0]?.pid, wait);
      await sql`select 1`.execute(transaction);
    });
    await expect(kysely).rejects.toThrow(/CONNECTION|ECONNRESET|EPIPE|terminat/);
    expect(await store.db.selectFrom('project').selectAll().execute()).toEqual([]);
  });

  test(`a session whose connection dies refuses to go on without its locks (noticed after ${wait} ms)`, async () => {
    const session = await store.sql.reserve();
    await session`select pg_advisory_lock(7)`;
    const [row] = await session<{ pid: number }[]>`select pg_backend_pid() as pid`;
    await kill(row?.pid, wait);
    await expect(session`select 1`).rejects.toThrow(/CONNECTION|ECONNRESET|EPIPE|terminat/);
    session.release();
    const next = await store.sql.reserve();
    expect(await next`select pg_try_advisory_lock(7) as free`.values()).toEqual([[true]]);
    await next`select pg_advisory_unlock_all()`;
    next.release();
  });
}

test('more transactions than connections take turns', async () => {
  const results = await Promise.all(
    Array.from({ length: 12 }, (_, n) =>
      store.sql.begin(async (transaction) => {
        await transaction`select pg_sleep(0.01)`;
        return n;
      }),
    ),
  );
  expect(results).toEqual(Array.from({ length: 12 }, (_, n) => n));
});

test('a transaction is whole: kept when the work ends, undone when it throws, undone when a failure was swallowed', async () => {
  await store.sql`create table whole (n int primary key)`;
  await store.sql.begin((transaction) => transaction`insert into whole values (1)`);
  const thrown = store.sql.begin(async (transaction) => {
    await transaction`insert into whole values (2)`;
    throw new Error('undo');
  });
  await expect(thrown).rejects.toThrow('undo');
  const swallowed = store.sql.begin(async (transaction) => {
    await transaction`insert into whole values (3)`;
    await transaction`insert into whole values (1)`.catch(() => undefined);
  });
  await expect(swallowed).rejects.toMatchObject({ kind: 'refused' });
  const kysely = store.db.transaction().execute(async (transaction) => {
    await sql`insert into whole values (4)`.execute(transaction);
    throw new Error('undo');
  });
  await expect(kysely).rejects.toThrow('undo');
  await store.db
    .transaction()
    .setIsolationLevel('serializable')
    .execute(async (transaction) => {
      await sql`insert into whole values (5)`.execute(transaction);
      const { rows } = await sql`show transaction_isolation`.execute(transaction);
      expect(rows).toEqual([{ transaction_isolation: 'serializable' }]);
    });
  expect(await store.sql`select n from whole order by n`.values()).toEqual([[1], [5]]);
});

test('Kysely streams rows and counts what it changed', async () => {
  await store.db
    .insertInto('organisation')
    .values([
      { id: 'a', name: '{}' },
      { id: 'b', name: '{}' },
    ])
    .execute();
  const seen: string[] = [];
  for await (const { id } of store.db.selectFrom('organisation').select('id').orderBy('id').stream(1)) seen.push(id);
  expect(seen).toEqual(['a', 'b']);
  const { numDeletedRows } = await store.db.deleteFrom('organisation').executeTakeFirstOrThrow();
  expect(numDeletedRows).toBe(2n);
});
