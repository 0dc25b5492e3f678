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

import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parseCommit } from '#crawler/git/commit.ts';
import { readObjects } from '#crawler/git/object-stream.ts';
import { revList } from '#crawler/git/rev-list.ts';
import { addRepository, crawl } from '#crawler/testing/crawl.ts';
import { type BuiltCommit, buildRepository } from '#crawler/testing/repository.ts';
import { openStore, type Store } from '#store/open.ts';
import { silent, stopTestServer, testDatabase } from '#store/testing.ts';
import { type BenchRow, interleave, spreadOf } from './bench.ts';

const rounds = Number(process.env['TONGMING_BENCH_ROUNDS'] ?? 3);

/** What a measuring process prints. */
interface Measured {
  readonly milliseconds: number;
  readonly megabytes: number;
  readonly commits: number;
}

interface Setting {
  readonly store: Store;
  readonly databaseUrl: string;
  readonly dataDir: string;
  readonly source: string;
  readonly gitDir: string;
  readonly mirror: string;
}

/** Reading of a whole history beside bare git on the same mirror: with lines, on two processes and on one, and headers alone. */
export async function run(): Promise<BenchRow[]> {
  const root = await mkdtemp(join(tmpdir(), 'tongming-bench-'));
  const database = await testDatabase();
  const store = await openStore({ databaseUrl: database.url, dataDir: '', log: silent, applicationName: 'bench' });
  try {
    const source = process.env['TONGMING_BENCH_REPO'] ?? (await generated(join(root, 'source.git')));
    const setting = await prepare({ store, databaseUrl: database.url, dataDir: join(root, 'data'), source });
    return [...(await history(setting)), await metadata(setting)];
  } finally {
    await store.close();
    await database.drop();
    await stopTestServer();
    await rm(root, { recursive: true, force: true });
  }
}

/** 50,000 commits over 500 files, a tenth of them on side branches that are merged. */
async function generated(path: string): Promise<string> {
  const commits: BuiltCommit[] = Array.from({ length: 50_000 }, (_, n) => ({
    message: `change ${n}\n\nSigned-off-by: P${n % 97} <p${n % 97}@example.org>\n`,
    author: { name: `P${n % 97}`, email: `p${n % 97}@example.org` },
    files: { [`src/m${n % 20}/f${n % 500}.ts`]: `${'line\n'.repeat(50 + (n % 200))}${n}\n` },
    ...(n % 10 === 9 ? { parents: [n - 1, n - 5] } : {}),
  }));
  await buildRepository(path, { commits });
  return path;
}

async function prepare(given: Omit<Setting, 'gitDir' | 'mirror'>): Promise<Setting> {
  const id = await addRepository(given.store, given.source, 'bench');
  const stop = new Error('the mirror is enough');
  const fault = (point: string) => {
    if (point === 'fetched') throw stop;
  };
  await crawl(given, id, given.source, { fault }).catch((error: unknown) => {
    if (error !== stop) throw error;
  });
  const { mirror } = await given.store.db
    .selectFrom('repository')
    .select('mirror')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return { ...given, mirror: mirror ?? '', gitDir: join(given.dataDir, 'mirrors', mirror ?? '') };
}

async function bare(gitDir: string, ...more: string[]): Promise<number> {
  const started = performance.now();
  const child = spawn('git', ['-c', 'safe.directory=*', '--git-dir', gitDir, 'log', ...more, '--all'], {
    stdio: 'ignore',
  });
  const [code] = (await once(child, 'close')) as [number];
  if (code !== 0) throw new Error(`git log ended with ${code}`);
  return performance.now() - started;
}

async function measure(kind: string, setting: Setting, ...more: string[]): Promise<Measured> {
  const args = [
    import.meta.filename,
    kind,
    setting.gitDir,
    setting.databaseUrl,
    setting.dataDir,
    setting.source,
    ...more,
  ];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return JSON.parse(stdout) as Measured;
}

/** A repository row without facts, over the mirror that is there. */
async function freshRow(setting: Setting): Promise<string> {
  await setting.store.sql`delete from repository`;
  await setting.store.sql`delete from identity`;
  await setting.store.sql`delete from blob`;
  const id = await addRepository(setting.store, setting.source, 'bench');
  await setting.store.db.updateTable('repository').set({ mirror: setting.mirror }).where('id', '=', id).execute();
  return id;
}

