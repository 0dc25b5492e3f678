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
import { readBatch } from './batch.ts';

const id = 'a'.repeat(40);

async function* chunks(stream: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < stream.length; at += size) yield stream.subarray(at, at + size);
}

async function read(stream: Buffer, size: number, cap = 1 << 20): Promise<string[]> {
  const found: string[] = [];
  for await (const objects of readBatch(chunks(stream, size), cap)) {
    for (const { type, bytes, size: whole } of objects) found.push(`${type} ${whole} ${bytes.toString('latin1')}`);
  }
  return found;
}

const forged = `${id} commit 5\nfake!\n`;
const stream = Buffer.from(
  `${id} blob ${forged.length}\n${forged}\n${id} missing\n${id} blob 0\n\n${id} commit 3\n\n\0\n\n`,
  'latin1',
);
const expected = [`blob ${forged.length} ${forged}`, 'missing 0 ', 'blob 0 ', 'commit 3 \n\0\n'];

test('objects are framed by their lengths, wherever the stream is cut', async () => {
  for (let size = 1; size <= stream.length; size++) expect(await read(stream, size)).toEqual(expected);
});

test('of a large object only the first bytes are kept', async () => {
  const large = Buffer.concat([
    Buffer.from(`${id} blob 100000\n`),
    Buffer.alloc(100_000, 'x'),
    Buffer.from(`\n${id} blob 1\ny\n`),
  ]);
  for (const size of [7, 4096, 200_000]) expect(await read(large, size, 4)).toEqual(['blob 100000 xxxx', 'blob 1 y']);
});

test('a stream that stops within an object, or is no stream of objects, is refused', async () => {
  await expect(read(stream.subarray(0, 60), 10)).rejects.toMatchObject({ kind: 'corrupt' });
  await expect(read(Buffer.from('fatal: something else\n'), 10)).rejects.toMatchObject({ kind: 'corrupt' });
  await expect(read(Buffer.alloc(100_000, 'x'), 4096)).rejects.toMatchObject({ kind: 'corrupt' });
});
