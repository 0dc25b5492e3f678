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

import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { crawlRepository } from '#crawler/crawl.ts';
import type { CrawlOptions } from '#crawler/crawl-options.ts';
import { addRepository } from '#crawler/testing/crawl.ts';
import { startGitServer } from '#crawler/testing/git-server.ts';
import { buildRepository } from '#crawler/testing/repository.ts';
import { silent, stopTestServer, testStore } from '#store/testing.ts';
import { type BenchRow, interleave, spreadOf } from './bench.ts';

const rounds = 15;

/** A visit that finds nothing new beside `git ls-remote` of the same repository, over HTTP on the loopback. */
export async function run(): Promise<BenchRow[]> {
  const root = await mkdtemp(join(tmpdir(), 'tongming-bench-'));
  const store = await testStore();
  const server = await startGitServer({ root });
  try {
    const tags = Array.from({ length: 200 }, (_, commit) => ({ name: `v${commit}`, commit, message: 'release' }));
    await buildRepository(join(root, 'a.git'), { commits: Array.from({ length: 200 }, () => ({})), tags });
    const url = `${server.url}/a.git`;
    const options = optionsOf(store, join(root, 'data'), await addRepository(store, url, url), url, server.host);
    await crawlRepository(options);
    const taken = await interleave(
      rounds,
      () => visit(options),
      () => lsRemote(url),
    );
    const [ours, limit] = [spreadOf(taken.ours), spreadOf(taken.limit)];
    const note = `milliseconds; 201 refs, ${rounds} rounds, ours ${ours.min.toFixed(0)}–${ours.max.toFixed(0)}; the process is running already`;
    return [
      {
        name: 'visit without changes ÷ git ls-remote',
        ours: ours.median,
        limit: limit.median,
        ratio: ours.median / limit.median,
        target: '≤ 1.5',
        note,
      },
    ];
  } finally {
    await server.close();
    await store.close();
    await stopTestServer();
    await rm(root, { recursive: true, force: true });
  }
}

function optionsOf(
  store: CrawlOptions['store'],
  dataDir: string,
  repositoryId: string,
  url: string,
  host: string,
): CrawlOptions {
  return {
    store,
    dataDir,
    repositoryId,
    target: { platform: 'git', platformId: url, url, local: false, warning: null },
    rules: { privateHosts: [host] },
    now: new Date(),
    log: silent,
    signal: new AbortController().signal,
  };
}

async function visit(options: CrawlOptions): Promise<number> {
  const started = performance.now();
  const { outcome, reason } = await crawlRepository(options);
  if (outcome !== 'unchanged') throw new Error(`expected nothing new, got ${outcome}: ${reason}`);
  return performance.now() - started;
}

async function lsRemote(url: string): Promise<number> {
  const started = performance.now();
  await promisify(execFile)('git', ['ls-remote', '--symref', url], { cwd: '/' });
  return performance.now() - started;
}

if (process.argv[1] === import.meta.filename) console.log(JSON.stringify(await run(), null, 2));
