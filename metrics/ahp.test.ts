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

import { describe, expect, it } from 'vitest';
import { ahpWeights, type PairwiseMatrix, solveAhp } from './ahp.ts';

// Matrices and answers as OSS Compass publishes them (docs-zh, Apache-2.0).
const published: readonly { name: string; matrix: PairwiseMatrix; weights: number[]; lambda: number; ratio: number }[] =
  [
    {
      name: 'organisation activity, 4 × 4',
      matrix: [
        [1, 1.25, 1.25, 2],
        [0.8, 1, 1, 1.6],
        [0.8, 1, 1, 1.6],
        [0.5, 0.625, 0.625, 1],
      ],
      weights: [0.32258, 0.25806, 0.25806, 0.16129],
      lambda: 4,
      ratio: 0,
    },
    {
      name: 'community service and support, 7 × 7',
      matrix: [
        [1, 1, 1.333, 1.5, 1.5, 2, 2],
        [1, 1, 1.333, 1.5, 1.5, 2, 2],
        [0.75, 0.75, 1, 1.143, 1.143, 1.333, 1.333],
        [0.667, 0.667, 0.875, 1, 1, 1.25, 1.25],
        [0.667, 0.667, 0.875, 1, 1, 1.25, 1.25],
        [0.5, 0.5, 0.75, 0.8, 0.8, 1, 1],
        [0.5, 0.5, 0.75, 0.8, 0.8, 1, 1],
      ],
      weights: [0.19721, 0.19721, 0.14372, 0.12876, 0.12876, 0.10217, 0.10217],
      lambda: 7.002,
      ratio: 0,
    },
    {
      name: 'collaboration development index, 8 × 8',
      matrix: [
        [1, 1.111, 1.25, 1.429, 1.667, 2, 2, 5],
        [0.9, 1, 1.25, 1.25, 1.429, 1.667, 1.667, 2.5],
        [0.8, 0.8, 1, 1.111, 1.25, 1.429, 1.429, 2],
        [0.7, 0.8, 0.9, 1, 1.111, 1.25, 1.25, 2],
        [0.6, 0.7, 0.8, 0.9, 1, 1.111, 1.111, 2],
        [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1, 2],
        [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1, 2],
        [0.2, 0.4, 0.5, 0.5, 0.5, 0.5, 0.5, 1],
      ],
      weights: [0.19987, 0.16363, 0.13853, 0.12612, 0.11319, 0.10113, 0.10113, 0.0564],
      lambda: 8.034,
      ratio: 0.003,
    },
  ];

describe('published matrices', () => {
  it.each(published)('$name', ({ matrix, weights, lambda, ratio }) => {
    const result = solveAhp(matrix);
    result.weights.forEach((weight, i) => expect(Math.abs(weight - (weights[i] ?? 0))).toBeLessThanOrEqual(2e-5));
    expect(Math.abs(result.lambda - lambda)).toBeLessThanOrEqual(1e-3);
    expect(Math.abs(result.ratio - ratio)).toBeLessThanOrEqual(1e-3);
    expect(ahpWeights(matrix).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 4);
  });
});

describe('refusals', () => {
  it('refuses judgements that go in a circle', () => {
    const circle = [
      [1, 3, 1 / 3],
      [1 / 3, 1, 3],
      [3, 1 / 3, 1],
    ];
    expect(solveAhp(circle).ratio).toBeCloseTo(1.282, 3);
    expect(() => ahpWeights(circle)).toThrowError(expect.objectContaining({ kind: 'inconsistent-matrix' }));
  });

  it('refuses the contributor-domain matrix, which is corrupt as published', () => {
    const corrupt = [
      [1, 0.667, 1, 0.667, 2, 1.333],
      [1.5, 1, 1.5, 1, 3, 2],
      [1, 0.667, 1, 0.667, 2, 1.333],
      [1.5, 1, 1.5, 1, 3, 2],
      [0.8, 0.5, 0.333, 0.5, 0.333, 1],
      [0.75, 0.5, 0.75, 0.5, 1.5, 1],
    ];
    expect(() => solveAhp(corrupt)).toThrowError(expect.objectContaining({ kind: 'bad-matrix' }));
  });

  it.each([
    [[]],
    [[[1, 2]]],
    [[[0]]],
    [
      [
        [1, -2],
        [-0.5, 1],
      ],
    ],
    [
      [
        [1, Number.NaN],
        [1, 1],
      ],
    ],
  ])('refuses %j', (matrix) => {
    expect(() => solveAhp(matrix)).toThrowError(expect.objectContaining({ kind: 'bad-matrix' }));
  });
});
