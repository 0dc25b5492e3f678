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

import { numberOf, type Vocabulary } from './vocabulary.ts';
import type { Words } from './word-buffer.ts';

/** After these a number is a version, not a list mark. */
const numberedWords = [
  'version',
  'section',
  'clause',
  'gpl',
  'lgpl',
  'agpl',
  'license',
  'apache',
  'mpl',
  'least',
  'or',
];

/** Words that the reader itself speaks of; a vocabulary that lacks one of them reads some texts differently. */
export const readerWords: readonly string[] = [...new Set(['and', 'copyright', 'version', '+', ...numberedWords])];

/** Numbers of words that the reader itself speaks of, by vocabulary. */
export interface Own {
  readonly and: number;
  readonly copyright: number;
  readonly version: number;
  readonly plus: number;
  /** After these a number is a version, not a list mark. */
  readonly numbered: ReadonlySet<number>;
}

const owns = new WeakMap<Vocabulary, Own>();

/** The reader's own words in the numbers of a vocabulary. */
export function ownOf(vocabulary: Vocabulary): Own {
  const known = owns.get(vocabulary);
  if (known !== undefined) return known;
  const number = (word: string) => numberOf(vocabulary, word);
  const own = {
    and: number('and'),
    copyright: number('copyright'),
    version: number('version'),
    plus: number('+'),
    numbered: new Set(numberedWords.map(number).filter((id) => id !== 0)),
  };
  owns.set(vocabulary, own);
  return own;
}

/** State of one reading; one object is enough for a text, and nothing is made per word. */
export interface Reading {
  readonly bytes: Uint8Array;
  readonly end: number;
  readonly vocabulary: Vocabulary;
  readonly own: Own;
  readonly words: Words;
  /** No word since the last line break. */
  fresh: boolean;
  readonly rtf: boolean;
}

/** Number of the word that was read last. */
export function lastId({ words }: Reading): number {
  return words.count === 0 ? 0 : (words.ids[words.count - 1] as number);
}

/** Whether the number that comes belongs to the word before it, with no end of a sentence between them: `version`, `2.` on two lines. */
function isNumbered(reading: Reading): boolean {
  const { bytes, own, words } = reading;
  if (!own.numbered.has(lastId(reading))) return false;
  const after = bytes[words.to[words.count - 1] as number] as number;
  return after !== 46 && after !== 58 && after !== 59;
}

/** A list mark: `(a)` anywhere, `a.` or `iv)` at the start of a line. */
export function isMark(reading: Reading, from: number, to: number): boolean {
  const { bytes, fresh } = reading;
  const after = bytes[to];
  if (after !== 41 && after !== 46) return false;
  const enclosed = after === 41 && bytes[from - 1] === 40;
  if (!enclosed && (!fresh || isNumbered(reading))) return false;
  const next = bytes[to + 1] ?? 32;
  if (!enclosed && next > 32) return false;
  return to - from <= 5;
}
