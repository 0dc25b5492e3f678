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

import { defineFamily, type FamilyRule } from '../family.ts';
import { addressesOf, copiesOnDebian } from '../gnu-addresses.ts';
import { lgplNames as names } from '../gnu-names.ts';
import { hastyReferences, noticesOf, referencesTo } from '../gnu-wording.ts';

const free = 'This library is free software; you can redistribute it and/or modify it under the terms of the';

function rulesOf(version: string): FamilyRule[] {
  const full = version.includes('.') ? version : `${version}.0`;
  const [only, orLater] = [`LGPL-${full}-only`, `LGPL-${full}-or-later`];
  return [
    {
      kind: 'notice',
      expression: orLater,
      patterns: noticesOf(names, version, 'or-later'),
      examples: {
        match: `${free} GNU Lesser General Public License as published by the Free Software Foundation; either version ${version} of the License, or (at your option) any later version.`,
        miss: `${free} GNU General Public License, version ${version} or later.`,
      },
    },
    {
      kind: 'notice',
      expression: only,
      patterns: noticesOf(names, version, 'only'),
      examples: {
        match: `${free} GNU Library General Public License version ${version}.`,
        miss: `${free} GNU General Public License, version ${version}.`,
      },
    },
    {
      kind: 'reference',
      expression: orLater,
      patterns: [...referencesTo(names, version, 'or-later'), ...hastyReferences('lgpl', version, 'or-later')],
      examples: { match: `LGPLv${version}+`, miss: `LGPLv${version} is not the newest.` },
    },
    {
      kind: 'reference',
      expression: only,
      patterns: [
        ...referencesTo(names, version, 'only'),
        ...addressesOf('lgpl', version),
        ...hastyReferences('lgpl', version, 'only'),
        ...(version === '2' ? ['gnu org licenses (old licenses)? library (html|txt)?'] : []),
      ],
      examples: { match: `the GNU LGPL, version ${version}`, miss: `the GNU GPL, version ${version}` },
    },
    {
      kind: 'reference',
      expression: only,
      versionless: true,
      patterns: copiesOnDebian('lgpl', version),
      examples: {
        match: `On Debian systems, the full text of the GNU Lesser General Public License can be found in /usr/share/common-licenses/LGPL-${version}.`,
        miss: 'On Debian systems, the full text can be found in /usr/share/common-licenses.',
      },
    },
  ];
}

/** The GNU Lesser General Public License, and the Library General Public License that it grew out of. */
export const gnuLgpl = defineFamily({
  id: 'gnu-lgpl',
  about: {
    zh: 'GNU 宽通用公共许可证（LGPL）第 2、2.1、3 版：声明、简称与网址。',
    en: 'The GNU Library and Lesser General Public License, versions 2, 2.1 and 3: notices, names and addresses.',
  },
  rules: ['2', '2.1', '3'].flatMap(rulesOf),
});
