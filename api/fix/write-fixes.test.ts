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

import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readWorkTree, writeFixes } from './write-fixes.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tongming-fix-'));
});
afterEach(() => rmSync(root, { recursive: true }));

it('writes files with the mode that they had, and makes directories', async () => {
  writeFileSync(join(root, 'run'), 'a\n');
  chmodSync(join(root, 'run'), 0o755);
  const written = await writeFixes(root, [
    { path: 'run', before: 'a\n', after: 'b\n' },
    { path: 'LICENSES/MIT.txt', before: null, after: 'text\n' },
  ]);
  expect(written.map(({ outcome }) => outcome)).toEqual(['written', 'written']);
  expect(readFileSync(join(root, 'run'), 'utf8')).toBe('b\n');
  expect(statSync(join(root, 'run')).mode & 0o777).toBe(0o755);
  expect(readFileSync(join(root, 'LICENSES/MIT.txt'), 'utf8')).toBe('text\n');
  expect(readdirSync(root).sort()).toEqual(['LICENSES', 'run']);
});

it('leaves alone what changed meanwhile', async () => {
  writeFileSync(join(root, 'a'), 'new\n');
  writeFileSync(join(root, 'b'), 'came\n');
  const written = await writeFixes(root, [
    { path: 'a', before: 'old\n', after: 'x\n' },
    { path: 'b', before: null, after: 'x\n' },
    { path: 'c', before: 'gone\n', after: 'x\n' },
  ]);
  expect(written.map(({ outcome }) => outcome)).toEqual(['changed', 'changed', 'changed']);
  expect(readFileSync(join(root, 'a'), 'utf8')).toBe('new\n');
  expect(readFileSync(join(root, 'b'), 'utf8')).toBe('came\n');
});

it('never goes through a link, of a file or of a directory', async () => {
  const outside = mkdtempSync(join(tmpdir(), 'tongming-outside-'));
  writeFileSync(join(outside, 'x'), 'a\n');
  symlinkSync(join(outside, 'x'), join(root, 'link'));
  symlinkSync(outside, join(root, 'directory'));
  mkdirSync(join(root, 'real'));
  symlinkSync('nowhere', join(root, 'real/dangling'));
  const written = await writeFixes(root, [
    { path: 'link', before: 'a\n', after: 'b\n' },
    { path: 'directory/x', before: 'a\n', after: 'b\n' },
    { path: 'directory/new', before: null, after: 'b\n' },
    { path: 'real/dangling', before: null, after: 'b\n' },
  ]);
  expect(written.map(({ outcome }) => outcome)).toEqual(['link', 'link', 'link', 'link']);
  expect(readFileSync(join(outside, 'x'), 'utf8')).toBe('a\n');
  expect(readdirSync(outside)).toEqual(['x']);
  rmSync(outside, { recursive: true });
});

it('reads what it would write, and nothing behind a link', async () => {
  writeFileSync(join(root, 'a'), '\u{FEFF}a\r\n');
  writeFileSync(join(root, 'binary'), Buffer.from([0, 1]));
  symlinkSync('a', join(root, 'link'));
  symlinkSync('.', join(root, 'around'));
  const read = readWorkTree(root);
  expect(await read('a')).toBe('\u{FEFF}a\r\n');
  for (const path of ['link', 'around/a', 'binary', 'none', 'a/b', 'none/b'])
    expect([path, await read(path)]).toEqual([path, null]);
});
