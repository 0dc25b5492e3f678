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

import type { FileLicences } from '#licenses/scan/result.ts';

/** Some of many paths, and how many there are. */
export interface Paths {
  count: number;
  readonly first: string[];
}

/** What the summary tells of single files: a few of each kind, so that memory does not grow with the tree. */
export interface Tally {
  /** By expression. */
  readonly expressions: ReadonlyMap<string, Paths>;
  readonly without: Paths;
  /** Texts whose words differ from the canonical ones, with the licence that they come closest to. */
  readonly altered: Paths;
  /** With the reason after the path. */
  readonly unreadable: Paths;
  readonly truncated: Paths;
}

const mostPaths = 20;
const mostExpressions = 5000;

function paths(): Paths {
  return { count: 0, first: [] };
}

function note(into: Paths, path: string): void {
  into.count += 1;
  if (into.first.length < mostPaths) into.first.push(path);
}

/** An empty tally and the way to fill it; `words` puts a problem as it is told. */
export function createTally(words: (path: string, problem: string) => string): {
  readonly tally: Tally;
  readonly add: (file: FileLicences) => void;
} {
  const expressions = new Map<string, Paths>();
  const tally = { expressions, without: paths(), altered: paths(), unreadable: paths(), truncated: paths() };
  return {
    tally,
    add({ path, outcome, problem, size, truncated, expression, findings }) {
      if (outcome === 'unreadable') note(tally.unreadable, words(path, problem ?? ''));
      if (truncated && outcome !== 'binary') note(tally.truncated, path);
      for (const { kind, class: how, expression: closest } of findings) {
        if (kind === 'text' && how === 'near') note(tally.altered, `${path}: ${closest}`);
      }
      if (expression !== null) {
        const known = expressions.get(expression) ?? paths();
        if (expressions.size < mostExpressions) expressions.set(expression, known);
        note(known, path);
      } else if ((outcome === 'scanned' || outcome === 'no-words') && size !== 0) note(tally.without, path);
    },
  };
}
