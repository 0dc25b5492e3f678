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
import { DependencyFileError, type ReadContext } from '../dependency-file.ts';
import {
  coordinatesOf,
  type Interpolate,
  interpolator,
  type Lineage,
  lineageOf,
  mayBe,
  type PomAt,
  partsOf,
  pomAt,
  pomPath,
} from './pom-lineage.ts';
import type { PomDependency, PomPart } from './pom-model.ts';

/** What `dependencyManagement` says of a dependency that leaves it open. */
export interface Managed {
  /** Interpolated; null when it is not said, or not known in the tree. */
  readonly version: string | null;
  readonly scope: string | null;
  readonly optional: string | null;
}

/** By {@link dependencyKey}. */
export type Management = ReadonlyMap<string, Managed>;

const mostReads = 128;
const deepest = 8;

/** What Maven tells dependencies apart by; null when their names are not known. */
export function dependencyKey(dependency: PomDependency, interpolate: Interpolate): string | null {
  const { groupId, artifactId, type, classifier } = dependency;
  const parts = [groupId, artifactId, type, classifier].map(interpolate);
  return parts.includes(null) || parts[0] === '' || parts[1] === '' ? null : parts.join(':');
}

function isImport({ scope, type }: PomDependency): boolean {
  return scope === 'import' && type === 'pom';
}

/** A bill of materials of the same group lies in a module that is named for it, or in another one. */
function moduleRank(path: string, artifactId: string): number {
  const directory = path.split('/').at(-2) ?? '';
  return directory === artifactId ? 0 : artifactId.endsWith(`-${directory}`) ? 1 : 2;
}

function modulesOf({ path, pom }: PomAt): string[] {
  return [pom, ...pom.profiles].flatMap(({ modules }) => modules.map((name) => pomPath(path, name)));
}

/** One search through a tree: it ends after some files, whatever the poms say. */
interface Search {
  readonly beside: ReadContext['beside'];
  readonly read: Map<string, PomAt | null>;
}

async function readOnce(path: string, search: Search): Promise<PomAt | null> {
  const known = search.read.get(path);
  if (known !== undefined) return known;
  if (search.read.size >= mostReads) return null;
  const found = await pomAt(path, search.beside);
  const pom = found instanceof DependencyFileError ? null : found;
  search.read.set(path, pom);
  return pom;
}

function sharesGroup(groupId: string, lineage: Lineage): boolean {
  const start = (group: string) => group.split('.').slice(0, 2).join('.');
  return lineage.poms.some(({ pom }) => start(coordinatesOf(pom).groupId) === start(groupId));
}

interface Coordinates {
  readonly groupId: string;
  readonly artifactId: string;
  readonly version: string;
}

/** Poms of the directories above, which may list a bill of materials as their module without being parents. */
async function above({ path }: PomAt, search: Search): Promise<PomAt[]> {
  const found: PomAt[] = [];
  for (let folder = dirname(path); folder !== '.' && folder !== '/' && found.length < deepest; ) {
    folder = dirname(folder);
    const pom = await readOnce(join(folder, 'pom.xml'), search);
    if (pom !== null) found.push(pom);
  }
  return found;
}

/** A pom of the same tree, found through the modules of the parents; null when there is none. */
export async function pomInTree(wanted: Coordinates, lineage: Lineage, search: Search): Promise<PomAt | null> {
  if (!sharesGroup(wanted.groupId, lineage)) return null;
  const isWanted = ({ pom }: PomAt) => {
    const own = coordinatesOf(pom);
    return (
      mayBe(own.groupId, wanted.groupId) && own.artifactId === wanted.artifactId && mayBe(own.version, wanted.version)
    );
  };
  const rank = (path: string) => moduleRank(path, wanted.artifactId);
  const roots = [...lineage.poms, ...(await above(lineage.poms[0], search))];
  const seen = new Set(roots.flatMap(modulesOf));
  const queue = [...seen].sort((a, b) => rank(a) - rank(b));
  for (const path of queue) {
    const pom = await readOnce(path, search);
    if (pom !== null && isWanted(pom)) return pom;
    if (pom === null || seen.size > mostReads) continue;
    for (const next of modulesOf(pom)) {
      if (seen.has(next)) continue;
      seen.add(next);
      queue.push(next);
    }
  }
  return lineage.poms.find(isWanted) ?? null;
}

/**
 * All that a line of poms manages, the strongest first: what it says itself, then bills of materials that lie in the tree. The
 * names of those that lie elsewhere are given to `missing`.
 */
export async function managementOf(
  lineage: Lineage,
  search: Search,
  missing: (name: string) => void,
  also: readonly PomPart[] = [],
  depth = 0,
): Promise<Map<string, Managed>> {
  const interpolate = interpolator(lineage, also);
  const filled = (text: string | null) => (text === null ? null : interpolate(text));
  const declared = [...also, ...partsOf(lineage)].flatMap(({ managed }) => managed);
  const managed = new Map<string, Managed>();
  for (const one of declared.filter((dependency) => !isImport(dependency))) {
    const key = dependencyKey(one, interpolate);
    if (key === null || managed.has(key)) continue;
    managed.set(key, { version: filled(one.version), scope: filled(one.scope), optional: filled(one.optional) });
  }
  for (const one of declared.filter(isImport)) {
    const groupId = interpolate(one.groupId) ?? one.groupId;
    const wanted = { groupId, artifactId: interpolate(one.artifactId) ?? '', version: filled(one.version) ?? '' };
    const bill = depth < deepest ? await pomInTree(wanted, lineage, search) : null;
    if (bill === null) {
      missing(`${groupId}:${wanted.artifactId}`);
      continue;
    }
    const line = await lineageOf(bill, search.beside);
    for (const [key, value] of await managementOf(line, search, missing, [], depth + 1)) {
      if (!managed.has(key)) managed.set(key, value);
    }
  }
  return managed;
}

/** A search that begins. */
export function searchWith(beside: ReadContext['beside']): Search {
  return { beside, read: new Map() };
}
