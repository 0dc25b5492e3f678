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
import { anchorOf } from './anchors.ts';
import { type GramCounts, gramCounts, gramHash, gramTable, longestGram, type Posting } from './grams.ts';
import type { IndexRule } from './index-rule.ts';
import { kinds, type LicenceIndex, type PatternIndex, stringPool, type TextIndex } from './licence-index.ts';
import { type Step, wordCollector } from './pattern.ts';
import { programPool } from './program-pool.ts';
import { seedsOf } from './seeds.ts';
import { compileSteps, longestReach, reversedSteps } from './step-program.ts';
import { type TextShape, textShape } from './text-shape.ts';
import { numberOf, type Vocabulary, vocabularyOf } from './vocabulary.ts';
import { readerWords } from './words.ts';

/** Texts shorter than this are compared as a whole: there is no room for tolerance in a sentence. */
const shortestText = 16;

interface Numbered {
  readonly rule: number;
  readonly steps: readonly Step[];
}

interface NumberedText {
  readonly rule: number;
  readonly shape: TextShape;
  readonly words: Int32Array;
  readonly minimum: number;
  readonly required: readonly (readonly string[])[];
}

function numbersOf(vocabulary: Vocabulary): (word: string) => number {
  const known = new Map<string, number>();
  return (word) => {
    const number = known.get(word);
    if (number !== undefined) return number;
    const found = numberOf(vocabulary, word);
    known.set(word, found);
    return found;
  };
}

function countGrams(counts: GramCounts, words: ArrayLike<number>): void {
  for (let length = 1; length <= longestGram; length += 1) {
    for (let at = 0; at + length <= words.length; at += 1) counts.add(gramHash(words, at, length));
  }
}

/** The runs of fixed words of a pattern are counted as if each were a text. */
function countSteps(counts: GramCounts, steps: readonly Step[], number: (word: string) => number): void {
  let run: number[] = [];
  const close = () => {
    if (run.length > 0) countGrams(counts, run);
    run = [];
  };
  for (const step of steps) {
    if (typeof step === 'string') run.push(number(step));
    else {
      close();
      if ('choice' in step) for (const branch of step.choice) countSteps(counts, branch, number);
    }
  }
  close();
}

/** Longest program that a pattern may have. */
const mostCodes = 60_000;

function compiled(rule: IndexRule | undefined, steps: readonly Step[], number: (word: string) => number): number[] {
  const program = compileSteps(steps, number);
  if (program.length > mostCodes) throw new LicenceError('too-complex', 0, `Rule ${rule?.id} is too long.`);
  return program;
}

function patternIndex(
  patterns: readonly Numbered[],
  rules: readonly IndexRule[],
  number: (word: string) => number,
  counts: GramCounts,
): PatternIndex {
  const programs = programPool();
  const entries: number[] = [];
  const postings: Posting[] = [];
  patterns.forEach(({ rule, steps }, pattern) => {
    const anchor = anchorOf(steps, number, counts);
    if (anchor === null) throw new LicenceError('syntax', 0, `Rule ${rules[rule]?.id} matches a text without words.`);
    const before = steps.slice(0, anchor.step);
    const forward = programs.add(compiled(rules[rule], steps.slice(anchor.step), number));
    const backward = programs.add(compiled(rules[rule], reversedSteps(before), number));
    entries.push(rule, forward, backward, longestReach(before));
    for (const hash of anchor.hashes) postings.push({ hash, owner: pattern, offset: 0 });
  });
  return {
    program: programs.all(),
    longest: programs.longest(),
    entries: Int32Array.from(entries),
    anchors: gramTable(postings),
  };
}

function joinedWords(parts: readonly Int32Array[]): { starts: Int32Array; words: Int32Array } {
  const starts = new Int32Array(parts.length + 1);
  parts.forEach((part, index) => {
    starts[index + 1] = (starts[index] as number) + part.length;
  });
  const words = new Int32Array(starts[parts.length] as number);
  parts.forEach((part, index) => words.set(part, starts[index]));
  return { starts, words };
}

function textIndex(texts: readonly NumberedText[], number: (word: string) => number, counts: GramCounts): TextIndex {
  const { starts, words } = joinedWords(texts.map((text) => text.words));
  const required = joinedWords(
    texts.map((text) => Int32Array.from(text.required.flatMap((phrase) => [phrase.length, ...phrase.map(number)]))),
  );
  const seeds = texts.map((text, index) => seedsOf(text.words, text.shape, index, counts));
  return {
    rules: Int32Array.from(texts, ({ rule }) => rule),
    starts,
    words,
    optional: Uint8Array.from(texts.flatMap(({ shape }) => shape.optional)),
    rooms: Uint8Array.from(texts.flatMap(({ shape }) => shape.rooms)),
    minimums: Int32Array.from(texts, ({ minimum }) => Math.round(minimum * 1000)),
    required: required.words,
    requiredStarts: required.starts,
    seeds: gramTable(seeds.flat()),
    seedCounts: Int32Array.from(seeds, (row) => Math.max(1, row.length)),
  };
}

function wordsOfRules(rules: readonly IndexRule[]): Set<string> {
  const words = new Set(readerWords);
  const collect = wordCollector(words);
  for (const { steps, required } of rules) {
    collect(steps);
    for (const phrase of required) for (const word of phrase) words.add(word);
  }
  return words;
}

/** Compiles rules, in about two seconds for the SPDX list; throws {@link LicenceError} `syntax` for a rule that any text would match. */
export function buildIndex(rules: readonly IndexRule[]): LicenceIndex {
  const shapes = rules.map((rule) => (rule.tolerance === 'near' ? textShape(rule.steps) : null));
  const isText = (rule: number) => (shapes[rule]?.words.length ?? 0) >= shortestText;
  const vocabulary = vocabularyOf(wordsOfRules(rules));
  const number = numbersOf(vocabulary);
  const patterns: Numbered[] = [];
  const texts: NumberedText[] = [];
  rules.forEach(({ steps, minimum, required }, rule) => {
    const shape = shapes[rule];
    if (shape === null || shape === undefined || !isText(rule)) patterns.push({ rule, steps });
    else texts.push({ rule, shape, words: Int32Array.from(shape.words, number), minimum, required });
  });
  const counts = gramCounts(longestGram * texts.reduce((sum, { words }) => sum + words.length, patterns.length * 16));
  for (const { words } of texts) countGrams(counts, words);
  for (const { steps } of patterns) countSteps(counts, steps, number);
  return {
    vocabulary,
    ruleKinds: Uint8Array.from(rules, ({ kind }) => kinds.indexOf(kind)),
    ruleStrings: stringPool(
      rules.flatMap(({ id, expression, aliases }) => [id, expression ?? '', (aliases ?? []).join('\n')]),
    ),
    patterns: patternIndex(patterns, rules, number, counts),
    texts: textIndex(texts, number, counts),
  };
}
