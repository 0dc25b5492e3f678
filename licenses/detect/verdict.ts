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

import type { FindingClass } from './finding.ts';
import type { LicenceIndex } from './licence-index.ts';
import type { Alignment } from './text-align.ts';
import { numberOf, type Vocabulary } from './vocabulary.ts';

/** What an alignment is worth. */
export interface Verdict {
  readonly class: Extract<FindingClass, 'exact' | 'near' | 'partial'>;
  /** Words that are there, those that may be left out included; words that are not, and words put between them, without what the matching guidelines ignore. */
  readonly covered: number;
  readonly missing: number;
  readonly extra: number;
  /** Words of names that stand for other names. */
  readonly renamed: number;
}

/** Words of names and of what stands for a name in the canonical texts: these may be replaced. */
const nameWords =
  'holder holders author authors contributor contributors isc name names organization company year regents university california berkeley inc foundation developer developers person entity';
/** Words between names: with a name they belong to it, alone they are part of the terms. */
const fillerWords = 'the and or of by its their his her copyright project software you';
/** Words that change what a licence permits: an edit with one of them is never small. */
const weightyWords =
  'not no nor except only without commercial noncommercial advertising fee charge sell prohibited forbidden must shall may later modified modify restriction restrictions';
/** Numbers of versions: another one is another licence, though a passage that is left out may hold some. */
const versionWords = '0 1 2 3 4 5 6 7 8 9 1.1 1.2 1.3 2.1 2.5 3.1';

const [name, filler, weighty, version] = [1, 2, 4, 8];

/** Weight of each word by its number. */
export function wordWeights(vocabulary: Vocabulary): Uint8Array {
  const weights = new Uint8Array(vocabulary.size + 1);
  const mark = (words: string, flag: number) => {
    for (const word of words.split(' ')) {
      const number = numberOf(vocabulary, word);
      if (number > 0) weights[number] = (weights[number] as number) | flag;
    }
  };
  mark(nameWords, name);
  mark(fillerWords, filler);
  mark(weightyWords, weighty);
  mark(versionWords, version);
  return weights;
}

/** What the judge needs to know of the text beside its words. */
export interface Bench {
  readonly texts: LicenceIndex['texts'];
  readonly weights: Uint8Array;
  readonly ids: Int32Array;
  /** Whether the word of the text at a place stands in a copyright notice. */
  readonly isNotice: (place: number) => boolean;
}

interface Change {
  readonly missing: readonly number[];
  readonly extra: readonly number[];
  readonly beside: readonly number[];
}

/** A name in the place of another, or more names beside one. */
function isName({ missing, extra, beside }: Change, weights: Uint8Array): boolean {
  if (extra.length > 16 || extra.some((word) => ((weights[word] as number) & (weighty | version)) > 0)) return false;
  const fitting = (word: number) => ((weights[word] as number) & (name | filler)) > 0;
  if (!missing.every(fitting)) return false;
  const isNamed = (word: number) => ((weights[word] as number) & name) > 0;
  if (missing.some(isNamed)) return true;
  return (
    extra.length > 0 && extra.length <= 6 && extra.every((word) => word === 0 || fitting(word)) && beside.some(isNamed)
  );
}

/** Words of an edit with a weighty word among them; of a long text so many may be lost as hardly matter. */
const mostHeavy = 10;

/** Words that an edit may concern and still be a slip. */
const [mostLost, mostAdded] = [3, 4];

function isSmall({ missing, extra }: Change, weights: Uint8Array): boolean {
  const light = (word: number) => ((weights[word] as number) & (weighty | version)) === 0;
  return missing.length <= mostLost && extra.length <= mostAdded && missing.every(light) && extra.every(light);
}

/** Words by which an insertion may be shifted to show that it is a notice: where it ends as what is before it ends, either could be the new one. */
const mostShift = 8;

