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

import { addEdit, type Edits } from './edits.ts';
import type { TextIndex } from './licence-index.ts';

/** Follows a canonical text and another back from places `i` and `j`, and adds the edits; null when that costs a word. */
export type HeadWalk = (i: number, j: number, edits: Edits) => number | null;

/** Words of notices between a title and the terms that are passed over. */
const longestHead = 1000;

/** By how many words one has to go back to meet a word, at most `room`; -1 when it is not there. */
function roomTo(word: number, ids: Int32Array, j: number, room: number): number {
  for (let words = 1; words <= room && j - words > 0; words += 1) if (ids[j - words - 1] === word) return words;
  return -1;
}

/** A walk to the beginning of one text of an index, over copyright notices, names in their rooms and titles that may be left out: unlike the shortest difference it does not give up a title for the notices after it. */
export function headWalk(
  { starts, words, optional, rooms }: TextIndex,
  text: number,
  ids: Int32Array,
  isNotice: (place: number) => boolean,
): HeadWalk {
  const start = starts[text] as number;
  return (from, to, edits) => {
    let [i, j] = [from, to];
    const steps: [number, number, number, number][] = [];
    while (i > 0 && to - j < longestHead) {
      const word = words[start + i - 1] as number;
      const room = j > 0 && word !== ids[j - 1] ? roomTo(word, ids, j, rooms[start + i] as number) : -1;
      if (j > 0 && word === ids[j - 1]) [i, j] = [i - 1, j - 1];
      else if (room > 0) {
        j -= room;
        steps.push([i, 0, j, room]);
      } else if (j > 0 && isNotice(j - 1)) {
        j -= 1;
        steps.push([i, 0, j, 1]);
      } else if (optional[start + i - 1] === 1) {
        i -= 1;
        steps.push([i, 1, j, 0]);
      } else return null;
    }
    if (i > 0) return null;
    for (const step of steps.reverse()) addEdit(edits, ...step);
    return j;
  };
}
