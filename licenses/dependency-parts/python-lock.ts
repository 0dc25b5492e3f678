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

import { dirname, join } from 'node:path/posix';
import type { FoundPackage, ReadContext, Scope } from '../dependency-file.ts';
import { pyprojectNames } from './python-pyproject.ts';
import { pythonGroupScope, pythonName, pythonRequirement } from './python-requirement.ts';
import { type DirectNeed, scopesByReach } from './reach.ts';
import { tomlDocument } from './toml.ts';
import { textsAt } from './values.ts';

/** The `pyproject.toml` that lies beside a lock. */
export function besidePyproject(path: string): readonly string[] {
  return [join(dirname(path), 'pyproject.toml')];
}

/** Whether the manifest leaves what it needs to a program, so that nothing can be out of step with it. */
export async function isDynamic(manifest: string, beside: ReadContext['beside']): Promise<boolean> {
  const text = await beside(manifest);
  const dynamic = text === null ? [] : textsAt(tomlDocument(text), 'project', 'dynamic');
  return dynamic.includes('dependencies') || dynamic.includes('optional-dependencies');
}

/** Canonical names that the project beside a lock asks for; null when there is no project file. */
export async function askedBeside({ path, beside }: ReadContext): Promise<ReadonlySet<string> | null> {
  const text = await beside(join(dirname(path), 'pyproject.toml'));
  return text === null ? null : pyprojectNames(tomlDocument(text));
}

/** Scopes of the groups that a lock puts a package into; none when one of them is what the work runs with. */
export function groupScopes(groups: readonly string[], plain: string, optional: (name: string) => boolean): Scope[] {
  if (groups.length === 0 || groups.includes(plain)) return [];
  return [...new Set(groups.map((name) => (optional(name) ? 'optional' : pythonGroupScope(name))))];
}

/** Keys by canonical name; a name with several versions has several. */
export function keysByName(
  packages: readonly Pick<FoundPackage, 'name' | 'key'>[],
): ReadonlyMap<string, readonly string[]> {
  const keys = new Map<string, string[]>();
  for (const { name, key } of packages) {
    const canonical = pythonName(name);
    const known = keys.get(canonical);
    if (known === undefined) keys.set(canonical, [key]);
    else if (!known.includes(key)) known.push(key);
  }
  return keys;
}

/** Keys that requirements of a lock mean. */
export function keysOfRequirements(
  texts: readonly string[],
  keys: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  const found = texts.flatMap((text) => {
    const name = pythonRequirement(text)?.name;
    return name === undefined ? [] : (keys.get(pythonName(name)) ?? []);
  });
  return [...new Set(found)];
}

/** Packages that one file names more than once, for one extra each, are one; the first one's facts count. */
export function mergedByKey(packages: readonly FoundPackage[]): FoundPackage[] {
  const merged = new Map<string, FoundPackage>();
  for (const found of packages) {
    const before = merged.get(found.key);
    if (before === undefined) merged.set(found.key, found);
    else
      merged.set(found.key, {
        ...before,
        scopes: before.scopes.length === 0 || found.scopes.length === 0 ? [] : union(before.scopes, found.scopes),
        groups: union(before.groups, found.groups),
        dependsOn: union(before.dependsOn, found.dependsOn),
      });
  }
  return [...merged.values()];
}

function union<T>(a: readonly T[], b: readonly T[]): T[] {
  return [...new Set([...a, ...b])];
}

/** Packages with the scopes of the direct needs that bring them in. */
export function withScopes(packages: readonly FoundPackage[], direct: readonly DirectNeed[]): FoundPackage[] {
  const needs = new Map(packages.map(({ key, dependsOn }) => [key, dependsOn]));
  const scopes = scopesByReach(direct, needs);
  return packages.map((found) => ({ ...found, scopes: scopes.get(found.key) ?? found.scopes }));
}
