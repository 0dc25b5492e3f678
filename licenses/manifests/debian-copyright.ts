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

const licenceLine = /^License:[ \t]{0,9}([^\n]{1,300})/imu;

/** Debian: the `Files: *` paragraph of `debian/copyright`, else the header's licence, else the only paragraph that is not about the packaging. */
export const debianCopyright = defineManifest({
  id: 'debian-copyright',
  name: { zh: 'Debian 版权文件', en: 'Debian copyright file' },
  files: [/^debian\/copyright$/],
  field: 'Files: * / License',
  source: 'https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/',
  read(text) {
    if (!/^Format:[^\n]{0,200}copyright-format/imu.test(text)) return null;
    const paragraphs = text.split(/\n[ \t]*\n/u);
    const whole = paragraphs.find((part) => /^Files:[ \t]{0,9}\*[ \t]{0,9}$/imu.test(part));
    const head = paragraphs.find((part) => /^Format:/imu.test(part) && licenceLine.test(part));
    const others = paragraphs.filter((part) => /^Files:/imu.test(part) && !/^Files:[ \t]{0,9}debian\//imu.test(part));
    const paragraph = whole ?? head ?? (others.length === 1 ? others[0] : undefined) ?? '';
    const value = licenceLine.exec(paragraph)?.[1];
    return declaration(
      [value === undefined ? undefined : spdxSpelling(value)],
      'and',
      lineOf(text, whole === undefined ? licenceLine : /^Files:[ \t]{0,9}\*[ \t]{0,9}$/im),
    );
  },
});
