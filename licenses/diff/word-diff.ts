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

import { vocabularyOf } from '../detect/vocabulary.ts';
import { newWords, readWords, type Words, wordsOf } from '../detect/words.ts';
import { copyrightsIn } from '../scan/copyright.ts';
import { commonRuns, type Run } from './common-runs.ts';
import { freeWords, isName, longestName } from './free-words.ts';
import { weightyIn } from './weighty.ts';

/** One stretch of a comparison, in the order of the text. */
export interface DiffSegment {
  /**
   * `same` in both; `missing` only in the canonical text; `added` only in this one; `replaced` one for the other;
   * `free` may differ without an edit (titles, copyright lines, rooms for names); `outside` stands before or after the licence.
   */
  readonly kind: 'same' | 'missing' | 'added' | 'replaced' | 'free' | 'outside';
  /** As written in the text; empty where it is missing. */
  readonly text: string;
  /** As written in the canonical text; empty where something was added. */
  readonly canonical: string;
  /** First and last line of the text, 1-based; of something missing, the line where it would stand. */
  readonly lines: readonly [number, number];
}

/** A text beside a canonical one, word by word. */
export interface WordDiff {
  readonly segments: readonly DiffSegment[];
  /** Canonical words that are there, and that are missing. */
  readonly covered: number;
  readonly missing: number;
  /** Words put between those of the licence. */
  readonly extra: number;
}

interface Side {
  readonly bytes: Uint8Array;
  readonly words: Words;
  readonly ids: Int32Array;
}

function sideOf(bytes: Uint8Array, vocabulary: ReturnType<typeof vocabularyOf>): Side {
  const words = newWords(Math.max(16, bytes.length >> 2));
  readWords(bytes, vocabulary, words);
  return { bytes, words, ids: words.ids.subarray(0, words.count) };
}

/** `"`, `'`, `(`, `<`, `[` and `{` belong to the word behind them. */
const openers = new Set([34, 39, 40, 60, 91, 123]);

/** Where word `at` begins, with what opens it; white space and other marks before it are left to the word before. */
function startOf({ words, bytes }: Side, at: number): number {
  if (at === 0) return 0;
  if (at >= words.count) return bytes.length;
  let from = words.from[at] as number;
  while (from > (words.to[at - 1] as number) && openers.has(bytes[from - 1] as number)) from -= 1;
  return from;
}

function slice(side: Side, from: number, to: number): string {
  return from === to ? '' : new TextDecoder().decode(side.bytes.subarray(startOf(side, from), startOf(side, to)));
}

/** A word or two that agree by chance between long differences say nothing. */
function withoutNoise(runs: readonly Run[], lengths: readonly [number, number]): Run[] {
  const kept: Run[] = [];
  runs.forEach((run, index) => {
    const last = kept.at(-1) ?? { a: 0, b: 0, length: 0 };
    const next = runs[index + 1] ?? { a: lengths[0], b: lengths[1], length: 0 };
    const before = Math.max(run.a - last.a - last.length, run.b - last.b - last.length);
    const after = Math.max(next.a - run.a - run.length, next.b - run.b - run.length);
    if (run.length > 2 || Math.min(before, after) < 3 * run.length) kept.push(run);
  });
  return kept;
}

/** Words that may be added to a title or a name, as in `The MIT License (MIT)`. */
const besideTitle = 6;

/** A list mark alone, which the guidelines leave out. */
const listMark = /^[^\p{L}\p{N}]*(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)][^\p{L}\p{N}]*$/iu;

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

function saysNothing(missing: string, extra: string): boolean {
  if (letters(missing) === letters(extra)) return true;
  return (missing === '' || extra === '') && listMark.test(missing + extra);
}

interface Comparison {
  readonly canon: Side;
  readonly text: Side;
  readonly freeCanon: Uint8Array;
  readonly freeText: Uint8Array;
  readonly lineOf: (byte: number) => number;
}

interface Edit {
  readonly a0: number;
  readonly a1: number;
  readonly b0: number;
  readonly b1: number;
}

/** Words of the text on the lines of copyright notices. */
function noticeWords(side: Side, lineOf: (byte: number) => number): Uint8Array {
  const lines = new Set(copyrightsIn(side.bytes).map(({ line }) => line));
  return Uint8Array.from(side.ids, (_, at) => (lines.has(lineOf(side.words.from[at] as number)) ? 1 : 0));
}

/** Another version number, which is an edit in a title as well. */
function namesOther(missing: string, extra: string): boolean {
  const [before, now] = [missing, extra].map(
    (one) => one.match(/(?<![\d.])\d{1,2}(?:\.\d{1,2})*(?![\d])/gu)?.join(' ') ?? '',
  );
  return before !== '' && now !== '' && before !== now;
}

