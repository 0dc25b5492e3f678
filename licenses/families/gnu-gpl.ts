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
import { gplNames as names } from '../gnu-names.ts';
import { hastyReferences, noticesOf, referencesTo } from '../gnu-wording.ts';

const free = 'This program is free software; you can redistribute it and/or modify it under the terms of the';

function rulesOf(version: string): FamilyRule[] {
  const [only, orLater] = [`GPL-${version}.0-only`, `GPL-${version}.0-or-later`];
  return [
    {
      kind: 'notice',
      expression: orLater,
      patterns: noticesOf(names, version, 'or-later'),
      examples: {
        match: `${free} GNU General Public License as published by the Free Software Foundation; either version ${version} of the License, or (at your option) any later version.`,
        miss: `${free} GNU General Public License, version ${version} and no other.`,
      },
    },
    {
      kind: 'notice',
      expression: only,
      patterns: noticesOf(names, version, 'only'),
      examples: {
        match: `${free} GNU General Public License as published by the Free Software Foundation; version ${version} of the License only.`,
        miss: `${free} GNU Lesser General Public License, version 2.1.`,
      },
    },
    {
      kind: 'reference',
      expression: orLater,
      patterns: [...referencesTo(names, version, 'or-later'), ...hastyReferences('gpl', version, 'or-later')],
      examples: { match: `GPLv${version}+`, miss: `GPLv${version} is not the newest.` },
    },
    {
      kind: 'reference',
      expression: only,
      patterns: [
        ...referencesTo(names, version, 'only'),
        ...addressesOf('gpl', version),
        ...hastyReferences('gpl', version, 'only'),
      ],
      examples: { match: `the GNU GPL, version ${version}`, miss: `version ${version} of this program` },
    },
    {
      kind: 'reference',
      expression: only,
      versionless: true,
      patterns: copiesOnDebian('gpl', version),
      examples: {
        match: `On Debian systems, the full text of the GNU General Public License can be found in /usr/share/common-licenses/GPL-${version}.`,
        miss: 'On Debian systems, the full text can be found in /usr/share/common-licenses.',
      },
    },
  ];
}

/** The GNU General Public License. */
export const gnuGpl = defineFamily({
  id: 'gnu-gpl',
  about: {
    zh: 'GNU 通用公共许可证第 1、2、3 版：声明、简称与网址。',
    en: 'The GNU General Public License, versions 1 to 3: notices, names and addresses.',
  },
  rules: ['1', '2', '3'].flatMap(rulesOf),
});
