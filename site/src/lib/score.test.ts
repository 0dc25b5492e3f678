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
import { pieces, segments } from './score.ts';

const part = (id: string, weight: number, value: number | null) => ({
  id,
  name: { zh: id, en: id },
  weight,
  value,
  coverage: value === null ? 0 : 1,
  inputs: [],
});

test('weights of unavailable parts are spread, and the pieces sum to the score', () => {
  const parts = segments({ value: 60, parts: [part('a', 0.25, 80), part('b', 0.5, null), part('c', 0.25, 40)] });
  expect(parts.map(({ points, number }) => [number, points])).toEqual([
    [1, 40],
    [2, null],
    [3, 20],
  ]);
  expect(pieces(parts)).toEqual([
    { number: 1, x: 0, width: 40 },
    { number: 3, x: 40, width: 20 },
  ]);
});

test('a score of which nothing is known has no pieces', () => {
  expect(pieces(segments({ value: null, parts: [part('a', 1, null)] }))).toEqual([]);
  expect(pieces(segments({ value: 0, parts: [part('a', 1, 0)] }))).toEqual([]);
});

test('without a total no part gives points, and its own value is still there', () => {
  const [known] = segments({ value: null, parts: [part('a', 0.2, 77), part('b', 0.8, null)] });
  expect([known?.points, known?.value]).toEqual([null, 77]);
});
