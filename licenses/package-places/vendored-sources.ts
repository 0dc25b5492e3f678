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
import { fromJson, fromToml, type Manifest, member } from '../manifest.ts';
import { cargo } from '../manifests/cargo.ts';
import { npm } from '../manifests/npm.ts';
import { packagist } from '../manifests/packagist.ts';
import { pypi } from '../manifests/pypi.ts';
import { copyOf, directoriesAbove, isPlainPath } from '../package-copy.ts';
import { definePackagePlace } from '../package-place.ts';

/** Manifests that say which package and version they belong to. */
const manifests: readonly (readonly [
  ecosystem: string,
  file: string,
  manifest: Manifest,
  root: (text: string) => unknown,
])[] = [
  ['npm', 'package.json', npm, fromJson],
  ['cargo', 'Cargo.toml', cargo, (text) => member(fromToml(text), 'package')],
  [
    'pypi',
    'pyproject.toml',
    pypi,
    (text) => member(fromToml(text), 'project') ?? member(fromToml(text), 'tool', 'poetry'),
  ],
  ['composer', 'composer.json', packagist, fromJson],
];

const folders = ['vendor', 'third_party', 'third-party', 'thirdparty', 'external'];

/** Copies of other people's packages in the tree whose own manifest says that they are this version. */
export const vendoredSources = definePackagePlace({
  id: 'vendored-sources',
  ecosystems: manifests.map(([ecosystem]) => ecosystem),
  source: 'https://doc.rust-lang.org/cargo/commands/cargo-vendor.html',
  beside: true,
  directories: () => [],
  async find(one, store) {
    const { name, version, ecosystem } = one;
    const known = manifests.find(([id]) => id === ecosystem);
    if (version === null || known === undefined || !isPlainPath(name)) return null;
    const [, file, manifest, root] = known;
    const parents = directoriesAbove(one).flatMap((above) => folders.map((folder) => posix.join(above, folder)));
    for (const parent of parents.filter((directory) => store.names(directory) !== null)) {
      for (const directory of [`${parent}/${name}`, `${parent}/${name}-${version}`]) {
        const path = `${directory}/${file}`;
        const text = await store.text(path);
        const said = text === null ? null : root(text);
        if (text === null || member(said, 'name') !== name || member(said, 'version') !== version) continue;
        return copyOf(store, directory, manifest, path, text);
      }
    }
    return null;
  },
});
