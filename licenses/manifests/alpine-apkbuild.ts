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

import { declaration, defineManifest, lineOf } from '../manifest.ts';

/** Alpine Linux: `license` of an `APKBUILD`; the file is a program and is never run. */
export const alpineApkbuild = defineManifest({
  id: 'alpine-apkbuild',
  name: { zh: 'Alpine APKBUILD', en: 'Alpine APKBUILD' },
  files: [/^APKBUILD$/],
  field: 'license',
  source: 'https://wiki.alpinelinux.org/wiki/APKBUILD_Reference#license',
  read(text) {
    const value = /^license=(?:"([^"\n]{1,500})"|'([^'\n]{1,500})'|(\S{1,200}))/mu.exec(text);
    return declaration([value?.[1] ?? value?.[2] ?? value?.[3]], 'and', lineOf(text, /^license=/m));
  },
});
