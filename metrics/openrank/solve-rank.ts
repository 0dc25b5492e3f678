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

import type { RankGraph } from './rank-graph.ts';

/** A node that every node gives to and gets from, in equal parts; it stands in no row of the graph. */
export interface Background {
  readonly retention: number;
  readonly initial: number;
  /** Part of its value that every node gives to the background. */
  readonly share: number;
}

/** What `v = (E − A·S)⁻¹ (E − A) v₀` is solved for, with A = diag(1 − retention). */
export interface RankProblem {
  readonly graph: RankGraph;
  /** By node: what it gives along an edge of weight 1 out of a value of 1, so that S = weight × scale; above 0. */
  readonly scale: Float64Array;
  /** By node, above 0 and at most 1: the part of its initial value that a node keeps. */
  readonly retention: Float64Array;
  /** By node: v₀. */
  readonly initial: Float64Array;
  readonly background: Background | null;
}

/** The fixed point, and how near. */
export interface RankSolution {
  readonly values: Float64Array;
  /** Value of the background; 0 without one. */
  readonly background: number;
  /** The sum of all distances to the fixed point is at most this part of the sum of all values. */
  readonly bound: number;
  readonly sweeps: number;
}

/** Bound that is solved for unless told. */
const defaultTolerance = 1e-10;
/** So many sweeps are never needed: each takes off more than the smallest retention. */
const mostSweeps = 5000;

/** What the sweeps work on: `y` is value × scale, so that an edge costs one look-up. */
interface Sweep {
  readonly y: Float64Array;
  readonly given: Float64Array;
  readonly factor: Float64Array;
  readonly inverse: Float64Array;
  /** What the background gives to every node before its retention. */
  spread: number;
  /** Sum of all values after the sweep, and of what they moved by. */
  total: number;
  moved: number;
}

/**
 * Solves by sweeps that use each new value at once. On a graph of two sides they over-relax by the factor that is best
 * for such graphs (Young 1954); the last sweep is always a plain one, from which the bound follows: values that moved by
 * `m` in it are at most `m · d / (1 − d)` from the fixed point, with d = 1 − the smallest retention.
 */
export function solveRank(problem: RankProblem, tolerance = defaultTolerance): RankSolution {
  const { graph, background } = problem;
  const sweep = start(problem);
  const [reach, best] = [farthest(problem), bestFactor(problem)];
  let value = background?.initial ?? 0;
  let relax = best;
  for (let sweeps = 1; ; sweeps += 1) {
    if (sweeps > mostSweeps / 2) relax = 1;
    sweep.spread = background === null ? 0 : value / graph.nodes;
    pass(graph, sweep, relax);
    const next = background === null ? 0 : backgroundOf(background, sweep.total);
    const moved = sweep.moved + Math.abs(next - value);
    value = next;
    const bound = (moved * reach) / (sweep.total + value || 1);
    if (bound <= tolerance && relax === 1) return { values: valuesOf(sweep), background: value, bound, sweeps };
    if (sweeps >= mostSweeps) throw new RangeError(`No fixed point within ${mostSweeps} sweeps.`);
    relax = bound <= tolerance / 2 ? 1 : best;
  }
}

function backgroundOf({ retention, initial, share }: Background, total: number): number {
  return retention * initial + (1 - retention) * share * total;
}

function smallestRetention({ retention, background }: RankProblem): number {
  return retention.reduce((least, one) => Math.min(least, one), background?.retention ?? 1);
}

function farthest(problem: RankProblem): number {
  const least = smallestRetention(problem);
  if (!(least > 0)) throw new RangeError('A retention must be above 0.');
  return (1 - least) / least;
}

/** 2 / (1 + √(1 − ρ²)), where ρ² is what remains of a value that goes to the other side and comes back. */
function bestFactor({ graph: { split, nodes }, retention, background }: RankProblem): number {
  if (split === null) return 1;
  const kept = 1 - (background?.share ?? 0);
  let [left, right] = [1, 1];
  for (let n = 0; n < split; n++) left = Math.min(left, retention[n] as number);
  for (let n = split; n < nodes; n++) right = Math.min(right, retention[n] as number);
  const back = (1 - left) * (1 - right) * kept * kept;
  return 2 / (1 + Math.sqrt(1 - back));
}

function start({ graph: { nodes }, scale, retention, initial }: RankProblem): Sweep {
  const [y, given, factor, inverse] = [scale, scale, scale, scale].map(() => new Float64Array(nodes)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (let n = 0; n < nodes; n++) {
    const [unit, kept, first] = [scale[n] as number, retention[n] as number, initial[n] as number];
    y[n] = unit * first;
    given[n] = unit * kept * first;
    factor[n] = unit * (1 - kept);
    inverse[n] = 1 / unit;
  }
  return { y, given, factor, inverse, spread: 0, total: 0, moved: 0 };
}

function pass({ nodes, offsets, sources, weights }: RankGraph, sweep: Sweep, relax: number): void {
  const { y, given, factor, inverse, spread } = sweep;
  let [total, moved, e] = [0, 0, 0];
  for (let n = 0; n < nodes; n++) {
    const end = offsets[n + 1] as number;
    let reached = spread;
    for (; e < end; e++) reached += (weights[e] as number) * (y[sources[e] as number] as number);
    const change = (given[n] as number) + (factor[n] as number) * reached - (y[n] as number);
    const next = (y[n] as number) + relax * change;
    y[n] = next;
    moved += Math.abs(change) * (inverse[n] as number);
    total += next * (inverse[n] as number);
  }
  sweep.total = total;
  sweep.moved = moved;
}

function valuesOf({ y, inverse }: Sweep): Float64Array {
  return y.map((value, n) => value * (inverse[n] as number));
}