function rowOf(name: string, target: string, taken: { ours: number[]; limit: number[] }, note: string): BenchRow {
  const ratios = taken.ours.map((ours, round) => ours / (taken.limit[round] ?? Number.NaN));
  const { min, median, max } = spreadOf(ratios);
  const spread = `ratios ${min.toFixed(2)}–${max.toFixed(2)} in ${ratios.length} rounds`;
  const [ours, limit] = [spreadOf(taken.ours).median / 1000, spreadOf(taken.limit).median / 1000];
  return { name, ours, limit, ratio: median, target, note: `seconds; ${note}; ${spread}` };
}

async function history(setting: Setting): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  let peak = 0;
  for (const processes of [2, 1]) {
    let commits = 0;
    const taken = await interleave(
      rounds,
      async () => {
        const measured = await measure('ingest', setting, await freshRow(setting), String(processes));
        peak = Math.max(peak, measured.megabytes);
        commits = measured.commits;
        return measured.milliseconds;
      },
      () => bare(setting.gitDir, '--numstat'),
    );
    const name = `history with lines into the store, ${processes} git process${processes === 2 ? 'es' : ''} ÷ git log --numstat`;
    rows.push(
      rowOf(
        name,
        processes === 2 ? '≤ 0.8' : '≤ 1.2',
        taken,
        `${commits} commits from the mirror, tree and tags included`,
      ),
    );
  }
  const note = 'MB, peak resident size of our process';
  return [
    ...rows,
    { name: 'memory of the history ingest', ours: peak, limit: 250, ratio: peak / 250, target: '≤ 1', note },
  ];
}

async function metadata(setting: Setting): Promise<BenchRow> {
  let commits = 0;
  const taken = await interleave(
    rounds + 2,
    async () => {
      const measured = await measure('metadata', setting);
      commits = measured.commits;
      return measured.milliseconds;
    },
    () => bare(setting.gitDir),
  );
  return rowOf('history metadata read and parsed ÷ git log', '≤ 1.3', taken, `${commits} commits, without the store`);
}

async function readMetadata(gitDir: string): Promise<number> {
  const { stdout } = await promisify(execFile)(
    'git',
    ['-c', 'safe.directory=*', '--git-dir', gitDir, 'for-each-ref', '--format=%(objectname)'],
    { maxBuffer: 1 << 28 },
  );
  const signal = new AbortController().signal;
  const ids = revList(gitDir, { from: stdout.trim().split('\n'), not: [] }, signal);
  let commits = 0;
  for await (const objects of readObjects(ids, { gitDir, signal, cap: 8 * 1024 ** 2 })) {
    for (const { bytes } of objects) commits += parseCommit(bytes).parentCount < 0 ? 0 : 1;
  }
  return commits;
}

async function ingest(
  databaseUrl: string,
  dataDir: string,
  source: string,
  id: string,
  processes: 1 | 2,
): Promise<Measured> {
  const store = await openStore({ databaseUrl, dataDir, log: silent, applicationName: 'bench', migrate: false });
  const at: Record<string, number> = {};
  const fault = (point: string) => {
    at[point] = performance.now();
  };
  const report = await crawl({ store, dataDir }, id, source, { processes, fault });
  await store.close();
  if (report.outcome === 'failed') throw new Error(report.reason ?? 'failed');
  return {
    milliseconds: (at['lines-done'] ?? 0) - (at['fetched'] ?? 0),
    megabytes: peakMegabytes(),
    commits: report.commitsNew,
  };
}

function peakMegabytes(): number {
  return process.resourceUsage().maxRSS / 1024;
}

async function measuring([
  kind,
  gitDir = '',
  databaseUrl = '',
  dataDir = '',
  source = '',
  id = '',
  processes,
]: readonly string[]): Promise<Measured> {
  if (kind === 'ingest') return ingest(databaseUrl, dataDir, source, id, processes === '1' ? 1 : 2);
  const started = performance.now();
  const commits = await readMetadata(gitDir);
  return { milliseconds: performance.now() - started, megabytes: peakMegabytes(), commits };
}

const [, script, ...args] = process.argv;
if (script === import.meta.filename) {
  const result = args.length > 0 ? await measuring(args) : await run();
  console.log(JSON.stringify(result, null, args.length > 0 ? 0 : 2));
}
