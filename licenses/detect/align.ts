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

/** A place where the text differs from the canonical one. */
export interface Edit {
  /** First canonical word that is missing, and how many are. */
  readonly at: number;
  readonly missing: number;
  /** First word that stands there instead, and how many do. */
  readonly instead: number;
  readonly extra: number;
}

/** How a text follows a canonical one. */
export interface Alignment {
  /** Range of words of the text that the canonical one covers, end excluded. */
  readonly first: number;
  readonly last: number;
  readonly matched: number;
  readonly edits: readonly Edit[];
}

const agreement = 3;
const nearStep = 24;
const longestInsertion = 500;
const mostJumps = 40;

/** Words that agree in a row from `i` and `j`, up to {@link agreement}; the end of the canonical text agrees with anything. */
function agrees(canon: Int32Array, text: Int32Array, i: number, j: number): boolean {
  const run = Math.min(agreement, canon.length - i);
  if (run <= 0 || j + run > text.length) return false;
  for (let k = 0; k < run; k += 1) {
    if (canon[i + k] !== text[j + k]) return false;
  }
  return true;
}

/** Smallest step after which both agree again: a few words first, then a long insertion, then a long omission. */
function resync(canon: Int32Array, text: Int32Array, i: number, j: number): [number, number] | null {
  for (let sum = 1; sum <= nearStep; sum += 1) {
    for (let di = 0; di <= sum; di += 1) {
      if (agrees(canon, text, i + di, j + sum - di)) return [di, sum - di];
    }
  }
  for (let far = nearStep + 1; far <= longestInsertion; far += 1) {
    for (let near = 0; near <= 8; near += 1) {
      if (agrees(canon, text, i + near, j + far)) return [near, far];
      if (agrees(canon, text, i + far, j + near)) return [far, near];
    }
  }
  return null;
}

/** Follows the canonical text through `text` from word `start`, in time linear in their length; null when they part. */
export function align(canon: Int32Array, text: Int32Array, start: number): Alignment | null {
  const edits: Edit[] = [];
  let [i, j, matched, first, jumps] = [0, start, 0, -1, 0];
  while (i < canon.length) {
    if (j < text.length && canon[i] === text[j] && canon[i] !== 0) {
      if (first < 0) first = j;
      [i, j, matched] = [i + 1, j + 1, matched + 1];
      continue;
    }
    jumps += 1;
    const step = j < text.length ? resync(canon, text, i, j) : null;
    if (step === null) {
      edits.push({ at: i, missing: canon.length - i, instead: j, extra: 0 });
      break;
    }
    if (jumps > mostJumps + canon.length / 50) return null;
    edits.push({ at: i, missing: step[0], instead: j, extra: first < 0 ? 0 : step[1] });
    [i, j] = [i + step[0], j + step[1]];
  }
  return first < 0 ? null : { first, last: j, matched, edits };
}
