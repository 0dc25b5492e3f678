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

/** AppStream: `project_license` of a metainfo file. Files with a DOCTYPE are not read. */
export const appstream = defineManifest({
  id: 'appstream',
  name: { zh: 'AppStream', en: 'AppStream' },
  files: [/^(?:data\/)?[^/]+\.(?:metainfo|appdata)\.xml$/],
  field: 'project_license',
  source: 'https://www.freedesktop.org/software/appstream/docs/chap-Metadata.html#tag-project_license',
  read(text) {
    if (/<!DOCTYPE|<!ENTITY/iu.test(text)) return null;
    const pattern = /<project_license>\s{0,99}([^<]{1,500}?)\s{0,99}<\/project_license>/u;
    return declaration([pattern.exec(text)?.[1]], 'and', lineOf(text, pattern));
  },
});
