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

import { expect, test } from 'vitest';
import type { FileLicences, FileOutcome } from './result.ts';
import { createRollUp } from './roll-up.ts';

function file(
  path: string,
  expression: string | null,
  outcome: FileOutcome = 'scanned',
  holders: readonly string[] = [],
): FileLicences {
  const copyrights = holders.length === 0 ? [] : [{ statement: '', holders, years: null, line: 1 }];
  return { path, outcome, problem: null, size: 10, truncated: false, expression, findings: [], copyrights };
}

function summaryOf(files: readonly FileLicences[]) {
  const rollUp = createRollUp();
  files.forEach((one) => rollUp.add(one));
  return rollUp.finish();
}

test('files add up to directories and to the tree', () => {
  const { files, without, expressions, directories, outcomes } = summaryOf([
    file('LICENSE', 'MIT'),
    file('a-b', 'MIT'),
    file('a/LICENSE.txt', 'Apache-2.0'),
    file('a/b/NOTICE', null, 'no-words'),
    file('a/b/c/COPYING', 'GPL-2.0-only'),
    file('a/b/c/x.c', 'GPL-2.0-or-later'),
    file('a/logo.png', null, 'binary'),
    file('d/link', null, 'symlink'),
  ]);
  expect([files, without]).toEqual([8, 1]);
  expect(expressions).toEqual([
    { expression: 'MIT', files: 2 },
    { expression: 'Apache-2.0', files: 1 },
    { expression: 'GPL-2.0-only', files: 1 },
    { expression: 'GPL-2.0-or-later', files: 1 },
  ]);
  expect(directories.map(({ path, files: count, without: silent, own }) => [path, count, silent, own])).toEqual([
    ['.', 8, 1, 'MIT'],
    ['a', 5, 1, 'Apache-2.0'],
    ['a/b', 3, 1, null],
    ['a/b/c', 2, 0, 'GPL-2.0-only'],
    ['d', 1, 0, null],
  ]);
  expect(outcomes).toMatchObject({ scanned: 5, 'no-words': 1, binary: 1, symlink: 1, unreadable: 0 });
});

test('an empty file could carry no licence', () => {
  expect(summaryOf([{ ...file('empty', null, 'no-words'), size: 0 }]).without).toBe(0);
});

test('a directory with several licence files', () => {
  const { directories } = summaryOf([file('LICENSE-APACHE', 'Apache-2.0'), file('LICENSE-MIT', 'MIT')]);
  expect(directories[0]?.own).toBe('Apache-2.0 AND MIT');
});

test('holders count once a file, most first', () => {
  const { holders } = summaryOf([
    file('a', 'MIT', 'scanned', ['Ann', 'Bob', 'Ann']),
    file('b', 'MIT', 'scanned', ['Bob']),
  ]);
  expect(holders).toEqual([
    { name: 'Bob', files: 2 },
    { name: 'Ann', files: 1 },
  ]);
});

test('a hundred thousand holders and directories are counted, not all kept', () => {
  const rollUp = createRollUp();
  for (let index = 0; index < 120_000; index += 1) {
    const path = `d${String(index).padStart(6, '0')}/f`;
    rollUp.add(file(path, 'MIT', 'scanned', [`holder ${index}`, 'Everybody']));
  }
  const { files, directories, directoriesLeftOut, holders } = rollUp.finish();
  expect([files, directories.length, directoriesLeftOut, holders.length]).toEqual([120_000, 100_001, 20_000, 1000]);
  expect(holders[0]).toEqual({ name: 'Everybody', files: 120_000 });
});

test('of a directory the thousand most used expressions are kept, of the whole all', () => {
  const rollUp = createRollUp();
  for (let index = 0; index < 1500; index += 1) {
    const name = `LicenseRef-${String(index).padStart(4, '0')}`;
    rollUp.add(file(`a/${name}`, name));
  }
  rollUp.add(file('a/z', 'MIT'));
  rollUp.add(file('a/zz', 'MIT'));
  const { expressions, directories } = rollUp.finish();
  expect([expressions.length, directories.find(({ path }) => path === 'a')?.expressions.length]).toEqual([1501, 1000]);
  expect(directories.find(({ path }) => path === 'a')?.expressions[0]).toEqual({ expression: 'MIT', files: 2 });
});

test('paths that lead out of the tree belong to its root', () => {
  expect(summaryOf([file('../x/a', 'MIT'), file('/etc/b', 'ISC')]).directories.map(({ path }) => path)).toEqual(['.']);
});
