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

import { LicenceError } from '../error.ts';
import { wordsOf } from './words.ts';

/** One step of a pattern: a word, a choice between sequences (an empty one makes it optional), or up to `gap` words of any kind. */
export type Step = string | { readonly choice: readonly (readonly Step[])[] } | { readonly gap: number };

const longestGap = 200;
const deepest = 16;

/** What was read once; the same parts come back in thousands of patterns. */
interface Known {
  readonly words: Map<string, readonly string[]>;
  readonly plain: Map<string, readonly Step[]>;
  readonly choices: Map<string, { readonly step: Step; readonly height: number }>;
}

interface Reader {
  readonly source: string;
  readonly known: Known;
  at: number;
  /** Deepest nesting met so far. */
  reached: number;
}

function fault(reader: Reader, message: string): LicenceError {
  return new LicenceError('syntax', reader.at, `Pattern "${reader.source.slice(0, 80)}": ${message}`);
}

/** Words after another one, because alone at the start of a line a `c` or `2.` would be read as a comment or list mark. */
function plainWords(part: string, { words }: Known): readonly string[] {
  const read = words.get(part) ?? (part === '+' ? ['+'] : wordsOf(`a ${part}`).slice(1));
  words.set(part, read);
  return read;
}

function plainSteps(reader: Reader, plain: string): Step[] {
  const steps: Step[] = [];
  for (const part of plain.split(/\s+/u)) {
    const gap = /^_(\d+)_$/u.exec(part)?.[1];
    if (gap === undefined) steps.push(...plainWords(part, reader.known));
    else if (Number(gap) > longestGap) throw fault(reader, `a gap is longer than ${longestGap}.`);
    else steps.push({ gap: Number(gap) });
  }
  return steps;
}

/** Where the parenthesis that opens at `from` closes; -1 when it does not. */
function closingOf(source: string, from: number): number {
  let open = 0;
  for (let at = from; at < source.length; at += 1) {
    const char = source.charCodeAt(at);
    if (char === 40) open += 1;
    else if (char === 41) {
      open -= 1;
      if (open === 0) return at;
    }
  }
  return -1;
}

function readNewChoice(reader: Reader, depth: number): Step {
  const choice: Step[][] = [];
  do {
    reader.at += 1;
    choice.push(readSteps(reader, depth + 1));
  } while (reader.source[reader.at] === '|');
  if (reader.source[reader.at] !== ')') throw fault(reader, 'a parenthesis is not closed.');
  reader.at += 1;
  if (reader.source[reader.at] !== '?') return { choice };
  reader.at += 1;
  return { choice: [...choice, []] };
}

function readChoice(reader: Reader, depth: number): Step {
  const { source, at, known, reached } = reader;
  const close = closingOf(source, at);
  const text = source.slice(at, close + (source[close + 1] === '?' ? 2 : 1));
  const found = close < 0 ? undefined : known.choices.get(text);
  if (found !== undefined && depth + found.height <= deepest) {
    reader.at += text.length;
    reader.reached = Math.max(reached, depth + found.height);
    return found.step;
  }
  reader.reached = depth;
  const step = readNewChoice(reader, depth);
  known.choices.set(text, { step, height: reader.reached - depth });
  reader.reached = Math.max(reached, reader.reached);
  return step;
}

function readSteps(reader: Reader, depth: number): Step[] {
  if (depth > deepest) throw fault(reader, `it nests deeper than ${deepest}.`);
  const { source, known } = reader;
  reader.reached = Math.max(reader.reached, depth);
  const steps: Step[] = [];
  while (reader.at < source.length) {
    const char = source[reader.at];
    if (char === '|' || char === ')') break;
    if (char === '(') {
      steps.push(readChoice(reader, depth));
      continue;
    }
    const from = reader.at;
    while (reader.at < source.length && !'()|'.includes(source[reader.at] as string)) reader.at += 1;
    const plain = source.slice(from, reader.at);
    const read = known.plain.get(plain) ?? plainSteps(reader, plain);
    known.plain.set(plain, read);
    for (const step of read) steps.push(step);
  }
  return steps;
}

/** Reads many patterns; equal parts of them become the same objects. */
export function createPatternParser(): (source: string) => Step[] {
  const known: Known = { words: new Map(), plain: new Map(), choices: new Map() };
  return (source) => {
    const reader = { source, known, at: 0, reached: 0 };
    const steps = readSteps(reader, 0);
    if (reader.at < source.length) throw fault(reader, `"${source[reader.at]}" stands alone at ${reader.at}.`);
    return steps;
  };
}

/**
 * Reads the language in which notices and references are written: words as in a text (letter case and punctuation do not
 * matter), `(a|b c)` one of several, `(a)?` or `(a|b)?` may be left out, `_5_` up to five words of any kind, `+` the plus of
 * "or later". Throws {@link LicenceError} `syntax`.
 */
export function parsePattern(source: string): Step[] {
  return createPatternParser()(source);
}

/** Adds the words of patterns, those of their choices included, in the order in which they are met first. */
export function wordCollector(words: Set<string>): (steps: readonly Step[]) => void {
  const met = new Set<Step>();
  return function collect(steps) {
    for (const step of steps) {
      if (typeof step === 'string') words.add(step);
      else if ('choice' in step && !met.has(step)) {
        met.add(step);
        step.choice.forEach(collect);
      }
    }
  };
}
