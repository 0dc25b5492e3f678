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
import type { DirectNeed } from './reach.ts';
import { reachable } from './reach.ts';

/** What a package needs, and what it only takes when it can be had. */
export interface NpmEdges {
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

function keysWith(direct: readonly DirectNeed[], wanted: (scopes: readonly Scope[]) => boolean): string[] {
  return direct.filter(({ scopes }) => wanted(scopes)).map(({ key }) => key);
}

/**
 * What each package is for: nothing in the list when the work runs with it on some way, `dev` and `optional` when all ways
 * go through such needs. What no way leads to is left out.
 */
export function npmScopes(
  direct: readonly DirectNeed[],
  edges: ReadonlyMap<string, NpmEdges>,
): ReadonlyMap<string, readonly Scope[]> {
  const required = new Map(Array.from(edges, ([key, edge]) => [key, edge.required]));
  const every = new Map(Array.from(edges, ([key, edge]) => [key, [...edge.required, ...edge.optional]]));
  const run = reachable(
    keysWith(direct, (scopes) => scopes.length === 0),
    required,
  );
  const optional = reachable([...run, ...keysWith(direct, (scopes) => scopes.includes('optional'))], every);
  const dev = reachable(
    keysWith(direct, (scopes) => scopes.includes('dev')),
    every,
  );
  const surelyDev = reachable(
    keysWith(direct, (scopes) => scopes.includes('dev')),
    required,
  );
  const peer = reachable(
    keysWith(direct, (scopes) => scopes.includes('peer')),
    every,
  );
  const found = new Map<string, readonly Scope[]>();
  for (const key of new Set([...optional, ...dev, ...peer])) {
    const own: Scope[] = [];
    if (dev.has(key)) own.push('dev');
    if (optional.has(key) || (dev.has(key) && !surelyDev.has(key))) own.push('optional');
    if (own.length === 0) own.push('peer');
    found.set(key, run.has(key) ? [] : own);
  }
  return found;
}

/** Names of groups that npm's own lock file uses for these scopes. */
export function npmGroups(scopes: readonly Scope[]): readonly string[] {
  return scopes.filter((scope) => scope !== 'peer');
}
