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

import { childOf, childrenOf, childText, type XmlElement, xmlDocument } from './xml.ts';

/** A dependency as a pom writes it: nothing is interpolated yet. */
export interface PomDependency {
  readonly groupId: string;
  readonly artifactId: string;
  readonly version: string | null;
  readonly scope: string | null;
  readonly type: string;
  readonly classifier: string;
  readonly optional: string | null;
  readonly line: number;
}

/** What a pom and each of its profiles may hold. */
export interface PomPart {
  readonly properties: ReadonlyMap<string, string>;
  readonly managed: readonly PomDependency[];
  readonly dependencies: readonly PomDependency[];
  readonly modules: readonly string[];
}

/** A profile; `active` when it holds without anybody asking for it. */
export interface PomProfile extends PomPart {
  readonly id: string;
  readonly active: boolean;
}

/** The parent that a pom names. */
export interface PomParent {
  readonly groupId: string;
  readonly artifactId: string;
  readonly version: string;
  /** Null when it says that the parent is not to be looked for in the tree. */
  readonly relativePath: string | null;
}

/** A pom.xml as written. */
export interface Pom extends PomPart {
  readonly parent: PomParent | null;
  readonly groupId: string | null;
  readonly artifactId: string | null;
  readonly version: string | null;
  readonly profiles: readonly PomProfile[];
}

function dependencyOf(element: XmlElement): PomDependency {
  return {
    groupId: childText(element, 'groupId') ?? '',
    artifactId: childText(element, 'artifactId') ?? '',
    version: childText(element, 'version'),
    scope: childText(element, 'scope'),
    type: childText(element, 'type') ?? 'jar',
    classifier: childText(element, 'classifier') ?? '',
    optional: childText(element, 'optional'),
    line: element.line,
  };
}

function dependenciesIn(element: XmlElement | null): PomDependency[] {
  return childrenOf(childOf(element, 'dependencies'), 'dependency').map(dependencyOf);
}

function partOf(element: XmlElement): PomPart {
  const modules = [
    ...childrenOf(childOf(element, 'modules'), 'module'),
    ...childrenOf(childOf(element, 'subprojects'), 'subproject'),
  ];
  return {
    properties: new Map(childOf(element, 'properties')?.children.map(({ name, text }) => [name, text])),
    managed: dependenciesIn(childOf(element, 'dependencyManagement')),
    dependencies: dependenciesIn(element),
    modules: modules.map(({ text }) => text).filter((text) => text !== ''),
  };
}

/** By default, or when a property is absent, as nobody sets any. */
function holds(profile: XmlElement): boolean {
  const activation = childOf(profile, 'activation');
  if (childText(activation, 'activeByDefault') === 'true') return true;
  return childText(childOf(activation, 'property'), 'name')?.startsWith('!') === true;
}

function parentOf(project: XmlElement): PomParent | null {
  const parent = childOf(project, 'parent');
  if (parent === null) return null;
  const path = childOf(parent, 'relativePath');
  return {
    groupId: childText(parent, 'groupId') ?? '',
    artifactId: childText(parent, 'artifactId') ?? '',
    version: childText(parent, 'version') ?? '',
    relativePath: path === null ? '../pom.xml' : path.text === '' ? null : path.text,
  };
}

/**
 * Reads a pom.xml.
 * @throws DependencyFileError when it is none.
 */
export function readPom(text: string): Pom {
  const project = xmlDocument(text, 'project');
  return {
    ...partOf(project),
    parent: parentOf(project),
    groupId: childText(project, 'groupId'),
    artifactId: childText(project, 'artifactId'),
    version: childText(project, 'version'),
    profiles: childrenOf(childOf(project, 'profiles'), 'profile').map((profile) => ({
      ...partOf(profile),
      id: childText(profile, 'id') ?? 'default',
      active: holds(profile),
    })),
  };
}
