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

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildRepository } from '#crawler/testing/repository.ts';
import { type BenchRow, spreadOf } from '../bench.ts';

const files = 10_000;
const changed = 50;
const packages = 1000;
const rounds = 9;
const cli = join(import.meta.dirname, '../../bin/tongming.mjs');

const header = '// SPDX-License-Identifier: MulanPSL-2.0\n// Copyright (c) 2026 Example authors\n\n';

function source(number: number, edition: number): string {
  const body = Array.from({ length: 60 }, (_, line) => `export const v${number}x${line} = ${line * edition};\n`);
  return header + body.join('');
}

/** A lock file of npm; the second edition has ten packages in another version and ten more. */
function lock(edition: number): string {
  const count = packages + (edition - 1) * 10;
  const rows = Array.from({ length: count }, (_, number): [string, object] => {
    const version = edition === 2 && number < 10 ? '2.0.0' : '1.0.0';
    const url = `https://registry.npmjs.org/p${number}/-/p${number}-${version}.tgz`;
    const needs = number + 1 < count ? { dependencies: { [`p${number + 1}`]: '*' } } : {};
    return [`node_modules/p${number}`, { version, resolved: url, integrity: 'sha512-AAAA', license: 'MIT', ...needs }];
  });
  const root = { name: 'example', version: '1.0.0', license: 'MulanPSL-2.0', dependencies: { p0: '*' } };
  return JSON.stringify(
    { name: 'example', version: '1.0.0', lockfileVersion: 3, packages: { '': root, ...Object.fromEntries(rows) } },
    null,
    2,
  );
}

async function build(directory: string): Promise<void> {
  const manifest = JSON.stringify({
    name: 'example',
    version: '1.0.0',
    license: 'MulanPSL-2.0',
    dependencies: { p0: '*' },
  });
  const all = Array.from({ length: files - 3 }, (_, number) => [
    `src/d${number % 100}/f${number}.ts`,
    source(number, 1),
  ]);
  const some = all.slice(0, changed - 1).map(([path], number) => [path, source(number, 2)]);
  const author = { name: 'Li Wei', email: 'li.wei@example.com' };
  const message = 'Change\n\nSigned-off-by: Li Wei <li.wei@example.com>\n';
  await buildRepository(directory, {
    commits: [
      {
        author,
        message,
        files: {
          ...Object.fromEntries(all),
          'package.json': manifest,
          'package-lock.json': lock(1),
          '.tongming.yml': 'outbound: MulanPSL-2.0\n',
        },
      },
      { author, message, files: { ...Object.fromEntries(some), 'package-lock.json': lock(2) } },
    ],
  });
}

/** Prints the largest size of the process when it ends, as the last line of standard error. */
const tell = 'data:text/javascript,process.on("exit",()=>process.stderr.write(`\\n${process.resourceUsage().maxRSS}`))';

function once(directory: string, data: string, cold: string | null): { ms: number; mb: number } {
  const started = performance.now();
  const args = ['--import', tell, cli, 'check', directory, '--base', 'HEAD~1', '--format', 'json', '--data', data];
  const env = { ...process.env, ...(cold === null ? {} : { NODE_COMPILE_CACHE: cold, XDG_CACHE_HOME: cold }) };
  const run = spawnSync(process.execPath, args, { encoding: 'utf8', env, maxBuffer: 1 << 28 });
  const ms = performance.now() - started;
  const { counts, verdict } = JSON.parse(run.stdout) as {
    counts: { files: number; packages: number };
    verdict: string;
  };
  if (counts.files !== changed || counts.packages !== packages + 10) {
    throw new Error(`${run.status} ${verdict} ${JSON.stringify(counts)} ${run.stderr}`);
  }
  return { ms, mb: Number(run.stderr.trim().split('\n').at(-1)) / 1024 };
}

/** What nobody can do without: git's own list of the change, and a Node that starts. */
function floor(directory: string): number {
  const started = performance.now();
  spawnSync('git', ['--git-dir', directory, 'diff', '--stat', 'HEAD~1', 'HEAD']);
  spawnSync(process.execPath, ['-e', '0']);
  return performance.now() - started;
}

/** `tongming check` on a change of 50 files in a repository of 10,000, as a person starts it. */
export async function run(): Promise<BenchRow[]> {
  const root = mkdtempSync(join(tmpdir(), 'tongming-bench-check-'));
  const [directory, data] = [join(root, 'repository.git'), join(root, 'data')];
  try {
    mkdirSync(data);
    writeFileSync(join(data, '.keep'), '');
    await build(directory);
    const cold = once(directory, data, join(root, 'cache'));
    once(directory, data, null);
    const ours: { ms: number; mb: number }[] = [];
    const limits: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      ours.push(once(directory, data, null));
      limits.push(floor(directory));
    }
    const [time, least] = [spreadOf(ours.map(({ ms }) => ms)), spreadOf(limits)];
    const memory = spreadOf(ours.map(({ mb }) => mb)).median;
    const spread = `ms; ${time.min.toFixed(0)}–${time.max.toFixed(0)}`;
    const row = (name: string, value: number, limit: number, target: string, note: string): BenchRow => {
      return { name, ours: value, limit, ratio: value / limit, target, note };
    };
    return [
      row('check of 50 files in 10,000, warm ÷ 1 s', time.median, 1000, '≤ 1', spread),
      row('… ÷ git diff --stat and a bare Node', time.median, least.median, '—', 'ms'),
      row('… first time, caches empty ÷ 3 s', cold.ms, 3000, '≤ 1', 'ms'),
      row('… memory ÷ 200 MB', memory, 200, '≤ 1', 'MB'),
    ];
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
