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
import { nuget } from '../manifests/nuget.ts';
import { copyOf, isPlainPath } from '../package-copy.ts';
import { definePackagePlace } from '../package-place.ts';

/** NuGet's global packages folder: names and versions in lower case. */
export const nugetPackages = definePackagePlace({
  id: 'nuget-packages',
  ecosystems: ['nuget'],
  source: 'https://learn.microsoft.com/en-us/nuget/consume-packages/managing-the-global-packages-and-cache-folders',
  beside: false,
  directories: ({ home, variable }) => [
    variable('NUGET_PACKAGES') ?? (home === null ? '' : join(home, '.nuget/packages')),
  ],
  async find({ name, version }, store) {
    const directory = `${name.toLowerCase()}/${(version ?? '').toLowerCase()}`;
    if (version === null || !isPlainPath(directory)) return null;
    const path = `${directory}/${name.toLowerCase()}.nuspec`;
    const text = await store.text(path);
    return text === null ? null : copyOf(store, directory, nuget, path, text);
  },
});
