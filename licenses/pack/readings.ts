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

/** Stands in a reading for words that the template leaves open, as many as the following character's code says. */
export const openMark = '\u0001';

const mostReadings = 48;
/** Words that `.+` may stand for: names of holders and places. */
const openWords = 40;

interface Cursor {
  readonly source: string;
  at: number;
}

function open(words: number): string {
  return ` ${openMark}${String.fromCharCode(words)} `;
}

/** The first letter or digit of a class, which letter case aside is all there is to `[oO]`; a class that excludes is open. */
function readClass(cursor: Cursor): string[] {
  const end = cursor.source.indexOf(']', cursor.at + 2);
  if (end < 0) throw new LicenceError('syntax', cursor.at, `"${cursor.source}" has a class that is not closed.`);
  const inside = cursor.source.slice(cursor.at + 1, end);
  cursor.at = end + 1;
  if (inside.startsWith('^')) return [open(openWords)];
  if (inside.includes('0-9')) return [open(1)];
  const letter = /[A-Za-z0-9]/u.exec(inside.replace(/\\./gu, ''))?.[0];
  return [letter ?? ' '];
}

function readEscape(cursor: Cursor): string[] {
  const char = cursor.source[cursor.at + 1] ?? '';
  cursor.at += 2;
  return [char === 's' ? ' ' : char];
}

function readAtom(cursor: Cursor): string[] {
  const char = cursor.source[cursor.at] as string;
  if (char === '(') {
    cursor.at += 1;
    const inside = readChoices(cursor);
    if (cursor.source[cursor.at] !== ')')
      throw new LicenceError('syntax', cursor.at, `"${cursor.source}" has a parenthesis that is not closed.`);
    cursor.at += 1;
    return inside;
  }
  if (char === '[') return readClass(cursor);
  if (char === '\\') return readEscape(cursor);
  cursor.at += 1;
  return char === '.' ? [open(openWords)] : [char];
}

/** How often the last part may stand: only "not at all" matters, more than once reads as once. */
function readOften(cursor: Cursor): { readonly least: number; readonly most: number } {
  const rest = cursor.source.slice(cursor.at);
  const [, least = '1', most = ''] = /^\{(\d+),?(\d*)\}/u.exec(rest) ?? [];
  const mark = /^(?:[?*+]|\{\d+,?\d*\})\??/u.exec(rest)?.[0] ?? '';
  cursor.at += mark.length;
  if (mark.startsWith('{')) return { least: Number(least), most: Number(most === '' ? least : most) };
  return { least: mark.startsWith('?') || mark.startsWith('*') ? 0 : 1, most: Number.POSITIVE_INFINITY };
}

function product(left: readonly string[], right: readonly string[]): string[] {
  const all = left.flatMap((one) => right.map((other) => one + other));
  return all.length > mostReadings ? [open(openWords)] : all;
}

function readSequence(cursor: Cursor): string[] {
  let readings = [''];
  while (cursor.at < cursor.source.length && !'|)'.includes(cursor.source[cursor.at] as string)) {
    const atom = readAtom(cursor);
    const { least, most } = readOften(cursor);
    const isOpen = atom.length === 1 && atom[0]?.includes(openMark) === true;
    const bounded = isOpen && Number.isFinite(most) ? [open(Math.min(openWords, Math.ceil(most / 4)))] : atom;
    readings = product(readings, least === 0 && !isOpen ? [...bounded, ''] : bounded);
  }
  return readings;
}

function readChoices(cursor: Cursor): string[] {
  const readings = readSequence(cursor);
  while (cursor.source[cursor.at] === '|') {
    cursor.at += 1;
    readings.push(...readSequence(cursor));
  }
  return [...new Set(readings)];
}

/**
 * What the regular expression of an SPDX `<alt match>` may stand for, written out: at most 48 texts, beyond which it is
 * open. Repetitions are read once. Throws LicenceError `syntax` for what is no expression.
 */
export function readingsOf(match: string): string[] {
  const cursor = { source: match, at: 0 };
  const readings = readChoices(cursor);
  if (cursor.at < match.length) throw new LicenceError('syntax', cursor.at, `"${match}" has a parenthesis too many.`);
  return readings;
}
