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
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testGit } from '../testing/repository.ts';
import { type ParsedCommit, parseCommit } from './commit.ts';
import { readObjects } from './object-stream.ts';
import { revList } from './rev-list.ts';

const fixtures = join(import.meta.dirname, 'fixtures/hostile');
const signal = new AbortController().signal;

let root: string;
let gitDir: string;
const labels = new Map<string, string>();
const commits = new Map<string, ParsedCommit>();

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'tongming-test-'));
  gitDir = join(root, 'hostile.git');
  await testGit(root, 'clone', '-q', '--bare', join(fixtures, 'hostile.bundle'), gitDir);
  for (const line of (await readFile(join(fixtures, 'labels.txt'), 'utf8')).trim().split('\n')) {
    labels.set(line.slice(0, 40), line.slice(41));
  }
  const ids = revList(gitDir, { from: [await testGit(gitDir, 'rev-parse', 'refs/heads/main')], not: [] }, signal);
  for await (const objects of readObjects(ids, { gitDir, signal, cap: 1 << 23 })) {
    for (const { id, bytes } of objects) commits.set(id, parseCommit(Buffer.from(bytes)));
  }
});

afterAll(() => rm(root, { recursive: true }));

test('36 records, although messages forge separators', () => {
  expect(commits.size).toBe(36);
  expect([...commits.keys()].toSorted()).toEqual([...labels.keys()].toSorted());
});

test('every message is byte for byte what git stores', () => {
  const differing = [...commits].filter(([id, { message }]) => {
    const raw = spawnSync('git', ['--git-dir', gitDir, 'cat-file', 'commit', id], { maxBuffer: 1 << 26 }).stdout;
    return !message.equals(raw.subarray(raw.indexOf('\n\n') + 2));
  });
  expect(differing.map(([id]) => labels.get(id))).toEqual([]);
});

test('each is flagged for what is wrong with it, and for nothing else', () => {
  const flagged = [...commits].filter(([, { irregular }]) => irregular.length > 0);
  expect(Object.fromEntries(flagged.map(([id, { irregular }]) => [labels.get(id), irregular]))).toEqual({
    '50k trailers': ['long-message', 'too-many-trailers'],
    '1MB subject': ['long-message'],
    'NUL in msg': ['nul'],
    'bad enc name': ['unknown-encoding'],
    'double <<': ['bad-email'],
    'email no at': ['bad-email'],
    'email spaces': ['bad-email'],
    'email with >': ['bad-email'],
    'empty email': ['bad-email'],
    'mergetag-like hdr': ['unknown-header'],
    'no date': ['bad-date', 'bad-zone'],
    'no name': ['bad-name'],
    'sep injection': ['nul'],
    'tz+51800': ['bad-zone'],
    'tz-7530': ['bad-zone'],
    overflow: ['bad-date'],
  });
});

test('dates are the recorded integers', () => {
  const epoch = (label: string) => [...commits].find(([id]) => labels.get(id) === label)?.[1].author?.epoch;
  expect(epoch('negative')).toBe('-1000');
  expect(epoch('epoch0')).toBe('0');
  expect(epoch('year 30000+')).toBe('999999999999');
  expect(epoch('overflow')).toBeNull();
});

test('trailer variants name three people with an address', () => {
  const read = [...commits].find(([id]) => labels.get(id) === 'trailers variants')?.[1];
  expect(read?.trailers.map(({ key, email }) => `${key} ${email}`)).toEqual([
    'co-authored-by l@c.d',
    'co-authored-by m@l.n',
    'co-authored-by 49699333+dependabot[bot]@users.noreply.github.com',
  ]);
});
