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

/** Who gets from whom, as compressed rows: what reaches node `n` stands at `offsets[n]` to `offsets[n + 1]`. */
export interface RankGraph {
  readonly nodes: number;
  /** One more than there are nodes. */
  readonly offsets: Int32Array;
  readonly sources: Int32Array;
  /** Whole units, so that sums are exact. */
  readonly weights: Int32Array;
  /** First node of the second side, when every edge goes from one side to the other; null = no such thing is promised. */
  readonly split: number | null;
}

/** Undirected edges between two sides, in any order; several between the same two nodes are added up. */
export interface SideEdges {
  readonly leftCount: number;
  readonly rightCount: number;
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** Whole units above 0. */
  readonly weights: Int32Array;
}

/** A graph of two sides in both directions, its nodes ordered so that those with most edges lie together in memory. */
export interface SidedGraph {
  readonly graph: RankGraph & { readonly split: number };
  /** Where a node of the left side stands in the graph. */
  readonly leftPlace: Int32Array;
  readonly rightPlace: Int32Array;
  /** Weight of all edges of each node, by its place. */
  readonly totals: Float64Array;
}

const digitBits = 11;
const digits = 1 << digitBits;

/** Builds the rows by radix sort; ties of degree keep the given order of nodes, so equal input gives equal bytes. */
export function buildSidedGraph(edges: SideEdges): SidedGraph {
  const { leftCount, rightCount } = edges;
  const leftPlace = placesByDegree(edges.left, leftCount);
  const rightPlace = placesByDegree(edges.right, rightCount);
  const sorted = sortEdges(edges, leftPlace, rightPlace);
  const merged = mergeEdges(sorted);
  const graph = sidesOf(sorted, merged, leftCount, rightCount);
  for (let i = 0; i < rightCount; i++) rightPlace[i] = (rightPlace[i] as number) + leftCount;
  return { graph, leftPlace, rightPlace, totals: rowTotals(graph) };
}

/** Place of every node when those with most edges come first. */
function placesByDegree(ends: Int32Array, count: number): Int32Array {
  const degree = new Int32Array(count);
  for (let e = 0; e < ends.length; e++) degree[ends[e] as number] = (degree[ends[e] as number] as number) + 1;
  let most = 0;
  for (let n = 0; n < count; n++) most = Math.max(most, degree[n] as number);
  const start = new Int32Array(most + 2);
  for (let n = 0; n < count; n++) {
    const slot = most - (degree[n] as number) + 1;
    start[slot] = (start[slot] as number) + 1;
  }
  for (let d = 1; d < start.length; d++) start[d] = (start[d] as number) + (start[d - 1] as number);
  const place = new Int32Array(count);
  for (let n = 0; n < count; n++) {
    const slot = most - (degree[n] as number);
    place[n] = start[slot] as number;
    start[slot] = (start[slot] as number) + 1;
  }
  return place;
}

/** Edges as three columns. */
interface Columns {
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly weights: Int32Array;
}

function sortEdges(edges: SideEdges, leftPlace: Int32Array, rightPlace: Int32Array): Columns {
  const size = edges.left.length;
  let now = emptyColumns(size);
  for (let e = 0; e < size; e++) {
    now.left[e] = leftPlace[edges.left[e] as number] as number;
    now.right[e] = rightPlace[edges.right[e] as number] as number;
  }
  now.weights.set(edges.weights);
  let spare = emptyColumns(size);
  for (const [key, count] of [
    ['right', edges.rightCount],
    ['left', edges.leftCount],
  ] as const) {
    for (let shift = 0; shift < 32 && (count - 1) >> shift > 0; shift += digitBits) {
      sortByDigit(now, spare, now[key], shift);
      [now, spare] = [spare, now];
    }
  }
  return now;
}

function emptyColumns(size: number): Columns {
  return { left: new Int32Array(size), right: new Int32Array(size), weights: new Int32Array(size) };
}

function sortByDigit(from: Columns, to: Columns, key: Int32Array, shift: number): void {
  const start = new Int32Array(digits + 1);
  const size = key.length;
  for (let e = 0; e < size; e++) {
    const slot = (((key[e] as number) >>> shift) & (digits - 1)) + 1;
    start[slot] = (start[slot] as number) + 1;
  }
  for (let d = 1; d <= digits; d++) start[d] = (start[d] as number) + (start[d - 1] as number);
  for (let e = 0; e < size; e++) {
    const slot = ((key[e] as number) >>> shift) & (digits - 1);
    const at = start[slot] as number;
    start[slot] = at + 1;
    to.left[at] = from.left[e] as number;
    to.right[at] = from.right[e] as number;
    to.weights[at] = from.weights[e] as number;
  }
}

/** More than a weight can hold stays at the most it can hold. */
const mostWeight = 2 ** 31 - 1;

/** Adds up neighbours that join the same two nodes, in place; returns how many are left. */
function mergeEdges({ left, right, weights }: Columns): number {
  let last = -1;
  for (let e = 0; e < left.length; e++) {
    if (last >= 0 && left[e] === left[last] && right[e] === right[last]) {
      weights[last] = Math.min((weights[last] as number) + (weights[e] as number), mostWeight);
      continue;
    }
    last += 1;
    left[last] = left[e] as number;
    right[last] = right[e] as number;
    weights[last] = weights[e] as number;
  }
  return last + 1;
}

/** Both directions from edges sorted by left, then right. */
function sidesOf(edges: Columns, count: number, leftCount: number, rightCount: number): SidedGraph['graph'] {
  const nodes = leftCount + rightCount;
  const offsets = new Int32Array(nodes + 1);
  for (let e = 0; e < count; e++) {
    const [l, r] = [(edges.left[e] as number) + 1, leftCount + (edges.right[e] as number) + 1];
    offsets[l] = (offsets[l] as number) + 1;
    offsets[r] = (offsets[r] as number) + 1;
  }
  for (let n = 1; n <= nodes; n++) offsets[n] = (offsets[n] as number) + (offsets[n - 1] as number);
  const sources = new Int32Array(2 * count);
  const weights = new Int32Array(2 * count);
  const next = offsets.slice(leftCount, nodes);
  for (let e = 0; e < count; e++) {
    const right = edges.right[e] as number;
    const weight = edges.weights[e] as number;
    sources[e] = leftCount + right;
    weights[e] = weight;
    const at = next[right] as number;
    next[right] = at + 1;
    sources[at] = edges.left[e] as number;
    weights[at] = weight;
  }
  return { nodes, offsets, sources, weights, split: leftCount };
}

function rowTotals({ nodes, offsets, weights }: RankGraph): Float64Array {
  const totals = new Float64Array(nodes);
  for (let n = 0; n < nodes; n++) {
    let total = 0;
    for (let e = offsets[n] as number; e < (offsets[n + 1] as number); e++) total += weights[e] as number;
    totals[n] = total;
  }
  return totals;
}
