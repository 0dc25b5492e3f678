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

import type { Dictionary } from './dictionary.ts';

/** A text as numbers of words, and the line (1-based) of each. */
export interface Tokens {
  readonly words: Int32Array;
  readonly lines: Int32Array;
}

const enumerator = /^(?:[0-9]{1,2}(?:\.[0-9]{1,2})*|[a-z]|[ivx]{1,5})$/;
const numbered = new Set([
  'version',
  'v',
  'section',
  'clause',
  'gpl',
  'lgpl',
  'agpl',
  'license',
  'licence',
  'least',
  '第',
]);
const silent = new Set(['http', 'https', 'www']);
/** Years belong to copyright notices, wherever they stand. */
const year = /^(?:19|20)\d\d$/;
const wordAbove127 = /[\p{L}\p{N}]/u;

function isHan(code: number): boolean {
  return (code >= 0x3400 && code <= 0x9fff) || (code >= 0xf900 && code <= 0xfaff);
}

function isWord(code: number): boolean {
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
  return !isHan(code) && (code < 0x2000 || code > 0x206f) && wordAbove127.test(String.fromCharCode(code));
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** End of the word that starts at `from`; a dot between digits is part of it, so that `2.0` is one word. */
function wordEnd(text: string, from: number): number {
  if (isHan(text.charCodeAt(from))) return from + 1;
  let end = from + 1;
  while (end < text.length) {
    const code = text.charCodeAt(end);
    const dotted = code === 46 && isDigit(text.charCodeAt(end - 1)) && isDigit(text.charCodeAt(end + 1));
    if (!dotted && !isWord(code)) break;
    end += 1;
  }
  return end;
}

/** `1.`, `(a)`, `iv)`: list marks, which the guidelines ignore. */
function isBullet(word: string, after: number, before: string): boolean {
  return (after === 46 || after === 41) && word.length < 9 && enumerator.test(word) && !numbered.has(before);
}

/** `v2` says "version 2"; a trailing `.0` says nothing. */
function versioned(word: string): readonly string[] {
  const version = /^v(\d+(?:\.\d+)?)$/.exec(word)?.[1] ?? null;
  const number = version ?? word;
  const short = isDigit(number.charCodeAt(0)) ? number.replace(/^(\d{1,2})\.0$/, '$1') : number;
  return version === null ? [short] : ['version', short];
}

/** Splits a cleaned text into words: lower case, no punctuation, no list marks, each Han character a word of its own. */
export function tokenise(source: string, dictionary: Dictionary): Tokens {
  const text = source.toLowerCase();
  const words: number[] = [];
  const lines: number[] = [];
  let [line, before] = [1, ''];
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    if (code === 10) line += 1;
    if (code === 38) {
      words.push(dictionary.number('and'));
      lines.push(line);
    }
    if (!isWord(code) && !isHan(code)) {
      at += 1;
      continue;
    }
    const end = wordEnd(text, at);
    const word = text.slice(at, end);
    if (!silent.has(word) && !year.test(word) && !isBullet(word, text.charCodeAt(end), before)) {
      for (const part of isDigit(code) || code === 118 ? versioned(word) : [word]) {
        words.push(dictionary.number(part));
        lines.push(line);
      }
    }
    before = word;
    at = end;
  }
  return { words: Int32Array.from(words), lines: Int32Array.from(lines) };
}
