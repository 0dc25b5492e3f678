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
import { buildSidedGraph, type SideEdges } from './rank-graph.ts';
import { type RankProblem, solveRank } from './solve-rank.ts';

/** Numbers from 0 to below 1 that are the same in every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** The closed form by Gaussian elimination; the background is the last node. */
function denseValues({ graph, scale, retention, initial, background }: RankProblem): number[] {
  const size = graph.nodes + (background === null ? 0 : 1);
  const rows = Array.from({ length: size }, (_, i) => Array.from({ length: size }, (__, j) => Number(i === j)));
  const keep = [...retention, ...(background === null ? [] : [background.retention])];
  const first = [...initial, ...(background === null ? [] : [background.initial])];
  const give = (target: number, source: number, weight: number) => {
    (rows[target] as number[])[source] =
      ((rows[target] as number[])[source] as number) - (1 - (keep[target] as number)) * weight;
  };
  for (let n = 0; n < graph.nodes; n++) {
    for (let e = graph.offsets[n] as number; e < (graph.offsets[n + 1] as number); e++) {
      const source = graph.sources[e] as number;
      give(n, source, (graph.weights[e] as number) * (scale[source] as number));
    }
    if (background !== null) give(n, graph.nodes, 1 / graph.nodes);
    if (background !== null) give(graph.nodes, n, background.share);
  }
  return eliminate(
    rows,
    first.map((value, n) => value * (keep[n] as number)),
  );
}

function eliminate(rows: number[][], right: number[]): number[] {
  const size = right.length;
  const at = (row: number, column: number) => rows[row]?.[column] as number;
  for (let column = 0; column < size; column++) {
    for (let row = 0; row < size; row++) {
      if (row === column) continue;
      const factor = at(row, column) / at(column, column);
      for (let k = column; k < size; k++) (rows[row] as number[])[k] = at(row, k) - factor * at(column, k);
      right[row] = (right[row] as number) - factor * (right[column] as number);
    }
  }
  return right.map((value, n) => value / at(n, n));
}

function randomSides(seed: number, share: number): RankProblem {
  const random = numbers(seed);
  const [leftCount, rightCount] = [3 + Math.floor(random() * 40), 2 + Math.floor(random() * 12)];
  const size = Math.floor(random() * 300);
  const edges: SideEdges = {
    leftCount,
    rightCount,
    left: Int32Array.from({ length: size }, () => Math.floor(random() * leftCount)),
    right: Int32Array.from({ length: size }, () => Math.floor(random() ** 2 * rightCount)),
    weights: Int32Array.from({ length: size }, () => 1 + Math.floor(random() * 40_000)),
  };
  const { graph, totals } = buildSidedGraph(edges);
  return {
    graph,
    scale: totals.map((total) => (total === 0 ? 1 : (1 - share) / total)),
    retention: Float64Array.from(
      { length: graph.nodes },
      (_, n) => (n < leftCount ? 0.5 : 0.3) * (0.3 + random() * 0.7),
    ),
    initial: Float64Array.from({ length: graph.nodes }, () => random() * 3),
    background: share === 0 ? null : { retention: 0.15, initial: random() * 50, share },
  };
}

/**
 * Six nodes and fifteen edges with the values of the test of X-lab's OpenRank plug-in for Neo4j
 * (X-lab2017/openrank-neo4j-gds at 83ec0da7, `PageRankPregelAlgoTest`; numbers only).
 */