function isFree({ canon, text, freeCanon, freeText }: Comparison, { a0, a1, b0, b1 }: Edit): boolean {
  const freeMissing = freeCanon.subarray(a0, a1).every((free) => free === 1);
  const freeExtra = freeText.subarray(b0, b1).every((free) => free === 1);
  if (freeMissing && freeExtra) return true;
  const [missing, extra] = [slice(canon, a0, a1), slice(text, b0, b1)];
  if (namesOther(missing, extra)) return false;
  const isShort = b1 - b0 <= longestName && weightyIn(extra, 'added').length === 0;
  if (/^\W*all rights? reserved\W*$/iu.test(extra) && a0 === a1) return true;
  if (a1 > a0) return isShort && (freeMissing || isName(missing));
  const besideRoom = freeCanon[a0] === 1 || (a0 > 0 && freeCanon[a0 - 1] === 1);
  return isShort && b1 - b0 <= besideTitle && besideRoom;
}

function kindOf(comparison: Comparison, edit: Edit): DiffSegment['kind'] {
  const { a0, a1, b0, b1 } = edit;
  const { canon, text } = comparison;
  if (saysNothing(slice(canon, a0, a1), slice(text, b0, b1))) return 'same';
  if (isFree(comparison, edit)) return 'free';
  const isEdge = (b0 === 0 || b1 === text.words.count) && a0 === a1;
  if (isEdge) return 'outside';
  if (a0 === a1) return 'added';
  return b0 === b1 ? 'missing' : 'replaced';
}

function segmentOf(
  { canon, text, lineOf }: Comparison,
  kind: DiffSegment['kind'],
  { a0, a1, b0, b1 }: Edit,
): DiffSegment {
  const [from, to] = [startOf(text, b0), startOf(text, b1)];
  const last = b1 > b0 ? (text.words.to[b1 - 1] as number) : from;
  const first = b1 > b0 ? (text.words.from[b0] as number) : Math.min(from, Math.max(0, text.bytes.length - 1));
  return {
    kind,
    text: from === to ? '' : slice(text, b0, b1),
    canonical: slice(canon, a0, a1),
    lines: [lineOf(first), lineOf(Math.max(first, last - 1))],
  };
}

function lineFinder(bytes: Uint8Array): (byte: number) => number {
  const starts = [0];
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) starts.push(at + 1);
  return (byte) => {
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] as number) <= byte) low = middle;
      else high = middle;
    }
    return low + 1;
  };
}

/** At the edges of the text what was put there stands apart from what is missing there. */
function edits(gap: Edit, words: number): Edit[] {
  const isEdge = (gap.b0 === 0 || gap.b1 === words) && gap.b1 - gap.b0 > longestName && gap.a1 > gap.a0;
  if (!isEdge) return [gap];
  const [missing, added] = [
    { ...gap, b1: gap.b0 },
    { ...gap, a1: gap.a0 },
  ];
  if (gap.b0 === 0) return [added, { ...gap, b0: gap.b1 }];
  return [missing, { ...added, a0: gap.a1, a1: gap.a1 }];
}

/** Equal stretches that follow each other are one. */
function put(segments: DiffSegment[], segment: DiffSegment): void {
  const last = segments.at(-1);
  if (last?.kind !== 'same' || segment.kind !== 'same') segments.push(segment);
  else
    segments[segments.length - 1] = {
      kind: 'same',
      text: last.text + segment.text,
      canonical: last.canonical + segment.canonical,
      lines: [last.lines[0], segment.lines[1]],
    };
}

/** Compares a text (UTF-8) with a canonical one by the matching guidelines' words: letter case, punctuation, comment marks and list marks are no difference. */
export function wordDiff(bytes: Uint8Array, canonical: string): WordDiff {
  const vocabulary = vocabularyOf(wordsOf(canonical));
  const [canon, text] = [sideOf(new TextEncoder().encode(canonical), vocabulary), sideOf(bytes, vocabulary)];
  const lineOf = lineFinder(bytes);
  if (text.words.count === 0) {
    const [own, missing] = [new TextDecoder().decode(bytes), canon.words.count];
    return {
      segments: [{ kind: 'missing', text: own, canonical, lines: [1, lineOf(bytes.length)] }],
      covered: 0,
      missing,
      extra: 0,
    };
  }
  const freeCanon = freeWords(canonical, canon.words);
  const comparison = { canon, text, freeCanon, freeText: noticeWords(text, lineOf), lineOf };
  const runs = withoutNoise(commonRuns(canon.ids, text.ids), [canon.words.count, text.words.count]);
  const segments: DiffSegment[] = [];
  let [a, b, covered, missing, extra] = [0, 0, 0, 0, 0];
  for (const run of [...runs, { a: canon.words.count, b: text.words.count, length: 0 }]) {
    if (run.a > a || run.b > b) {
      for (const edit of edits({ a0: a, a1: run.a, b0: b, b1: run.b }, text.words.count)) {
        const kind = kindOf(comparison, edit);
        put(segments, segmentOf(comparison, kind, edit));
        if (kind === 'same') covered += edit.a1 - edit.a0;
        else if (kind !== 'free') missing += edit.a1 - edit.a0;
        if (kind === 'added' || kind === 'replaced') extra += edit.b1 - edit.b0;
      }
    }
    [a, b] = [run.a + run.length, run.b + run.length];
    covered += run.length;
    if (run.length > 0) put(segments, segmentOf(comparison, 'same', { a0: run.a, a1: a, b0: run.b, b1: b }));
  }
  return { segments, covered, missing, extra };
}
