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

import type { Words } from './words.ts';

const notice =
  /^[^\p{L}\p{N}©\n]{0,40}(?:(?:rem|dnl|portions|parts|all|some|code|modifications|original work|this software is)\s+){0,3}(?:copyrights?|copr|©|\(c\)|版权所有)/iu;
const nextWord = /^[^\p{L}\p{N}©]{0,40}(?:portions |parts )?(?:copyrights?|copr)[:.]?[ \t]{0,4}(\p{L}+)/iu;
const dated = /\d{4}|<year>|\[year\]|\{year\}|\[yyyy\]|xxxx|©|copyright[ \t]{0,4}\(c\)/iu;
const termsStart =
  /\b(?:permission|redistribution|licensed|everyone|anyone|you may|you can|unless|this (?:is|software|program|library|file|package|code|work|license)|the (?:software|above))\b/iu;
const sentenceWord = /^(?:notices?|holders?|owners?|licen[cs]e|laws?|statement|rights?|status|grant)$/iu;
const reserved = /\ball\s+rights\s+reserved\b/giu;
const longestLine = 400;

/** `Copyright License.` and `Copyright Holder` begin a sentence, not a notice. */
function isSentence(word: string): boolean {
  return /^\p{Ll}/u.test(word) || sentenceWord.test(word);
}

/** How much of the beginning of a line is a copyright notice, which the matching guidelines ignore; 0 when none is. */
function noticeLength(line: string): number {
  if (!notice.test(line)) return 0;
  const word = nextWord.exec(line)?.[1];
  if (!dated.test(line.slice(0, 160)) && (word === undefined || isSentence(word))) return 0;
  return termsStart.exec(line)?.index ?? line.length;
}

/** A text without copyright notices; line breaks are kept. */
export function withoutNotices(text: string): string {
  return text
    .split('\n')
    .map((line) => line.slice(noticeLength(line)))
    .join('\n')
    .replace(reserved, (words) => '\n'.repeat(words.split('\n').length - 1) || ' ');
}

const decoder = new TextDecoder();
const counted = /(?:^|[\s(])(?:[1-9]|1\d)$/u;
const counts = /^[.)][\s)]/u;
const numbered = /(?:version|sections?|clauses?|paragraphs?|articles?|v|or|and|to)[\s(]+\d+$/iu;

/** Whether a number counts items of a list that is written in one paragraph. */
function isBullet(bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from > 2 || !counts.test(decoder.decode(bytes.subarray(to, to + 2)))) return false;
  const before = decoder.decode(bytes.subarray(Math.max(0, from - 16), to));
  return counted.test(before) && !numbered.test(before);
}

const reservedWord = /^(?:all|rights|reserved)$/iu;
const reservedHere = /\ball[^\p{L}\p{N}]+rights[^\p{L}\p{N}]+reserved\b/iu;

/** Whether a word is one of `All rights reserved`, on one line or two. */
function isReserved(bytes: Uint8Array, { from, to, count }: Words, place: number): boolean {
  if (!reservedWord.test(decoder.decode(bytes.subarray(from[place], to[place])))) return false;
  const [first, last] = [Math.max(0, place - 2), Math.min(count - 1, place + 2)];
  const start = from[first] as number;
  return reservedHere.test(decoder.decode(bytes.subarray(start, Math.min(to[last] as number, start + longestLine))));
}

/** Tells whether a word of a text stands in a copyright notice or is the number of an item; lines are looked at only when asked for. */
export function noticeWords(bytes: Uint8Array, words: Words): (place: number) => boolean {
  let [start, end] = [0, 0];
  let ranges: [number, number][] = [];
  const read = (byte: number) => {
    start = byte;
    while (start > 0 && byte - start < longestLine && bytes[start - 1] !== 10 && bytes[start - 1] !== 13) start -= 1;
    end = byte;
    while (end < bytes.length && end - byte < longestLine && bytes[end] !== 10 && bytes[end] !== 13) end += 1;
    const line = decoder.decode(bytes.subarray(start, end));
    const wide =
      line.length < end - start
        ? (text: string) => new TextEncoder().encode(text).length
        : (text: string) => text.length;
    const length = noticeLength(line);
    ranges = length > 0 ? [[start, start + wide(line.slice(0, length))]] : [];
  };
  return (place) => {
    const byte = words.from[place] as number;
    if (byte < start || byte >= end) read(byte);
    return (
      ranges.some(([from, to]) => byte >= from && byte < to) ||
      isBullet(bytes, byte, words.to[place] as number) ||
      isReserved(bytes, words, place)
    );
  };
}
