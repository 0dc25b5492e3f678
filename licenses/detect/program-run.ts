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

import type { Program } from './licence-index.ts';
import { code, firstWord } from './step-program.ts';

/** Runs programs of steps over the words of a text; one for each thread of work. */
export interface Runner {
  /**
   * The farthest place that the program reaches with a word from word `at`, reading forward up to `limit` (direction 1) or
   * backward down to it (-1); -1 when it matches nowhere. Gaps at the end stay empty.
   */
  run(start: number, ids: Int32Array, at: number, limit: number, direction: 1 | -1): number;
  /** Steps made since the runner was made, to keep hostile texts within bounds. */
  spent: number;
}

const wordShift = firstWord - 1;
const generationCap = 2 ** 30;

/** All ways are followed at the same time, so that the work is at most program × words, whatever the pattern and the text. */
export function createRunner(program: Program, longest: number): Runner {
  const marks = new Int32Array(longest);
  const slots = new Int32Array(longest);
  /** Where the program that runs begins; places in it count from here. */
  let base = 0;
  let generation = 0;
  let [now, then] = [new Int32Array(64), new Int32Array(64)];
  let [nowCount, thenCount] = [0, 0];
  let [gaps, lefts] = [new Int32Array(64), new Int32Array(64)];
  let gapCount = 0;
  const pending: number[] = [];
  let matched = false;

  function addWord(pc: number): void {
    if (thenCount === then.length) {
      const larger = new Int32Array(thenCount * 2);
      larger.set(then);
      then = larger;
    }
    then[thenCount] = pc;
    thenCount += 1;
  }

  function addGap(pc: number, left: number): void {
    if (gapCount === gaps.length) {
      const [more, moreLefts] = [new Int32Array(gapCount * 2), new Int32Array(gapCount * 2)];
      more.set(gaps);
      moreLefts.set(lefts);
      [gaps, lefts] = [more, moreLefts];
    }
    slots[pc] = gapCount;
    gaps[gapCount] = pc;
    lefts[gapCount] = left;
    gapCount += 1;
  }

  /** Everything that can come next from `from` without reading a word. */
  function follow(from: number): void {
    pending.push(from);
    while (pending.length > 0) {
      const pc = pending.pop() as number;
      const op = program[base + pc] as number;
      if (op === code.match) matched = true;
      else if (op === code.jump) pending.push(program[base + pc + 1] as number);
      else if (op === code.gap) {
        const most = program[base + pc + 1] as number;
        const slot = slots[pc] as number;
        if (slot < gapCount && gaps[slot] === pc) lefts[slot] = most;
        else addGap(pc, most);
        if (marks[pc] !== generation) {
          marks[pc] = generation;
          pending.push(pc + 2);
        }
      } else if (marks[pc] !== generation) {
        marks[pc] = generation;
        if (op >= firstWord) addWord(pc);
        else pushWays(base + pc);
      }
    }
  }

  function pushWays(split: number): void {
    const ways = program[split + 1] as number;
    for (let way = ways - 1; way >= 0; way -= 1) pending.push(program[split + 2 + way] as number);
  }

  /** Gaps swallow the word that was just read; those that are full end. */
  function stretchGaps(): void {
    let kept = 0;
    for (let index = 0; index < gapCount; index += 1) {
      const left = (lefts[index] as number) - 1;
      if (left < 0) continue;
      gaps[kept] = gaps[index] as number;
      lefts[kept] = left;
      slots[gaps[kept] as number] = kept;
      kept += 1;
    }
    gapCount = kept;
  }

  /** One word further; whether the pattern can end with it. What gaps alone reach is no end. */
  function advance(word: number): boolean {
    [now, then, nowCount, thenCount] = [then, now, thenCount, 0];
    generation += 1;
    stretchGaps();
    const open = gapCount;
    matched = false;
    for (let index = 0; index < nowCount; index += 1) {
      const waiting = now[index] as number;
      if (program[base + waiting] === word) follow(waiting + 1);
    }
    const ends = matched;
    for (let index = 0; index < open; index += 1) follow((gaps[index] as number) + 2);
    return ends;
  }

  const runner: Runner = {
    spent: 0,
    run(start, ids, at, limit, direction) {
      let [pc, place] = [start, at];
      const shift = direction === 1 ? 0 : -1;
      for (let op = program[pc] as number; op >= firstWord && place !== limit; op = program[pc] as number) {
        if ((ids[place + shift] as number) + wordShift !== op) return -1;
        pc += 1;
        place += direction;
      }
      if (program[pc] === code.match) return place;
      if (place === limit && (program[pc] as number) >= firstWord) return -1;
      base = start;
      if (generation > generationCap) {
        marks.fill(0);
        generation = 0;
      }
      generation += 1;
      [matched, thenCount, gapCount] = [false, 0, 0];
      follow(pc - base);
      let best = matched ? place : -1;
      while (place !== limit && thenCount + gapCount > 0) {
        const word = (ids[place + shift] as number) + wordShift;
        place += direction;
        runner.spent += thenCount + gapCount;
        if (advance(word)) best = place;
      }
      return best;
    },
  };
  return runner;
}
