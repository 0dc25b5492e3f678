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

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addRepository } from '#crawler/testing/crawl.ts';
import { openStore } from '#store/open.ts';
import { silent, stopTestServer, testDatabase } from '#store/testing.ts';
import type { BenchRow } from './bench.ts';
import { type Child, startChild } from './child.ts';
import { isOfChanges, isOfFloor } from './platform-floor.ts';
import type { SiteName, SiteReady, SiteTaken } from './platform-site.ts';
import type { FeedTold, VisitTold } from './platform-visit.ts';

const names: readonly SiteName[] = ['github', 'gitlab', 'gitea', 'gitee'];

/** `TONGMING_BENCH_PLATFORM` chooses one, `TONGMING_BENCH_SIZE` makes it smaller. */
const chosen = process.env['TONGMING_BENCH_PLATFORM']?.split(',') ?? null;
const size = Number(process.env['TONGMING_BENCH_SIZE'] ?? 10_000);

interface Measured {
  readonly platform: SiteName;
  readonly site: SiteReady;
  readonly first: VisitTold;
  readonly firstTaken: SiteTaken;
  readonly second: VisitTold;
  readonly secondTaken: SiteTaken;
}

/** Two visits to the reference repository, each in a process of its own, with a database and a data folder of their own. */
async function measure(platform: SiteName): Promise<Measured> {
  const site = await startChild<SiteReady>('./platform-site.ts', { platform, world: 'r10', size });
  const database = await testDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'tongming-bench-'));
  try {
    const store = await openStore({ databaseUrl: database.url, dataDir, log: silent, applicationName: 'bench' });
    const { origin, api, git, repositories } = site.told;
    const url = `${git}/${repositories[0]?.id}.git`;
    const repositoryId = await addRepository(store, url, url);
    await store.close();
    const order = { platform, databaseUrl: database.url, dataDir, repositoryId, origin, api, git: url };
    const visit = async (day: number): Promise<readonly [VisitTold, SiteTaken]> => {
      const child: Child<VisitTold> = await startChild('./platform-visit.ts', { ...order, day });
      await child.stop();
      return [child.told, await site.ask<SiteTaken>('taken')];
    };
    const [first, firstTaken] = await visit(2);
    const [second, secondTaken] = await visit(3);
    return { platform, site: site.told, first, firstTaken, second, secondTaken };
  } finally {
    await site.stop();
    await database.drop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

function streamLine(served: SiteReady['served'], streams: VisitTold['streams']): string {
  return Object.entries(served)
    .map(([stream, count]) => `${stream} ${streams[stream]?.received ?? 0}/${count}`)
    .join(', ');
}

function list(pairs: readonly (readonly [string, number])[]): string {
  return pairs.map(([name, value]) => `${name} ${value}`).join(', ');
}

/** Points that the site counted for some requests of a visit. */
function pointsOf({ pointsInOrder }: SiteTaken, { from, to }: FeedTold): number {
  return pointsInOrder.slice(from, to).reduce((sum, points) => sum + points, 0);
}

function apart({ around: [before, after], gitMib, peakMib }: VisitTold): string {
  return `look-up and git ${before.toFixed(1)} s (${gitMib} MiB), after the feeds ${after.toFixed(1)} s (${peakMib} MiB)`;
}

function feedsLine({ feeds }: VisitTold, taken: SiteTaken): string {
  return feeds
    .map((told) => {
      const points = pointsOf(taken, told);
      const cost = points === 0 ? '' : ` for ${points} points`;
      return `${told.feed} ${told.to - told.from}${cost} in ${told.seconds.toFixed(1)} s (${told.peakMib} MiB)`;
    })
    .join(', ');
}

function print({ platform, site, first, firstTaken, second, secondTaken }: Measured): void {
  const rows = Object.values(first.streams).reduce((sum, { received }) => sum + received, 0);
  const lines = [
    `${platform}: ${first.outcome}${first.reason === null ? '' : ` (${first.reason})`} in ${first.seconds.toFixed(1)} s, ${rows} rows, ${Math.round(rows / first.seconds)} rows/s, CPU ${first.cpuSeconds.toFixed(1)} s, peak ${first.peakMib} MiB (${first.startMib} before)`,
    `  stored/served: ${streamLine(site.served, first.streams)}`,
    `  refused: ${first.refused.join('; ') || 'nothing'}`,
    `  requests ${firstTaken.requests}, points ${firstTaken.points}; by feed: ${feedsLine(first, firstTaken)}`,
    `  ${apart(first)}`,
    `  by path: ${list(firstTaken.paths.slice(0, 14))}`,
    `  second visit: ${second.outcome}, ${secondTaken.requests} requests, ${secondTaken.billable} billable, ${secondTaken.points} points, ${second.seconds.toFixed(1)} s (${apart(second)}); ${list(secondTaken.paths.slice(0, 12))}`,
    `  violations: ${secondTaken.violations.slice(0, 5).join('; ') || 'none'}`,
  ];
  console.log(lines.join('\n'));
}

function row(name: string, ours: number, limit: number, target: string, note: string): BenchRow {
  return { name, ours, limit, ratio: ours / limit, target, note };
}

const thousands = size / 1000;

/** GitHub's changes with their reviews, comments and events are one feed, their line comments another. */
function githubRows({ first, firstTaken }: Measured): BenchRow[] {
  const [changes, lines] = ['changes', 'review-comments'].map((id) => first.feeds.find(({ feed }) => feed === id));
  if (changes === undefined || lines === undefined) return [];
  const requests = (told: FeedTold) => (told.to - told.from) / thousands;
  const points = (told: FeedTold) => pointsOf(firstTaken, told) / thousands;
  const apart = `line comments by REST: ${requests(lines)} requests and ${points(lines)} points more`;
  return [
    row('github, requests a 1,000 changes', requests(changes), 25, '≤ 1', `with reviews, comments, events; ${apart}`),
    row('github, points a 1,000 changes', points(changes), 45, '≤ 1', 'with reviews, comments, events'),
    row(
      'github, points of everything',
      firstTaken.points / thousands,
      Number.NaN,
      '–',
      'a 1,000 changes and 1,000 issues',
    ),
  ];
}

function floorRows({ platform, site, firstTaken }: Measured): BenchRow[] {
  if (site.floor === null) return [];
  const sum = (mine: (name: string) => boolean) =>
    firstTaken.paths.reduce((all, [name, count]) => all + (mine(name) ? count : 0), 0);
  const ours = sum((name) => isOfFloor(platform, name));
  const more = firstTaken.paths.filter(([name]) => isOfChanges(platform, name) && !isOfFloor(platform, name));
  const beyond = more.length === 0 ? '' : `; what it does not count: ${list(more)}`;
  const note = `requests; floor: ${site.floor.how}${beyond}`;
  return [row(`${platform}, requests for changes ÷ floor`, ours, site.floor.requests, '≤ 1.2', note)];
}

function rowsOf(measured: Measured): BenchRow[] {
  const { platform, first, firstTaken, second, secondTaken } = measured;
  return [
    ...(platform === 'github' ? githubRows(measured) : floorRows(measured)),
    row(
      `${platform}, all requests a 1,000 changes and 1,000 issues`,
      firstTaken.requests / thousands,
      Number.NaN,
      '–',
      '',
    ),
    row(`${platform}, memory`, first.peakMib, 300, '≤ 1', `MiB at most; second visit ${second.peakMib}`),
    row(
      `${platform}, quiet second visit`,
      secondTaken.billable,
      2,
      '≤ 1',
      `billable requests, ${secondTaken.points} points`,
    ),
  ];
}

/** Whole visits to a repository of 10,000 changes and 10,000 issues on each platform's stand-in. */
export async function run(): Promise<BenchRow[]> {
  const result: BenchRow[] = [];
  try {
    for (const platform of names.filter((name) => chosen?.includes(name) ?? true)) {
      const measured = await measure(platform);
      print(measured);
      result.push(...rowsOf(measured));
    }
  } finally {
    await stopTestServer();
  }
  return result;
}

if (import.meta.main) console.table(await run());
