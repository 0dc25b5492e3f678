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

import { type AddressInfo, connect, createServer } from 'node:net';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore, type Store } from '#store/open.ts';
import { silent, testDatabase } from '#store/testing.ts';
import { type RunningServer, startServer } from '../../server.ts';
import { testApp } from '../../testing.ts';
import { type Actor, visitor } from '../actor.ts';
import { testReview } from '../reviews/testing.ts';
import { defaultRubric } from '../rubric/store.ts';
import { ownOrigin, testDesk, testMember } from '../testing.ts';
import { killWhileScoring } from './kill-loop.ts';

const kills = Number(process.env['TONGMING_TEST_KILLS'] ?? 20);
const criteria = defaultRubric()
  .criteria.filter(({ stages }) => stages.graduated !== undefined)
  .map(({ id }) => id);

let database: Awaited<ReturnType<typeof testDatabase>>;
let store: Store;
let server: RunningServer;
const actors: Record<string, Actor> = {};
const codes: string[] = [];

beforeAll(async () => {
  database = await testDatabase();
  const options = { databaseUrl: database.url, dataDir: '', log: silent, applicationName: 'tongming-test', max: 3 };
  store = await openStore(options);
  for (let i = 0; i < 50; i += 1) actors[`r${i}`] = await testMember(store, { roles: ['reviewer'], name: `R${i}` });
  for (let i = 0; i < 12; i += 1) codes.push((await testReview(store, { target: 'graduated' })).code);
  const limits = { applicationName: 'tongming faults', max: 4, statementTimeout: 1500, lockTimeout: 500 };
  const desk = testDesk(store, { now: () => new Date(), db: store.pool(limits) });
  const who = { actorOf: async (headers: Headers) => actors[headers.get('x-test-actor') ?? ''] ?? visitor };
  const app = testApp(store, { desk: { ...desk.parts, who }, now: () => new Date() });
  server = await startServer({ app, host: '127.0.0.1', port: 0, log: silent });
});
afterAll(async () => {
  await server.close(1000);
  await store.close();
  await database.drop();
});

const pathOf = (code: string | undefined, criterion: string | undefined) =>
  `/applications/${code}/judgements/${criterion}`;

interface Told {
  readonly status: number;
  readonly text: string;
  readonly retryAfter: string | null;
  readonly milliseconds: number;
}

async function judge(port: number, key: string, criterion: number, actor = 'r0'): Promise<Told> {
  const started = performance.now();
  const response = await fetch(`http://127.0.0.1:${port}/api/v1/desk${pathOf(codes.at(-1), criteria[criterion])}`, {
    method: 'PUT',
    headers: { origin: ownOrigin, 'x-test-actor': actor, 'idempotency-key': key, 'content-type': 'application/json' },
    body: JSON.stringify({ verdict: 'pass', points: 8, reason: 'seen', version: 0 }),
  });
  const text = await response.text();
  const milliseconds = performance.now() - started;
  return { status: response.status, text, retryAfter: response.headers.get('retry-after'), milliseconds };
}

