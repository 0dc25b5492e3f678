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

import type { RuleKind } from '../family.ts';
import type { GramTable } from './grams.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Strings in one pool; string `i` is the UTF-8 of `pool[starts[i] … starts[i + 1])`. */
export interface StringPool {
  readonly starts: Int32Array;
  readonly pool: Uint8Array;
}

/** Programs of steps one after the other; the narrow form is used as long as all words have numbers that fit. */
export type Program = Uint16Array | Int32Array;

/** Rules that count only as a whole, as programs entered at their rarest words. */
export interface PatternIndex {
  readonly program: Program;
  /** Length of the longest program. */
  readonly longest: number;
  /** Four numbers for each pattern: its rule, where its program forward and its program backward begin, how far the latter reaches. */
  readonly entries: Int32Array;
  /** Owners are patterns. */
  readonly anchors: GramTable;
}

/** Rules that are found by alignment. */
export interface TextIndex {
  /** Rule of each text. */
  readonly rules: Int32Array;
  /** The words of text `t` are `words[starts[t] … starts[t + 1])`: its longest reading. */
  readonly starts: Int32Array;
  readonly words: Int32Array;
  /** 1 for a word that may be left out. */
  readonly optional: Uint8Array;
  /** How many words of any kind may stand before each word. */
  readonly rooms: Uint8Array;
  /** Least share of the words, in thousandths. */
  readonly minimums: Int32Array;
  /** Phrases that must be there: for each its length and its words, those of text `t` from `requiredStarts[t]` on. */
  readonly required: Int32Array;
  readonly requiredStarts: Int32Array;
  /** Owners are texts, offsets places in their words. */
  readonly seeds: GramTable;
  /** How many seeds each text has. */
  readonly seedCounts: Int32Array;
}

/** Everything the detector knows, as typed arrays: loaded without parsing, shared between threads. */
export interface LicenceIndex {
  readonly vocabulary: Vocabulary;
  /** Place in {@link kinds} of each rule's kind. */
  readonly ruleKinds: Uint8Array;
  /** Id, expression and other expressions of the same text, three strings for each rule; empty for none. */
  readonly ruleStrings: StringPool;
  readonly patterns: PatternIndex;
  readonly texts: TextIndex;
}

/** Kinds of rules by their number in an index. */
export const kinds: readonly RuleKind[] = ['text', 'exception', 'notice', 'reference', 'negative'];

const decoder = new TextDecoder();

/** One string of a pool. */
export function stringAt({ starts, pool }: StringPool, index: number): string {
  // A copy, since a decoder refuses memory that is shared between threads.
  return decoder.decode(pool.slice(starts[index], starts[index + 1]));
}

/** A pool of these strings. */
export function stringPool(strings: readonly string[]): StringPool {
  const parts = strings.map((one) => new TextEncoder().encode(one));
  const starts = new Int32Array(parts.length + 1);
  parts.forEach((part, index) => {
    starts[index + 1] = (starts[index] as number) + part.length;
  });
  const pool = new Uint8Array(starts[parts.length] as number);
  parts.forEach((part, index) => pool.set(part, starts[index]));
  return { starts, pool };
}
