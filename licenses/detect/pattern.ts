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

interface Reader {
  readonly source: string;
  at: number;
}

function fault(reader: Reader, message: string): LicenceError {
  return new LicenceError('syntax', reader.at, `Pattern "${reader.source.slice(0, 80)}": ${message}`);
}

/** Words after another one, because alone at the start of a line a `c` or `2.` would be read as a comment or list mark. */
function plainSteps(text: string): Step[] {
  return text.split(/\s+/u).flatMap((part) => (part === '+' ? ['+'] : wordsOf(`a ${part}`).slice(1)));
}

function readChoice(reader: Reader, depth: number): Step {
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

function readSteps(reader: Reader, depth: number): Step[] {
  if (depth > deepest) throw fault(reader, `it nests deeper than ${deepest}.`);
  const steps: Step[] = [];
  while (reader.at < reader.source.length) {
    const char = reader.source[reader.at];
    if (char === '|' || char === ')') break;
    if (char === '(') {
      steps.push(readChoice(reader, depth));
      continue;
    }
    const plain = /^[^()|]+/u.exec(reader.source.slice(reader.at))?.[0] ?? '';
    reader.at += plain.length;
    for (const part of plain.split(/(?<=^|\s)(_\d+_)(?=\s|$)/u)) {
      const gap = /^_(\d+)_$/u.exec(part)?.[1];
      if (gap === undefined) steps.push(...plainSteps(part));
      else if (Number(gap) > longestGap) throw fault(reader, `a gap is longer than ${longestGap}.`);
      else steps.push({ gap: Number(gap) });
    }
  }
  return steps;
}

/**
 * Reads the language in which notices and references are written: words as in a text (letter case and punctuation do not
 * matter), `(a|b c)` one of several, `(a)?` or `(a|b)?` may be left out, `_5_` up to five words of any kind, `+` the plus of
 * "or later". Throws {@link LicenceError} `syntax`.
 */
export function parsePattern(source: string): Step[] {
  const reader = { source, at: 0 };
  const steps = readSteps(reader, 0);
  if (reader.at < source.length) throw fault(reader, `"${source[reader.at]}" stands alone at ${reader.at}.`);
  return steps;
}

/** All words of a pattern, those of its choices included. */
export function patternWords(steps: readonly Step[]): string[] {
  return steps.flatMap((step) => {
    if (typeof step === 'string') return [step];
    return 'gap' in step ? [] : step.choice.flatMap(patternWords);
  });
}
