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

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readRankingFile, requireBody } from './read-ranking.ts';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'read-ranking-'));
});
afterAll(() => rm(directory, { recursive: true }));

async function read(content: string | Uint8Array): Promise<unknown> {
  const path = join(directory, 'file.json');
  await writeFile(path, content);
  return readRankingFile(path);
}

test.each([
  ['', /not JSON/],
  ['[]', /is no ranking/],
  ['{"rankings":[]}', /rank --json/],
  ['null', /is no ranking/],
  [`{"entries":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, /nests too deep/],
  [Uint8Array.of(0xff, 0xfe, 0x7b), /not UTF-8/],
])('a file that is none is refused in words (%#)', async (content, words) => {
  await expect(read(content)).rejects.toThrow(words);
});

test('what is not there, or no file, is refused in words', async () => {
  await expect(readRankingFile(join(directory, 'nothing'))).rejects.toThrow(/ENOENT/);
  await expect(readRankingFile(directory)).rejects.toThrow(/no file|EISDIR/);
});

test('brackets within strings do not nest', async () => {
  expect(await read(JSON.stringify({ entries: ['['.repeat(1000), '\\"[['] }))).toMatchObject({
    entries: [expect.any(String), '\\"[['],
  });
});

test('a body that is not whole is refused at the first wrong place', () => {
  expect(() => requireBody({ format: 2, entries: [] })).toThrow(/model does not have the right form/);
});
