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

import { readFileSync } from 'node:fs';
import { buildSidedGraph } from '#metrics/openrank/rank-graph.ts';
import { solveRank } from '#metrics/openrank/solve-rank.ts';

const bytes = readFileSync(process.argv[2] ?? '');
const numbers = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
const [edges = 0, leftCount = 0, rightCount = 0] = numbers;
const column = (n: number) => numbers.subarray(3 + n * edges, 3 + (n + 1) * edges);

const begun = performance.now();
const sided = buildSidedGraph({ leftCount, rightCount, left: column(0), right: column(1), weights: column(2) });
const built = performance.now();
const { graph, totals, leftPlace, rightPlace } = sided;
const solution = solveRank({
  graph,
  scale: totals.map((total) => (total === 0 ? 1 : 1 / total)),
  retention: new Float64Array(graph.nodes).fill(0.15),
  initial: new Float64Array(graph.nodes).fill(1),
  background: null,
});
const solved = performance.now();

// PageRank gives what a node without edges would give to all nodes alike; here it keeps it. Among nodes with edges nothing differs but the sum.
const values = [...leftPlace, ...rightPlace].map((place) =>
  totals[place] === 0 ? 0 : (solution.values[place] as number),
);
const sum = values.reduce((all, value) => all + value, 0);
console.log(
  JSON.stringify({
    build: (built - begun) / 1000,
    solve: (solved - built) / 1000,
    memory: process.resourceUsage().maxRSS / 1024,
    values: values.slice(0, 1000).map((value) => value / sum),
  }),
);
