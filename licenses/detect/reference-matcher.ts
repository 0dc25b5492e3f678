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

import { parsePattern, type Step, wordCollector } from './pattern.ts';
import type { Occurrence } from './pattern-match.ts';
import { numberOf, vocabularyOf } from './vocabulary.ts';
import { newWords, readerWords, readWords } from './words.ts';

/** How far a reading has come: the next place, and the first and last word that was no part of a gap. */
interface State {
  readonly place: number;
  readonly first: number;
  readonly last: number;
}

function distinct(states: readonly State[]): State[] {
  return [...new Map(states.map((state) => [`${state.place} ${state.first} ${state.last}`, state])).values()];
}

function after(
  states: readonly State[],
  step: Step,
  text: readonly number[],
  number: (word: string) => number,
): State[] {
  if (typeof step === 'string') {
    return states
      .filter(({ place }) => text[place] === number(step))
      .map(({ place, first }) => ({ place: place + 1, first: first < 0 ? place : first, last: place }));
  }
  if ('choice' in step) return distinct(step.choice.flatMap((branch) => afterAll(states, branch, text, number)));
  const stretched = states.flatMap((state) =>
    Array.from({ length: step.gap + 1 }, (_, words) => ({ ...state, place: state.place + words })),
  );
  return distinct(stretched.filter(({ place }) => place <= text.length));
}

function afterAll(
  states: readonly State[],
  steps: readonly Step[],
  text: readonly number[],
  number: (word: string) => number,
): State[] {
  return steps.reduce<readonly State[]>((now, step) => after(now, step, text, number), states) as State[];
}

/** All readings of a text from one place on, as spans of words. */
function spansFrom(
  place: number,
  steps: readonly Step[],
  text: readonly number[],
  number: (word: string) => number,
): [number, number][] {
  return afterAll([{ place, first: -1, last: -1 }], steps, text, number)
    .filter(({ first }) => first >= 0)
    .map(({ first, last }) => [first, last + 1]);
}

/**
 * The meaning of patterns in the simplest way: every reading from every place. Slow; the compiled matcher is held to it by
 * tests. Of each pattern the leftmost occurrence comes first, the longest of those that begin there, and the next begins
 * behind it; gaps at either end stay empty.
 */
export function referenceMatcher(patterns: readonly string[]): (text: Uint8Array) => Occurrence[] {
  const parsed = patterns.map(parsePattern);
  const known = new Set(readerWords);
  parsed.forEach(wordCollector(known));
  const vocabulary = vocabularyOf(known);
  const number = (word: string) => numberOf(vocabulary, word);
  const words = newWords();
  return (bytes) => {
    readWords(bytes, vocabulary, words);
    const text = [...words.ids.subarray(0, words.count)];
    return parsed.flatMap((steps, rule) => {
      const spans = text
        .flatMap((_, place) => spansFrom(place, steps, text, number))
        .sort((a, b) => a[0] - b[0] || b[1] - a[1]);
      const found: Occurrence[] = [];
      for (const [from, to] of spans) {
        if (from >= (found.at(-1)?.to ?? 0)) found.push({ rule, from, to });
      }
      return found;
    });
  };
}
