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

import { replacer } from './placeholders.ts';

/** Words that a shell script assigns to a name, as far as it does so plainly. */
export interface Assignment {
  readonly name: string;
  readonly words: readonly { readonly text: string; readonly line: number }[];
}

const start = /^([A-Za-z_]\w{0,100})\+?=/u;
const variable = /\$(?:\{(\w{1,100})\}|(\w{1,100}))/gu;

interface Reader {
  readonly text: string;
  at: number;
  line: number;
}

/** One value: words in quotes or brackets, over as many lines as it takes; programs in it are not run. */
function wordsFrom(reader: Reader): { text: string; line: number }[] {
  const { text } = reader;
  const words: { text: string; line: number }[] = [];
  const list = text[reader.at] === '(';
  if (list) reader.at += 1;
  let word = '';
  let quote = '';
  const flush = () => {
    if (word !== '') words.push({ text: word, line: reader.line });
    word = '';
  };
  for (; reader.at < text.length; reader.at += 1) {
    const mark = text[reader.at] ?? '';
    const blank = mark === ' ' || mark === '\t' || mark === '\n';
    if (quote === '' && !list && (blank || mark === ';')) break;
    if (quote === '' && list && mark === ')') break;
    if (quote === '' && mark === '#' && word === '') {
      while (reader.at + 1 < text.length && text[reader.at + 1] !== '\n') reader.at += 1;
    } else if (mark === quote) {
      quote = '';
      if (list) flush();
    } else if (quote === '' && (mark === '"' || mark === "'")) quote = mark;
    else if (blank && !(list && quote !== '')) flush();
    else word += mark;
    if (mark === '\n') reader.line += 1;
  }
  flush();
  return words;
}

/** Assignments at the margin, in order; functions are passed over, as they are not run. */
export function shellAssignments(text: string): Assignment[] {
  const found: Assignment[] = [];
  const reader: Reader = { text, at: 0, line: 1 };
  while (reader.at < text.length) {
    const head = start.exec(text.slice(reader.at, reader.at + 104));
    if (head !== null) {
      reader.at += head[0].length;
      found.push({ name: head[1] ?? '', words: wordsFrom(reader) });
    }
    const end = text.indexOf('\n', reader.at);
    if (end < 0) break;
    reader.at = end + 1;
    reader.line += 1;
  }
  return found;
}

/** Text with the variables of plain assignments; null when one of them is not known. */
export function shellReplacer(assignments: readonly Assignment[]): (text: string) => string | null {
  const values = new Map(assignments.map(({ name, words }) => [name, words.map(({ text }) => text).join(' ')]));
  const fill = replacer(variable, (name) => values.get(name));
  return (text) => {
    const filled = fill(text);
    return filled === null || /[$`]/u.test(filled) ? null : filled;
  };
}
