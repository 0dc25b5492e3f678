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
import { directoriesAbove, isPlainPath, onceFor, textsOnly } from '../package-copy.ts';
import { definePackagePlace, type PackageStore } from '../package-place.ts';

/** Names with versions: `# golang.org/x/sys v0.1.0`, of a replaced module the one that replaces it. */
async function modulesIn(store: PackageStore, vendor: string): Promise<ReadonlySet<string>> {
  const text = (await store.text(`${vendor}/modules.txt`)) ?? '';
  return new Set(text.split(/\r?\n/u).flatMap((line) => /^# (\S+ v\S+)/u.exec(line)?.[1] ?? []));
}

/** `vendor` of a Go module: `modules.txt` says which version of each module lies in it. */
export const goVendor = definePackagePlace({
  id: 'go-vendor',
  ecosystems: ['go'],
  source: 'https://go.dev/ref/mod#vendoring',
  beside: true,
  directories: () => [],
  async find(one, store) {
    const { name, version } = one;
    if (version === null || !isPlainPath(name)) return null;
    const wanted = `${name} v${version.replace(/^v/u, '')}`;
    for (const directory of directoriesAbove(one)) {
      const vendor = posix.join(directory, 'vendor');
      const modules = await onceFor(store, `go ${vendor}`, () => modulesIn(store, vendor));
      if (modules.has(wanted)) return textsOnly(store, `${vendor}/${name}`);
    }
    return null;
  },
});
