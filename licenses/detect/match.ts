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

import { align } from './align.ts';
import { cleaned } from './clean.ts';
import { type Corpus, corpus, tripleHash } from './corpus.ts';
import { judge, type Weights, weightsOf } from './judge.ts';
import { type Tokens, tokenise } from './tokens.ts';

/** A licence text found in a text. */
export interface TextMatch {
  readonly id: string;
  readonly class: 'exact' | 'near' | 'altered';
  readonly score: number;
  /** First and last line, 1-based. */
  readonly lines: readonly [number, number];
  readonly words: number;
}

interface Candidate {
  readonly index: number;
  readonly votes: number;
  readonly start: number;
}

interface Found {
  readonly index: number;
  readonly class: 'exact' | 'near' | 'altered';
  readonly score: number;
  readonly first: number;
  readonly last: number;
  readonly matched: number;
}

const mostCandidates = 24;
const mostTexts = 12;
/** Occurrences of one triple that are looked at: a file of a thousand copies is no slower than one of four. */
const mostRepeats = 4;
/** Words before the likely start at which the comparison begins. */
const lead = 24;

/** Where most of the shared triples say that the template begins. */
function likelyStart(starts: readonly number[]): number {
  const buckets = new Map<number, number[]>();
  for (const start of starts) {
    const bucket = start >> 7;
    const row = buckets.get(bucket);
    if (row === undefined) buckets.set(bucket, [start]);
    else row.push(start);
  }
  const [fullest = [0]] = [...buckets.values()].sort((a, b) => b.length - a.length);
  return Math.max(0, Math.min(...fullest) - lead);
}

/** Templates that share enough sampled triples with the text, with the word at which each seems to begin. */
function candidatesIn({ templates, bySample }: Corpus, text: Int32Array): Candidate[] {
  const votes = new Map<number, { hashes: Set<number>; starts: number[] }>();
  const seen = new Map<number, number>();
  for (let at = 0; at < text.length - 2; at += 1) {
    const hash = tripleHash(text, at);
    const templatesOf = hash === 0 ? undefined : bySample.get(hash);
    if (templatesOf === undefined) continue;
    const times = seen.get(hash) ?? 0;
    if (times >= mostRepeats) continue;
    seen.set(hash, times + 1);
    for (const index of templatesOf) {
      const row = votes.get(index) ?? { hashes: new Set(), starts: [] };
      row.hashes.add(hash);
      row.starts.push(at - (templates[index]?.samples.get(hash) ?? 0));
      votes.set(index, row);
    }
  }
  return [...votes]
    .map(([index, { hashes, starts }]) => ({
      index,
      votes: hashes.size / (templates[index]?.samples.size ?? 1),
      starts,
    }))
    .filter(({ votes }) => votes >= 0.4)
    .sort((a, b) => b.votes - a.votes || a.index - b.index)
    .slice(0, mostCandidates)
    .map(({ index, votes, starts }) => ({ index, votes, start: likelyStart(starts) }));
}

/** Words that a finding explains, lowered twice for what differs, so that an exact text wins over a near one of its length. */
function weight({ score, matched }: Found): number {
  return score * score * matched;
}

/** The better of two findings: unaltered terms first, then more words explained, then the standing of the licence. */
function better(a: Found, b: Found): number {
  const altered = Number(a.class === 'altered') - Number(b.class === 'altered');
  return altered || weight(b) - weight(a) || a.index - b.index;
}

function verify({ templates }: Corpus, text: Int32Array, weights: Weights, { index, start }: Candidate): Found | null {
  const template = templates[index];
  const alignment = template === undefined ? null : align(template.words, text, start);
  if (template === undefined || alignment === null) return null;
  const { first, last, matched } = alignment;
  return { index, ...judge(template, text, alignment, weights), first, last, matched };
}

/** The best licence in the text; exact ones win by length, so that a longer text is not taken for the shorter one inside it. */
function bestIn(index: Corpus, text: Int32Array, weights: Weights): Found | null {
  const found = candidatesIn(index, text).map((candidate) => verify(index, text, weights, candidate));
  return (
    found.filter((one) => one !== null && one.score >= 0.6).sort((a, b) => better(a as Found, b as Found))[0] ?? null
  );
}

function described(index: Corpus, { lines }: Tokens, found: Found): TextMatch {
  const last = Math.max(found.first, Math.min(found.last, lines.length) - 1);
  return {
    id: index.templates[found.index]?.id ?? '',
    class: found.class,
    score: Math.round(found.score * 1000) / 1000,
    lines: [lines[found.first] ?? 1, lines[last] ?? 1],
    words: found.matched,
  };
}

let weighed: { readonly corpus: Corpus; readonly weights: Weights } | null = null;

/** Licence texts in a text, in the order in which they stand; `altered` ones follow a licence but change its terms. */
export function licenceTexts(source: string): TextMatch[] {
  const text = cleaned(source);
  if (text === null) return [];
  const index = corpus();
  weighed ??= { corpus: index, weights: weightsOf(index.dictionary) };
  const tokens = tokenise(text, index.dictionary);
  const rest = Int32Array.from(tokens.words);
  const found: Found[] = [];
  while (found.length < mostTexts) {
    const best = bestIn(index, rest, weighed.weights);
    if (best === null) break;
    found.push(best);
    rest.fill(0, best.first, best.last);
  }
  return found.sort((a, b) => a.first - b.first).map((one) => described(index, tokens, one));
}
