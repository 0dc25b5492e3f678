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

import type { Alignment } from './align.ts';
import type { Template } from './corpus.ts';
import type { Dictionary } from './dictionary.ts';

/** What an alignment is worth. */
export interface Verdict {
  readonly class: 'exact' | 'near' | 'altered';
  /** Share of the words of the terms that are there, lowered by words that were put in. */
  readonly score: number;
}

/** Words of names and of what stands for a name in the canonical texts: these may be replaced. */
const nameWords =
  'holder holders author authors contributor contributors isc name names organization company year regents university california berkeley inc foundation developer developers owner person entity';
/** Words between names: with a name they belong to it, alone they are part of the terms. */
const fillerWords = 'the and or of by its their his her copyright project software you';
/** Words that change what a licence permits: an edit with one of them is never small. */
const weightyWords =
  'not no nor except only without commercial noncommercial advertising fee charge sell prohibited forbidden must shall may later modified modify restriction restrictions';

/** Words that decide how grave an edit is, as numbers of one dictionary. */
export interface Weights {
  readonly names: ReadonlySet<number>;
  readonly fillers: ReadonlySet<number>;
  readonly weighty: ReadonlySet<number>;
}

function numbers(dictionary: Dictionary, words: string): Set<number> {
  return new Set(
    words
      .split(' ')
      .map((word) => dictionary.number(word))
      .filter((number) => number !== 0),
  );
}

/** The weights in the numbers of a dictionary. */
export function weightsOf(dictionary: Dictionary): Weights {
  const digits = Array.from({ length: 10 }, (_, digit) => String(digit)).join(' ');
  return {
    names: numbers(dictionary, nameWords),
    fillers: numbers(dictionary, fillerWords),
    weighty: numbers(dictionary, `${weightyWords} ${digits}`),
  };
}

type Gravity = 'name' | 'small' | 'grave';

/** A name in the place of another, or more names beside one; `beside` are the canonical words before and after the edit. */
function isName(
  missing: Int32Array,
  extra: Int32Array,
  beside: readonly number[],
  { names, fillers, weighty }: Weights,
): boolean {
  if (extra.length > 16 || extra.some((word) => weighty.has(word))) return false;
  if (!missing.every((word) => names.has(word) || fillers.has(word))) return false;
  if (missing.some((word) => names.has(word))) return true;
  const namesOnly = extra.every((word) => word === 0 || names.has(word) || fillers.has(word));
  return namesOnly && extra.length > 0 && extra.length <= 6 && beside.some((word) => names.has(word));
}

function gravity(missing: Int32Array, extra: Int32Array, beside: readonly number[], weights: Weights): Gravity {
  if (isName(missing, extra, beside, weights)) return 'name';
  const isWeighty = (word: number) => weights.weighty.has(word);
  const small = missing.length <= 3 && extra.length <= 4;
  return small && !missing.some(isWeighty) && !extra.some(isWeighty) ? 'small' : 'grave';
}

/** Words at the start of the terms that also begin other sentences: what stands between them and the rest is a foreword. */
const foreword = 8;

/** Judges how faithfully a text follows a template; names of people may differ, titles and instructions may be left out. */
export function judge(template: Template, text: Int32Array, alignment: Alignment, weights: Weights): Verdict {
  const { bodyStart, bodyEnd, words } = template;
  let [lost, added, worst, heavy, changes] = [0, 0, 0, 0, 0];
  for (const edit of alignment.edits) {
    const missing = words.subarray(
      Math.max(edit.at, bodyStart),
      Math.max(bodyStart, Math.min(edit.at + edit.missing, bodyEnd)),
    );
    const before =
      edit.at <= bodyStart + foreword || (edit.at <= bodyStart + 3 * foreword && edit.extra > 3 * foreword);
    const inside = !before && edit.at < bodyEnd;
    const extra = inside ? text.subarray(edit.instead, edit.instead + edit.extra) : text.subarray(0, 0);
    if (missing.length + extra.length === 0) continue;
    const beside = [words[edit.at - 1] ?? 0, words[edit.at + edit.missing] ?? 0];
    const kind = gravity(missing, extra, beside, weights);
    if (kind === 'name') continue;
    changes += 1;
    lost += missing.length;
    added += extra.length;
    if (kind === 'grave') worst = Math.max(worst, missing.length, extra.length);
    if ([...missing, ...extra].some((word) => weights.weighty.has(word)))
      heavy = Math.max(heavy, missing.length + extra.length);
  }
  const body = bodyEnd - bodyStart;
  const score = Math.max(0, (body - lost) / (body + added));
  if (changes === 0) return { class: 'exact', score: 1 };
  const near = score >= 0.9 && heavy <= 10 && worst <= Math.max(12, body * 0.03);
  return { class: near ? 'near' : 'altered', score };
}
