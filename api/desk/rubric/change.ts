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

import { canonicalJson } from '#metrics/rank/canonical.ts';
import type { RubricBody } from './body.ts';

/** One value that differs between two versions. */
export interface RubricChange {
  /** As `criteria`, `LEG-01`, `weight`. */
  readonly path: readonly string[];
  /** Null = it is not there. */
  readonly before: string | number | boolean | null;
  readonly after: string | number | boolean | null;
}

type Leaf = string | number | boolean;

function byId(list: readonly { readonly id: string }[]): Record<string, unknown> {
  return Object.fromEntries(list.map((one) => [one.id, one]));
}

/** Criteria and dimensions are known by their ids, so that one that moved is no other; lists of plain values are one value. */
function leavesOf(value: unknown, path: readonly string[], into: Map<string, Leaf>): Map<string, Leaf> {
  if (value === null || value === undefined) return into;
  if (Array.isArray(value)) {
    into.set(canonicalJson(path), canonicalJson(value));
  } else if (typeof value === 'object') {
    for (const [name, inner] of Object.entries(value)) leavesOf(inner, [...path, name], into);
  } else {
    into.set(canonicalJson(path), value as Leaf);
  }
  return into;
}

function flat({ criteria, dimensions, ...rest }: RubricBody): Map<string, Leaf> {
  return leavesOf({ ...rest, dimensions: byId(dimensions), criteria: byId(criteria) }, [], new Map());
}

/** What differs from one version to another, by path. */
export function rubricChanges(before: RubricBody, after: RubricBody): RubricChange[] {
  const earlier = flat(before);
  const later = flat(after);
  return [...new Set([...earlier.keys(), ...later.keys()])]
    .filter((key) => earlier.get(key) !== later.get(key))
    .toSorted()
    .map((key) => ({
      path: JSON.parse(key) as string[],
      before: earlier.get(key) ?? null,
      after: later.get(key) ?? null,
    }));
}
