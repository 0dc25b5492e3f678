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
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type CopyColumn, copyEncoded, copyRows, type Upsert, upsertByCopy, upsertStatements } from '#store/copy.ts';
import { createRowEncoder, pageSize } from '#store/copy-encoder.ts';
import { openStore, type Store } from '#store/open.ts';
import { silent, stopTestServer, testDatabase } from '#store/testing.ts';
import { type BenchRow, interleave, spreadOf } from './bench.ts';

const rounds = 7;
const plainRows = 400_000;
const upsertRows = 100_000;

const columns: readonly CopyColumn[] = [
  { name: 'repository_id', type: 'int8' },
  { name: 'sha', type: 'bytea' },
  { name: 'authored_at', type: 'timestamptz' },
  { name: 'files', type: 'int4' },
  { name: 'merge', type: 'bool' },
  { name: 'zone', type: 'text' },
  { name: 'subject', type: 'text' },
];
const shape = `repository_id bigint, sha bytea, authored_at timestamptz, files int, merge boolean, zone text, subject text`;
const upsert: Upsert = {
  table: 'keyed',
  columns,
  key: ['repository_id', 'sha'],
  update: ['authored_at', 'files', 'merge', 'zone', 'subject'],
};

/** Rows into the store beside `psql \copy` of the same rows into the same server. */
export async function run(): Promise<BenchRow[]> {
  if (!(await psqlIsThere()))
    return [missing('plain binary COPY', '≥ 0.85'), missing('COPY to staging and one upsert', '≥ 0.8')];
  const database = await testDatabase(false);
  const files = await mkdtemp(join(tmpdir(), 'tongming-bench-'));
  const store = await openStore({
    databaseUrl: database.url,
    dataDir: '',
    log: silent,
    applicationName: 'bench',
    migrate: false,
  });
  try {
    await store.sql.unsafe(`create table plain (${shape})`);
    await store.sql.unsafe(`create table keyed (${shape}, primary key (repository_id, sha))`);
    return [...(await plainCopy(store, database.url, files)), ...(await stagedUpsert(store, database.url, files))];
  } finally {
    await store.close();
    await database.drop();
    await stopTestServer();
    await rm(files, { recursive: true, force: true });
  }
}

/** psql reads bytes from a file; ours is measured once with the same bytes, and once with rows that have to be encoded first. */
async function plainCopy(store: Store, url: string, files: string): Promise<BenchRow[]> {
  const rows = makeRows(plainRows);
  const file = await writeBinary(join(files, 'plain.bin'), rows);
  const bytes = withoutFrame(await readFile(file));
  const ways: [string, () => Promise<unknown>][] = [
    ['plain binary COPY of bytes', () => copyEncoded(store.sql, 'plain', columns, pagesOf(bytes))],
    ['plain binary COPY of rows, encoded on the way', () => copyRows(store.sql, 'plain', columns, rows)],
  ];
  const result: BenchRow[] = [];
  for (const [name, way] of ways) {
    const measured = await interleave(
      rounds,
      async () => {
        await store.sql`truncate plain`;
        return timed(way);
      },
      async () => {
        await store.sql`truncate plain`;
        return psql(url, [`\\copy plain from '${file}' with (format binary)`]);
      },
    );
    result.push(compare(name, plainRows, measured, '≥ 0.85'));
  }
  return result;
}

/** The rows of a binary COPY file, without its header and trailer. */
function withoutFrame(file: Buffer): Buffer {
  return file.subarray(19, -2);
}

function* pagesOf(bytes: Buffer): Iterable<Buffer> {
  for (let at = 0; at < bytes.length; at += pageSize) yield bytes.subarray(at, at + pageSize);
}

async function stagedUpsert(store: Store, url: string, files: string): Promise<BenchRow[]> {
  const rows = makeRows(upsertRows);
  const file = await writeBinary(join(files, 'keyed.bin'), rows);
  const { stage, create, merge } = upsertStatements(upsert);
  const script = [
    'begin',
    create,
    `\\copy ${stage} from '${file}' with (format binary)`,
    merge,
    `drop table ${stage}`,
    'commit',
  ];
  const result: BenchRow[] = [];
  for (const again of [false, true]) {
    const prepare = async () => {
      await store.sql`truncate keyed`;
      if (again) await copyRows(store.sql, 'keyed', columns, rows);
      await store.sql`vacuum analyze keyed`;
    };
    const measured = await interleave(
      rounds,
      async () => {
        await prepare();
        return timed(() => upsertByCopy(store.sql, upsert, rows));
      },
      async () => {
        await prepare();
        return psql(url, script);
      },
    );
    const what = again ? 'all rows there' : 'all rows new';
    result.push(compare(`COPY to staging and one upsert, ${what}`, upsertRows, measured, '≥ 0.8'));
  }
  return result;
}

/** Rows as a history has them: random keys, short and long texts, some of them not ASCII. */
function makeRows(count: number): unknown[][] {
  const zones = ['+0000', '+0800', '-0700'];
  return Array.from({ length: count }, (_, n) => [
    String(1 + (n % 40)),
    createHash('sha1').update(String(n)).digest(),
    new Date(1_600_000_000_000 + n * 61_000),
    n % 97,
    n % 11 === 0,
    zones[n % 3],
    n % 5 === 0 ? `修复第 ${n} 个问题：边界情况` : `fix(core): handle the case number ${n} without a copy`,
  ]);
}

async function writeBinary(path: string, rows: unknown[][]): Promise<string> {
  const encoder = createRowEncoder(columns);
  for (const row of rows) encoder.add(row);
  const header = Buffer.concat([Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1'), Buffer.alloc(8)]);
  await writeFile(path, Buffer.concat([header, encoder.take(), Buffer.from([0xff, 0xff])]));
  return path;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

/** Milliseconds that psql itself states for its commands; its start and its connection are left out. */
function psql(url: string, commands: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn('psql', ['-X', '-q', '-v', 'ON_ERROR_STOP=1', url], { stdio: ['pipe', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) => {
      const times = Array.from(output.matchAll(/Time: ([\d.]+) ms/g), ([, ms]) => Number(ms));
      if (code === 0 && times.length === commands.length) resolve(times.reduce((sum, ms) => sum + ms, 0));
      else reject(new Error(`psql ended with ${code}: ${output}`));
    });
    const lines = commands.map((command) => (command.startsWith('\\') ? command : `${command};`));
    child.stdin.end(`\\timing on\n${lines.join('\n')}\n`);
  });
}

async function psqlIsThere(): Promise<boolean> {
  try {
    await promisify(execFile)('psql', ['--version']);
    return true;
  } catch {
    return false;
  }
}

function compare(name: string, rows: number, measured: { ours: number[]; limit: number[] }, target: string): BenchRow {
  const rate = (ms: number) => Math.round((rows / ms) * 1000);
  const [ours, limit] = [spreadOf(measured.ours), spreadOf(measured.limit)];
  const range = ({ min, max }: { min: number; max: number }) => `${rate(max)}–${rate(min)}`;
  return {
    name,
    ours: rate(ours.median),
    limit: rate(limit.median),
    ratio: limit.median / ours.median,
    target,
    note: `rows/s, median of ${rounds} rounds of ${rows} rows; ours ${range(ours)}, psql ${range(limit)}`,
  };
}

function missing(name: string, target: string): BenchRow {
  return {
    name,
    ours: Number.NaN,
    limit: Number.NaN,
    ratio: Number.NaN,
    target,
    note: 'psql not found: nothing to compare with',
  };
}

if (import.meta.main) console.table(await run());
