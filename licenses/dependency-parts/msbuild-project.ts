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
import { msbuildPlaceholder, replacer } from './placeholders.ts';
import { attributeOf, childText, type XmlElement, xmlDocument } from './xml.ts';

/** An item of a project, as `PackageReference`. */
export interface MsbuildItem {
  readonly kind: string;
  readonly element: XmlElement;
  /** Of the file that is read, not of one that it takes in. */
  readonly own: boolean;
}

/** A project with the files that it takes in, as far as they lie in the tree. */
export interface MsbuildProject {
  readonly items: readonly MsbuildItem[];
  /** Text with properties put in; null when one of them is not known in the tree. */
  readonly interpolate: (text: string) => string | null;
}

interface Evaluation {
  readonly beside: ReadContext['beside'];
  /** By name in lower case. Names of properties are not told apart by their case. */
  readonly properties: Map<string, string>;
  readonly items: MsbuildItem[];
  /** Files that were taken in. */
  readonly seen: Set<string>;
  /** Files that were looked for. */
  asked: number;
}

const mostFiles = 512;
const longestImport = 1000;
const roots = ['Project'];

/** A condition cannot be judged without building: what it guards only counts where nothing else is said. */
function setProperty({ properties }: Evaluation, property: XmlElement, guarded: boolean): void {
  const name = property.name.toLowerCase();
  if ((guarded || property.attributes.has('Condition')) && properties.has(name)) return;
  properties.set(name, property.text);
}

function interpolateWith(properties: ReadonlyMap<string, string>, path: string) {
  const folder = `${dirname(path)}/`;
  return replacer(msbuildPlaceholder, (written) => {
    const name = written.toLowerCase();
    if (name === 'msbuildthisfiledirectory' || name === 'msbuildprojectdirectory') return folder;
    return properties.get(name);
  });
}

/** The path of an import; null when it lies outside of the tree, or is worked out by a function that is not known. */
function importedPath(written: string, path: string, evaluation: Evaluation): string | null {
  const above = /GetPathOfFileAbove\(\s{0,9}'?([\w.-]{1,100})/u.exec(written)?.[1];
  if (above !== undefined) return join(dirname(dirname(path)), above);
  const text = interpolateWith(evaluation.properties, path)(written)?.replaceAll('\\', '/');
  if (text === undefined || text === '' || text.includes('$(') || !/\.(?:props|targets|\w{1,9}proj)$/u.test(text))
    return null;
  return text.startsWith(`${dirname(path)}/`) && dirname(path) !== '.' ? join(text) : join(dirname(path), text);
}

async function takeIn(root: XmlElement, path: string, own: boolean, evaluation: Evaluation): Promise<void> {
  const groups: { readonly element: XmlElement; readonly guarded: boolean }[] = [];
  const list = (parent: XmlElement, guarded: boolean) => {
    for (const element of parent.children)
      groups.push({ element, guarded: guarded || element.attributes.has('Condition') });
  };
  list(root, false);
  for (let at = 0; at < groups.length; at += 1) {
    const { element, guarded } = groups[at] as (typeof groups)[number];
    if (element.name === 'PropertyGroup')
      for (const property of element.children) setProperty(evaluation, property, guarded);
    else if (element.name === 'ItemGroup')
      for (const item of element.children) evaluation.items.push({ kind: item.name, element: item, own });
    else if (element.name === 'Import') await takeInImport(element, path, evaluation);
    else if (['Choose', 'When', 'Otherwise', 'ImportGroup'].includes(element.name))
      list(element, element.name !== 'ImportGroup');
  }
}

async function takeInImport(element: XmlElement, path: string, evaluation: Evaluation): Promise<void> {
  const written = attributeOf(element, 'Project');
  if (written === null || written.length > longestImport || attributeOf(element, 'Sdk') !== null) return;
  const imported = importedPath(written, path, evaluation);
  if (imported === null) return;
  if (written.includes('GetPathOfFileAbove')) {
    const name = imported.split('/').at(-1) ?? '';
    await takeInNearest(name, dirname(dirname(path)), dirname(path) === '.', evaluation);
  } else await takeInFile(imported, evaluation);
}

/** Takes in a file of the tree; one that cannot be read is refused where it is read for itself. */
async function takeInFile(path: string, evaluation: Evaluation): Promise<boolean> {
  if (evaluation.seen.has(path) || evaluation.asked >= mostFiles) return evaluation.seen.has(path);
  evaluation.asked += 1;
  const text = await evaluation.beside(path);
  if (text === null) return false;
  evaluation.seen.add(path);
  try {
    await takeIn(xmlDocument(text, ...roots), path, false, evaluation);
  } catch (error) {
    if (!(error instanceof DependencyFileError)) throw error;
  }
  return true;
}

/** The nearest file of the name in the directory or above it, as MSBuild looks for it. */
async function takeInNearest(name: string, from: string, outside: boolean, evaluation: Evaluation): Promise<void> {
  if (outside) return;
  for (let folder = from; ; folder = dirname(folder)) {
    if (await takeInFile(join(folder, name), evaluation)) return;
    if (folder === '.' || folder === '/') return;
  }
}

/**
 * Reads a project file and what it takes in without being told: `before` and `after` are names that are looked for in its directory
 * and above.
 * @throws DependencyFileError when it is no project file.
 */
export async function msbuildProject(
  text: string,
  { path, beside }: ReadContext,
  surroundings: { readonly before: readonly string[]; readonly after: readonly string[] },
): Promise<MsbuildProject> {
  const root = xmlDocument(text, ...roots);
  const evaluation: Evaluation = { beside, properties: new Map(), items: [], seen: new Set([path]), asked: 0 };
  for (const name of surroundings.before) await takeInNearest(name, dirname(path), false, evaluation);
  await takeIn(root, path, true, evaluation);
  for (const name of surroundings.after) await takeInNearest(name, dirname(path), false, evaluation);
  const fill = interpolateWith(evaluation.properties, path);
  const interpolate = (written: string) => {
    const filled = fill(written);
    return filled === null || /[$@%]\(/u.test(filled) ? null : filled;
  };
  return { items: evaluation.items, interpolate };
}

/** Metadata of an item, which is an attribute or an element inside; null when there is none. */
export function metadataOf({ element }: MsbuildItem, name: string): string | null {
  return attributeOf(element, name) ?? childText(element, name);
}

/** Names in a list with `;` between them. */
export function listedNames(text: string | null): string[] {
  return (text ?? '').split(';').flatMap((name) => name.trim() || []);
}
