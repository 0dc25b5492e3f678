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

import { isAscii } from 'node:buffer';

/**
 * Parts of words without which no sentence speaks of a licence or of copyright, in lower case; where a `^` stands begin
 * the five characters that are looked for first, chosen so that their pairs are rare. Which stems are needed is measured:
 * `node bench/licences/gate.ts` lists texts that would be lost.
 */
const stems = [
  'icens',
  'icenc',
  'icenz',
  'icenti',
  'izenz',
  'opyright',
  'opyleft',
  'spdx-',
  'e^rmission',
  'e^rmitted',
  'ist^ribut',
  'ublic domain',
  'ublicdomain',
  'a^rrant',
  'f^reely',
  'free^ware',
  'n^restricted',
  'cc-by',
  'a^pache-2',
  'a^pache 2',
  'cpol1',
  'lgpl-',
  'agpl-',
  '(c) 1',
  '(c) 2',
];

/** Too short for the table, and rare enough to be looked for one by one. */
const short = ['GPL', 'Creative C'].map((text) => Buffer.from(text));

/** The same, where no letter stands before them: no `LIMIT`. */
const names = ['MIT '].map((text) => Buffer.from(text));

const beyondAscii = [
  '许可',
  '版权',
  '木兰',
  '著作权',
  '協議',
  '协议',
  '授权',
  '授權',
  '許可',
  '許諾',
  'ライセンス',
  '라이선스',
  'ицензи',
  '©',
].map((text) => Buffer.from(text));

const block = 5;
const longestShift = block - 1;

interface Table {
  /** How far the next place to look is, by the two bytes read; 0 where a stem's first five may end. */
  readonly shift: Uint8Array;
  readonly candidates: readonly (readonly Stem[] | undefined)[];
}

interface Stem {
  readonly word: Buffer;
  /** Where in it the five characters begin. */
  readonly anchor: number;
}

function stemOf(text: string): Stem {
  return { word: Buffer.from(text.replace('^', '')), anchor: Math.max(0, text.indexOf('^')) };
}

function spellings(byte: number): number[] {
  return byte >= 97 && byte <= 122 ? [byte, byte - 32] : [byte];
}

function tableOf(all: readonly Stem[]): Table {
  const shift = new Uint8Array(65_536).fill(longestShift);
  const candidates: Stem[][] = Array.from({ length: 65_536 });
  for (const stem of all) {
    for (let at = 0; at < longestShift; at += 1) {
      const [first = 0, second = 0] = stem.word.subarray(stem.anchor + at);
      for (const key of spellings(first).flatMap((a) => spellings(second).map((b) => a | (b << 8)))) {
        const further = longestShift - 1 - at;
        shift[key] = Math.min(shift[key] as number, further);
        if (further === 0) candidates[key] = [...(candidates[key] ?? []), stem];
      }
    }
  }
  return { shift, candidates };
}

const { shift, candidates } = tableOf(stems.map(stemOf));

/** Letters of either case; every byte of a stem has the bit that lower case has. */
function stemEnds(bytes: Uint8Array, at: number, key: number): boolean {
  const all = candidates[key] as readonly Stem[];
  for (let one = 0; one < all.length; one += 1) {
    const { word, anchor } = all[one] as Stem;
    const from = at - longestShift - anchor;
    let same = 0;
    while (same < word.length && ((bytes[from + same] as number) | 32) === word[same]) same += 1;
    if (same === word.length) return true;
  }
  return false;
}

/** Places where stems were found, ascending; one object is reused from text to text. */
export interface Stems {
  count: number;
  at: Int32Array;
}

/** An empty list of places. */
export function newStems(): Stems {
  return { count: 0, at: new Int32Array(1024) };
}

/** Places closer than this to the one before are not kept: they would only repeat it. */
const apart = 64;

function push(found: Stems, at: number): void {
  if (found.count > 0 && at - (found.at[found.count - 1] as number) < apart) return;
  if (found.count === found.at.length) {
    const longer = new Int32Array(found.at.length * 2);
    longer.set(found.at);
    found.at = longer;
  }
  found.at[found.count] = at;
  found.count += 1;
}

const second = newStems();

/**
 * A table says from two bytes how far no stem can end (Wu and Manber 1994). Two places of the text are read in turn:
 * each waits for memory, and together they wait once.
 */
function findInTable(bytes: Uint8Array, found: Stems): void {
  const end = bytes.length;
  const half = end >> 1;
  let [a, b] = [longestShift, half + longestShift];
  while (a < half + longestShift && b < end) {
    const keyA = (bytes[a - 1] as number) | ((bytes[a] as number) << 8);
    const keyB = (bytes[b - 1] as number) | ((bytes[b] as number) << 8);
    const stepA = shift[keyA] as number;
    const stepB = shift[keyB] as number;
    if (stepA === 0 && stemEnds(bytes, a, keyA)) push(found, a);
    if (stepB === 0 && stemEnds(bytes, b, keyB)) push(second, b);
    a += stepA === 0 ? 1 : stepA;
    b += stepB === 0 ? 1 : stepB;
  }
  for (; a < half + longestShift && a < end; ) {
    const key = (bytes[a - 1] as number) | ((bytes[a] as number) << 8);
    const step = shift[key] as number;
    if (step === 0 && stemEnds(bytes, a, key)) push(found, a);
    a += step === 0 ? 1 : step;
  }
  for (; b < end; ) {
    const key = (bytes[b - 1] as number) | ((bytes[b] as number) << 8);
    const step = shift[key] as number;
    if (step === 0 && stemEnds(bytes, b, key)) push(second, b);
    b += step === 0 ? 1 : step;
  }
  for (let one = 0; one < second.count; one += 1) push(found, second.at[one] as number);
  second.count = 0;
}

function findEach(bytes: Buffer, needles: readonly Buffer[]): number[] {
  const places: number[] = [];
  for (const needle of needles) {
    for (let at = bytes.indexOf(needle); at >= 0; at = bytes.indexOf(needle, at + apart)) places.push(at);
  }
  return places;
}

function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && (byte | 32) >= 97 && (byte | 32) <= 122;
}

/** Finds where a text (UTF-8 or Latin-1) may speak of licences or copyright; no place means that it does not. */
export function findStems(bytes: Uint8Array, found: Stems): void {
  found.count = 0;
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  findInTable(view, found);
  const more = findEach(view, isAscii(view) ? short : [...short, ...beyondAscii]);
  for (const at of findEach(view, names)) if (!isLetter(view[at - 1])) more.push(at);
  if (more.length === 0) return;
  const all = [...found.at.subarray(0, found.count), ...more].sort((x, y) => x - y);
  found.count = 0;
  for (const at of all) push(found, at);
}
