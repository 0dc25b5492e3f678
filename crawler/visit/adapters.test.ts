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

import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { silent } from '#store/testing.ts';
import { createHttp } from '../http/core.ts';
import type { Platform } from '../platform.ts';
import { gitea } from '../platforms/gitea/index.ts';
import { gitee } from '../platforms/gitee/index.ts';
import { github } from '../platforms/github/index.ts';
import { gitlab } from '../platforms/gitlab/index.ts';
import { addRepository, type CrawlBench, crawlBench } from '../testing/crawl.ts';
import { startGitea } from '../testing/gitea/server.ts';
import { startGitee } from '../testing/gitee/server.ts';
import { startGithub } from '../testing/github/server.ts';
import { startGitlab } from '../testing/gitlab/server.ts';
import { buildRepository } from '../testing/repository.ts';
import { dumpPlatform } from '../testing/visit.ts';
import { small, type World } from '../testing/world/world.ts';
import { type RemoteSource, visitRepository } from './visit.ts';

let bench: CrawlBench;
let path: string;

beforeAll(async () => {
  bench = await crawlBench();
  path = join(bench.root, 'a.git');
  await buildRepository(path, { commits: [{}, {}] });
});

afterAll(() => bench.close());

interface Site {
  readonly origin: string;
  readonly api: string;
  readonly stop: () => Promise<void>;
}

const token = 'stand-in-token';

interface Case {
  readonly platform: Platform;
  readonly numbering: 'shared' | 'separate';
  readonly start: (world: World) => Promise<Site>;
  /** Requests that a quiet second visit pays for. */
  readonly quiet: number;
}

const cases: readonly Case[] = [
  {
    platform: github,
    numbering: 'shared',
    quiet: 2,
    async start(world) {
      const server = await startGithub(world, { token });
      return { origin: server.url, api: server.api, stop: () => server.stop() };
    },
  },
  {
    platform: gitlab,
    numbering: 'separate',
    quiet: 2,
    async start(world) {
      const server = await startGitlab(world, { token });
      return { origin: server.origin, api: server.api, stop: () => server.close() };
    },
  },
  {
    platform: gitea,
    numbering: 'shared',
    quiet: 2,
    async start(world) {
      const server = await startGitea(world, { token, admin: true });
      return { origin: server.origin, api: gitea.apiOf(server.origin), stop: () => server.close() };
    },
  },
  {
    platform: gitee,
    numbering: 'separate',
    quiet: 2,
    async start(world) {
      const server = await startGitee(world, { token, datesStars: true });
      return { origin: server.url, api: gitee.apiOf(server.url), stop: () => server.close() };
    },
  },
];

function remoteOf(platform: Platform, site: Site): RemoteSource & { readonly close: () => void } {
  const { host } = new URL(site.origin);
  const headers = platform.tokenHeaders(token);
  const http = createHttp({
    origin: site.origin,
    credential: { host, id: 'test', headers: () => Promise.resolve(headers) },
    rules: { privateHosts: [host], allowHttp: true },
    buckets: null,
    userAgent: 'tongming-test (mailto:nobody@people.example)',
    patienceMs: 10_000,
    log: silent,
    reserve: 0,
  });
  const { api } = site;
  return { platform, host, path: 'example-org/project', http, api, anonymous: false, close: () => http.close() };
}

test.each(cases)(
  'a visit by $platform.id stores what the world has, and a quiet one asks for next to nothing',
  async (one) => {
    const { platform, numbering, start, quiet } = one;
    const world = small({ numbering });
    const site = await start(world);
    const remote = remoteOf(platform, site);
    const id = await addRepository(bench.store, path, platform.id);
    const go = (day: number) =>
      visitRepository({
        store: bench.store,
        dataDir: bench.dataDir,
        repositoryId: id,
        target: { platform: 'git', platformId: path, url: path, local: true, warning: null },
        remote,
        rules: { privateHosts: [] },
        now: new Date(Date.UTC(2026, 5, day)),
        log: silent,
        signal: new AbortController().signal,
      });
    try {
      const first = await go(2);
      expect(first).toMatchObject({ outcome: 'complete', reasonKind: null });
      const { issues, changes, labels, milestones, stars, forks } = world.main;
      expect(first.streams).toMatchObject({
        repository: { received: 1 },
        issues: { received: issues.length, refused: [], reasonKind: null },
        changes: { received: changes.length, refused: [], reasonKind: null },
        labels: { received: labels.length },
        milestones: { received: milestones.length },
        stars: { received: stars.length },
        forks: { received: forks.length },
      });
      const stored = await dumpPlatform(bench.store, id);
      const second = await go(3);
      expect(second).toMatchObject({ reasonKind: null, commitsNew: 0 });
      expect(second.billable).toBeLessThanOrEqual(quiet);
      expect(await dumpPlatform(bench.store, id)).toEqual(stored);
    } finally {
      remote.close();
      await site.stop();
    }
  },
  120_000,
);