/** Words of the text that were put in, without those of notices. */
function foreign({ ids, isNotice }: Bench, instead: number, added: number): number[] {
  for (let shift = 0; shift <= mostShift && shift <= instead; shift += 1) {
    if (shift > 0 && ids[instead - shift] !== ids[instead - shift + added]) break;
    let place = instead - shift;
    while (place < instead - shift + added && isNotice(place)) place += 1;
    if (place === instead - shift + added) return [];
  }
  return Array.from(ids.subarray(instead, instead + added)).filter((_, offset) => !isNotice(instead + offset));
}

/** The terms between what may be left out at both ends, in places of all texts, and how many words must be there. */
interface Body {
  readonly from: number;
  readonly to: number;
  readonly words: number;
}

function bodyOf(optional: Uint8Array, start: number, end: number): Body {
  let [from, to, words] = [start, end, 0];
  while (from < end && optional[from] === 1) from += 1;
  while (to > from && optional[to - 1] === 1) to -= 1;
  for (let place = from; place < to; place += 1) if (optional[place] === 0) words += 1;
  return { from, to, words };
}

function changeAt(bench: Bench, text: number, body: Body, alignment: Alignment, index: number): Change | null {
  const { texts } = bench;
  const [start, end] = [texts.starts[text] as number, texts.starts[text + 1] as number];
  const [at = 0, lost = 0, instead = 0, added = 0] = alignment.edits.cells.subarray(index * 4, index * 4 + 4);
  const [first, behind] = [start + at, start + at + lost];
  const missing: number[] = [];
  let room = 0;
  for (let place = first; place < behind; place += 1) {
    room += texts.rooms[place] as number;
    if (texts.optional[place] === 0) missing.push(texts.words[place] as number);
  }
  if (behind < end) room += texts.rooms[behind] as number;
  const inside = instead >= alignment.from && instead < alignment.to;
  // Beside a title and instructions others may stand.
  const isEdge = (place: number) => place < body.from || place >= body.to;
  const loose = missing.length === 0 && (isEdge(first - 1) || isEdge(behind));
  const extra = inside && added > room && !loose ? foreign(bench, instead, added) : [];
  if (missing.length + extra.length === 0) return null;
  return { missing, extra, beside: [texts.words[first - 1] ?? 0, texts.words[behind] ?? 0] };
}

/** Judges how faithfully a text follows a canonical one: titles, notices and instructions may be left out; another name where the template has no room for one costs nothing, but is not exact. */
export function judge(bench: Bench, text: number, alignment: Alignment): Verdict {
  const { texts, weights } = bench;
  const [start, end] = [texts.starts[text] as number, texts.starts[text + 1] as number];
  const body = bodyOf(texts.optional, start, end);
  let [missing, added, worst, heavy, lost, changes, renamed] = [0, 0, 0, 0, 0, 0, 0];
  const { cells, count } = alignment.edits;
  let common = end - start;
  for (let index = 0; index < count; index += 1) {
    common -= cells[index * 4 + 1] as number;
    const change = changeAt(bench, text, body, alignment, index);
    if (change === null) continue;
    changes += 1;
    if (isName(change, weights)) {
      renamed += Math.max(change.missing.length, change.extra.length);
      continue;
    }
    missing += change.missing.length;
    added += change.extra.length;
    const size = Math.max(change.missing.length, change.extra.length);
    if (!isSmall(change, weights)) worst = Math.max(worst, size);
    const isHeavy = [...change.missing, ...change.extra].some((word) => ((weights[word] as number) & weighty) > 0);
    if (isHeavy && change.extra.length > 0) heavy = Math.max(heavy, change.missing.length + change.extra.length);
    else if (isHeavy) lost = Math.max(lost, change.missing.length);
  }
  const score = Math.max(0, (body.words - missing) / (body.words + added));
  const isGrave = heavy > mostHeavy || lost > Math.max(mostHeavy, body.words * 0.005);
  const near = score >= 0.9 && !isGrave && worst <= Math.max(12, body.words * 0.03);
  return {
    class: changes === 0 ? 'exact' : near ? 'near' : 'partial',
    covered: common,
    missing,
    extra: added,
    renamed,
  };
}
