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

import type { FoundPackage, Scope } from '../dependency-file.ts';
import { member } from '../manifest.ts';
import { conanPackage, conanReference } from './conan-reference.ts';
import { mergedByKey, withScopes } from './python-lock.ts';
import { entriesAt, textAt } from './values.ts';

/** Ids of nodes: a list of them, or in the first versions of the format an object from references to ids. */
function idsIn(value: unknown): string[] {
  const all = Array.isArray(value) ? (value as readonly unknown[]) : entriesAt(value).map(([, id]) => id);
  return all.filter((id) => typeof id === 'string');
}

interface Node {
  readonly id: string;
  readonly found: FoundPackage | null;
  readonly consumer: boolean;
  readonly requires: readonly string[];
  readonly builds: readonly string[];
}

function nodeOf(id: string, node: unknown, line: number | null): Node {
  const reference = textAt(node, 'ref') ?? textAt(node, 'pref');
  const consumer = textAt(node, 'path') !== null || reference === null;
  const parsed = consumer || reference === null ? null : conanReference(reference);
  return {
    id,
    found: parsed === null ? null : conanPackage(parsed, { line }),
    consumer,
    requires: idsIn(member(node, 'requires')),
    builds: idsIn(member(node, 'build_requires')),
  };
}

/** A graph of packages as Conan 1 locks it, and the ids of nodes that name no package. */
export interface ConanGraph {
  readonly packages: readonly FoundPackage[];
  readonly unnamed: readonly string[];
}

/** Packages of the `graph_lock` of Conan 1; the project itself has a path, or no reference. */
export function conanGraph(lock: unknown, lines: ReadonlyMap<string, number>): ConanGraph {
  const nodes = entriesAt(lock, 'graph_lock', 'nodes').map(([id, node]) =>
    nodeOf(id, node, lines.get(`graph_lock\0nodes\0${id}`) ?? null),
  );
  const keys = new Map(nodes.flatMap(({ id, found }) => (found === null ? [] : [[id, found.key] as const])));
  const keysOf = (ids: readonly string[]) => ids.flatMap((id) => keys.get(id) ?? []);
  const consumers = nodes.filter(({ consumer }) => consumer);
  const direct = consumers.flatMap(({ requires, builds }) => {
    const needs = (ids: readonly string[], scopes: readonly Scope[]) => keysOf(ids).map((key) => ({ key, scopes }));
    return [...needs(requires, []), ...needs(builds, ['build'])];
  });
  const asked = new Set(direct.map(({ key }) => key));
  const builders = new Set(nodes.filter(({ consumer }) => !consumer).flatMap(({ builds }) => keysOf(builds)));
  const packages = nodes.flatMap(({ found, requires }): FoundPackage[] => {
    if (found === null) return [];
    const scopes: readonly Scope[] = builders.has(found.key) ? ['build'] : [];
    const known = consumers.length === 0 ? null : asked.has(found.key);
    return [{ ...found, scopes, direct: known, dependsOn: [...new Set(keysOf(requires))] }];
  });
  const unnamed = nodes.filter(({ found, consumer }) => found === null && !consumer).map(({ id }) => id);
  return { packages: withScopes(mergedByKey(packages), direct), unnamed };
}
