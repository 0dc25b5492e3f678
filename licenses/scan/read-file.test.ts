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

import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  mkdtempSync,
  openSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFileReader, problemOf } from './read-file.ts';

let home: string;
const read = createFileReader();

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'tongming-read-'));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

function file(name: string, content: string | Buffer): string {
  const path = join(home, name);
  writeFileSync(path, content);
  return path;
}

function problem(path: string): string | null {
  try {
    read(path, 'x');
  } catch (error) {
    return problemOf(error);
  }
  return null;
}

test.each([0, 1, 65_535, 65_536, 65_537, 200_000, 1_048_576])('a file of %i bytes is read whole', (size) => {
  const content = Buffer.alloc(size, 'words and more words\n');
  const { bytes, size: told, gap } = read(file(`whole-${size}`, content), 'x.c');
  expect([content.equals(bytes), told, gap]).toEqual([true, size, null]);
});

const long = Buffer.concat([
  Buffer.from(`head\n${'a line\n'.repeat(120_000)}`),
  Buffer.from(`${'another line\n'.repeat(50_000)}tail\n`),
]);

test('of a longer one head and tail, and how many lines lie between', () => {
  const { bytes, size, gap } = read(file('long.c', long), 'long.c');
  expect([size, bytes.length]).toEqual([long.length, 1_048_576]);
  expect(bytes.subarray(0, 5).toString()).toBe('head\n');
  expect(bytes.subarray(-5).toString()).toBe('tail\n');
  const left = long.subarray(gap?.at, (gap?.at ?? 0) + (gap?.bytes ?? 0));
  expect(gap?.lines()).toBe(left.toString().split('\n').length - 1);
  expect(Buffer.concat([long.subarray(0, gap?.at), long.subarray((gap?.at ?? 0) + left.length)]).equals(bytes)).toBe(
    true,
  );
});

test('what is written for readers is read whole up to 16 MB', () => {
  const { bytes, gap } = read(file('THIRD-PARTY-NOTICES.txt', long), 'THIRD-PARTY-NOTICES.txt');
  expect([long.equals(bytes), gap]).toEqual([true, null]);
});

test('a sparse file of 10 GB costs no more than its head', () => {
  const path = file('sparse', 'words\n');
  truncateSync(path, 10 * 1024 ** 3);
  const before = process.memoryUsage().rss;
  const { size, bytes, gap } = read(path, 'sparse');
  expect([size, bytes.length, gap !== null]).toEqual([10 * 1024 ** 3, 65_536, true]);
  expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 ** 2);
});

test('a sparse file with words at its end', () => {
  const path = file('sparse.c', 'words\n'.repeat(20_000));
  truncateSync(path, 3 * 1024 ** 3);
  const fd = openSync(path, 'r+');
  writeSync(fd, 'the end\n', 3 * 1024 ** 3 - 8);
  closeSync(fd);
  const { bytes, gap } = read(path, 'sparse.c');
  expect(bytes.subarray(-8).toString()).toBe('the end\n');
  expect(gap?.bytes).toBe(3 * 1024 ** 3 - 1024 ** 2);
});

test.skipIf(process.platform === 'win32')('never through a link, never waiting for a pipe', () => {
  const link = join(home, 'link');
  symlinkSync('/etc/passwd', link);
  expect(problem(link)).toMatch(/^ELOOP: /u);
  const pipe = join(home, 'pipe');
  execFileSync('mkfifo', [pipe]);
  expect(read(pipe, 'pipe').bytes).toHaveLength(0);
});

test('what is not there, and what is a directory', () => {
  expect(problem(join(home, 'nothing'))).toBe('ENOENT: no such file or directory');
  expect(problem(home)).toBe('EISDIR: illegal operation on a directory');
});

test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)('what may not be read', () => {
  const path = file('closed', 'x');
  chmodSync(path, 0);
  expect(problem(path)).toBe('EACCES: permission denied');
});
