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
import { silent } from '#store/testing.ts';
import { createSchedule, createTick, validSchedule } from './schedule.ts';

test.each([
  ['0 * * * *', true],
  ['30 */6 * * *', true],
  ['off', true],
  ['60 * * * *', false],
  ['every day', false],
  ['', false],
])('%s', (expression, valid) => {
  expect(validSchedule(expression)).toBe(valid);
});

test('tells when the next round begins, in UTC, and ends when told', async () => {
  const schedule = createSchedule('0 * * * *', () => Promise.resolve(), silent);
  const next = schedule.next();
  expect([next?.getUTCMinutes(), next?.getUTCSeconds()]).toEqual([0, 0]);
  expect((next?.getTime() ?? 0) - Date.now()).toBeLessThanOrEqual(3600_000);
  await schedule.stop();
});

test('off has no next round', async () => {
  const schedule = createSchedule('off', () => Promise.reject(new Error('never')), silent);
  expect(schedule.next()).toBeNull();
  await schedule.stop();
});

test('the tick comes each minute, and not where no schedule is wanted', async () => {
  const tick = createTick(true, () => Promise.resolve(), silent);
  const next = tick.next();
  expect(next?.getUTCSeconds()).toBe(0);
  expect((next?.getTime() ?? Infinity) - Date.now()).toBeLessThanOrEqual(60_000);
  await tick.stop();
  expect(createTick(false, () => Promise.reject(new Error('never')), silent).next()).toBeNull();
});
