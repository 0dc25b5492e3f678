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

import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { buildIndex } from './index-build.ts';
import { decodeIndex, encodeIndex, IndexError, type IndexFault } from './index-file.ts';
import { stringAt } from './licence-index.ts';
import { parsePattern } from './pattern.ts';

const index = buildIndex([
  {
    id: 'a#1',
    kind: 'reference',
    expression: 'MIT',
    aliases: ['MIT-0'],
    steps: parsePattern('the (mit|expat)? license _3_ terms'),
    tolerance: 'exact',
    minimum: 1,
    required: [],
  },
  {
    id: 'b',
    kind: 'text',
    expression: 'ISC',
    steps: parsePattern('one two three four (five)? six seven eight nine ten eleven twelve alpha beta gamma delta'),
    tolerance: 'near',
    minimum: 0.8,
    required: [['six', 'seven']],
  },
]);
const file = encodeIndex(index);

function faultOf(bytes: Uint8Array): IndexFault | null {
  const copy = new Uint8Array(bytes.length);
  copy.set(bytes);
  try {
    decodeIndex(copy.buffer);
    return null;
  } catch (error) {
    if (error instanceof IndexError) return error.kind;
    throw error;
  }
}

function changed(at: number, value: number): Uint8Array {
  const copy = file.slice();
  copy[at] = value;
  return copy;
}

describe('the file of an index', () => {
  it('gives back what was written', () => {
    const read = decodeIndex(file.buffer);
    expect(read).toEqual(index);
    expect(stringAt(read.ruleStrings, 2)).toBe('MIT-0');
  });

  it('is the same for the same rules', () => {
    expect(encodeIndex(decodeIndex(file.buffer))).toEqual(file);
  });

  it.each([
    ['nothing', new Uint8Array(0), 'not-an-index'],
    ['another file', new TextEncoder().encode('{"licences": []} '.repeat(8)), 'not-an-index'],
    ['half of it', file.slice(0, (file.length / 2) & ~7), 'damaged'],
    ['one byte of it changed', changed(file.length - 12, 0x77), 'damaged'],
    ['another form', changed(4, 0xee), 'other-version'],
    [
      'the other byte order',
      Uint8Array.from(file.slice(0, 64)).map((_, at) => file[(at & ~3) + 3 - (at & 3)] as number),
      'other-machine',
    ],
  ] as const)('refuses %s', (_, bytes, kind) => {
    expect(faultOf(bytes)).toBe(kind);
  });

  it('is shared between threads without a copy', async () => {
    const shared = new SharedArrayBuffer(file.length);
    new Uint8Array(shared).set(file);
    const source = `const { parentPort, workerData } = require('node:worker_threads');
      new Uint8Array(workerData)[workerData.byteLength - 1] = 7; parentPort.postMessage(workerData.byteLength);`;
    const worker = new Worker(source, { eval: true, workerData: shared });
    const length = await new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject));
    expect([length, new Uint8Array(shared).at(-1)]).toEqual([file.length, 7]);
    new Uint8Array(shared).set(file);
    expect(decodeIndex(shared)).toEqual(index);
  });
});
