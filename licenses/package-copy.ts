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
import { type LicenceFile, licenceFileKind } from './files.ts';
import type { Package } from './inventory/inventory.ts';
import type { Manifest } from './manifest.ts';
import type { PackageCopy, PackageStore } from './package-place.ts';

const mostTexts = 8;

/** Licence texts in the root of a package: `LICENSE*`, `COPYING*` and their like, a few at most. */
export async function licenceTextsIn(store: PackageStore, directory: string): Promise<LicenceFile[]> {
  const names = (store.names(directory) ?? []).filter((name) => licenceFileKind(name) === 'licence');
  const texts: LicenceFile[] = [];
  for (const name of [...names].sort().slice(0, mostTexts)) {
    const text = await store.text(posix.join(directory, name));
    if (text !== null) texts.push({ path: name, text, spdx: null });
  }
  return texts;
}

/** A copy whose manifest has been read. */
export async function copyOf(
  store: PackageStore,
  directory: string,
  manifest: Pick<Manifest, 'read'>,
  path: string,
  text: string,
): Promise<PackageCopy> {
  return {
    directory,
    declaration: manifest.read(text),
    declaredIn: path,
    texts: await licenceTextsIn(store, directory),
  };
}

/** A copy that has texts and no manifest; null when it has none either. */
export async function textsOnly(store: PackageStore, directory: string): Promise<PackageCopy | null> {
  const texts = await licenceTextsIn(store, directory);
  return texts.length === 0 ? null : { directory, declaration: null, declaredIn: null, texts };
}

/** A name that is one or more names of files and leads nowhere else. */
export function isPlainPath(name: string): boolean {
  return !/[\\\0]/u.test(name) && name.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

/** Directories of the files that name a package, and all above them, nearest first. */
export function directoriesAbove({ places }: Package): readonly string[] {
  const found = new Set<string>();
  for (const { path } of places) {
    for (let at = posix.dirname(path); ; at = posix.dirname(at)) {
      found.add(at === '.' ? '' : at);
      if (at === '.' || at === '/') break;
    }
  }
  return [...found].sort((a, b) => b.length - a.length);
}

const remembered = new WeakMap<PackageStore, Map<string, unknown>>();

/** What was made of a store once, by its key: an index that every package would otherwise build anew. */
export function onceFor<T>(store: PackageStore, key: string, make: () => T): T {
  const known = remembered.get(store) ?? new Map<string, unknown>();
  remembered.set(store, known);
  if (!known.has(key)) known.set(key, make());
  return known.get(key) as T;
}
