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

import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { parseLine } from './parse-line.ts';
import { readLines } from './read-lines.ts';

async function numbers(bytes: Buffer): Promise<number[]> {
  const found: number[] = [];
  for await (const { number } of readLines(Readable.from([bytes]))) found.push(number);
  return found;
}

test('empty lines are passed over, but not without end: a small archive unpacks to any number of them', async () => {
  expect(await numbers(Buffer.from('\n{}\n \r\n\n{}'))).toEqual([2, 5]);
  const bomb = gzipSync(Buffer.alloc(3_000_000, '\n'));
  expect(bomb.length).toBeLessThan(10_000);
  await expect(numbers(bomb)).rejects.toThrow('line 1000001: there are more than 1000000 empty lines');
});

test.each([
  [{ additions: -5 }, 'commit.additions must be at least 0.'],
  [{ additions: 3e9 }, 'commit.additions must be at most 2147483647.'],
  [{ repository: '' }, 'commit.repository must have a length of at least 1.'],
])('what is too small or too large is refused in plain words: %j', (wrong, text) => {
  const commit = {
    type: 'commit',
    repository: 'a',
    sha: '0'.repeat(40),
    author: { email: 'ann@example.org' },
    ...wrong,
  };
  expect(() => parseLine(3, JSON.stringify(commit))).toThrow(text);
});
