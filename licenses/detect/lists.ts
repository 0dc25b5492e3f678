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

import type { Candidate } from './resolve.ts';

interface Density {
  /** Names that follow each other within so many words belong together. */
  readonly apart: number;
  /** So many different names in a row are a list of licences, not the licences of a work. */
  readonly many: number;
}

/** Names with commas between them, and tables with a title and an address beside each name. */
const densities: readonly Density[] = [
  { apart: 14, many: 12 },
  { apart: 60, many: 30 },
];

/** More words than this are a sentence that puts something under a licence. */
const shortName = 12;

function runs(names: readonly Candidate[], apart: number): Candidate[][] {
  const found: Candidate[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const name of names) {
    if (name.from > end + apart) found.push([]);
    found.at(-1)?.push(name);
    end = name.to;
  }
  return found;
}

/** The names in rows that are too long to be claims. */
function longRuns(names: readonly Candidate[], { apart, many }: Density): Candidate[] {
  const long = runs(names, apart).filter((run) => new Set(run.map(({ expression }) => expression)).size >= many);
  return long.flat();
}

/** Half of the names of a long list stand closer than this to the next. */
const listGap = 25;

/** The whole text is one list, with a few words of other kinds between its names. */
function isOneList(names: readonly Candidate[]): boolean {
  if (new Set(names.map(({ expression }) => expression)).size < 15) return false;
  const gaps = names.slice(1).map(({ from }, index) => from - (names[index] as Candidate).to);
  return (gaps.sort((a, b) => a - b)[gaps.length >> 1] as number) <= listGap;
}

/** Leaves out the names in lists of licences, such as tables of SPDX ids; expects the order of the text. */
export function withoutLists(candidates: readonly Candidate[]): Candidate[] {
  const names = candidates.filter(
    ({ kind, from, to }) => kind === 'reference' || (kind !== 'text' && to - from <= shortName),
  );
  if (names.length < 12) return [...candidates];
  const listed = new Set(isOneList(names) ? names : densities.flatMap((density) => longRuns(names, density)));
  return candidates.filter((candidate) => !listed.has(candidate));
}
