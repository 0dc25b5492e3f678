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
import { fromJson, member } from '../manifest.ts';
import { packagist } from '../manifests/packagist.ts';
import { copyOf, directoriesAbove, isPlainPath, onceFor } from '../package-copy.ts';
import { definePackagePlace, type PackageStore } from '../package-place.ts';

function plain(version: string): string {
  return version.replace(/^v(?=\d)/u, '');
}

/** `installed.json` says which version lies there: the manifests of packages mostly do not. */
async function installedIn(store: PackageStore, vendor: string): Promise<ReadonlyMap<string, string>> {
  const text = await store.text(`${vendor}/composer/installed.json`);
  const json = text === null ? null : fromJson(text);
  const listed = member(json, 'packages') ?? json;
  const all = Array.isArray(listed) ? (listed as readonly unknown[]) : [];
  return new Map(
    all.flatMap((one): [string, string][] => {
      const [name, version] = [member(one, 'name'), member(one, 'version')];
      return typeof name === 'string' && typeof version === 'string' ? [[name, plain(version)]] : [];
    }),
  );
}

/** `vendor` as Composer fills it. */
export const composerVendor = definePackagePlace({
  id: 'composer-vendor',
  ecosystems: ['composer'],
  source: 'https://getcomposer.org/doc/06-config.md#vendor-dir',
  beside: true,
  directories: () => [],
  async find(one, store) {
    const { name, version } = one;
    if (version === null || !isPlainPath(name)) return null;
    for (const directory of directoriesAbove(one)) {
      const vendor = posix.join(directory, 'vendor');
      const installed = await onceFor(store, `composer ${vendor}`, () => installedIn(store, vendor));
      if (installed.get(name) !== plain(version)) continue;
      const path = `${vendor}/${name}/composer.json`;
      const text = await store.text(path);
      if (text === null) continue;
      return copyOf(store, `${vendor}/${name}`, packagist, path, text);
    }
    return null;
  },
});
