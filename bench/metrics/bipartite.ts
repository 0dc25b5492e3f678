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

/** How large a made-up graph of people and repositories is. */
export interface BipartiteSize {
  readonly edges: number;
  readonly people: number;
  readonly repositories: number;
}

/** Edges as 32-bit integers: three sizes, all left ends, all right ends, all weights. Few nodes have most edges, and they do not lie together. */
export function makeEdges({ edges, people, repositories }: BipartiteSize): Buffer {
  let state = 12_345;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const node = (count: number) => (Math.floor(count * random() ** 3) * 7919) % count;
  const numbers = new Int32Array(3 + 3 * edges);
  numbers.set([edges, people, repositories]);
  for (let e = 0; e < edges; e++) {
    numbers[3 + e] = node(people);
    numbers[3 + edges + e] = node(repositories);
    numbers[3 + 2 * edges + e] = 1000 + Math.floor(random() * 90_000);
  }
  return Buffer.from(numbers.buffer);
}
