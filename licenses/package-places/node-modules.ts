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
import type { Package } from '../inventory/inventory.ts';
import { fromJson, member } from '../manifest.ts';
import { npm } from '../manifests/npm.ts';
import { copyOf, directoriesAbove, isPlainPath, onceFor } from '../package-copy.ts';
import { definePackagePlace, type PackageStore } from '../package-place.ts';

function withoutPeers(entry: string): string {
  const version = entry.indexOf('@', 1);
  const peers = version < 0 ? -1 : entry.slice(version).search(/[_(]/u);
  return peers < 0 ? entry : entry.slice(0, version + peers);
}

/** pnpm keeps `@a/b@1.0.0` in `.pnpm/@a+b@1.0.0`, with its peers behind the version. */
function pnpmEntries(store: PackageStore, modules: string): ReadonlyMap<string, string> {
  return onceFor(store, `pnpm ${modules}`, () => {
    const entries = store.names(`${modules}/.pnpm`) ?? [];
    return new Map(entries.map((entry) => [withoutPeers(entry), entry]));
  });
}

function pnpmDirectories(store: PackageStore, modules: string, name: string, version: string): string[] {
  const entry = pnpmEntries(store, modules).get(`${name.replaceAll('/', '+')}@${version}`);
  return entry === undefined ? [] : [`${modules}/.pnpm/${entry}/node_modules/${name}`];
}

function candidates(one: Package, version: string, store: PackageStore): string[] {
  const { name, places } = one;
  // The keys of npm's own lock are the directories themselves.
  const exact = places.flatMap(({ path, found: { key } }) =>
    key.startsWith('node_modules/') && isPlainPath(key) ? [posix.join(posix.dirname(path), key)] : [],
  );
  const modules = directoriesAbove(one).map((directory) => posix.join(directory, 'node_modules'));
  return [
    ...exact,
    ...modules.flatMap((directory) => [`${directory}/${name}`, ...pnpmDirectories(store, directory, name, version)]),
  ];
}

/** `node_modules` beside the lock file, as npm, yarn, bun and pnpm fill it. */
export const nodeModules = definePackagePlace({
  id: 'node-modules',
  ecosystems: ['npm'],
  source: 'https://docs.npmjs.com/cli/configuring-npm/folders',
  beside: true,
  directories: () => [],
  async find(one, store) {
    const { name, version } = one;
    if (version === null || !isPlainPath(name)) return null;
    for (const directory of new Set(candidates(one, version, store))) {
      const path = `${directory}/package.json`;
      const text = await store.text(path);
      const json = text === null ? null : fromJson(text);
      if (text === null || member(json, 'name') !== name || member(json, 'version') !== version) continue;
      return copyOf(store, directory, npm, path, text);
    }
    return null;
  },
});
