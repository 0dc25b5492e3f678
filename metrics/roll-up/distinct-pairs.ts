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

/** Counts how many different members each cell has; both are whole numbers from 0 on, given in any order. */
export interface DistinctPairs {
  add(cell: number, member: number): void;
  /** By cell, from 0 to below `cells`. */
  counts(cells: number): Int32Array;
}

/** Pairs that are gathered before repeats are thrown out for the first time. */
const firstCapacity = 1 << 20;

/** Holds 16 bytes for each pair, and throws out repeats whenever it is full: memory follows the different pairs, not all of them. */
export function createDistinctPairs(capacity = firstCapacity): DistinctPairs {
  let cells = new Int32Array(capacity);
  let members = new Int32Array(capacity);
  let [size, cellCount, memberCount] = [0, 0, 0];

  function compact(): Int32Array {
    const grouped = groupByCell(cells, members, size, cellCount);
    const seenIn = new Int32Array(memberCount).fill(-1);
    const counts = new Int32Array(cellCount);
    let kept = 0;
    for (let cell = 0, at = 0; cell < cellCount; cell++) {
      const from = kept;
      for (const end = grouped.ends[cell] as number; at < end; at++) {
        const member = grouped.members[at] as number;
        if (seenIn[member] === cell) continue;
        seenIn[member] = cell;
        cells[kept] = cell;
        members[kept] = member;
        kept += 1;
      }
      counts[cell] = kept - from;
    }
    size = kept;
    return counts;
  }

  function makeRoom(): void {
    compact();
    if (size * 2 < cells.length) return;
    const [moreCells, moreMembers] = [new Int32Array(cells.length * 2), new Int32Array(cells.length * 2)];
    moreCells.set(cells);
    moreMembers.set(members);
    cells = moreCells;
    members = moreMembers;
  }

  return {
    add(cell, member) {
      if (size === cells.length) makeRoom();
      cells[size] = cell;
      members[size] = member;
      size += 1;
      if (cell >= cellCount) cellCount = cell + 1;
      if (member >= memberCount) memberCount = member + 1;
    },
    counts(wanted) {
      const counts = new Int32Array(wanted);
      counts.set(compact().subarray(0, wanted));
      return counts;
    },
  };
}

/** Members with those of one cell together; `ends[c]` is where those of cell `c` end. */
function groupByCell(
  cells: Int32Array,
  members: Int32Array,
  size: number,
  cellCount: number,
): { readonly members: Int32Array; readonly ends: Int32Array } {
  const ends = new Int32Array(cellCount);
  for (let n = 0; n < size; n++) ends[cells[n] as number] = (ends[cells[n] as number] as number) + 1;
  let sum = 0;
  for (let cell = 0; cell < cellCount; cell++) {
    const count = ends[cell] as number;
    ends[cell] = sum;
    sum += count;
  }
  const grouped = new Int32Array(size);
  for (let n = 0; n < size; n++) {
    const cell = cells[n] as number;
    const at = ends[cell] as number;
    grouped[at] = members[n] as number;
    ends[cell] = at + 1;
  }
  return { members: grouped, ends };
}
