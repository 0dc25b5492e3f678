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

import type { FileOutcome } from './result.ts';
import { type Facts, unread } from './work.ts';

/** Facts of some files as they travel between threads: most files say nothing, and cost two numbers. */
export interface Parcel {
  readonly outcomes: Uint8Array;
  readonly sizes: Float64Array;
  /** Of the files that say something, by their place. */
  readonly telling: readonly (readonly [place: number, facts: Facts])[];
}

const outcomes: readonly FileOutcome[] = [
  'scanned',
  'no-words',
  'binary',
  'lockfile',
  'symlink',
  'submodule',
  'special',
  'unreadable',
];

function isSilent({ problem, truncated, findings, copyrights, size }: Facts): boolean {
  return problem === null && !truncated && findings.length === 0 && copyrights.length === 0 && size !== null;
}

/** Packs facts for the way to another thread. */
export function packed(facts: readonly Facts[]): Parcel {
  return {
    outcomes: Uint8Array.from(facts, ({ outcome }) => outcomes.indexOf(outcome)),
    sizes: Float64Array.from(facts, ({ size }) => size ?? Number.NaN),
    telling: facts.flatMap((one, place) => (isSilent(one) ? [] : [[place, one] as const])),
  };
}

/** What {@link packed} was given. */
export function unpacked({ outcomes: numbers, sizes, telling }: Parcel): Facts[] {
  const facts = Array.from(numbers, (number, place) =>
    unread(outcomes[number] as FileOutcome, null, sizes[place] as number),
  );
  for (const [place, one] of telling) facts[place] = one;
  return facts;
}
