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

import { setTimeout as later } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createGate } from './gate.ts';

test('so many run at once, the others wait, and one that waits too long is refused', async () => {
  const gate = createGate(2, { moment: 30 });
  const { promise, resolve } = Promise.withResolvers<void>();
  let most = 0;
  let running = 0;
  const task = async () => {
    running += 1;
    most = Math.max(most, running);
    await promise;
    running -= 1;
    return 'done';
  };
  const admitted = [gate(task), gate(task)];
  await expect(gate(task)).rejects.toMatchObject({ kind: 'busy' });
  const patient = gate(task);
  resolve();
  expect(await Promise.all([...admitted, patient])).toEqual(['done', 'done', 'done']);
  expect(most).toBe(2);
});

test('a task that fails gives its place back', async () => {
  const gate = createGate(1, { moment: 30 });
  await expect(gate(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await gate(() => Promise.resolve(1))).toBe(1);
});

test('who waits while others get their turn waits longer than a moment, and is refused once nobody does', async () => {
  const gate = createGate(1, { moment: 20, still: 200 });
  const moving = Array.from({ length: 20 }, (_, n) => gate(() => later(15, n), 'while-moving'));
  await expect(gate(() => Promise.resolve('visitor'))).rejects.toMatchObject({ kind: 'busy' });
  expect(await Promise.all(moving)).toEqual(Array.from({ length: 20 }, (_, n) => n));
  const { promise, resolve } = Promise.withResolvers<void>();
  const stuck = gate(() => promise);
  await expect(gate(() => Promise.resolve('member'), 'while-moving')).rejects.toMatchObject({ kind: 'busy' });
  resolve();
  await stuck;
});
