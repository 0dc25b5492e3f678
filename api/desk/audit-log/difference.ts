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

/** A value of an event that is not what it was; null = there was none, or is none any more. */
export interface Difference {
  /** Names of fields and numbers of items, joined by dots. */
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

const mostLines = 500;

function isTree(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

/** Leaves of a JSON value by path; an empty list or object is a leaf. */
function* leaves(value: unknown, path: readonly string[] = []): Generator<[string, string]> {
  if (isTree(value)) {
    for (const [name, item] of Object.entries(value)) yield* leaves(item, [...path, name]);
    return;
  }
  yield [path.join('.'), typeof value === 'string' ? value : JSON.stringify(value)];
}

function leavesOf(json: string | null): Map<string, string> {
  if (json === null) return new Map();
  try {
    return new Map(leaves(JSON.parse(json)));
  } catch {
    // The column holds JSON; one that does not parse is shown as it is.
    return new Map([['', json]]);
  }
}

/** What differs between the JSON texts of an event, in the order of the newer one, then what is gone; at most 500 lines. */
export function differences(before: string | null, after: string | null): Difference[] {
  const [old, now] = [leavesOf(before), leavesOf(after)];
  const paths = new Set([...now.keys(), ...old.keys()]);
  return [...paths]
    .map((path) => ({ path, before: old.get(path) ?? null, after: now.get(path) ?? null }))
    .filter((line) => line.before !== line.after)
    .slice(0, mostLines);
}
