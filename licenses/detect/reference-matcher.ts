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

import { parsePattern, patternWords, type Step } from './pattern.ts';
import { numberOf, type Vocabulary, vocabularyOf } from './vocabulary.ts';
import { newWords, readWords } from './words.ts';

/** A pattern found in a text, as half-open span of words. */
export interface Occurrence {
  readonly rule: number;
  readonly from: number;
  readonly to: number;
}

function sourceOf(steps: readonly Step[], vocabulary: Vocabulary): string {
  return steps
    .map((step) => {
      if (typeof step === 'string') return `\\u${numberOf(vocabulary, step).toString(16).padStart(4, '0')}`;
      if ('gap' in step) return `[^]{0,${step.gap}}?`;
      return `(?:${step.choice.map((one) => sourceOf(one, vocabulary)).join('|')})`;
    })
    .join('');
}

/** Pairs of words of which one must occur, for a quick no; empty when the pattern has no two fixed words in a row. */
function pairOf(steps: readonly Step[]): string | null {
  for (let at = 0; at + 1 < steps.length; at += 1) {
    const [a, b] = [steps[at], steps[at + 1]];
    if (typeof a === 'string' && typeof b === 'string') return `${a} ${b}`;
  }
  return null;
}

/**
 * The meaning of patterns in the simplest way: each word becomes one character, each pattern a regular expression. Slow;
 * the compiled matcher is held to it by tests. Returns all longest occurrences, for each rule without overlaps.
 */
export function referenceMatcher(patterns: readonly string[]): (text: Uint8Array) => Occurrence[] {
  const parsed = patterns.map(parsePattern);
  const vocabulary = vocabularyOf(parsed.flatMap(patternWords));
  const compiled = parsed.map((steps) => new RegExp(sourceOf(steps, vocabulary), 'gu'));
  const pairs = parsed.map((steps) => {
    const pair = pairOf(steps)
      ?.split(' ')
      .map((word) => numberOf(vocabulary, word));
    return pair === undefined ? null : String.fromCharCode(...pair);
  });
  const words = newWords();
  return (bytes) => {
    readWords(bytes, vocabulary, words);
    const text = Array.from(words.ids.subarray(0, words.count), (id) => String.fromCharCode(id)).join('');
    const present = new Set<string>();
    for (let at = 0; at + 1 < text.length; at += 1) present.add(text.slice(at, at + 2));
    return compiled.flatMap((expression, rule) => {
      const pair = pairs[rule] ?? null;
      if (pair !== null && !present.has(pair)) return [];
      return Array.from(text.matchAll(expression), (match) => ({
        rule,
        from: match.index,
        to: match.index + match[0].length,
      }));
    });
  };
}
