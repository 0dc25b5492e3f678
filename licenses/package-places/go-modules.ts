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

import { join } from 'node:path';
import { isPlainPath, textsOnly } from '../package-copy.ts';
import { definePackagePlace } from '../package-place.ts';

/** Capital letters are escaped, so that the cache works where names know no case. */
function escaped(name: string): string {
  return name.replace(/[A-Z]/gu, (letter) => `!${letter.toLowerCase()}`);
}

/** The module cache of Go: one directory for each module in each version. A module of Go declares no licence: its texts speak. */
export const goModules = definePackagePlace({
  id: 'go-modules',
  ecosystems: ['go'],
  source: 'https://go.dev/ref/mod#module-cache',
  beside: false,
  directories({ home, variable }) {
    const cache = variable('GOMODCACHE');
    const path = variable('GOPATH')?.split(':')[0] ?? (home === null ? '' : join(home, 'go'));
    return [cache ?? (path === '' ? '' : join(path, 'pkg/mod'))];
  },
  find({ name, version }, store) {
    if (version === null || !isPlainPath(name) || !isPlainPath(version)) return Promise.resolve(null);
    return textsOnly(store, `${escaped(name)}@v${escaped(version.replace(/^v/u, ''))}`);
  },
});
