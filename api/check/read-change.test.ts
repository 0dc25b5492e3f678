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

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildRepository, testGit } from '#crawler/testing/repository.ts';
import { type Objects, revisionTree, treeBefore } from '../trees/object-trees.ts';
import { openObjects } from '../trees/open.ts';
import { readChange } from './read-change.ts';

let root: string;
let objects: Objects;
const { signal } = new AbortController();

const lines = (word: string) => `${word}\n`.repeat(40);

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'tongming-change-'));
  await buildRepository(root, {
    commits: [
      { files: { 'a.txt': 'one\n', 'old name': lines('moved'), 'gone.txt': lines('gone'), 'sub/x': 'x\n' } },
      { files: { 'base-only': 'b\n' } },
      {
        ref: 'refs/heads/topic',
        parents: [0],
        message: '主题\n\n第二行\n',
        author: { name: '王 "\u001b[31m" 五', email: 'wang@example.com' },
        files: { 'a.txt': 'two\n', 'new\nname\t"q"': '', 'gone.txt': null, link: '->a.txt' },
      },
      { ref: 'refs/heads/topic', files: { 'old name': null, 'sub/new name': lines('moved') } },
      { ref: 'refs/heads/other', parents: [], files: { z: 'z\n' } },
    ],
  });
  const reader = openObjects(root, signal);
  objects = { gitDir: root, reader, signal };
});
afterAll(() => {
  objects.reader.close();
  rmSync(root, { recursive: true, force: true });
});

const at = (ref: string) => testGit(root, '--git-dir', root, 'rev-parse', ref);

test('files and commits of a change count from the merge base, whatever their names hold', async () => {
  const change = await readChange(objects, await at('main'), await at('topic'));
  expect(change.base).toBe(await at('main~1'));
  expect(
    change.files.map(({ status, before, after }) => [
      status,
      before?.path ?? null,
      after?.path ?? null,
      after?.kind ?? null,
    ]),
  ).toEqual([
    ['modified', 'a.txt', 'a.txt', 'file'],
    ['deleted', 'gone.txt', null, null],
    ['added', null, 'link', 'symlink'],
    ['added', null, 'new\nname\t"q"', 'file'],
    ['renamed', 'old name', 'sub/new name', 'file'],
  ]);
  expect(change.commits.map(({ message, author, parents }) => [message, author.name, parents.length])).toEqual([
    ['主题\n\n第二行\n', '王 "\u001b[31m" 五', 1],
    [expect.any(String), expect.any(String), 1],
  ]);
  expect(change.truncated).toBe(false);
});

test('the tree before a change is what git lists of its base', async () => {
  const [main, topic] = [await at('main'), await at('topic')];
  const change = await readChange(objects, main, topic);
  const before = treeBefore(objects, await revisionTree(objects, topic), change);
  expect(before.files).toEqual((await revisionTree(objects, change.base)).files);
  expect([before.commit, await before.text('a.txt'), await before.text('link')]).toEqual([change.base, 'one\n', null]);
});

test('a change below a path names paths from there', async () => {
  const { files } = await readChange(objects, await at('main'), await at('topic'), 'sub/');
  expect(files.map(({ status, after }) => [status, after?.path])).toEqual([['added', 'new name']]);
});

test('without a common ancestor nothing is compared', async () => {
  await expect(readChange(objects, await at('main'), await at('other'))).rejects.toThrow('common ancestor');
});
