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

/** The state that is being made. */
export interface Draft {
  words: Int32Array;
  wordCount: number;
  /** The place of each gap, and how many words it may still take. */
  gaps: Int32Array;
  gapCount: number;
  ends: Int32Array;
  endCount: number;
  /** By place of the program: whether it was met in this generation, and which gap it is. */
  readonly marks: Int32Array;
  readonly slots: Int32Array;
  generation: number;
  pending: Int32Array;
  pendingCount: number;
}

/** An empty draft. */
export function newDraft(program: Program): Draft {
  return {
    words: new Int32Array(64),
    wordCount: 0,
    gaps: new Int32Array(64),
    gapCount: 0,
    ends: new Int32Array(16),
    endCount: 0,
    marks: new Int32Array(program.length),
    slots: new Int32Array(program.length),
    generation: 0,
    pending: new Int32Array(64),
    pendingCount: 0,
  };
}

/** Twice as long. */
export function longer(array: Int32Array): Int32Array<ArrayBuffer> {
  const next = new Int32Array(array.length * 2);
  next.set(array);
  return next;
}

function push(draft: Draft, place: number): void {
  if (draft.pendingCount === draft.pending.length) draft.pending = longer(draft.pending);
  draft.pending[draft.pendingCount] = place;
  draft.pendingCount += 1;
}

function addWord(draft: Draft, place: number): void {
  if (draft.wordCount === draft.words.length) draft.words = longer(draft.words);
  draft.words[draft.wordCount] = place;
  draft.wordCount += 1;
}

function addEnd(draft: Draft, place: number): void {
  if (draft.endCount === draft.ends.length) draft.ends = longer(draft.ends);
  draft.ends[draft.endCount] = place;
  draft.endCount += 1;
}

/** A gap that is open already gets its full width again. */
export function openGap(draft: Draft, place: number, most: number): void {
  const slot = draft.slots[place] as number;
  if (slot < draft.gapCount && draft.gaps[slot * 2] === place) {
    draft.gaps[slot * 2 + 1] = most;
    return;
  }
  if (draft.gapCount * 2 === draft.gaps.length) draft.gaps = longer(draft.gaps);
  draft.slots[place] = draft.gapCount;
  draft.gaps[draft.gapCount * 2] = place;
  draft.gaps[draft.gapCount * 2 + 1] = most;
  draft.gapCount += 1;
}

/** Everything that can come next from `from` without reading a word. */
export function follow(program: Program, draft: Draft, from: number): void {
  const { marks, generation } = draft;
  push(draft, from);
  while (draft.pendingCount > 0) {
    draft.pendingCount -= 1;
    const place = draft.pending[draft.pendingCount] as number;
    const op = program[place] as number;
    const isNew = marks[place] !== generation;
    marks[place] = generation;
    if (op === code.gap) openGap(draft, place, program[place + 1] as number);
    if (!isNew) continue;
    if (op >= firstWord) addWord(draft, place);
    else if (op === code.match) addEnd(draft, place);
    else if (op === code.gap) push(draft, place + 2);
    else if (op === code.jump) push(draft, place + (program[place + 1] as number));
    else {
      for (let way = (program[place + 1] as number) - 1; way >= 0; way -= 1) {
        push(draft, place + (program[place + 2 + way] as number));
      }
    }
  }
}

const lastGeneration = 2 ** 30;

/** Empties the draft for the next state. */
export function openDraft(draft: Draft): void {
  if (draft.generation > lastGeneration) {
    draft.marks.fill(0);
    draft.generation = 0;
  }
  draft.generation += 1;
  draft.wordCount = 0;
  draft.gapCount = 0;
  draft.endCount = 0;
}
