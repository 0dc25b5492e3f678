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
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type BenchRow, interleave, spreadOf } from '../bench.ts';
import { type BipartiteSize, makeEdges } from './bipartite.ts';

const sizes: readonly (BipartiteSize & { readonly rounds: number })[] = [
  { edges: 1_000_000, people: 250_000, repositories: 25_000, rounds: 7 },
  { edges: 10_000_000, people: 2_500_000, repositories: 250_000, rounds: 3 },
];

/** What a child prints: seconds to build the graph and to solve it, megabytes at most, and some values to compare. */
interface Measured {
  readonly build: number;
  readonly solve: number;
  readonly memory: number;
  readonly values: readonly number[];
}

interface Other {
  readonly name: string;
  readonly target: number;
  run(file: string): Promise<Measured>;
}

const execute = promisify(execFile);

async function measured(command: string, args: readonly string[]): Promise<Measured> {
  const { stdout } = await execute(command, [...args], { maxBuffer: 1 << 24 });
  return JSON.parse(stdout) as Measured;
}

/** igraph where `TONGMING_IGRAPH_PYTHON` names a Python that has it, else our own loop in C where there is a compiler. */
async function findOther(directory: string): Promise<Other | null> {
  const python = process.env['TONGMING_IGRAPH_PYTHON'];
  if (python !== undefined && python !== '') {
    const script = join(import.meta.dirname, 'igraph-pagerank.py');
    return { name: 'igraph PRPACK', target: 0.7, run: (file) => measured(python, [script, file]) };
  }
  const binary = join(directory, 'plain-loop');
  const source = join(import.meta.dirname, 'plain-loop.c');
  for (const compiler of ['cc', 'gcc', 'clang']) {
    const made = await execute(compiler, ['-O3', '-o', binary, source, '-lm']).then(
      () => true,
      () => false,
    );
    if (made) return { name: `plain loop in C (${compiler} -O3)`, target: 2, run: (file) => measured(binary, [file]) };
  }
  return null;
}

/**
 * OpenRank on graphs of two sides beside PageRank by PRPACK on the same edges: damping 0.85 is a retention of 0.15
 * without a background, so both solve the same equations; both to a total error of 1e-10 of the total.
 */
export async function run(): Promise<BenchRow[]> {
  const directory = await mkdtemp(join(tmpdir(), 'tongming-bench-'));
  try {
    const other = await findOther(directory);
    const rows: BenchRow[] = [];
    for (const size of sizes) rows.push(await compare(directory, size, other));
    return rows;
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function compare(directory: string, size: (typeof sizes)[number], other: Other | null): Promise<BenchRow> {
  const file = join(directory, 'edges.bin');
  await writeFile(file, makeEdges(size));
  const name = `OpenRank, ${size.edges / 1e6} M edges, to 1e-10`;
  const found: { ours: Measured[]; limit: Measured[] } = { ours: [], limit: [] };
  const ours = async () => {
    const one = await measured(process.execPath, [join(import.meta.dirname, 'openrank-child.ts'), file]);
    return found.ours.push(one) && one.solve;
  };
  const limit = async () => {
    const one = await other?.run(file);
    return one === undefined ? Number.NaN : found.limit.push(one) && one.solve;
  };
  const times = await interleave(size.rounds, ours, limit);
  const [solve, theirs] = [spreadOf(times.ours).median, spreadOf(times.limit).median];
  const whole = (list: readonly Measured[]) => spreadOf(list.map((one) => one.build + one.solve)).median;
  const memory = Math.max(...found.ours.map((one) => one.memory));
  const note =
    `s to solve, beside ${other?.name ?? 'nothing: no igraph and no C compiler here'}, median of ${size.rounds}; ` +
    `with building ${whole(found.ours).toFixed(2)} and ${whole(found.limit).toFixed(2)}, ours ${memory.toFixed(0)} MB, ` +
    `largest difference of a value ${difference(found.ours[0], found.limit[0]).toExponential(1)}`;
  return { name, ours: solve, limit: theirs, ratio: solve / theirs, target: `≤ ${other?.target ?? 0.7}`, note };
}

/** Of values that are scaled to sum up to 1 in both. */
function difference(a: Measured | undefined, b: Measured | undefined): number {
  const values = a?.values ?? [];
  return values.reduce((most, value, n) => Math.max(most, Math.abs(value - (b?.values[n] ?? Number.NaN))), 0);
}

if (import.meta.main) console.table(await run());
