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

import { keepHeapSmall } from '#api/heap.ts';
import { createHttp } from '#crawler/http/core.ts';
import type { Http, HttpRequest } from '#crawler/http/http.ts';
import type { Feed, Platform } from '#crawler/platform.ts';
import { platforms } from '#crawler/platform-registry.ts';
import { type VisitOptions, visitRepository } from '#crawler/visit/visit.ts';
import { openStore } from '#store/open.ts';
import { bucketStore } from '#store/queries/api-bucket.ts';
import { silent } from '#store/testing.ts';

/** One visit in a process of its own, as JSON on the command line. */
export interface VisitOrder {
  readonly platform: string;
  readonly databaseUrl: string;
  readonly dataDir: string;
  readonly repositoryId: string;
  readonly origin: string;
  readonly api: string;
  /** Address of the git repository. */
  readonly git: string;
  /** Day of June 2026 on which it takes place: worlds stand still on the first. */
  readonly day: number;
}

/** How it went. */
export interface VisitTold {
  readonly outcome: string;
  readonly reason: string | null;
  readonly requests: number;
  readonly billable: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  /** Highest resident memory of the process, MiB. */
  readonly peakMib: number;
  /** The same before the visit: Node, the code, the database connection. */
  readonly startMib: number;
  readonly streams: Readonly<Record<string, { readonly asked: number | null; readonly received: number }>>;
  readonly refused: readonly string[];
  /** The same when git was read, before the first feed. */
  readonly gitMib: number;
  /** Seconds until the first feed began, and after the last one ended. */
  readonly around: readonly [before: number, after: number];
  /** Feeds in the order they ran; `from` and `to` count the requests of the visit. */
  readonly feeds: readonly FeedTold[];
}

/** What one feed cost. */
export interface FeedTold {
  readonly feed: string;
  readonly from: number;
  readonly to: number;
  readonly seconds: number;
  /** Highest memory of the process until its end, MiB. */
  readonly peakMib: number;
}

const token = 'stand-in-token';

function peak(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}

async function main(order: VisitOrder): Promise<VisitTold> {
  keepHeapSmall();
  const platform = platforms.get(order.platform);
  if (platform === undefined) throw new Error(`there is no platform ${order.platform}`);
  const { databaseUrl, dataDir, repositoryId, origin, api, git } = order;
  const store = await openStore({ databaseUrl, dataDir, log: silent, applicationName: 'bench', migrate: false });
  const { host } = new URL(origin);
  const headers = platform.tokenHeaders(token);
  const http = createHttp({
    origin,
    credential: { host, id: 'bench', headers: () => Promise.resolve(headers) },
    rules: { privateHosts: [host], allowHttp: true },
    buckets: bucketStore(store.db),
    userAgent: 'tongming-bench (mailto:nobody@people.example)',
    patienceMs: 60_000,
    log: silent,
  });
  const metered = meter(platform, http, api);
  const options: VisitOptions = {
    store,
    dataDir,
    repositoryId,
    target: { platform: 'git', platformId: git, url: git, local: false, warning: null },
    remote: { platform, host, path: 'example-org/project', http: metered.http, api, anonymous: false },
    rules: { privateHosts: [host, new URL(git).host] },
    now: new Date(Date.UTC(2026, 5, order.day)),
    log: { ...silent, warn: (message, fields) => console.error(message, fields) },
    signal: new AbortController().signal,
    fault: (point) => metered.reached(point),
  };
  const startMib = peak();
  const [started, cpu] = [performance.now(), process.cpuUsage()];
  const report = await visitRepository(options);
  const ended = performance.now();
  const seconds = (ended - started) / 1000;
  const used = process.cpuUsage(cpu);
  const peakMib = peak();
  await store.close();
  http.close();
  return {
    outcome: report.outcome,
    reason: report.reason,
    requests: report.requests,
    billable: report.billable,
    seconds,
    cpuSeconds: (used.user + used.system) / 1e6,
    peakMib,
    startMib,
    streams: Object.fromEntries(
      Object.entries(report.streams).map(([stream, { asked, received }]) => [stream, { asked, received }]),
    ),
    refused: Object.entries(report.streams).flatMap(([stream, told]) =>
      told.refused.map((one) => `${stream}: ${one.count} × ${one.what}, ${one.why}`),
    ),
    gitMib: metered.feeding.mib,
    around: [(metered.feeding.from - started) / 1000, (ended - metered.feeding.to) / 1000],
    feeds: metered.feeds,
  };
}

/** Counts what passes, and what of it each feed asked for. */
function meter(platform: Platform, http: Http, api: string) {
  const ids = orderOf(platform.connect({ http, api }).feeds);
  const feeds: FeedTold[] = [];
  let requests = 0;
  let begun = { requests, at: 0 };
  const feeding = { mib: 0, from: 0, to: 0 };
  return {
    feeds,
    feeding,
    http: {
      ...http,
      request<T>(request: HttpRequest<T>) {
        requests += 1;
        return http.request(request);
      },
    },
    reached(point: string) {
      const now = performance.now();
      if (point === 'feed-begun') {
        if (feeding.from === 0) Object.assign(feeding, { mib: peak(), from: now });
        begun = { requests, at: now };
      }
      if (point !== 'feed-ended') return;
      feeding.to = now;
      const seconds = (now - begun.at) / 1000;
      feeds.push({ feed: ids[feeds.length] ?? 'again', from: begun.requests, to: requests, seconds, peakMib: peak() });
    },
  };
}

/** As a visit runs them: those that need the commits last. */
function orderOf(feeds: readonly Feed[]): string[] {
  return [
    ...feeds.filter(({ afterGit }) => afterGit !== true),
    ...feeds.filter(({ afterGit }) => afterGit === true),
  ].map(({ id }) => id);
}

const [given] = process.argv.slice(2);
if (given !== undefined && import.meta.main) {
  const told = await main(JSON.parse(given) as VisitOrder);
  process.send?.(told);
}
