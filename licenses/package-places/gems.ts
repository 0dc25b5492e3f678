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

import { join, posix } from 'node:path';
import { rubygems } from '../manifests/rubygems.ts';
import { directoriesAbove, isPlainPath, licenceTextsIn } from '../package-copy.ts';
import { definePackagePlace, type PackageStore } from '../package-place.ts';

/** `vendor/bundle/ruby/3.2.0` below a directory, where Bundler puts gems into the project. */
function bundles(store: PackageStore, directory: string): string[] {
  const ruby = posix.join(directory, 'vendor/bundle/ruby');
  return (store.names(ruby) ?? []).slice(0, 8).map((version) => `${ruby}/${version}`);
}

/** Directories of single versions of Ruby in a directory of gems. */
function versioned(store: PackageStore): string[] {
  return (store.names('') ?? []).filter((name) => /^(?:\d+\.\d+|all$)/u.test(name)).slice(0, 8);
}

/** Installed gems: their specifications are Ruby and are read as text, never run. */
export const gems = definePackagePlace({
  id: 'gems',
  ecosystems: ['rubygems'],
  source: 'https://guides.rubygems.org/command-reference/#gem-environment',
  beside: true,
  directories({ home, variable }) {
    const own = home === null ? [] : [join(home, '.local/share/gem/ruby'), join(home, '.gem/ruby')];
    const named = [variable('GEM_HOME'), ...(variable('GEM_PATH')?.split(':') ?? [])];
    return [...named.flatMap((path) => path ?? []), ...own, '/var/lib/gems', '/usr/share/rubygems-integration'];
  },
  async find(one, store) {
    const { name, version } = one;
    if (version === null || !isPlainPath(`${name}-${version}`) || name.includes('/')) return null;
    const bundled = directoriesAbove(one).flatMap((directory) => bundles(store, directory));
    for (const root of ['', ...versioned(store), ...bundled]) {
      const specifications = posix.join(root, 'specifications');
      const start = `${name}-${version}`;
      const entry = (store.names(specifications) ?? []).find(
        (listed) => listed === `${start}.gemspec` || (listed.startsWith(`${start}-`) && listed.endsWith('.gemspec')),
      );
      const path = `${specifications}/${entry ?? ''}`;
      const text = entry === undefined ? null : await store.text(path);
      if (text === null || entry === undefined) continue;
      const directory = posix.join(root, 'gems', entry.slice(0, -'.gemspec'.length));
      const texts = await licenceTextsIn(store, directory);
      return { directory, declaration: rubygems.read(text), declaredIn: path, texts };
    }
    return null;
  },
});
