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
import { ahpWeights, joinedMatrix, matrixFaults, type PairwiseMatrix, randomIndices, solveAhp } from './ahp.ts';
import { ahpReport } from './ahp-report.ts';
import { randomStream } from './rank/random.ts';
import { publishedMatrices } from './testing/published-matrices.ts';

const sound = publishedMatrices.filter(({ name }) => name !== 'domain persona');
const corrupt = publishedMatrices.find(({ name }) => name === 'domain persona')?.matrix ?? [];

const circle = [
  [1, 3, 1 / 3],
  [1 / 3, 1, 3],
  [3, 1 / 3, 1],
];

function reportOf(...matrices: readonly (readonly (readonly (number | null)[])[])[]) {
  return ahpReport({ names: null, experts: matrices.map((cells, index) => ({ name: `e${index}`, cells })) });
}

describe('published matrices', () => {
  it('are six sound ones and a corrupt one', () => expect(sound).toHaveLength(6));

  it.each(sound)('$name', ({ matrix, weights, lambda, index, randomIndex, ratio }) => {
    const result = solveAhp(matrix);
    for (const [i, weight] of result.weights.entries()) {
      expect(Math.abs(weight - (weights[i] ?? 0))).toBeLessThanOrEqual(2e-5);
    }
    // λmax, CI and CR are published with three decimals.
    expect(Math.abs(result.lambda - lambda)).toBeLessThanOrEqual(1e-3);
    expect(Math.abs(result.index - index)).toBeLessThanOrEqual(1e-3);
    expect(Math.abs(result.ratio - ratio)).toBeLessThanOrEqual(1e-3);
    expect(randomIndices[matrix.length - 1]).toBe(randomIndex);
    expect(ahpWeights(matrix).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 4);
  });

  it('of the domain persona is refused, with every cell that is wrong', () => {
    expect(() => solveAhp(corrupt)).toThrowError(expect.objectContaining({ kind: 'bad-matrix' }));
    const report = reportOf(corrupt);
    expect(report.outcome).toBe('invalid');
    const texts = report.outcome === 'invalid' ? report.refusals.map(({ text }) => text.en) : [];
    expect(texts).toHaveLength(6);
    expect(texts[0]).toBe('Row 1, column 5 (1 against 5) is 2, but 0.8 the other way round instead of 0.5');
    expect(texts[4]).toBe('Row 5, column 5: 5 compared with itself must be 1, not 0.333');
  });
});

describe('refusals', () => {
  it('names the judgement of a circle and what would mend it', () => {
    expect(solveAhp(circle).ratio).toBeCloseTo(1.282, 3);
    expect(() => ahpWeights(circle)).toThrowError(expect.objectContaining({ kind: 'inconsistent-matrix' }));
    const report = reportOf(circle);
    expect(report).toMatchObject({
      outcome: 'inconsistent',
      joined: {
        contradictions: [{ row: 0, column: 1, given: 3, through: 2, ratioAfter: expect.closeTo(0, 9) }, {}, {}],
      },
    });
  });

  it('finds the one judgement that was turned round in an otherwise consistent matrix', () => {
    const next = randomStream(3);
    for (let round = 0; round < 50; round += 1) {
      const weights = Array.from({ length: 5 }, () => 1 + next() * 8);
      const matrix = weights.map((a) => weights.map((b) => a / b));
      const [row, column] = [Math.floor(next() * 4), 4];
      const right = (matrix[row] as number[])[column] ?? 1;
      const wrong = right < 1 ? right * 30 : right / 30;
      (matrix[row] as number[])[column] = wrong;
      (matrix[column] as number[])[row] = 1 / wrong;
      const report = reportOf(matrix);
      expect(report).toMatchObject({ outcome: 'inconsistent', joined: { contradictions: [{ row, column }, {}, {}] } });
    }
  });

  it.each<[string, PairwiseMatrix]>([
    ['size', []],
    ['ragged', [[1, 2]]],
    ['not-positive', [[0]]],
    ['diagonal', [[2]]],
    [
      'not-positive',
      [
        [1, -2],
        [-0.5, 1],
      ],
    ],
    [
      'not-positive',
      [
        [1, Number.NaN],
        [1, 1],
      ],
    ],
    [
      'not-positive',
      [
        [1, Number.POSITIVE_INFINITY],
        [0, 1],
      ],
    ],
    [
      'not-reciprocal',
      [
        [1, 2],
        [2, 1],
      ],
    ],
    ['size', Array.from({ length: 16 }, () => Array.from({ length: 16 }, () => 1))],
  ])('%s: %j', (kind, matrix) => {
    expect(matrixFaults(matrix)[0]?.kind).toBe(kind);
    expect(() => solveAhp(matrix)).toThrowError(expect.objectContaining({ kind: 'bad-matrix' }));
    expect(reportOf(matrix).outcome).toBe('invalid');
  });

  it('asks for what is missing on both sides of the diagonal, and for at least one matrix', () => {
    expect(
      reportOf([
        [1, null],
        [null, 1],
      ]),
    ).toMatchObject({ outcome: 'invalid', refusals: [{ expert: 'e0' }] });
    expect(ahpReport({ names: null, experts: [] })).toMatchObject({ outcome: 'invalid' });
  });
});

describe('reports', () => {
  it('fill one side of the diagonal from the other, and take up to fifteen items', () => {
    expect(
      reportOf([
        [1, 2, 6],
        [null, 1, 3],
        [null, null, 1],
      ]),
    ).toMatchObject({
      outcome: 'accepted',
      matrix: [
        [1, 2, 6],
        [0.5, 1, 3],
        [1 / 6, 1 / 3, 1],
      ],
      joined: { weights: [0.6, 0.3, 0.1].map((weight) => expect.closeTo(weight, 12)), ratio: expect.closeTo(0, 9) },
    });
    const even = Array.from({ length: 15 }, () => Array.from({ length: 15 }, () => 1));
    expect(reportOf(even)).toMatchObject({ outcome: 'accepted', joined: { randomIndex: 1.59 } });
    expect(reportOf([[1]])).toMatchObject({ outcome: 'accepted', joined: { weights: [1], ratio: 0 } });
  });

  it('join experts by the geometric mean, whatever their order', () => {
    const [a, b] = [
      [
        [1, 2],
        [0.5, 1],
      ],
      [
        [1, 8],
        [0.125, 1],
      ],
    ] as const;
    expect(joinedMatrix([a, b])[0]?.[1]).toBeCloseTo(4, 12);
    expect(reportOf(a, b)).toMatchObject({
      outcome: 'accepted',
      joined: { weights: [expect.closeTo(0.8, 12), expect.closeTo(0.2, 12)] },
    });
    expect(joinedMatrix([b, a])[1]?.[0]).toBeCloseTo(0.25, 12);
  });

  it('refuse the whole when one expert contradicts themselves, and when sizes differ', () => {
    const even = [
      [1, 1, 1],
      [1, 1, 1],
      [1, 1, 1],
    ];
    const report = reportOf(even, even, even, even, even, even, even, even, circle);
    expect(report).toMatchObject({ outcome: 'inconsistent', joined: { contradictions: [] } });
    expect(reportOf(even, [[1]])).toMatchObject({ outcome: 'invalid', refusals: [{ expert: 'e1' }] });
  });
});
