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
import type { FindingClass } from './finding.ts';
import { withoutLists } from './lists.ts';
import { withoutVague } from './vague.ts';

/** A rule that was recognised somewhere, before overlaps are settled. */
export interface Candidate {
  readonly rule: string;
  readonly kind: RuleKind;
  readonly expression: string | null;
  readonly class: FindingClass;
  /** Half-open span of words of the text. */
  readonly from: number;
  readonly to: number;
  readonly covered: number;
  readonly missing: number;
  readonly extra: number;
}

const strength: Readonly<Record<RuleKind, number>> = { text: 4, exception: 4, notice: 3, negative: 2, reference: 1 };

/** A part of a text is no claim, so nearly any claim inside it says more. */
const partOnly = 0.05;

function worth({ class: kind, covered, missing, extra }: Candidate): number {
  return ((covered * covered) / (covered + missing + extra)) * (kind === 'partial' ? partOnly : 1);
}

/** `mit#9` before `mit#10`: the order of the patterns in their file. */
function byRule(a: string, b: string): number {
  const [first, second] = [a.lastIndexOf('#'), b.lastIndexOf('#')];
  const isOneFamily = first > 0 && a.slice(0, first) === b.slice(0, second);
  if (isOneFamily) return Number(a.slice(first + 1)) - Number(b.slice(second + 1));
  return a < b ? -1 : a > b ? 1 : 0;
}

function byWorth(a: Candidate, b: Candidate): number {
  return worth(b) - worth(a) || strength[b.kind] - strength[a.kind] || a.from - b.from || byRule(a.rule, b.rule);
}

/** Settles overlaps: of candidates that share words the one that explains most keeps them; what a negative rule covers is dropped with it. In the order of the text. */
export function resolve(candidates: readonly Candidate[], words: number): Candidate[] {
  const taken = new Uint8Array(words);
  const kept: Candidate[] = [];
  for (const candidate of candidates.toSorted(byWorth)) {
    if (taken.subarray(candidate.from, candidate.to).includes(1)) continue;
    taken.fill(1, candidate.from, candidate.to);
    kept.push(candidate);
  }
  return withoutVague(withoutLists(kept.filter(({ kind }) => kind !== 'negative').sort((a, b) => a.from - b.from)));
}
