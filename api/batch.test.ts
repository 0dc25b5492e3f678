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

import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createBatch } from './batch.ts';

function recorded(options: { delay?: number; apart?: number; work?: () => Promise<void> } = {}) {
  const runs: string[][] = [];
  const faults: unknown[] = [];
  const batch = createBatch<string>({
    delay: options.delay ?? 5,
    apart: options.apart ?? 0,
    run: async (items) => {
      runs.push([...items]);
      await options.work?.();
    },
    failed: (error) => void faults.push(error),
  });
  return { batch, runs, faults };
}

test('requests of one moment are one run', async () => {
  const { batch, runs } = recorded();
  void batch.add(['a', 'b']);
  void batch.add(['b', 'c']);
  await delay(40);
  expect(runs).toEqual([['a', 'b', 'c']]);
  void batch.add([]);
  await delay(20);
  expect(runs).toHaveLength(1);
});

test('requests during a run are the next one, never at the same time', async () => {
  const { batch, runs } = recorded({ work: () => delay(20) });
  void batch.add(['a']);
  await delay(12);
  void batch.add(['b']);
  void batch.add(['c']);
  expect(runs).toEqual([['a']]);
  await batch.flush();
  expect(runs).toEqual([['a'], ['b', 'c']]);
});

test('runs keep their distance, and flush does not wait for it', async () => {
  const { batch, runs } = recorded({ apart: 60_000 });
  void batch.add(['a']);
  await delay(30);
  void batch.add(['b']);
  await delay(30);
  expect(runs).toEqual([['a']]);
  await batch.flush();
  expect(runs).toEqual([['a'], ['b']]);
});

test('with no end to the distance only flush runs', async () => {
  const { batch, runs } = recorded({ apart: Number.POSITIVE_INFINITY });
  void batch.add(['a']);
  await delay(30);
  expect(runs).toEqual([]);
  await batch.flush();
  expect(runs).toEqual([['a']]);
});

test('a run that fails is told, and the next one goes on', async () => {
  let first = true;
  const { batch, runs, faults } = recorded({
    work: () => {
      const fails = first;
      first = false;
      return fails ? Promise.reject(new Error('no')) : Promise.resolve();
    },
  });
  void batch.add(['a']);
  await batch.flush();
  void batch.add(['b']);
  await batch.flush();
  expect(runs).toEqual([['a'], ['b']]);
  expect(faults).toEqual([new Error('no')]);
});
