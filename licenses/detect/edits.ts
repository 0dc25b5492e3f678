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

/** Places where two sequences of words differ, four numbers each: first word of `a` that is missing, how many are, first word of `b` that stands there instead, how many do. */
export interface Edits {
  count: number;
  cells: Int32Array;
}

/** An empty list of edits, to be filled again and again. */
export function newEdits(): Edits {
  return { count: 0, cells: new Int32Array(256) };
}

/** Adds an edit; one that touches the edit before it is joined to it. */
export function addEdit(edits: Edits, at: number, missing: number, instead: number, extra: number): void {
  if (missing + extra === 0) return;
  const { cells } = edits;
  const last = (edits.count - 1) * 4;
  if (last >= 0) {
    const [a, b] = [
      (cells[last] as number) + (cells[last + 1] as number),
      (cells[last + 2] as number) + (cells[last + 3] as number),
    ];
    if (a === at && b === instead) {
      cells[last + 1] = (cells[last + 1] as number) + missing;
      cells[last + 3] = (cells[last + 3] as number) + extra;
      return;
    }
  }
  if ((edits.count + 1) * 4 > cells.length) {
    edits.cells = new Int32Array(cells.length * 2);
    edits.cells.set(cells);
  }
  edits.cells.set([at, missing, instead, extra], edits.count * 4);
  edits.count += 1;
}

/** The most single differences that are looked for between two matching places; what differs more is one edit. */
const mostSteps = 100;
/** So many differences after the best place, nothing better is expected. */
const patience = 40;

const rows = Array.from({ length: mostSteps + 1 }, (_, steps) => new Int32Array(2 * steps + 3));

/** Row of a number of steps: the farthest word of `a` on each diagonal from `-steps` to `steps`. */
function farthest(steps: number, diagonal: number): number {
  const row = rows[steps] as Int32Array;
  return Math.abs(diagonal) > steps ? -1 : (row[diagonal + steps + 1] as number);
}

function nextRow(steps: number, equal: (x: number, y: number) => boolean, n: number, m: number): void {
  const row = rows[steps] as Int32Array;
  for (let diagonal = -steps; diagonal <= steps; diagonal += 2) {
    let x = 0;
    if (steps > 0) {
      const down = farthest(steps - 1, diagonal + 1);
      const right = farthest(steps - 1, diagonal - 1) + 1;
      x = diagonal === -steps || (diagonal !== steps && right <= down) ? down : right;
    }
    let y = x - diagonal;
    if (x > n || y > m || y < 0) {
      row[diagonal + steps + 1] = x > n ? n + 1 : x;
      continue;
    }
    while (x < n && y < m && equal(x, y)) [x, y] = [x + 1, y + 1];
    row[diagonal + steps + 1] = x;
  }
}

/** Words that differ on the way to a place, from the last to the first, as single steps: 1 missing, -1 extra, with where they are. */
function trace(steps: number, diagonal: number): [number, number, number][] {
  const path: [number, number, number][] = [];
  let k = diagonal;
  for (let step = steps; step > 0; step -= 1) {
    const down = farthest(step - 1, k + 1);
    const right = farthest(step - 1, k - 1) + 1;
    if (k === -step || (k !== step && right <= down)) {
      path.push([-1, down, down - (k + 1)]);
      k += 1;
    } else {
      path.push([1, right - 1, right - 1 - (k - 1)]);
      k -= 1;
    }
  }
  return path;
}

/** Fewest differences between `a[i … i + n)` and `b[j … j + m)`, appended to `edits`. */
export function diffBox(a: Int32Array, i: number, n: number, b: Int32Array, j: number, m: number, edits: Edits): void {
  if (n === 0 || m === 0 || Math.abs(n - m) > mostSteps) {
    addEdit(edits, i, n, j, m);
    return;
  }
  const equal = (x: number, y: number) => a[i + x] === b[j + y] && a[i + x] !== 0;
  for (let steps = 0; steps <= mostSteps; steps += 1) {
    nextRow(steps, equal, n, m);
    if (farthest(steps, n - m) < n || (n - m + steps) % 2 !== 0) continue;
    for (const [kind, x, y] of trace(steps, n - m).reverse()) {
      addEdit(edits, i + x, kind === 1 ? 1 : 0, j + y, kind === 1 ? 0 : 1);
    }
    return;
  }
  addEdit(edits, i, n, j, m);
}

/** Follows two sequences from a common place as far as they have more in common than not; `at` gives word `x` of each. Returns how far in each, and adds nothing beyond. */
export function extend(
  a: Int32Array,
  i: number,
  n: number,
  b: Int32Array,
  j: number,
  m: number,
  direction: 1 | -1,
  edits: Edits,
): [number, number] {
  const shift = direction === 1 ? 0 : -1;
  const equal = (x: number, y: number) => {
    const word = a[i + direction * x + shift];
    return word === b[j + direction * y + shift] && word !== 0;
  };
  let [bestScore, bestSteps, bestDiagonal] = [-1, 0, 0];
  for (let steps = 0; steps <= Math.min(mostSteps, bestSteps + patience); steps += 1) {
    nextRow(steps, equal, n, m);
    for (let diagonal = -steps; diagonal <= steps; diagonal += 2) {
      const x = farthest(steps, diagonal);
      const y = x - diagonal;
      if (x > n || y > m || y < 0) continue;
      const score = (x + y - steps) / 2 - steps;
      if (score > bestScore) [bestScore, bestSteps, bestDiagonal] = [score, steps, diagonal];
    }
    const reached = farthest(bestSteps, bestDiagonal);
    if (reached >= n || reached - bestDiagonal >= m) break;
  }
  const x = farthest(bestSteps, bestDiagonal);
  const path = trace(bestSteps, bestDiagonal);
  if (direction === 1) path.reverse();
  for (const [kind, px, py] of path) {
    const missing = kind === 1 ? 1 : 0;
    if (direction === 1) addEdit(edits, i + px, missing, j + py, 1 - missing);
    else addEdit(edits, i - px - missing, missing, j - py - (1 - missing), 1 - missing);
  }
  return [x, x - bestDiagonal];
}
