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

import { defineDependencyFile } from '../dependency-file.ts';
import { buildScript } from '../dependency-parts/package-build-script.ts';

/** Alpine's APKBUILD: only what is assigned plainly, as it is a shell script. */
export const alpineApkbuild = defineDependencyFile({
  id: 'alpine-apkbuild',
  ecosystem: 'alpine',
  name: { zh: 'Alpine APKBUILD', en: 'Alpine APKBUILD' },
  kind: 'manifest',
  files: [/(?:^|\/)APKBUILD$/],
  source: 'https://wiki.alpinelinux.org/wiki/APKBUILD_Reference',
  manifests: null,
  cap: 1024 * 1024,
  read: (text) =>
    buildScript(text, {
      purlType: 'apk',
      namespace: 'alpine',
      scopes: {
        depends: [],
        depends_dev: ['build'],
        makedepends: ['build'],
        makedepends_build: ['build'],
        makedepends_host: ['build'],
        checkdepends: ['test'],
      },
    }),
});
