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

/** CMake: `SPDX_LICENSE` of `project()`, from CMake 4.3 on; a variable is not looked up. */
export const cmake = defineManifest({
  id: 'cmake',
  name: { zh: 'CMake', en: 'CMake' },
  files: [/^CMakeLists\.txt$/],
  field: 'project(SPDX_LICENSE)',
  source: 'https://cmake.org/cmake/help/latest/command/project.html',
  read(text) {
    const plain = text.replace(/^[ \t]{0,99}#[^\n]*/gmu, (comment) => ' '.repeat(comment.length));
    const from = plain.search(/^[ \t]{0,99}project\s{0,9}\(/imu);
    const call = from < 0 ? '' : plain.slice(from, from + 4000).split(')', 1)[0];
    const found = /\sSPDX_LICENSE\s{1,99}(?:"([^"\n]{1,500})"|([^\s()"$]{1,200}))/u.exec(call ?? '');
    const value = found?.[1] ?? found?.[2];
    return declaration([value?.includes('$') === true ? undefined : value], 'and', lineOf(plain, /\bSPDX_LICENSE\s/));
  },
});
