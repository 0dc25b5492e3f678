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

import { execFileSync } from 'node:child_process';
import { cpus, loadavg, totalmem } from 'node:os';
import { gitVersion } from '#crawler/git/version.ts';
import type { BenchRow } from './bench.ts';

/** The benches by the name that `npm run bench -- NAME…` takes. */
const benches: Readonly<Record<string, () => Promise<{ run: () => Promise<BenchRow[]> }>>> = {
  'git-history': () => import('./git-history.ts'),
  'git-incremental': () => import('./git-incremental.ts'),
  'store-copy': () => import('./store-copy.ts'),
  http: () => import('./http.ts'),
  site: () => import('./site.ts'),
  hooks: () => import('./hooks.ts'),
  check: () => import('./supply/check.ts'),
  'platform-crawl': () => import('./platform-crawl.ts'),
  'platform-workers': () => import('./platform-workers.ts'),
  openrank: () => import('./metrics/openrank.ts'),
  'monthly-roll-up': () => import('./metrics/monthly-roll-up.ts'),
  recompute: () => import('./metrics/recompute.ts'),
  derive: () => import('./metrics/derive.ts'),
  people: () => import('./metrics/people.ts'),
  scoring: () => import('./desk/scoring.ts'),
  'desk-page': () => import('./desk/page.ts'),
};

function psqlVersion(): string {
  try {
    return execFileSync('psql', ['--version'], { encoding: 'utf8' }).trim();
  } catch {
    return 'psql not found';
  }
}

async function machine(): Promise<string> {
  const [cpu] = cpus();
  const git = await gitVersion();
  return [
    `${cpus().length} × ${cpu?.model ?? 'unknown CPU'}, ${(totalmem() / 2 ** 30).toFixed(1)} GiB`,
    `Node ${process.version}, ${git.text}, ${psqlVersion()}`,
    `load ${loadavg()
      .map((load) => load.toFixed(1))
      .join(' ')}`,
  ].join('\n');
}

function figure(value: number): string {
  return Number.isNaN(value) ? '–' : value.toPrecision(4);
}

function printed(row: BenchRow): string {
  return `${row.name}: ${figure(row.ours)} ÷ ${figure(row.limit)} = ${figure(row.ratio)} (target ${row.target}) ${row.note}`;
}

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(benches, name));
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}. Known: ${Object.keys(benches).join(', ')}`);
  process.exitCode = 2;
} else {
  console.log(await machine());
  for (const name of asked.length > 0 ? asked : Object.keys(benches)) {
    const bench = await benches[name]?.();
    for (const row of (await bench?.run()) ?? []) console.log(printed(row));
  }
  console.log(
    `load at the end ${loadavg()
      .map((load) => load.toFixed(1))
      .join(' ')}`,
  );
}
