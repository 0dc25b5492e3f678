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
import { addressesOfNewest } from '../gnu-addresses.ts';
import { agplNames, gplNames, lesserNames, libraryNames } from '../gnu-names.ts';
import { type GnuNames, unversionedNotices, unversionedReferences } from '../gnu-wording.ts';

interface Licence {
  /** A licence named without its version is the oldest that has the name, or any later one; nobody means the AGPL of 2002. */
  readonly expression: string;
  readonly names: GnuNames;
  /** Its names in addresses. */
  readonly paths: readonly string[];
  readonly name: string;
  readonly tag: string;
}

const licences: readonly Licence[] = [
  { expression: 'GPL-1.0-or-later', names: gplNames, paths: ['gpl'], name: 'General Public License', tag: 'GPL' },
  {
    expression: 'LGPL-2.1-or-later',
    names: lesserNames,
    paths: ['lesser'],
    name: 'Lesser General Public License',
    tag: 'Lesser GPL',
  },
  {
    expression: 'LGPL-2.0-or-later',
    names: libraryNames,
    paths: ['lgpl'],
    name: 'Library General Public License',
    tag: 'LGPL',
  },
  {
    expression: 'AGPL-3.0-or-later',
    names: agplNames,
    paths: ['agpl'],
    name: 'Affero General Public License',
    tag: 'AGPL',
  },
];

function rulesOf({ expression, names, paths, name, tag }: Licence): FamilyRule[] {
  return [
    {
      kind: 'notice',
      expression,
      patterns: unversionedNotices(names),
      examples: {
        match: `You may distribute this under the terms of the GNU ${name}. See COPYING.`,
        miss: 'You may distribute this under its own terms. See COPYING.',
      },
    },
    {
      kind: 'reference',
      expression,
      versionless: true,
      patterns: [...unversionedReferences(names), ...paths.flatMap(addressesOfNewest)],
      examples: { match: `License: GNU ${tag}`, miss: 'gpl1: the first bank of pins, lgpl: the last' },
    },
  ];
}

/** GNU licences that are named without a version. */
export const gnuUnversioned = defineFamily({
  id: 'gnu-unversioned',
  about: {
    zh: '未写明版本的 GNU 许可证声明与名称。',
    en: 'GNU licences that are named without a version.',
  },
  rules: licences.flatMap(rulesOf),
});
