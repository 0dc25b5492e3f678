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

import { headerBlock } from './header-block.ts';

/** A file of the project as an example of how its headers are written. */
export interface HeaderExample {
  readonly path: string;
  readonly text: string;
}

/** The header that most files of a kind have. */
export interface LearnedHeader {
  /** Without comment marks; `{year}` where a year of its own stands in each file. */
  readonly words: readonly string[];
  readonly style: 'line' | 'block';
  /** How many examples have a header, out of how many. */
  readonly having: number;
  readonly of: number;
  /** A file that has it as it is. */
  readonly example: string;
}

const years = /\b(?:19|20)\d\d(?:\s?[-–,]\s?(?:(?:19|20)\d\d|present))*\b/giu;
const copyrightWord = /copyright|©|\(c\)|版权|著作权/iu;

/** A copyright line with its years left open. */
function withoutYears(line: string): string {
  return copyrightWord.test(line) ? line.replace(years, '{year}') : line;
}

function mostCommon(texts: readonly string[]): { readonly text: string; readonly times: number } | null {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  const [best] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return best === undefined ? null : { text: best[0], times: best[1] };
}

/** Lines that most headers have, in the order of the one that has the most of them: what else is there is each file's own. */
function sharedLines(blocks: readonly (readonly string[])[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const block of blocks) for (const line of new Set(block)) counts.set(line, (counts.get(line) ?? 0) + 1);
  const isShared = (line: string) => (counts.get(line) ?? 0) * 5 >= blocks.length * 3;
  const kept = blocks.map((block) => block.filter(isShared));
  const longest = kept.reduce((best, one) => (one.length > best.length ? one : best), [] as readonly string[]);
  const [first, last] = [longest.findIndex((line) => line !== ''), longest.findLastIndex((line) => line !== '')];
  return first < 0 ? [] : longest.slice(first, last + 1);
}

/** Learns how headers are written from files that were there before; null when none of them has one. */
export function learnHeader(examples: readonly HeaderExample[]): LearnedHeader | null {
  const found = examples.flatMap(({ path, text }) => {
    const block = headerBlock(text, path);
    return block === null ? [] : [{ path, style: block.style, words: block.words.map(withoutYears) }];
  });
  const common = mostCommon(found.map(({ words }) => words.join('\n')));
  if (common === null) return null;
  const style = mostCommon(found.map((one) => one.style))?.text === 'block' ? 'block' : 'line';
  const isUsual = common.times * 2 >= found.length;
  const words = isUsual ? common.text.split('\n') : sharedLines(found.map((one) => one.words));
  const example = found.find((one) => !isUsual || one.words.join('\n') === common.text) ?? found[0];
  return { words, style, having: found.length, of: examples.length, example: example?.path ?? '' };
}
