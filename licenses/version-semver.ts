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

import { compareIdentifiers, compareLists, compareNumbers } from './version-text.ts';

/** A version in the manner of semver, read as forgivingly as OSV does. */
export interface Semver {
  /** Digits between dots; more or less than three of them are taken as they are. */
  readonly numbers: readonly string[];
  /** Null for a release. */
  readonly pre: readonly string[] | null;
  /** Null where there is none; without meaning in the order of semver itself. */
  readonly build: readonly string[] | null;
}

const shape = /^\s*[vV=]?((?:[0-9]+\.)*[0-9]+)(?:-([^\s+]*)|([a-zA-Z][^\s+]*))?(?:\+(\S*))?\s*$/u;

/** Reads `v1.2.3-rc.1+build`, with missing or further numbers, and `1.2rc1` as a pre-release; null when it begins with no number. */
export function readSemver(text: string): Semver | null {
  const found = shape.exec(text);
  if (found === null) return null;
  const [, numbers = '', dashed, glued, build] = found;
  const pre = dashed ?? glued;
  return {
    numbers: numbers.split('.'),
    pre: pre === undefined || pre === '' ? null : pre.split('.'),
    build: build === undefined || build === '' ? null : build.split('.'),
  };
}

/** The order of semver: numbers, then a release after its pre-releases; the build has no say. */
export function compareSemver(a: Semver, b: Semver): number {
  const order = compareLists(a.numbers, b.numbers, compareNumbers, '0');
  if (order !== 0) return order;
  if (a.pre === null || b.pre === null) return a.pre === b.pre ? 0 : a.pre === null ? 1 : -1;
  return compareLists(a.pre, b.pre, compareIdentifiers);
}
