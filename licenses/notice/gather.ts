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

import { posix } from 'node:path';
import { canonicalText } from '../canonical.ts';
import type { PackageLicence } from '../check/package-licence.ts';
import { detectedIn } from '../detected.ts';
import { formatExpression, tryExpression } from '../expression.ts';
import { licencesOf } from '../expression-expand.ts';
import { type LicenceFile, licenceFileKind } from '../files.ts';
import type { Inventory, Package } from '../inventory/inventory.ts';
import type { PackageCopy, PackageStore } from '../package-place.ts';
import { vendoredRoot } from '../path-kinds.ts';
import { copyrightsIn } from '../scan/copyright.ts';
import type { SourceTree } from '../source-tree.ts';
import { terminalText } from '../terminal-text.ts';
import type { Notice, NoticeComponent, NoticeText } from './component.ts';
import { noticeOf } from './shared-texts.ts';

/** A copy of a package with the store that it lies in. */
export interface FoundCopy {
  readonly copy: PackageCopy;
  readonly store: PackageStore;
}

/** What a notice is gathered from. */
export interface NoticeSources {
  readonly tree: SourceTree;
  readonly inventory: Inventory;
  readonly licenceOf: (one: Package) => Promise<PackageLicence>;
  /** Null when no copy of exactly this version is at hand. */
  readonly copyOf: (one: Package) => Promise<FoundCopy | null>;
  /** Whether a path holds other people's code. */
  readonly isForeign: (path: string) => boolean;
  /** Packages that are only used for developing, testing and building are told as well. */
  readonly all: boolean;
}

const beside = new Set(['dev', 'test', 'build', 'provided']);
const noticeName = /^notice(?:\.\w{1,8})?$/iu;
const mostCopyrights = 200;

function plain(text: string): string {
  return terminalText(text.replaceAll('\r\n', '\n').replaceAll('\r', '\n'))
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/^\n+/u, '')
    .trimEnd();
}

/** Whether it is part of what is given away, as far as the dependency files tell. */
function isGivenOn({ scopes, source }: Package): boolean {
  return source?.kind !== 'workspace' && source?.kind !== 'path' && !scopes.some((scope) => beside.has(scope));
}

function copyrightsOf(texts: readonly NoticeText[]): string[] {
  const found = texts
    .filter(({ from }) => from === 'copy')
    .flatMap(({ text }) =>
      copyrightsIn(Buffer.from(text)).map(({ statement }) => plain(statement).replaceAll('\n', ' ')),
    );
  return [...new Set(found)].slice(0, mostCopyrights);
}

/** Ids and exceptions of an expression. */
function namesOf(expression: string | null): string[] {
  const parsed = expression === null ? null : tryExpression(expression);
  if (parsed === null) return [];
  return [
    ...new Set(licencesOf(parsed).flatMap(({ id, exception }) => [id, ...(exception === null ? [] : [exception])])),
  ];
}

/** Its own texts, else those of the list; with the names that there is no text of. */
function textsOf(own: readonly LicenceFile[], expression: string | null): Pick<NoticeComponent, 'texts' | 'missing'> {
  const texts = own.flatMap(({ path, text }): NoticeText[] => {
    if (text === null || text.trim() === '') return [];
    return [{ title: detectedId(text) ?? expression ?? path, text: plain(text), from: 'copy' }];
  });
  if (texts.length > 0) return { texts, missing: [] };
  const named = namesOf(expression).map((name) => ({ name, text: canonicalText(name) }));
  return {
    texts: named.flatMap(({ name, text }) =>
      text === null ? [] : [{ title: name, text: plain(text), from: 'list' as const }],
    ),
    missing: named.filter(({ text }) => text === null).map(({ name }) => name),
  };
}

function detectedId(text: string): string | null {
  const { expression } = detectedIn([{ path: 'LICENSE', text, spdx: null }]);
  return expression === null ? null : formatExpression(expression);
}

async function noticesIn({ store, copy }: FoundCopy): Promise<NoticeText[]> {
  const names = (store.names(copy.directory) ?? []).filter((name) => noticeName.test(name));
  const texts: NoticeText[] = [];
  for (const name of names.toSorted()) {
    const text = await store.text(posix.join(copy.directory, name));
    if (text !== null && text.trim() !== '') texts.push({ title: name, text: plain(text), from: 'copy' });
  }
  return texts;
}

async function ofPackage(one: Package, found: FoundCopy | null, licence: PackageLicence): Promise<NoticeComponent> {
  const expression = licence.concluded ?? licence.declared ?? licence.detected;
  const notices = found === null ? [] : await noticesIn(found);
  const { texts, missing } = textsOf(found?.copy.texts ?? [], expression);
  return {
    name: plain(one.name),
    version: one.version === null ? null : plain(one.version),
    purl: one.purl === null ? null : one.id,
    path: null,
    licence: expression,
    unclear: licence.unclear.map(plain),
    copyrights: copyrightsOf([...texts, ...notices]),
    texts,
    notices,
    missing,
  };
}

/** Directories of code that was copied in, with their legal files. */
function vendoredDirectories({ tree, isForeign }: NoticeSources): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { path, kind } of tree.files) {
    const name = posix.basename(path);
    const isLegal = licenceFileKind(name) === 'licence' || noticeName.test(name);
    if (!isLegal || !isForeign(path) || (kind !== 'file' && kind !== 'executable') || path.includes('node_modules/'))
      continue;
    const directory = posix.dirname(path);
    // Texts of the whole vendored directory speak for no one component.
    if (`${directory}/`.length <= vendoredRoot(path)) continue;
    found.set(directory, [...(found.get(directory) ?? []), path]);
  }
  return found;
}

async function ofDirectory(directory: string, paths: readonly string[], tree: SourceTree): Promise<NoticeComponent> {
  const own: LicenceFile[] = [];
  const notices: NoticeText[] = [];
  for (const path of paths) {
    const text = await tree.text(path);
    const name = posix.basename(path);
    if (text === null) continue;
    if (noticeName.test(name)) notices.push({ title: name, text: plain(text), from: 'copy' });
    else own.push({ path: name, text, spdx: null });
  }
  const expression = detectedIn(own).expression;
  const licence = expression === null ? null : formatExpression(expression);
  const { texts, missing } = textsOf(own, licence);
  return {
    name: posix.basename(directory),
    version: null,
    purl: null,
    path: directory,
    licence,
    unclear: [],
    copyrights: copyrightsOf([...texts, ...notices]),
    texts,
    notices,
    missing,
  };
}

/** Everything that has to be said of other people's work in this one; packages and code that was copied into the tree. */
export async function gatherNotice(name: string, sources: NoticeSources): Promise<Notice> {
  const { inventory, tree, licenceOf, copyOf, all } = sources;
  const given = inventory.packages.filter((one) => one.source?.kind !== 'workspace' && one.source?.kind !== 'path');
  const told = all ? given : given.filter(isGivenOn);
  const components: NoticeComponent[] = [];
  const copies = new Set<string>();
  for (const one of told) {
    const found = await copyOf(one);
    if (found !== null) copies.add(found.store.where(found.copy.directory));
    components.push(await ofPackage(one, found, await licenceOf(one)));
  }
  for (const [directory, paths] of vendoredDirectories(sources)) {
    if (!copies.has(directory)) components.push(await ofDirectory(directory, paths, tree));
  }
  return noticeOf(plain(name), components, given.length - told.length);
}
