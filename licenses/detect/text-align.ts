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

import type { Cluster, Hits } from './clusters.ts';
import { addEdit, diffBox, type Edits, extend, newEdits } from './edits.ts';
import type { HeadWalk } from './text-head.ts';

/** How a text follows a canonical one. */
export interface Alignment {
  /** Half-open span of words of the text. */
  readonly from: number;
  readonly to: number;
  /** In places of the canonical words; what comes before the first and after the last common word counts as missing. */
  readonly edits: Edits;
}

/** Words by which head and tail of a copy may be longer than those of the canonical text, beside a quarter of these. */
const margin = 40;

/** Most seeds of one cluster that are followed; a copy has at most as many as its text. */
const mostHits = 512;

/** Numbers of a chain among which its steady part is looked for. */
const mostUnsteady = 16;

/** The longest run of hits that go on in both texts, as places in both, first first. */
function createChainer(): (cluster: Cluster, hits: Hits) => number[] {
  const order: number[] = [];
  const tails: number[] = [];
  const previous = new Int32Array(mostHits);
  return ({ hit }, { places, offsets, before }) => {
    const shift = (one: number) => (places[one] as number) - (offsets[one] as number);
    /** Of two places of one seed the one at the distance of the seed behind it: a phrase may stand in a text twice. */
    const isNearer = (known: number, one: number, next: number | undefined) =>
      next !== undefined &&
      offsets[known] === offsets[one] &&
      Math.abs(shift(known) - shift(next)) < Math.abs(shift(one) - shift(next));
    order.length = 0;
    tails.length = 0;
    for (let at = hit; at >= 0 && order.length < mostHits; at = before[at] as number) order.push(at);
    // From the last hit to the first: offsets fall along a chain, and of the chains of one length that with the highest end is kept.
    order.forEach((one, index) => {
      const offset = offsets[one] as number;
      let [low, high] = [0, tails.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((offsets[order[tails[middle] as number] as number] as number) > offset) low = middle + 1;
        else high = middle;
      }
      const next = low > 0 ? (tails[low - 1] as number) : -1;
      if (low < tails.length && isNearer(order[tails[low] as number] as number, one, order[next])) return;
      previous[index] = next;
      tails[low] = index;
    });
    const chain: number[] = [];
    for (let index = tails.at(-1) ?? -1; index >= 0; index = previous[index] as number) {
      const one = order[index] as number;
      chain.push(offsets[one] as number, places[one] as number);
    }
    return chain;
  };
}

/** The first hits may be of a title that stands in the text twice: where the chain begins to go on at one distance, as index of it. */
function steadyStart(chain: readonly number[]): number {
  for (let at = 0; at < Math.min(mostUnsteady, chain.length - 2); at += 2) {
    const [i = 0, j = 0, nextI = 0, nextJ = 0] = chain.slice(at, at + 4);
    if (nextI - i === nextJ - j) return at;
  }
  return 0;
}

/** Aligns the words of a text with canonical ones along the seeds that they share; the result is overwritten by the next. */
export function createAligner(): (
  canon: Int32Array,
  ids: Int32Array,
  count: number,
  cluster: Cluster,
  hits: Hits,
  head: HeadWalk,
) => Alignment {
  const [edge, edits] = [newEdits(), newEdits()];
  const chainOf = createChainer();
  /** Follows both texts back from a common place to their beginnings; returns where that of the text is. */
  function alignHead(canon: Int32Array, ids: Int32Array, i: number, j: number): number {
    edge.count = 0;
    const [back, backText] = extend(canon, i, i, ids, j, Math.min(j, i + (i >> 2) + margin), -1, edge);
    addEdit(edits, 0, i - back, j - backText, 0);
    for (let index = 0; index < edge.count; index += 1) {
      const [at = 0, missing = 0, instead = 0, extra = 0] = edge.cells.subarray(index * 4, index * 4 + 4);
      addEdit(edits, at, missing, instead, extra);
    }
    return j - backText;
  }

  return (canon, ids, count, cluster, hits, head) => {
    const chain = chainOf(cluster, hits);
    edits.count = 0;
    const length = canon.length;
    const steady = steadyStart(chain);
    const free = head(chain[steady] as number, chain[steady + 1] as number, edits);
    const first = free === null ? 0 : steady;
    let [i, j] = [chain[first] as number, chain[first + 1] as number];
    const from = free ?? alignHead(canon, ids, i, j);
    for (let next = first; ; next += 2) {
      while (i < length && j < count && canon[i] === ids[j]) {
        i += 1;
        j += 1;
      }
      while (next < chain.length && ((chain[next] as number) < i || (chain[next + 1] as number) < j)) next += 2;
      if (next >= chain.length) break;
      let [x, y] = [chain[next] as number, chain[next + 1] as number];
      while (x > i && y > j && canon[x - 1] === ids[y - 1]) [x, y] = [x - 1, y - 1];
      diffBox(canon, i, x - i, ids, j, y - j, edits);
      [i, j] = [chain[next] as number, chain[next + 1] as number];
    }
    const rest = length - i;
    const [more, moreText] = extend(canon, i, rest, ids, j, Math.min(count - j, rest + (rest >> 2) + margin), 1, edits);
    addEdit(edits, i + more, length - i - more, j + moreText, 0);
    return { from, to: j + moreText, edits };
  };
}
