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
import { addressesOf } from '../gnu-addresses.ts';
import { agplNames as names } from '../gnu-names.ts';
import { hastyReferences, noticesOf, referencesTo } from '../gnu-wording.ts';

const free = 'This program is free software; you can redistribute it and/or modify it under the terms of the';

function rulesOf(version: string): FamilyRule[] {
  const [only, orLater] = [`AGPL-${version}.0-only`, `AGPL-${version}.0-or-later`];
  return [
    {
      kind: 'notice',
      expression: orLater,
      patterns: noticesOf(names, version, 'or-later'),
      examples: {
        match: `${free} GNU Affero General Public License as published by the Free Software Foundation, either version ${version} of the License, or (at your option) any later version.`,
        miss: `${free} GNU General Public License, version ${version} or later.`,
      },
    },
    {
      kind: 'notice',
      expression: only,
      patterns: noticesOf(names, version, 'only'),
      examples: {
        match: `${free} GNU Affero General Public License version ${version}.`,
        miss: `${free} GNU General Public License, version ${version}.`,
      },
    },
    {
      kind: 'reference',
      expression: orLater,
      patterns: [...referencesTo(names, version, 'or-later'), ...hastyReferences('agpl', version, 'or-later')],
      examples: { match: `AGPLv${version}+`, miss: `AGPLv${version} is not the newest.` },
    },
    {
      kind: 'reference',
      expression: only,
      patterns: [
        ...referencesTo(names, version, 'only'),
        ...addressesOf('agpl', version),
        ...hastyReferences('agpl', version, 'only'),
      ],
      examples: { match: `the GNU AGPL, version ${version}`, miss: `the GNU GPL, version ${version}` },
    },
  ];
}

/** The Affero General Public Licenses. */
export const gnuAgpl = defineFamily({
  id: 'gnu-agpl',
  about: {
    zh: 'Affero 通用公共许可证第 1、3 版：声明、简称与网址。',
    en: 'The Affero General Public License, versions 1 and 3: notices, names and addresses.',
  },
  rules: ['1', '3'].flatMap(rulesOf),
});
