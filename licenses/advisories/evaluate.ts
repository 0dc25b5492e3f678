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

import type { FiledAdvisory } from './database.ts';
import type { AffectedBecause } from './match.ts';
import type { AffectedRange, RangeEvent } from './record.ts';

/** Compares versions as {@link VersionOrder.compare} does. */
export type Compare = (a: string, b: string) => number | null;

/** What is asked of an advisory. */
export interface VersionQuestion {
  /** Null where the package has none. */
  readonly version: string | null;
  /** For `SEMVER` ranges; every ecosystem that uses them is ordered so. */
  readonly semver: Compare;
  /** For `ECOSYSTEM` ranges; null where no order is known. */
  readonly ecosystem: Compare | null;
}

/** Null because: not affected. */
export type Evaluation =
  | { readonly outcome: 'affected'; readonly because: AffectedBecause }
  | { readonly outcome: 'unaffected' | 'undecided' };

const unaffected = { outcome: 'unaffected' } as const;
const undecided = { outcome: 'undecided' } as const;

function isWhole(events: readonly RangeEvent[]): boolean {
  return (
    events.some(({ kind, version }) => kind === 'introduced' && version === '0') &&
    events.every(({ kind, version }) => kind === 'introduced' || (kind === 'limit' && version === '*'))
  );
}

/** Where an event lies: -1 before the version or at it, 1 after it; null when the two cannot be compared. */
function sideOf({ kind, version }: RangeEvent, asked: string, compare: Compare): -1 | 1 | null {
  if (kind === 'introduced' && version === '0') return -1;
  if (kind === 'limit' && version === '*') return 1;
  const order = compare(version, asked);
  if (order === null) return null;
  // The last that is affected ends the range behind itself.
  return order < 0 || (order === 0 && kind !== 'last_affected') ? -1 : 1;
}

/** Positive when `a` is the later event; the end of a last affected version lies behind what begins at that version. */
function laterOf(a: RangeEvent, b: RangeEvent, compare: Compare): number | null {
  const isStart = ({ kind, version }: RangeEvent) => kind === 'introduced' && version === '0';
  if (isStart(a) || isStart(b)) return Number(isStart(b)) - Number(isStart(a));
  const order = compare(a.version, b.version);
  if (order !== 0) return order;
  return Number(a.kind === 'last_affected') - Number(b.kind === 'last_affected');
}

function isWithinLimits(events: readonly RangeEvent[], version: string, compare: Compare): boolean | null {
  const sides = events.filter(({ kind }) => kind === 'limit').map((event) => sideOf(event, version, compare));
  if (sides.length === 0 || sides.includes(1)) return true;
  return sides.includes(null) ? null : false;
}

function decidedBy(events: readonly RangeEvent[], version: string, compare: Compare): Evaluation {
  let last: RangeEvent | null = null;
  let end: RangeEvent | null = null;
  for (const event of events) {
    if (event.kind === 'limit') continue;
    const side = sideOf(event, version, compare);
    if (side === null) return undecided;
    if (side < 0) {
      const later = last === null ? 1 : laterOf(event, last, compare);
      if (later === null) return undecided;
      // Of two at the same version the one that is written later holds.
      if (later >= 0) last = event;
    } else if (event.kind === 'fixed') {
      const later = end === null ? -1 : laterOf(event, end, compare);
      if (later === null) return undecided;
      if (later < 0) end = event;
    }
  }
  if (last?.kind !== 'introduced') return unaffected;
  const introduced = last.version === '0' ? null : last.version;
  return { outcome: 'affected', because: { by: 'range', introduced, fixed: end?.version ?? null } };
}

/** Whether a version lies in a range, by the algorithm of the OSV schema. Nothing is compared more than once. */
function evaluateRange(range: AffectedRange, version: string | null, compare: Compare | null): Evaluation {
  const { events } = range;
  if (isWhole(events)) return { outcome: 'affected', because: { by: 'range', introduced: null, fixed: null } };
  if (version === null || compare === null) return undecided;
  const within = isWithinLimits(events, version, compare);
  if (within === null) return undecided;
  return within ? decidedBy(events, version, compare) : unaffected;
}

const listed: Evaluation = { outcome: 'affected', because: { by: 'version', introduced: null, fixed: null } };

/** Versions that a long list is compared with, one by one, when none is written the same. */
const mostCompared = 2000;

function isListedOtherwise(filed: FiledAdvisory, version: string, compare: Compare | null): boolean {
  if (compare === null) return false;
  return filed
    .versions()
    .slice(0, mostCompared)
    .some((one) => compare(one, version) === 0);
}

/** Whether a version of a package is affected: it lies in one of the ranges, or is listed. */
export function evaluate(filed: FiledAdvisory, question: VersionQuestion): Evaluation {
  const { version, semver, ecosystem } = question;
  // Go and others write a `v` that the ranges of SemVer do not have.
  const plain = version === null ? null : version.replace(/^v(?=\d)/u, '');
  const answers = filed.ranges.map((range) => {
    if (range.type === 'GIT') return unaffected;
    return range.type === 'SEMVER' ? evaluateRange(range, plain, semver) : evaluateRange(range, version, ecosystem);
  });
  const hit = answers.find(({ outcome }) => outcome === 'affected');
  if (hit !== undefined) return hit;
  const isOpen = answers.some(({ outcome }) => outcome === 'undecided');
  if (!filed.hasVersions) return isOpen ? undecided : unaffected;
  if (version === null) return undecided;
  if (filed.lists(version)) return listed;
  // A list is whole: it decides what a range whose order is not known leaves open.
  const isDecided = answers.some(({ outcome }) => outcome === 'unaffected');
  return !isDecided && isListedOtherwise(filed, version, ecosystem) ? listed : unaffected;
}