const published = {
  nodes: ['u1', 'u2', 'u3', 'r1', 'r2', 'r3'],
  retention: [0.5, 0.5, 0.5, 0.3, 0.3, 0.3],
  initial: [1, 1.5, 0.5, 0.3, 0.7, 2],
  edges: [
    ['u1', 'u2', 50],
    ['u1', 'u3', 50],
    ['u3', 'u2', 100],
    ['r1', 'r2', 100],
    ['r3', 'r2', 100],
    ['u1', 'r1', 270],
    ['r1', 'u1', 900],
    ['u1', 'r3', 630],
    ['r3', 'u1', 630],
    ['u2', 'r2', 540],
    ['r2', 'u2', 540],
    ['u2', 'r3', 360],
    ['r3', 'u2', 270],
    ['u3', 'r2', 900],
    ['r2', 'u3', 360],
  ] as [string, string, number][],
  expected: [1.072, 1.291, 0.478, 0.293, 1.118, 1.398],
  fixedPoint: [1.07211, 1.291192, 0.47796, 0.292629, 1.117542, 1.398181],
};

function publishedProblem(): RankProblem {
  const place = (name: string) => published.nodes.indexOf(name);
  const incoming = published.nodes.map((name) => published.edges.filter(([, target]) => target === name));
  const offsets = incoming.reduce<number[]>((sums, rows) => [...sums, (sums.at(-1) ?? 0) + rows.length], [0]);
  return {
    graph: {
      nodes: 6,
      offsets: Int32Array.from(offsets),
      sources: Int32Array.from(incoming.flat().map(([source]) => place(source))),
      weights: Int32Array.from(incoming.flat().map(([, , weight]) => weight)),
      split: null,
    },
    scale: new Float64Array(6).fill(0.001),
    retention: Float64Array.from(published.retention),
    initial: Float64Array.from(published.initial),
    background: null,
  };
}

describe('the published graph of six nodes', () => {
  it('is solved to the fixed point', () => {
    const problem = publishedProblem();
    const { values, bound } = solveRank(problem);
    const dense = denseValues(problem);
    expect(bound).toBeLessThanOrEqual(1e-10);
    for (const [n, value] of values.entries()) {
      expect(Math.abs(value - (dense[n] as number))).toBeLessThan(1e-9);
      expect(Math.abs(value - (published.fixedPoint[n] as number))).toBeLessThan(1e-6);
      expect(Math.abs(value - (published.expected[n] as number))).toBeLessThan(1e-3);
    }
  });
});

describe('random graphs of two sides', () => {
  it.each(Array.from({ length: 60 }, (_, seed) => seed))(
    'number %i comes within the bound of the closed form',
    (seed) => {
      const problem = randomSides(seed + 1, seed % 3 === 0 ? 0 : 0.05);
      const dense = denseValues(problem);
      for (const tolerance of [1e-4, 1e-10]) {
        const { values, background, bound } = solveRank(problem, tolerance);
        const found = problem.background === null ? [...values] : [...values, background];
        const away = found.reduce((sum, value, n) => sum + Math.abs(value - (dense[n] as number)), 0);
        const whole = found.reduce((sum, value) => sum + value, 0);
        expect(bound).toBeLessThanOrEqual(tolerance);
        expect(away).toBeLessThanOrEqual((bound + 1e-13) * whole);
      }
    },
  );
});

it('needs few sweeps even where little is retained', () => {
  const problem = { ...randomSides(7, 0), retention: new Float64Array(0) };
  const low = { ...problem, retention: new Float64Array(problem.graph.nodes).fill(0.15) };
  expect(solveRank(low).sweeps).toBeLessThan(45);
});

it('refuses a retention of zero, under which there may be no fixed point', () => {
  const problem = publishedProblem();
  expect(() => solveRank({ ...problem, retention: new Float64Array(6) })).toThrow(RangeError);
});

it('solves an empty graph', () => {
  const none = new Int32Array(0);
  const { graph } = buildSidedGraph({ leftCount: 0, rightCount: 0, left: none, right: none, weights: none });
  const empty = new Float64Array(0);
  const background = { retention: 0.15, initial: 2, share: 0.05 };
  const solution = solveRank({ graph, scale: empty, retention: empty, initial: empty, background });
  expect([...solution.values]).toEqual([]);
  expect(solution.background).toBeCloseTo(0.3, 12);
});
