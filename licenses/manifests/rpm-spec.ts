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

/** RPM: the first `License:` tag of a spec file; macros are not expanded. */
export const rpmSpec = defineManifest({
  id: 'rpm-spec',
  name: { zh: 'RPM spec 文件', en: 'RPM spec file' },
  files: [/^[^/]+\.spec$/],
  field: 'License',
  source: 'https://docs.fedoraproject.org/en-US/legal/license-field/',
  read(text) {
    const value = /^License:[ \t]{0,99}(\S[^\n]{0,1000})/imu.exec(text)?.[1];
    return declaration([value?.includes('%{') === true ? undefined : value], 'and', lineOf(text, /^License:/im));
  },
});
