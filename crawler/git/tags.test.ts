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

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { gitWithInput, testNow } from '../testing/crawl.ts';
import { buildRepository, testGit } from '../testing/repository.ts';
import { readTags } from './tags.ts';

let root: string;
let gitDir: string;
let commit = '';

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'tongming-test-'));
  gitDir = join(root, 'tags.git');
  [commit = ''] = await buildRepository(gitDir, { commits: [{ files: { a: '1' } }] });
});

afterAll(() => rm(root, { recursive: true }));

function tagObject(target: string, type: string, rest: string): string {
  return gitWithInput(
    gitDir,
    `object ${target}\ntype ${type}\ntag x\n${rest}`,
    'hash-object',
    '-t',
    'tag',
    '-w',
    '--stdin',
    '--literally',
  );
}

async function read(refs: Readonly<Record<string, string>>) {
  const named = new Map(Object.entries(refs).map(([name, id]) => [`refs/tags/${name}`, id]));
  const tags = await readTags(named, { gitDir, signal: new AbortController().signal, now: testNow });
  return Object.fromEntries(
    tags.map(({ name, commit: to, annotated, signed, at }) => [
      name,
      [to, annotated, signed, at?.toISOString() ?? null],
    ]),
  );
}

const tagger = 'tagger Ada <ada@example.org> 1700000001 +0000\n';

test('lightweight, annotated, signed, without a tagger, and tags of what is no commit', async () => {
  const blob = await testGit(gitDir, 'rev-parse', `${commit}:a`);
  const found = await read({
    light: commit,
    plain: tagObject(commit, 'commit', `${tagger}\nx\n`),
    signed: tagObject(
      commit,
      'commit',
      `${tagger}\nx\n-----BEGIN SSH SIGNATURE-----\nx\n-----END SSH SIGNATURE-----\n`,
    ),
    old: tagObject(commit, 'commit', '\nno tagger\n'),
    strange: tagObject(commit, 'commit', 'tagger Ada <ada@example.org> 99999999999 +0000\n\nx\n'),
    blob,
    blobTag: tagObject(blob, 'blob', `${tagger}\nx\n`),
    gone: 'f'.repeat(40),
  });
  expect(found).toEqual({
    light: [commit, false, false, '2023-11-14T22:13:20.000Z'],
    plain: [commit, true, false, '2023-11-14T22:13:21.000Z'],
    signed: [commit, true, true, '2023-11-14T22:13:21.000Z'],
    old: [commit, true, false, '2023-11-14T22:13:20.000Z'],
    strange: [commit, true, false, '2023-11-14T22:13:20.000Z'],
    blob: [null, false, false, null],
    blobTag: [null, true, false, '2023-11-14T22:13:21.000Z'],
    gone: [null, false, false, null],
  });
});

test('tags of tags are followed ten deep, not for ever', async () => {
  let id = commit;
  const refs: Record<string, string> = {};
  for (let depth = 1; depth <= 40; depth++) {
    id = tagObject(id, depth === 1 ? 'commit' : 'tag', `${tagger}\n${depth}\n`);
    if (depth === 10 || depth === 11 || depth === 40) refs[`deep${depth}`] = id;
  }
  const found = await read(refs);
  expect(found['deep10']?.[0]).toBe(commit);
  expect(found['deep11']?.[0]).toBeNull();
  expect(found['deep40']).toEqual([null, true, false, '2023-11-14T22:13:21.000Z']);
});
