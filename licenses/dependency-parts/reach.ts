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

import type { Scope } from '../dependency-file.ts';

/** A need of the project itself; without scopes the work runs with it. */
export interface DirectNeed {
  readonly key: string;
  readonly scopes: readonly Scope[];
}

/** Keys that can be reached, the first ones included; iterative, cycles are walked once. */
export function reachable(from: Iterable<string>, needs: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const seen = new Set(from);
  for (const key of seen) for (const next of needs.get(key) ?? []) seen.add(next);
  return seen;
}

/** Scopes of all that direct needs bring in: none where one way to it has none, else those of all ways. */
export function scopesByReach(
  direct: readonly DirectNeed[],
  needs: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, readonly Scope[]> {
  const scopes = new Map<string, Scope[]>();
  const groups = Map.groupBy(direct, (need) => need.scopes.join());
  for (const same of groups.values()) {
    for (const key of reachable(
      same.map(({ key }) => key),
      needs,
    )) {
      const own = same[0]?.scopes ?? [];
      const before = scopes.get(key);
      const none = own.length === 0 || before?.length === 0;
      scopes.set(key, none ? [] : [...new Set([...(before ?? []), ...own])]);
    }
  }
  return scopes;
}
