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
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDetector } from '#licenses/detect/detector.ts';
import { placesOnDisk } from '#licenses/scan/places.ts';
import { scanTree } from '#licenses/scan/tree.ts';
import { walkPlace } from '#licenses/scan/walk.ts';
import { licenceText, listedIds, processorTime } from '#licenses/testing.ts';
import { type BenchRow, interleave, spreadOf } from '../bench.ts';
import { allCases, hasData } from './cases.ts';
import { plainReading } from './plain-reading.ts';

/** Speed of the licence scan, each figure beside its limit. `--tree DIR` (several times) chooses the tree, `--rounds N` how often. */
const root = join(import.meta.dirname, '../..');
const cli = join(root, 'bin', 'tongming.mjs');
const enough = 50_000;

function optionsNamed(name: string): string[] {
  return process.argv.flatMap((word, at) => (word === name ? [process.argv[at + 1] ?? ''] : []));
}

const rounds = Number(optionsNamed('--rounds')[0] ?? 5);

function row(name: string, ours: number, limit: number, ratio: number, target: string, note: string): BenchRow {
  return { name, ours, limit, ratio, target, note };
}

/** Licence texts one after the other on one core. */
function dense(): BenchRow[] {
  const detector = createDetector();
  const spdx = listedIds.map((id) => Buffer.from(licenceText(id)));
  const sets: [string, readonly Uint8Array[]][] = [['the SPDX list', spdx]];
  if (hasData) sets.push(['all collections', allCases().map(({ bytes }) => bytes)]);
  return sets.map(([name, texts]) => {
    const bytes = texts.reduce((sum, text) => sum + text.length, 0);
    const once = () => processorTime(() => texts.forEach((text) => detector.detect(text)));
    once();
    const rate = bytes / 1000 / Math.min(once(), once(), once());
    return row(`licence-dense text, ${name}`, rate, 40, rate / 40, '≥ 1', 'MB/s of one core');
  });
}

/** Directories with enough files between them; no file twice, nothing through a link. */
function treeOf(): { readonly places: string[]; readonly files: string[]; readonly bytes: number } {
  const asked = optionsNamed('--tree');
  const places: string[] = [];
  const files: string[] = [];
  for (const place of asked.length > 0
    ? asked
    : [join(root, 'node_modules'), '/usr/include', '/usr/share', '/usr/lib']) {
    if (!existsSync(place) || (asked.length === 0 && files.length >= enough)) continue;
    places.push(place);
    for (const entry of walkPlace(place, place)) {
      if (entry.kind === 'file' && typeof entry.real === 'string') files.push(entry.real);
    }
  }
  return { places, files, bytes: files.reduce((sum, file) => sum + statSync(file).size, 0) };
}

async function timed(places: readonly string[], threads: number): Promise<number> {
  const started = performance.now();
  await scanTree(placesOnDisk(places), { threads }, () => undefined);
  return performance.now() - started;
}

async function trees(): Promise<BenchRow[]> {
  const { places, files, bytes } = treeOf();
  const about = `${files.length} files, ${(bytes / 1e6).toFixed(0)} MB`;
  await plainReading(files, 2);
  const rows: BenchRow[] = [];
  const ours: number[] = [];
  for (const threads of [1, 2]) {
    const times = await interleave(
      rounds,
      () => timed(places, threads),
      () => plainReading(files, threads),
    );
    const [scan, plain] = [spreadOf(times.ours).min, spreadOf(times.limit).min];
    ours.push(scan);
    rows.push(
      row(`tree, ${threads} threads`, scan, plain, plain / scan, '≥ 0.7', `ms, ${about}, against plain reading`),
    );
  }
  const [one = Number.NaN, two = Number.NaN] = ours;
  return [...rows, row('two threads ÷ one', two, one, one / two, '≥ 1.8', 'ms')];
}

/** The command on one licence text: time on the wall, and the most memory it had. */
function starts(): BenchRow[] {
  const dir = mkdtempSync(join(tmpdir(), 'tongming-start-'));
  try {
    const file = join(dir, 'LICENSE');
    writeFileSync(file, licenceText('MIT'));
    const tell =
      'data:text/javascript,process.on("exit",()=>process.stderr.write(`\\n${process.resourceUsage().maxRSS}`))';
    const once = () => {
      const started = performance.now();
      const run = spawnSync(process.execPath, ['--import', tell, cli, 'licenses', file], { encoding: 'utf8' });
      return { ms: performance.now() - started, mb: Number(run.stderr.trim().split('\n').at(-1)) / 1024 };
    };
    once();
    const runs = Array.from({ length: rounds * 2 }, once);
    const bare = Array.from({ length: rounds }, () => {
      const started = performance.now();
      spawnSync(process.execPath, ['-e', '0']);
      return performance.now() - started;
    });
    const [ms, mb] = [spreadOf(runs.map((run) => run.ms)).min, spreadOf(runs.map((run) => run.mb)).median];
    const floor = spreadOf(bare).min;
    return [
      row('cold start', ms, 150, ms / 150, '< 1', `ms; Node alone takes ${floor.toFixed(0)}`),
      row('memory of one file', mb, 150, mb / 150, '< 1', 'MB'),
    ];
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Debian's `licensecheck` on the texts of the list. */
function debian(): BenchRow[] {
  const dir = mkdtempSync(join(tmpdir(), 'tongming-texts-'));
  try {
    const ids = listedIds.slice(0, 200);
    const paths = ids.map((id, index) => {
      writeFileSync(join(dir, `${index}.txt`), licenceText(id));
      return join(dir, `${index}.txt`);
    });
    const started = performance.now();
    const run = spawnSync('licensecheck', ['-m', ...paths]);
    if (run.error !== undefined) {
      console.log('licensecheck is not installed: nothing to compare with');
      return [];
    }
    const theirs = performance.now() - started;
    const detector = createDetector();
    const ours = processorTime(() => ids.forEach((id) => detector.detect(Buffer.from(licenceText(id)))));
    return [row("Debian's licensecheck", ours, theirs, theirs / ours, '≥ 100', 'ms for 200 texts')];
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function print({ name, ours, limit, ratio, target, note }: BenchRow): void {
  const figure = (value: number) => value.toPrecision(4);
  console.log(`${name}: ${figure(ours)} against ${figure(limit)} = ${figure(ratio)} (target ${target}) ${note}`);
}

const parts = { dense, trees, starts, debian };
const asked = Object.keys(parts).filter((name) => process.argv.includes(name));
console.log(`load ${loadavg()[0]?.toFixed(1)}`);
for (const [name, part] of Object.entries(parts)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  for (const one of await part()) print(one);
}
