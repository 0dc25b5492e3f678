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

import { type Cluster, createSeedFinder, type Hits } from './clusters.ts';
import type { LicenceIndex, TextIndex } from './licence-index.ts';
import { noticeWords } from './notice-lines.ts';
import { createAligner } from './text-align.ts';
import { headWalk } from './text-head.ts';
import { type Bench, judge, type Verdict, wordWeights } from './verdict.ts';
import type { Words } from './words.ts';

/** A text with tolerance found in another, as half-open span of words. */
export interface TextOccurrence extends Verdict {
  readonly rule: number;
  readonly from: number;
  readonly to: number;
}

interface Scored extends TextOccurrence {
  readonly text: number;
}

/** Share of the seeds that a copy must have, or how many where only a part is there. */
const [leastShare, enoughSeeds] = [0.25, 12];
/** Of all clusters of a file so many are compared word by word, and so many in one place. */
const [mostCompared, mostRivals] = [400, 16];
/** A part of a text is told when it has this share of its words, or so many words. */
const [leastPart, enoughWords] = [0.5, 150];
/** A part with more foreign words than this share is no part. */
const leastDensity = 0.7;

function density({ covered, from, to }: TextOccurrence): number {
  return covered / Math.max(1, to - from);
}

function score({ covered, missing, extra, renamed }: Verdict): number {
  return covered / Math.max(1, covered + missing + extra + renamed);
}

/** Words that a finding explains, lowered twice for what differs, so that an exact text wins over a near one of its length. */
function weight(one: Verdict): number {
  return score(one) ** 2 * one.covered;
}

const rank = { exact: 0, near: 0, partial: 1 };

/** The better first: unaltered terms, then more words explained, then the standing of the licence. */
function byWeight(a: Scored, b: Scored): number {
  return rank[a.class] - rank[b.class] || weight(b) - weight(a) || a.text - b.text;
}

function overlap(a: { from: number; to: number }, b: { from: number; to: number }): number {
  return Math.max(0, Math.min(a.to, b.to) - Math.max(a.from, b.from));
}

/** What one thread of work needs to compare a text with those of an index. */
interface Tools {
  readonly texts: TextIndex;
  readonly weights: Uint8Array;
  readonly canons: readonly Int32Array[];
  readonly align: ReturnType<typeof createAligner>;
}

/** Words of the text that the cluster promises. */
function promise({ texts, canons }: Tools, { text, seeds }: Cluster): number {
  return ((canons[text] as Int32Array).length * seeds) / (texts.seedCounts[text] as number);
}

function hasRequired({ texts }: Tools, text: number, ids: Int32Array, from: number, to: number): boolean {
  const end = texts.requiredStarts[text + 1] as number;
  for (let at = texts.requiredStarts[text] as number; at < end; ) {
    const length = texts.required[at] as number;
    const phrase = texts.required.subarray(at + 1, at + 1 + length);
    let place = from;
    while (place + length <= to && !phrase.every((word, offset) => ids[place + offset] === word)) place += 1;
    if (place + length > to) return false;
    at += length + 1;
  }
  return true;
}

function isUseful({ texts }: Tools, one: Scored): boolean {
  const share = one.covered / Math.max(1, one.covered + one.missing);
  if (one.class !== 'partial') return score(one) * 1000 >= Math.min(900, texts.minimums[one.text] as number);
  return (share >= leastPart || one.covered >= enoughWords) && density(one) >= leastDensity;
}

function likelyClusters(tools: Tools, clusters: readonly Cluster[]): Cluster[] {
  const { seedCounts } = tools.texts;
  return clusters
    .filter(
      ({ text, seeds }) => seeds >= enoughSeeds || (seeds >= 2 && seeds >= leastShare * (seedCounts[text] as number)),
    )
    .sort((a, b) => promise(tools, b) - promise(tools, a) || a.text - b.text);
}

function verify(tools: Tools, bench: Bench, count: number, cluster: Cluster, hits: Hits): Scored {
  const { text } = cluster;
  const head = headWalk(tools.texts, text, bench.ids, bench.isNotice);
  const alignment = tools.align(tools.canons[text] as Int32Array, bench.ids, count, cluster, hits, head);
  const { from, to } = alignment;
  return { ...judge(bench, text, alignment), rule: tools.texts.rules[text] as number, text, from, to };
}

/** Compares what the clusters promise, the most promising first; what lies in a place explained better is passed over. */
function compared(tools: Tools, bench: Bench, count: number, clusters: readonly Cluster[], hits: Hits): Scored[] {
  const found: Scored[] = [];
  const rivals = new Map<Scored, number>();
  for (const cluster of clusters) {
    if (found.length >= mostCompared) break;
    const promised = promise(tools, cluster);
    const span = { from: cluster.from, to: cluster.to + 4 };
    const isBetter = (one: Scored) =>
      overlap(one, span) >= 0.8 * (span.to - span.from) &&
      ((one.class === 'exact' && one.covered >= promised * 0.98) ||
        weight(one) > promised * 1.3 ||
        (rivals.get(one) ?? 0) > mostRivals);
    if (found.some(isBetter)) continue;
    const one = verify(tools, bench, count, cluster, hits);
    for (const other of found) if (overlap(other, one) > 0) rivals.set(other, (rivals.get(other) ?? 0) + 1);
    if (isUseful(tools, one) && hasRequired(tools, one.text, bench.ids, one.from, one.to)) found.push(one);
  }
  return found;
}

/** Finds the texts of an index in a text, the best one of each place; made once for each thread of work. */
export function createTextMatcher({
  texts,
  vocabulary,
}: LicenceIndex): (bytes: Uint8Array, words: Words) => TextOccurrence[] {
  const find = createSeedFinder(texts);
  const canons = Array.from(texts.rules, (_, text) => texts.words.subarray(texts.starts[text], texts.starts[text + 1]));
  const tools: Tools = { texts, weights: wordWeights(vocabulary), canons, align: createAligner() };
  return (bytes, words) => {
    const { clusters, hits } = find(words);
    const likely = likelyClusters(tools, clusters);
    if (likely.length === 0) return [];
    const bench = { texts, weights: tools.weights, ids: words.ids, isNotice: noticeWords(bytes, words) };
    const kept: Scored[] = [];
    for (const one of compared(tools, bench, words.count, likely, hits).sort(byWeight)) {
      const shortest = (other: Scored) => Math.min(one.to - one.from, other.to - other.from);
      if (!kept.some((other) => overlap(one, other) > 0.15 * shortest(other))) kept.push(one);
    }
    return kept;
  };
}
