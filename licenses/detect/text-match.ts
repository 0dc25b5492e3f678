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

import { type Cluster, createSeedFinder } from './clusters.ts';
import type { LicenceIndex } from './licence-index.ts';
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

/** Finds the texts of an index in a text, the best one of each place; made once for each thread of work. */
export function createTextMatcher(index: LicenceIndex): (bytes: Uint8Array, words: Words) => TextOccurrence[] {
  const { texts, vocabulary } = index;
  const find = createSeedFinder(texts);
  const align = createAligner();
  const weights = wordWeights(vocabulary);
  const canons = Array.from(texts.rules, (_, text) => texts.words.subarray(texts.starts[text], texts.starts[text + 1]));

  /** Words of the text that the cluster promises. */
  function promise({ text, seeds }: Cluster): number {
    return ((canons[text] as Int32Array).length * seeds) / (texts.seedCounts[text] as number);
  }

  function hasRequired(text: number, ids: Int32Array, from: number, to: number): boolean {
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

  function isUseful(one: Scored): boolean {
    const share = one.covered / Math.max(1, one.covered + one.missing);
    if (one.class !== 'partial') return score(one) * 1000 >= Math.min(900, texts.minimums[one.text] as number);
    return (share >= leastPart || one.covered >= enoughWords) && density(one) >= leastDensity;
  }

  /** Compares what the clusters promise, the most promising first; what lies in a place explained better is passed over. */
  function compared(bench: Bench, words: Words, clusters: Cluster[], hits: Parameters<typeof align>[4]): Scored[] {
    const found: Scored[] = [];
    const rivals = new Map<Scored, number>();
    for (const cluster of clusters) {
      if (found.length >= mostCompared) break;
      const promised = promise(cluster);
      const span = { from: cluster.from, to: cluster.to + 4 };
      const better = found.find(
        (one) =>
          overlap(one, span) >= 0.8 * (span.to - span.from) &&
          ((one.class === 'exact' && one.covered >= promised * 0.98) ||
            weight(one) > promised * 1.3 ||
            (rivals.get(one) ?? 0) > mostRivals),
      );
      if (better !== undefined) continue;
      const head = headWalk(texts, cluster.text, words.ids, bench.isNotice);
      const alignment = align(canons[cluster.text] as Int32Array, words.ids, words.count, cluster, hits, head);
      const verdict = judge(bench, cluster.text, alignment);
      const { from, to } = alignment;
      const one: Scored = { ...verdict, rule: texts.rules[cluster.text] as number, text: cluster.text, from, to };
      for (const other of found) if (overlap(other, one) > 0) rivals.set(other, (rivals.get(other) ?? 0) + 1);
      if (isUseful(one) && hasRequired(cluster.text, words.ids, from, to)) found.push(one);
    }
    return found;
  }

  return (bytes, words) => {
    const { clusters, hits } = find(words);
    const likely = clusters.filter(
      ({ text, seeds }) =>
        seeds >= enoughSeeds || (seeds >= 2 && seeds >= leastShare * (texts.seedCounts[text] as number)),
    );
    if (likely.length === 0) return [];
    likely.sort((a, b) => promise(b) - promise(a) || a.text - b.text);
    const bench = { texts, weights, ids: words.ids, isNotice: noticeWords(bytes, words) };
    const kept: Scored[] = [];
    for (const one of compared(bench, words, likely, hits).sort(byWeight)) {
      const shortest = (other: Scored) => Math.min(one.to - one.from, other.to - other.from);
      if (!kept.some((other) => overlap(one, other) > 0.15 * shortest(other))) kept.push(one);
    }
    return kept;
  };
}