async function eventsOf(key: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from audit_event where request = ${key}`.execute(
    store.db,
  );
  return rows[0]?.n ?? -1;
}

it(`F03: a server killed ${kills} times in the middle of scoring loses nothing and doubles nothing`, {
  timeout: 120_000 + kills * 15_000,
}, async () => {
  let seed = 7;
  const random = () => {
    seed = (seed * 16_807) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  const said = process.env['TONGMING_TEST_KILLS'] !== undefined;
  const say = (line: string) => (said ? process.stderr.write(`${line}\n`) : true);
  const onLook = (killed: number, acknowledged: number) => say(`${killed} killed, ${acknowledged} acknowledged`);
  const paths = codes.slice(0, -1).flatMap((code) => criteria.map((criterion) => pathOf(code, criterion)));
  const world = { databaseUrl: database.url, store, actors, paths, kills, width: 8, lookEvery: 20, random, onLook };
  const told = await killWhileScoring(world);
  const { acknowledged, stored } = told;
  expect(told).toMatchObject({ kills, otherAnswers: [], findings: [] });
  expect(stored).toEqual({
    judgements: acknowledged,
    events: acknowledged,
    keys: acknowledged,
    doubled: 0,
    lost: 0,
    unknown: 0,
  });
  say(JSON.stringify(told));
});

it('F04: an answer that is lost on its way is given again, and nothing is done twice', async () => {
  const proxy = createServer((client) => {
    const upstream = connect(server.port, '127.0.0.1');
    client.pipe(upstream);
    // The reply is there, so that the change is stored; nobody hears of it.
    upstream.once('data', () => client.destroy());
    for (const socket of [client, upstream]) socket.on('error', () => undefined);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => proxy.once('listening', resolve));
  const key = 'lost-reply-0001';
  await expect(judge((proxy.address() as AddressInfo).port, key, 0)).rejects.toThrow('fetch failed');
  expect(await eventsOf(key)).toBe(1);
  const [first, second] = [await judge(server.port, key, 0), await judge(server.port, key, 0)];
  expect([first.status, second.text]).toEqual([200, first.text]);
  expect(JSON.parse(first.text)).toMatchObject({ points: 8, version: 1 });
  expect(await eventsOf(key)).toBe(1);
  proxy.close();
});

describe('another session holds a lock', () => {
  /** Keeps the table for as long as the work goes on. */
  async function withLock(work: () => Promise<void>): Promise<void> {
    await store.db.transaction().execute(async (tx) => {
      await sql`lock table judgement in access exclusive mode`.execute(tx);
      await work();
    });
  }

  it('F05: a back end that is killed in the middle of a transaction leaves nothing behind, and the pool recovers', async () => {
    const key = 'killed-backend-1';
    await withLock(async () => {
      const waiting = judge(server.port, key, 1);
      let killed = 0;
      while (killed === 0) {
        const { rows } = await sql<{ pid: number }>`
          select pg_terminate_backend(pid) as done from pg_stat_activity
          where application_name = 'tongming faults' and wait_event_type = 'Lock' and datname = current_database()
        `.execute(store.db);
        killed = rows.length;
      }
      expect(await waiting).toMatchObject({ status: 503, retryAfter: '5' });
    });
    expect(await eventsOf(key)).toBe(0);
    const again = await judge(server.port, key, 1);
    expect([again.status, await eventsOf(key)]).toEqual([200, 1]);
  });

  it('F13: a write that waits for a lock gives up within its limit and says when to come back', async () => {
    await withLock(async () => {
      const told = await judge(server.port, 'locked-0001', 2);
      expect(told).toMatchObject({ status: 503, retryAfter: '5' });
      expect(told.milliseconds).toBeLessThan(2500);
      expect(told.text).toContain('#problem-busy');
    });
    expect((await judge(server.port, 'locked-0001', 2)).status).toBe(200);
  });

  it('F12: forty writes that find every connection taken are all answered in bounded time, and the desk goes on', async () => {
    await withLock(async () => {
      const all = await Promise.all(
        Array.from({ length: 40 }, (_, i) => judge(server.port, `crowd-${String(i).padStart(4, '0')}`, 3, `r${i}`)),
      );
      expect(all.map(({ status, retryAfter }) => `${status} ${retryAfter}`)).toEqual(Array(40).fill('503 5'));
      expect(Math.max(...all.map(({ milliseconds }) => milliseconds))).toBeLessThan(6000);
    });
    const after = await Promise.all(
      Array.from({ length: 8 }, (_, i) => judge(server.port, `crowd-${String(i).padStart(4, '0')}`, 3, `r${i}`)),
    );
    expect(after.map(({ status }) => status)).toEqual(Array(8).fill(200));
  });
});
