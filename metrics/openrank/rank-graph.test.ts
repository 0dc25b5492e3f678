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

import { expect, it } from 'vitest';
import { buildSidedGraph, type RankGraph } from './rank-graph.ts';

function rowsOf({ nodes, offsets, sources, weights }: RankGraph): [number, number][][] {
  return Array.from({ length: nodes }, (_, n) => {
    const row: [number, number][] = [];
    for (let e = offsets[n] as number; e < (offsets[n + 1] as number); e++) {
      row.push([sources[e] as number, weights[e] as number]);
    }
    return row;
  });
}

it('orders nodes by edges, adds up edges between the same two, and holds both directions', () => {
  const { graph, leftPlace, rightPlace, totals } = buildSidedGraph({
    leftCount: 3,
    rightCount: 3,
    left: Int32Array.of(2, 0, 2, 2, 1),
    right: Int32Array.of(1, 2, 2, 1, 2),
    weights: Int32Array.of(5, 7, 1, 6, 9),
  });
  expect([...leftPlace]).toEqual([1, 2, 0]);
  expect([...rightPlace]).toEqual([5, 4, 3]);
  expect(graph.split).toBe(3);
  expect(rowsOf(graph)).toEqual([
    [
      [3, 1],
      [4, 11],
    ],
    [[3, 7]],
    [[3, 9]],
    [
      [0, 1],
      [1, 7],
      [2, 9],
    ],
    [[0, 11]],
    [],
  ]);
  expect([...totals]).toEqual([12, 7, 9, 17, 11, 0]);
});

it('is the same for edges in any order, also beyond one digit of the radix', () => {
  const size = 30_000;
  const edges = Array.from({ length: size }, (_, e): [number, number, number] => [
    (e * 7919) % 5000,
    (e * 104_729) % 3001,
    1 + (e % 977),
  ]);
  const build = (list: typeof edges) =>
    buildSidedGraph({
      leftCount: 5000,
      rightCount: 3001,
      left: Int32Array.from(list, ([left]) => left),
      right: Int32Array.from(list, ([, right]) => right),
      weights: Int32Array.from(list, ([, , weight]) => weight),
    });
  const forward = build(edges);
  expect(build(edges.toReversed())).toEqual(forward);
  const counted = new Map<string, number>();
  for (const [left, right, weight] of edges) {
    const key = `${forward.leftPlace[left]} ${forward.rightPlace[right]}`;
    counted.set(key, (counted.get(key) ?? 0) + weight);
  }
  const rows = rowsOf(forward.graph);
  expect(
    rows.slice(0, 5000).flatMap((row, n) => row.map(([source, weight]) => [`${n} ${source}`, weight])),
  ).toHaveLength(counted.size);
  for (const [n, row] of rows.entries()) {
    for (const [source, weight] of row) {
      expect(counted.get(n < 5000 ? `${n} ${source}` : `${source} ${n}`)).toBe(weight);
    }
  }
});

it('keeps a sum that no weight can hold at the most', () => {
  const most = 2 ** 31 - 1;
  const { graph } = buildSidedGraph({
    leftCount: 1,
    rightCount: 1,
    left: Int32Array.of(0, 0),
    right: Int32Array.of(0, 0),
    weights: Int32Array.of(most, 5),
  });
  expect([...graph.weights]).toEqual([most, most]);
});
