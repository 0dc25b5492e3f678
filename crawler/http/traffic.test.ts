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
import type { BucketState } from './http.ts';
import { mergeState } from './traffic.ts';

const now = Date.UTC(2026, 0, 1);
const at = (seconds: number) => new Date(now + seconds * 1000);
const mine: BucketState = {
  host: 'api.example.org',
  credential: 'c1',
  resource: 'core',
  limit: 100,
  remaining: 50,
  resetAt: at(600),
  blockedUntil: null,
};

test('of what two processes know of a bucket the stricter counts', () => {
  const merge = (theirs: Partial<BucketState>, own: Partial<BucketState> = {}) => {
    const { limit, remaining, resetAt, blockedUntil } = mergeState({ ...mine, ...own }, { ...mine, ...theirs }, now);
    return [limit, remaining, resetAt, blockedUntil];
  };
  const unknown = { limit: null, remaining: null, resetAt: null };
  expect(mergeState(mine, null, now)).toEqual(mine);
  // One window, by clocks that differ by a second: the least that is left.
  expect(merge({ remaining: 40, resetAt: at(601) })).toEqual([100, 40, at(600), null]);
  expect(merge({ remaining: 60 })).toEqual([100, 50, at(600), null]);
  // A newer window replaces an older one, never the other way round.
  expect(merge({ remaining: 99, resetAt: at(4200) })).toEqual([100, 99, at(4200), null]);
  expect(merge({ remaining: 1, resetAt: at(60) })).toEqual([100, 50, at(600), null]);
  // Who knows nothing learns, also of a budget without an end.
  expect(merge({ remaining: 7, resetAt: null }, unknown)).toEqual([100, 7, null, null]);
  expect(merge(unknown)).toEqual([100, 50, at(600), null]);
  // The longer wait counts, and none is longer than an hour.
  expect(merge({ blockedUntil: at(60) }, { blockedUntil: at(30) })[3]).toEqual(at(60));
  expect(merge({ blockedUntil: at(60) }, { blockedUntil: at(90) })[3]).toEqual(at(90));
  expect(merge({ blockedUntil: null }, { blockedUntil: at(90) })[3]).toEqual(at(90));
  expect(merge({ blockedUntil: at(86_400) })[3]).toEqual(at(3600));
});
