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

import { Agent, request } from 'node:http';
import { setTimeout as later } from 'node:timers/promises';
import { type BenchRow, spreadOf } from '../bench.ts';
import { startChild } from '../child.ts';
import type { PageServer } from './page-server.ts';

const seconds = 10;
const clients = 8;

/** Asks for a page and reads it to its end; milliseconds. */
function visit(agent: Agent, { url, cookie }: PageServer, path: string): Promise<number> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const sent = request(new URL(path, url), { agent, headers: { cookie } }, (response) => {
      response.on('error', reject).on('end', () => {
        if (response.statusCode === 200) resolve(performance.now() - started);
        else reject(new Error(`${path} was answered with ${response.statusCode}`));
      });
      response.resume();
    });
    sent.on('error', reject).end();
  });
}

/** Pages a second with every client asking again as soon as it is answered. */
async function most(agent: Agent, server: PageServer, path: string): Promise<number> {
  const [started, until] = [performance.now(), performance.now() + (seconds * 1000) / 2];
  let count = 0;
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (performance.now() < until) {
        await visit(agent, server, path);
        count += 1;
      }
    }),
  );
  return (count * 1000) / (performance.now() - started);
}

/** How long pages take that are asked for at a steady rate, whether the one before came or not. */
async function atRate(agent: Agent, server: PageServer, path: string, rate: number): Promise<number[]> {
  const pending: Promise<number>[] = [];
  const started = performance.now();
  for (let i = 0; i < rate * seconds; i += 1) {
    const wait = started + (i * 1000) / rate - performance.now();
    if (wait > 0) await later(wait);
    pending.push(visit(agent, server, path));
  }
  return Promise.all(pending);
}

async function rowFor(agent: Agent, server: PageServer, path: string): Promise<BenchRow> {
  await most(agent, server, path);
  const rate = (await most(agent, server, path)) / 2;
  const took = (await atRate(agent, server, path, rate)).toSorted((a, b) => a - b);
  const p50 = spreadOf(took).median;
  const p95 = took[Math.floor(took.length * 0.95)] ?? Number.NaN;
  return {
    name: `desk page ${path.replace(/[a-z2-7]{12}\/\?/, '…/?')}, 95th ÷ 50th percentile`,
    ours: p95,
    limit: p50,
    ratio: p95 / p50,
    target: '≤ 5',
    note: `milliseconds, ${rate.toFixed(1)} pages a second, which is half of the most that the server gave`,
  };
}

/** Pages of the desk over HTTP at half of what the server can give. */
export async function run(): Promise<BenchRow[]> {
  const child = await startChild<PageServer>('desk/page-server.ts', {});
  const agent = new Agent({ keepAlive: true });
  try {
    const rows: BenchRow[] = [];
    for (const path of child.told.paths) rows.push(await rowFor(agent, child.told, path));
    return rows;
  } finally {
    agent.destroy();
    await child.stop();
  }
}

if (import.meta.main) console.table(await run());
