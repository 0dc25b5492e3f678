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
import { createByteCache, createGeneration } from './byte-cache.ts';
import { represent } from './representation.ts';

function bytes(size: number) {
  return represent(Buffer.alloc(size), 'text/plain');
}

test('an answer is kept until the generation changes or its time is over', () => {
  let time = 0;
  const generation = createGeneration();
  const cache = createByteCache(generation, () => time, { entries: 10, bytes: 1000, milliseconds: 50 });
  const one = bytes(1);
  cache.put('a', one, generation.current());
  expect(cache.get('a')).toBe(one);
  time = 50;
  expect(cache.get('a')).toBeUndefined();
  cache.put('a', one, generation.current());
  generation.bump();
  expect(cache.get('a')).toBeUndefined();
});

test('an answer made from older data is not kept', () => {
  const generation = createGeneration();
  const cache = createByteCache(generation, () => 0);
  const made = generation.current();
  generation.bump();
  cache.put('a', bytes(1), made);
  expect(cache.get('a')).toBeUndefined();
});

test('number and size are bounded; the least recently used go first', () => {
  const generation = createGeneration();
  const cache = createByteCache(generation, () => 0, { entries: 3, bytes: 800, milliseconds: 50 });
  for (const key of ['a', 'b', 'c']) cache.put(key, bytes(10), 0);
  cache.get('a');
  cache.put('d', bytes(10), 0);
  expect(['a', 'b', 'c', 'd'].filter((key) => cache.get(key))).toEqual(['a', 'c', 'd']);
  cache.put('huge', bytes(101), 0);
  expect(cache.get('huge')).toBeUndefined();
});
