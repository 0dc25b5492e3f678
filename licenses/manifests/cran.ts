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

/** `GPL (>= 2)` means that version or later; `GPL-2` is that version. */
function versionWritten(part: string): string {
  return part
    .replace(/^(A?GPL|LGPL)\s{0,3}\(>=\s{0,3}([\d.]+)\)$/u, '$1-$2 or later')
    .replace(/^BSD_([23])_clause$/u, 'BSD-$1-Clause');
}

/** CRAN: `DESCRIPTION`; `|` is a choice, `+ file LICENSE` adds the names and not a licence. */
export const cran = defineManifest({
  id: 'cran',
  name: { zh: 'CRAN（R）', en: 'CRAN (R)' },
  files: [/^DESCRIPTION$/],
  field: 'License',
  source: 'https://cran.r-project.org/doc/manuals/r-release/R-exts.html#Licensing',
  read(text) {
    if (!/^Package:/m.test(text)) return null;
    const field = /^License:[ \t]{0,9}([^\n]{1,500}(?:\n[ \t][^\n]{0,300}){0,5})/m.exec(text)?.[1] ?? '';
    const parts = field.split('|').map((part) => part.replace(/\+\s*file\s+LICEN[CS]E\s*$/u, '').trim());
    return declaration(parts.map(versionWritten), 'or', lineOf(text, /^License:/m));
  },
});
