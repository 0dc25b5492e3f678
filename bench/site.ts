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

import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildCommand } from '#site/testing/build.ts';
import { readFiles } from '#site/testing/built.ts';
import { fixtureHub } from '#site/testing/fixture.ts';
import { serveFixture } from '#site/testing/server.ts';
import type { BenchRow } from './bench.ts';

const projects = 1000;
const secondsAllowed = 60;
const megabytesAllowed = 1024;
const kilobytesAllowed = 60;

/** Builds the site of 1,000 projects in two languages from an API on loopback, as publishing does. */
export async function run(): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'tongming-bench-'));
  try {
    // The fixture's own projects are few and stand for the awkward ones.
    await using api = await serveFixture(fixtureHub(projects));
    const root = join(folder, 'out');
    const { seconds, megabytes } = await measure(api.url, root);
    const pages = [...(await readFiles(root))].filter(([path]) => path.endsWith('.html'));
    return [...rows(pages.length, seconds, megabytes), largest(pages)];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function rows(pages: number, seconds: number, megabytes: number): BenchRow[] {
  const rate = pages / seconds;
  const note = `${pages} pages of ${projects} projects × 2 languages in ${seconds.toFixed(1)} s, start-up and loading included`;
  return [
    {
      name: 'site: pages built a second',
      ours: Math.round(rate),
      limit: Math.round(pages / secondsAllowed),
      ratio: (rate * secondsAllowed) / pages,
      target: '≥ 1',
      note: `pages/s; ${note}; the limit is ${secondsAllowed} s`,
    },
    {
      name: 'site: peak memory of a build',
      ours: Math.round(megabytes),
      limit: megabytesAllowed,
      ratio: megabytes / megabytesAllowed,
      target: '≤ 1',
      note: 'MB resident, the whole build process',
    },
  ];
}

function largest(pages: readonly (readonly [string, Buffer])[]): BenchRow {
  const sizes = pages.map(([path, bytes]) => ({ path, kilobytes: gzipSync(bytes).length / 1024 }));
  const { path = '', kilobytes = Number.NaN } = sizes.toSorted((a, b) => b.kilobytes - a.kilobytes)[0] ?? {};
  return {
    name: 'site: largest page',
    ours: Math.round(kilobytes * 10) / 10,
    limit: kilobytesAllowed,
    ratio: kilobytes / kilobytesAllowed,
    target: '≤ 1',
    note: `KB of HTML by gzip: ${path}, a list of ${projects}`,
  };
}

async function measure(api: string, root: string): Promise<{ seconds: number; megabytes: number }> {
  const { args, env } = buildCommand(api, root);
  const start = performance.now();
  const report = `data:text/javascript,process.on('exit',()=>process.send(process.resourceUsage().maxRSS))`;
  const child = spawn(process.execPath, ['--import', report, ...args], {
    env,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  let kilobytes = Number.NaN;
  child.on('message', (value) => {
    kilobytes = Number(value);
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`the build ended with code ${code ?? 'none'}`);
  return { seconds: (performance.now() - start) / 1000, megabytes: kilobytes / 1024 };
}

if (import.meta.main) console.table(await run());
