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

/** DEP-5 names GNU licences `GPL-2+`, MIT `Expat`. */
function spdxSpelling(name: string): string {
  return name
    .replace(/\s+/gu, ' ')
    .replace(/\b(A?GPL|LGPL|GFDL)-(\d)(\+?)(?![\d.])/gu, '$1-$2.0$3')
    .replace(/\bExpat\b/gu, 'MIT')
    .replace(/\s+(and\/or|or|and)\s+/giu, (word) => word.toUpperCase().replace('AND/OR', 'OR'));
}

/** Debian: the `Files: *` paragraph of `debian/copyright`, which speaks of the work as such. */
export const debianCopyright = defineManifest({
  id: 'debian-copyright',
  name: { zh: 'Debian 版权文件', en: 'Debian copyright file' },
  files: [/^debian\/copyright$/],
  field: 'Files: * / License',
  source: 'https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/',
  read(text) {
    if (!/^Format:[^\n]{0,200}copyright-format/imu.test(text)) return null;
    const paragraph = text.split(/\n[ \t]*\n/u).find((part) => /^Files:[ \t]{0,9}\*[ \t]{0,9}$/imu.test(part)) ?? '';
    const value = /^License:[ \t]{0,9}([^\n]{1,300})/imu.exec(paragraph)?.[1];
    return declaration(
      [value === undefined ? undefined : spdxSpelling(value)],
      'and',
      lineOf(text, /^Files:[ \t]{0,9}\*[ \t]{0,9}$/im),
    );
  },
});
