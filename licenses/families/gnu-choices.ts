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
import { agplNames, gplNames, lgplNames } from '../gnu-names.ts';
import { type GnuNames, twoVersions } from '../gnu-wording.ts';

interface Pair {
  readonly id: string;
  readonly names: GnuNames;
  readonly first: string;
  readonly second: string;
}

const pairs: readonly Pair[] = [
  { id: 'GPL', names: gplNames, first: '2', second: '3' },
  { id: 'GPL', names: gplNames, first: '1', second: '2' },
  { id: 'LGPL', names: lgplNames, first: '2.1', second: '3' },
  { id: 'LGPL', names: lgplNames, first: '2', second: '2.1' },
  { id: 'LGPL', names: lgplNames, first: '2', second: '3' },
  { id: 'AGPL', names: agplNames, first: '1', second: '3' },
];

/** First lines of the licence blocks that give a choice of three; what the GNU ones may be is told further down in them. */
const blocks = [
  { id: 'MPL-1.1', words: 'mpl 1.1', name: 'MPL 1.1' },
  { id: 'NPL-1.1', words: 'npl 1.1', name: 'NPL 1.1' },
  { id: 'EPL-1.0', words: 'epl 1', name: 'EPL 1.0' },
  { id: 'EPL-2.0', words: 'epl 2', name: 'EPL 2.0' },
] as const;

function full(version: string): string {
  return version.includes('.') ? version : `${version}.0`;
}

function rulesOf({ id, names, first, second }: Pair): FamilyRule[] {
  return (['only', 'or-later'] as const).map((later) => ({
    kind: 'notice',
    expression: `${id}-${full(first)}-only OR ${id}-${full(second)}-${later}`,
    patterns: twoVersions(names, first, second, later),
    examples: {
      match: `under the terms of the GNU ${names.short[0]}, either version ${first} or version ${second}${later === 'only' ? '' : ' or later'}.`,
      miss: `under the terms of the GNU ${names.short[0]}, version ${first}.`,
    },
  }));
}

/** Choices between two versions of one GNU licence, or between two GNU licences. */
export const gnuChoices = defineFamily({
  id: 'gnu-choices',
  about: {
    zh: '同一 GNU 许可证两个版本之间、或 GPL 与 LGPL 之间的选择。',
    en: 'Choices between two versions of one GNU licence, or between the GPL and the LGPL.',
  },
  rules: [
    ...pairs.flatMap(rulesOf),
    ...blocks.map(({ id, words, name }) => ({
      kind: 'reference' as const,
      expression: `${id} OR GPL-2.0-or-later OR LGPL-2.1-or-later`,
      patterns: [`version ${words} gpl 2 lgpl 2.1`],
      examples: { match: `Version: ${name}/GPL 2.0/LGPL 2.1`, miss: `Version: ${name}` },
    })),
    {
      kind: 'reference',
      expression: 'GPL-1.0-or-later OR LGPL-2.0-or-later',
      patterns: [
        '(under)? (either)? (the)? (gnu)? gpl or lgpl',
        '(under)? (either)? (the)? (gnu)? gpl or (the)? (gnu)? lgpl',
        'lgpl or (the)? (gnu)? gpl',
        'gpl lgpl dual license',
      ],
      examples: { match: 'provided under the GPL or LGPL at your choice', miss: 'provided under the GPL' },
    },
    {
      kind: 'reference',
      expression: 'GPL-1.0-or-later AND LGPL-2.0-or-later',
      patterns: ['gpl and lgpl', 'lgpl and gpl'],
      examples: { match: 'Licences: GPL and LGPL', miss: 'Licence: GPL' },
    },
  ],
});
