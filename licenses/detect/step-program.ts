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

/** Codes of a program of steps; a number from {@link firstWord} on is a word, what follows a code belongs to it. Places are counted from the code. */
export const code = {
  /** The pattern ends here; how many codes ago it began. */
  match: 0,
  /** How many ways, then where each of them begins. */
  split: 1,
  /** Up to how many words. */
  gap: 2,
  /** Where it goes on. */
  jump: 3,
} as const;

/** What word 1 is written as, so that words and codes are told apart. */
export const firstWord = 4;
/** What the number of a word is raised by. */
export const wordShift = firstWord - 1;

function emit(program: number[], steps: readonly Step[], number: (word: string) => number): void {
  for (const step of steps) {
    if (typeof step === 'string') program.push(number(step) + wordShift);
    else if ('gap' in step) program.push(code.gap, step.gap);
    else emitChoice(program, step.choice, number);
  }
}

function emitChoice(program: number[], choice: readonly (readonly Step[])[], number: (word: string) => number): void {
  const table = program.length + 2;
  program.push(code.split, choice.length, ...choice.map(() => 0));
  const ends: number[] = [];
  choice.forEach((branch, index) => {
    program[table + index] = program.length - table + 2;
    emit(program, branch, number);
    if (index === choice.length - 1) return;
    program.push(code.jump, 0);
    ends.push(program.length - 1);
  });
  for (const end of ends) program[end] = program.length - end + 1;
}

/** What recognises the steps. */
export function compileSteps(steps: readonly Step[], number: (word: string) => number): number[] {
  const program: number[] = [];
  emit(program, steps, number);
  program.push(code.match, program.length);
  return program;
}

/** The steps from last to first, as they are met when a text is read backwards. */
export function reversedSteps(steps: readonly Step[]): Step[] {
  return steps.toReversed().map((step) => {
    if (typeof step === 'string' || 'gap' in step) return step;
    return { choice: step.choice.map(reversedSteps) };
  });
}

/** Most words that the steps can cover. */
export function longestReach(steps: readonly Step[]): number {
  return steps.reduce((sum, step) => {
    if (typeof step === 'string') return sum + 1;
    return sum + ('gap' in step ? step.gap : Math.max(0, ...step.choice.map(longestReach)));
  }, 0);
}
