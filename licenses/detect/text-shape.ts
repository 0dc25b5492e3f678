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

import type { Step } from './pattern.ts';

/** The longest reading of a text with tolerance. */
export interface TextShape {
  readonly words: string[];
  /** 1 for a word that may be left out. */
  readonly optional: number[];
  /** How many words of any kind may stand before each word. */
  readonly rooms: number[];
}

const widestRoom = 250;

function wordCount(steps: readonly Step[]): number {
  return steps.reduce((sum, step) => {
    if (typeof step === 'string') return sum + 1;
    return 'gap' in step ? sum : sum + Math.max(0, ...step.choice.map(wordCount));
  }, 0);
}

interface Open extends TextShape {
  room: number;
}

function widen(open: Open, room: number): void {
  open.room = Math.min(widestRoom, open.room + room);
}

function add(open: Open, steps: readonly Step[], optional: number): void {
  for (const step of steps) {
    if (typeof step === 'string') {
      open.words.push(step);
      open.optional.push(optional);
      open.rooms.push(open.room);
      open.room = 0;
    } else if ('gap' in step) widen(open, step.gap);
    else addChoice(open, step.choice, optional);
  }
}

/** Of the branches the longest is the reading; where another stands instead, its words are in the room around it. */
function addChoice(open: Open, choice: readonly (readonly Step[])[], optional: number): void {
  const sorted = choice.toSorted((a, b) => wordCount(b) - wordCount(a));
  const [longest = [], ...others] = sorted;
  const room = Math.max(0, ...others.map(wordCount));
  widen(open, room);
  add(open, longest, others.length > 0 ? 1 : optional);
  widen(open, room);
}

/** Flattens steps to their longest reading. */
export function textShape(steps: readonly Step[]): TextShape {
  const open: Open = { words: [], optional: [], rooms: [], room: 0 };
  add(open, steps, 0);
  return { words: open.words, optional: open.optional, rooms: open.rooms };
}
