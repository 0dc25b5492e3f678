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

import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { createHookDesk } from '#api/hooks/desk.ts';
import { newHookId, secretsOf } from '#api/hooks/secret.ts';
import { startServer } from '#api/server.ts';
import { testApp } from '#api/testing.ts';
import { createVisits } from '#api/visits.ts';
import { webhook } from '#crawler/platforms/github/webhook.ts';
import { addHook } from '#store/queries/hook.ts';
import { syncRegistry } from '#store/queries/registry.ts';
import { openQueue } from '#store/queue.ts';
import { silent, stopTestServer, testStore } from '#store/testing.ts';
import { type BenchRow } from './bench.ts';
import { startChild } from './child.ts';

const perSecond = 1000;
const seconds = 10;
/** As a push of some commits. */
const bodyBytes = 8 * 1024;

interface Ready {
  readonly port: number;
  readonly id: string;
  readonly secret: string;
}

/** What the hub holds after the storm. */
interface Held {
  /** Most crawl jobs that waited or ran at one time. */
  readonly mostJobs: number;
  readonly hints: number;
  readonly deliveries: number;
}

const url = 'https://github.com/example/engine';

/** One listed project with one repository; gives the repository's id. */
async function fill(store: Awaited<ReturnType<typeof testStore>>): Promise<string> {
  const text = { zh: '引擎', en: 'Engine' };
  await syncRegistry(store.db, {
    projects: [
      {
        slug: 'engine',
        entry: { name: text, description: text },
        domain: 'database',
        stage: 'applied',
        stageSince: '2026-01-01',
        admittedOn: null,
        stages: [{ stage: 'applied', since: '2026-01-01', note: null }],
        repositories: [{ platform: 'git', platformId: url, url }],
      },
    ],
    organisations: [],
    keep: [],
  });
  return (await store.db.selectFrom('repository').select('id').executeTakeFirstOrThrow()).id;
}

/** The hub's server with a real store and queue, in a process of its own. */
async function serve(): Promise<void> {
  const store = await testStore({ max: 8 });
  const queue = await openQueue(store, { role: 'work', log: silent });
  const repository = await fill(store);
  const key = randomBytes(32);
  const hook = { id: newHookId(), platform: 'github', repository_id: repository, secret_variable: null };
  await addHook(store.db, hook);
  const [secret = ''] = secretsOf(key, { ...hook, generation: 1, rotated_at: null }, () => undefined, new Date());
  const visits = createVisits(store.db, queue);
  let [hints, mostJobs] = [0, 0];
  const desk = createHookDesk({
    db: store.db,
    webhooks: new Map([['github', webhook]]),
    key,
    variable: () => undefined,
    hint: (id) => {
      hints += 1;
      return visits.hint(id);
    },
    log: silent,
    now: () => new Date(),
  });
  const look = setInterval(() => {
    void queue.counts().then(({ crawl }) => (mostJobs = Math.max(mostJobs, crawl.waiting + crawl.running)));
  }, 500);
  const app = testApp(store, { hooks: desk });
  const server = await startServer({ app, host: '127.0.0.1', port: 0, log: silent });
  async function held(): Promise<Held> {
    const [row] = await store.sql<{ count: number }[]>`select count(*)::int as count from hook_delivery`;
    return { mostJobs, hints, deliveries: row?.count ?? 0 };
  }
  async function stop(): Promise<void> {
    clearInterval(look);
    await server.close(1000);
    await desk.close();
    await queue.stop(1000);
    await store.close();
    await stopTestServer();
  }
  process.on('message', (word) => {
    const work =
      word === 'held' ? held().then((told) => void process.send?.(told)) : stop().then(() => process.exit(0));
    work.catch((error: unknown) => {
      console.error(error);
      process.exit(1);
    });
  });
  process.once('disconnect', () => process.exit(1));
  const ready: Ready = { port: server.port, id: hook.id, secret };
  process.send?.(ready);
}

interface Storm {
  /** Milliseconds from the moment that a call was due to its whole answer, sorted. */
  readonly waits: readonly number[];
  /** Answers by status; 0 = none came. */
  readonly statuses: ReadonlyMap<number, number>;
  readonly lateMs: number;
}

/** Calls are sent when they are due, however slowly the others are answered. */
async function storm({ port, id, secret }: Ready, calls: number): Promise<Storm> {
  const agent = new Agent({ keepAlive: true, maxSockets: 500 });
  const body = JSON.stringify({ repository: { id: 77 }, text: 'x'.repeat(bodyBytes) });
  const signature = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
  const waits: number[] = [];
  const statuses = new Map<number, number>();
  const open: Promise<void>[] = [];
  let lateMs = 0;

  function call(due: number): Promise<void> {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'x-github-event': 'push',
      'x-github-delivery': randomUUID(),
      'x-hub-signature-256': signature,
    };
    return new Promise((resolve) => {
      const ended = (status: number) => {
        waits.push(performance.now() - due);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        resolve();
      };
      const path = `/hooks/github/${id}`;
      const sent = request({ host: '127.0.0.1', port, path, method: 'POST', agent, headers }, (answer) => {
        answer.resume().once('end', () => ended(answer.statusCode ?? 0));
      });
      sent.once('error', () => ended(0)).end(body);
    });
  }
  const started = performance.now();
  for (let sent = 0; sent < calls; ) {
    const now = performance.now();
    const due = started + (sent * 1000) / perSecond;
    if (due > now) {
      await delay(1);
      continue;
    }
    lateMs = Math.max(lateMs, now - due);
    open.push(call(due));
    sent += 1;
  }
  await Promise.all(open);
  agent.destroy();
  return { waits: waits.sort((a, b) => a - b), statuses, lateMs };
}

function row(name: string, ours: number, limit: number, target: string, note: string): BenchRow {
  return { name, ours, limit, ratio: ours / limit, target, note };
}

/** A storm of a thousand genuine calls a second, each with a delivery of its own. */
export async function run(): Promise<BenchRow[]> {
  const hub = await startChild<Ready>('./hooks.ts', { serve: true });
  try {
    await storm(hub.told, perSecond);
    const { waits, statuses, lateMs } = await storm(hub.told, perSecond * seconds);
    const { mostJobs, hints, deliveries } = await hub.ask<Held>('held');
    const at = (share: number) => waits[Math.floor((waits.length - 1) * share)] ?? Number.NaN;
    const failed = [...statuses].reduce((sum, [status, count]) => sum + (status === 202 ? 0 : count), 0);
    const told = [...statuses].map(([status, count]) => `${count} × ${status}`).join(', ');
    const note = `ms from when a call was due; p50 ${at(0.5).toFixed(1)}, p99 ${at(0.99).toFixed(1)}, most ${at(1).toFixed(1)}; the sender was ${lateMs.toFixed(1)} late at most`;
    return [
      row('webhook storm, acknowledged, p99', at(0.99), 250, '≤ 1', note),
      row('webhook storm, calls not taken', failed, 1, '= 0', `of ${waits.length} at ${perSecond} a second: ${told}`),
      row(
        'webhook storm, jobs at one time',
        mostJobs,
        1,
        '≤ 1',
        `${hints} hints, ${deliveries} deliveries remembered, a second of warming up included`,
      ),
    ];
  } finally {
    await hub.stop();
  }
}

const [given] = process.argv.slice(2);
if (given !== undefined && process.send !== undefined) await serve();
else if (import.meta.main) console.table(await run());
