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
import { DependencyFileError, type ReadContext, type Reading } from '../dependency-file.ts';
import { mavenPlaceholder, replacer } from './placeholders.ts';
import { type Pom, type PomParent, type PomPart, readPom } from './pom-model.ts';

/** A pom of the tree. */
export interface PomAt {
  readonly path: string;
  readonly pom: Pom;
}

/** A pom and its parents as far as they lie in the tree, the pom itself first. */
export interface Lineage {
  readonly poms: readonly [PomAt, ...PomAt[]];
  readonly warnings: Reading['warnings'];
}

const mostParents = 32;

/** Group and version of a pom that names none are its parent's. */
export function coordinatesOf({ groupId, artifactId, version, parent }: Pom) {
  return {
    groupId: groupId ?? parent?.groupId ?? '',
    artifactId: artifactId ?? '',
    version: version ?? parent?.version ?? '',
  };
}

/** Whether two texts may be the same once placeholders are filled in. */
export function mayBe(a: string, b: string): boolean {
  return a === b || a === '' || b === '' || a.includes('${') || b.includes('${');
}

function isParent(pom: Pom, wanted: PomParent): boolean {
  const own = coordinatesOf(pom);
  return (
    mayBe(own.groupId, wanted.groupId) && own.artifactId === wanted.artifactId && mayBe(own.version, wanted.version)
  );
}

/** Where a parent or module lies: its path may name the directory. */
export function pomPath(from: string, relative: string): string {
  const path = join(dirname(from), relative.replaceAll('\\', '/'));
  return path.endsWith('.xml') ? path : join(path, 'pom.xml');
}

/** Poms read last, by their text: parents are asked for by each of their modules. */
const recent = new Map<string, Pom>();
const mostRecent = 128;
const longestRecent = 262_144;

function readRecent(text: string): Pom {
  if (text.length > longestRecent) return readPom(text);
  const pom = recent.get(text) ?? readPom(text);
  recent.delete(text);
  recent.set(text, pom);
  for (const oldest of recent.keys()) {
    if (recent.size <= mostRecent) break;
    recent.delete(oldest);
  }
  return pom;
}

/** Reads a pom of the tree; null when there is none, the fault when it cannot be read. */
export async function pomAt(path: string, beside: ReadContext['beside']): Promise<PomAt | DependencyFileError | null> {
  const text = await beside(path);
  if (text === null) return null;
  try {
    return { path, pom: readRecent(text) };
  } catch (error) {
    if (error instanceof DependencyFileError) return error;
    throw error;
  }
}

function unreadable(path: string, { message }: DependencyFileError): Reading['warnings'][number] {
  return {
    text: { zh: `读不了父 POM ${path}：${message}`, en: `The parent ${path} cannot be read: ${message}` },
    line: null,
  };
}

/**
 * Follows the parents of a pom through the tree; one that lies elsewhere ends the line.
 * @throws DependencyFileError when the parents form a circle.
 */
export async function lineageOf(first: PomAt, beside: ReadContext['beside']): Promise<Lineage> {
  const poms: [PomAt, ...PomAt[]] = [first];
  for (let { path: from, pom } = first; pom.parent?.relativePath != null; ) {
    const path = pomPath(from, pom.parent.relativePath);
    const next = poms.find((known) => known.path === path) ?? (await pomAt(path, beside));
    if (next instanceof DependencyFileError) return { poms, warnings: [unreadable(path, next)] };
    if (next === null || !isParent(next.pom, pom.parent)) break;
    if (poms.includes(next)) throw new DependencyFileError('unparsable', null, 'The parents of the pom form a circle');
    if (poms.length >= mostParents) throw new DependencyFileError('too-many', null, 'The pom has too many parents');
    poms.push(next);
    ({ path: from, pom } = next);
  }
  return { poms, warnings: [] };
}

/** Parts that hold without anybody asking, the strongest first. */
export function partsOf({ poms }: Lineage): readonly PomPart[] {
  return poms.flatMap(({ pom }) => [...pom.profiles.filter(({ active }) => active), pom]);
}

/** What a pom says of itself: `version`, `parent.version` and the like. */
function ownValues({ pom }: PomAt): ReadonlyMap<string, string> {
  const { groupId = '', artifactId = '', version = '' } = pom.parent ?? {};
  const values = Object.entries({
    ...coordinatesOf(pom),
    'parent.groupId': groupId,
    'parent.artifactId': artifactId,
    'parent.version': version,
  });
  return new Map(values.filter(([, value]) => value !== ''));
}

/** Fills in properties; null when one of them is not known in the tree. */
export type Interpolate = (text: string) => string | null;

/** Properties of a line of poms; `also` are profiles that are thought to hold. */
export function interpolator(lineage: Lineage, also: readonly PomPart[] = []): Interpolate {
  const parts = [...also, ...partsOf(lineage)];
  const own = ownValues(lineage.poms[0]);
  return replacer(mavenPlaceholder, (name) => {
    const model = own.get(/^(?:project|pom)\.(.{1,300})$/u.exec(name)?.[1] ?? '');
    if (model !== undefined) return model;
    return parts.find(({ properties }) => properties.has(name))?.properties.get(name) ?? own.get(name);
  });
}
