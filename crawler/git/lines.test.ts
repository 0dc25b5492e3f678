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

import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { gitWithInput } from '../testing/crawl.ts';
import { buildRepository, testGit } from '../testing/repository.ts';
import { countLines, type LineOutcome } from './lines.ts';
import { type LineCount, NumstatReader } from './numstat.ts';
import { ObjectIds } from './object-ids.ts';

let root: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'tongming-test-'));
});

afterAll(() => rm(root, { recursive: true }));

async function count(gitDir: string, shas: readonly string[], processes: 1 | 2): Promise<Map<string, LineOutcome>> {
  const ids = new ObjectIds(20);
  for (const sha of shas) ids.push(Buffer.from(sha, 'hex'));
  const found = new Map<string, LineOutcome>();
  await countLines({
    gitDir,
    ids,
    processes,
    signal: new AbortController().signal,
    ready: async () => undefined,
    onCommit: (index, outcome) => {
      const sha = ids.at(index).toString('hex');
      if (found.has(sha)) throw new Error(`${sha} was told twice`);
      found.set(sha, outcome);
    },
  });
  return found;
}

/** The figures of `git log --numstat`, by commit. */
async function byGit(gitDir: string): Promise<Map<string, LineOutcome>> {
  const found = new Map<string, LineOutcome>();
  const log = await testGit(gitDir, 'log', '--all', '--no-merges', '--numstat', '--format=commit %H');
  let sum = { additions: 0, deletions: 0, files: 0 };
  for (const line of log.split('\n')) {
    if (line.startsWith('commit ')) {
      sum = { additions: 0, deletions: 0, files: 0 };
      found.set(line.slice(7), { state: 'counted', count: sum });
    } else if (line !== '') {
      const [added, deleted] = line.split('\t');
      sum.additions += Number(added === '-' ? 0 : added);
      sum.deletions += Number(deleted === '-' ? 0 : deleted);
      sum.files++;
    }
  }
  return found;
}

const history = Array.from({ length: 300 }, (_, n) => ({
  files: {
    [`f${n % 17}`]: `${n}\n`.repeat((n % 40) + 1),
    ...(n % 29 === 0 ? { 'a\tb\n"c"': `${n}`, 'bin.dat': Buffer.from([0, n % 256, 1]) } : {}),
    ...(n % 31 === 5 ? { [`f${n % 17}`]: null, [`moved/${n}`]: 'same\n'.repeat(50) } : {}),
    ...(n % 31 === 6 ? { [`moved/${n - 1}`]: null, [`{a => b}/${n}`]: 'same\n'.repeat(50) } : {}),
  },
  ...(n % 50 === 49 ? { files: {} } : {}),
}));

test.each([1, 2] as const)(
  'totals of every commit are those of git log --numstat (%i processes)',
  async (processes) => {
    const gitDir = join(root, `totals-${processes}.git`);
    const shas = await buildRepository(gitDir, { commits: history });
    expect(await count(gitDir, shas.toReversed(), processes)).toEqual(await byGit(gitDir));
  },
);

test('commits whose blobs are gone are unknown, all others are counted', async () => {
  const gitDir = join(root, 'missing.git');
  const shas = await buildRepository(gitDir, { commits: history });
  const expected = await byGit(gitDir);
  await testGit(gitDir, 'config', 'core.bare', 'true');
  const pack = join(gitDir, 'objects/pack');
  const [name = ''] = (await readdir(pack)).filter((file) => file.endsWith('.pack'));
  const blob = await testGit(gitDir, 'rev-parse', `${shas[120]}:f${120 % 17}`);
  const other = await testGit(gitDir, 'rev-parse', `${shas[7]}:f7`);
  const all = (await testGit(gitDir, 'cat-file', '--batch-all-objects', '--batch-check=%(objectname)')).split('\n');
  gitWithInput(
    gitDir,
    `${all.filter((id) => id !== blob && id !== other).join('\n')}\n`,
    'pack-objects',
    '-q',
    join(pack, 'pack'),
  );
  for (const end of ['pack', 'idx', 'rev']) await rm(join(pack, name.replace(/pack$/u, end)), { force: true });
  const found = await count(gitDir, shas.toReversed(), 2);
  expect(found.size).toBe(300);
  const unknown = [...found].filter(([, { state }]) => state === 'unknown').map(([sha]) => shas.indexOf(sha));
  expect(unknown.toSorted((a, b) => a - b)).toEqual([7, 24, 120, 137]);
  const counted = new Map([...found].filter(([, { state }]) => state === 'counted'));
  expect(counted).toEqual(new Map([...expected].filter(([sha]) => counted.has(sha))));
});

function read(chunks: readonly Buffer[]): { commits: (readonly [string, LineCount])[]; marks: number } {
  const result: { commits: (readonly [string, LineCount])[]; marks: number } = { commits: [], marks: 0 };
  const reader = new NumstatReader({ commit: (id, sum) => result.commits.push([id, sum]), mark: () => result.marks++ });
  for (const chunk of chunks) reader.write(chunk);
  return result;
}

test('paths that look like ids, counts or marks change nothing, wherever the stream is cut', () => {
  const [one, two] = ['1'.repeat(40), '2'.repeat(40)];
  const stream = Buffer.from(`${one}\x001\t2\t${two}\x003\t0\t\x00${two}\x00~\n5\t5\tx\x00-\t-\t~\n\x00${two}\x00~\n`);
  const expected = {
    commits: [
      [one, { additions: 4, deletions: 2, files: 3 }],
      [two, { additions: 0, deletions: 0, files: 0 }],
    ],
    marks: 1,
  };
  expect(read([stream])).toEqual(expected);
  for (let cut = 1; cut < stream.length; cut++)
    expect(read([stream.subarray(0, cut), stream.subarray(cut)])).toEqual(expected);
  expect(read(Array.from(stream, (byte) => Buffer.from([byte])))).toEqual(expected);
});
