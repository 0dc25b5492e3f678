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

import { appendFileSync, writeSync } from 'node:fs';
import { openStore } from '#store/open.ts';
import { silent } from '#store/testing.ts';
import { scriptedRemote } from './scripted/platform.ts';
import { scriptedWorld } from './scripted/world.ts';
import { visit } from './visit.ts';

/** How a visit in a process of its own goes; as JSON on the command line. */
export interface VisitOnce {
  readonly databaseUrl: string;
  readonly dataDir: string;
  readonly id: string;
  /** The git repository. */
  readonly path: string;
  /** Issues and changes of the world. */
  readonly size: number;
  /** The platform's id of the repository; its host is `<id>.example`. */
  readonly platformId: string;
  readonly leaseMs: number;
  /** Milliseconds that each answer takes. */
  readonly latency: number;
  /** File that each request is written to, when it is sent. */
  readonly requests: string | null;
  /** Place where it tells that it is there, and lets the parent act for a moment; the `after`th time it comes there. */
  readonly pause: { readonly point: string; readonly after: number } | null;
}

/** The world of such a visit. */
export function worldOnce({
  size,
  platformId,
}: Pick<VisitOnce, 'size' | 'platformId'>): ReturnType<typeof scriptedWorld> {
  const world = scriptedWorld(size);
  world.facts = { ...world.facts, id: platformId };
  world.paths.set(world.facts.fullName, platformId);
  for (let n = 1; n <= size; n++) for (let times = 0; times < n % 4; times++) world.touch(n);
  world.tick(3600);
  return world;
}

async function pauseAt(pause: VisitOnce['pause'], seen: Map<string, number>, point: string): Promise<void> {
  const times = (seen.get(point) ?? 0) + 1;
  seen.set(point, times);
  if (pause?.point !== point || pause.after !== times) return;
  writeSync(1, 'paused\n');
  await new Promise((resolve) => setTimeout(resolve, 300));
}

async function main(options: VisitOnce): Promise<void> {
  const { databaseUrl, dataDir, id, path, leaseMs, pause, requests, latency } = options;
  const store = await openStore({
    databaseUrl,
    dataDir,
    log: silent,
    applicationName: 'tongming-test',
    migrate: false,
  });
  const world = worldOnce(options);
  world.wire = async ({ resource }) => {
    if (requests !== null) appendFileSync(requests, `${resource}\n`);
    await new Promise((resolve) => setTimeout(resolve, latency));
  };
  const seen = new Map<string, number>();
  const fault = (point: string) => pauseAt(pause, seen, point);
  const remote = scriptedRemote(world, world.facts.fullName, { host: `${options.platformId}.example` });
  const report = await visit({ store, dataDir }, id, path, world, { leaseMs, fault, remote });
  writeSync(1, `${JSON.stringify({ outcome: report.outcome, reasonKind: report.reasonKind })}\n`);
  await store.close();
}

const [given] = process.argv.slice(2);
if (given !== undefined && import.meta.main) await main(JSON.parse(given) as VisitOnce);
