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

import { defineFamily } from '../family.ts';
import { eitherOf } from '../wording.ts';

const mit = ['mit', 'mit x 11', 'x 11 mit', 'expat', 'mit expat', 'mit x', 'x 11'];
const bsd = ['bsd', '3 clause bsd', 'bsd 3 clause', 'new bsd', 'modified bsd', 'revised bsd', 'bsd 3', 'berkeley'];
const simplified = ['2 clause bsd', 'bsd 2 clause', 'simplified bsd', 'bsd 2'];
const apache = [
  'apache 2',
  'apache license version 2',
  'apache license 2',
  'apache version 2',
  'apache software license version 2',
  'asl 2',
];
const gpl = '(gnu general public license|gnu gpl|gnu public license|general public license|gpl)';
const acronym = '(gpl)?';

interface Version {
  readonly id: string;
  /** Empty where the name stands alone. */
  readonly number: '' | '2' | '3';
  readonly later: boolean;
}

const versions: readonly Version[] = [
  { id: 'GPL-1.0-or-later', number: '', later: false },
  { id: 'GPL-2.0-only', number: '2', later: false },
  { id: 'GPL-2.0-or-later', number: '2', later: true },
  { id: 'GPL-3.0-only', number: '3', later: false },
  { id: 'GPL-3.0-or-later', number: '3', later: true },
];
const published = '(as (published|public) by the free software foundation)? (either)?';
const plus =
  '(of the license)? (+|or later|or newer|or any later version|or at your option any later version|and later|or above)';
const names = ['gpl', 'gnu gpl', 'gnu general public license', 'gnu public license'];

/** How a version is written behind the name. */
function written({ number, later }: Version): string {
  if (number === '') return '';
  return `${published} (version)? ${number} ${later ? plus : '(only)?'}`;
}

/** Names of a version that stand before "or", so that they hold no choices. */
function before({ number, later }: Version): string[] {
  if (number === '') return names;
  const endings = later ? [' or later', ' +'] : [''];
  return names.flatMap((name) =>
    endings.flatMap((ending) => [`${name} version ${number}${ending}`, `${name} ${number}${ending}`]),
  );
}

const partners = [
  { id: 'MIT', names: mit, second: '(mit|expat|x 11|x) (x 11|x|expat|mit)? (style)?', example: 'MIT' },
  {
    id: 'BSD-3-Clause',
    names: bsd,
    second: '(3 clause|new|modified|revised)? bsd (3 clause|style|3)?',
    example: 'BSD',
  },
  {
    id: 'BSD-2-Clause',
    names: simplified,
    second: '(2 clause bsd|bsd 2 clause|simplified bsd|bsd 2)',
    example: 'Simplified BSD',
  },
  {
    id: 'Apache-2.0',
    names: apache,
    second: '(apache|apache software) (license)? (version)? 2',
    example: 'Apache 2.0',
  },
];

/** A choice between a permissive licence and the GPL. */
export const dualGpl = defineFamily({
  id: 'dual-gpl',
  about: {
    zh: '在宽松许可证与 GPL 之间任选其一的声明。',
    en: 'Statements that leave the choice between a permissive licence and the GPL.',
  },
  rules: partners.flatMap((partner) =>
    versions.map((version) => ({
      kind: 'notice' as const,
      expression: `${partner.id} OR ${version.id}`,
      patterns: [
        ...eitherOf(partner.names, `(gnu)? ${gpl} ${acronym} ${written(version)}`),
        ...eitherOf(before(version), partner.second),
      ],
      examples: {
        match: `Dual licensed under the ${partner.example} or GPL ${version.number}${version.later ? ' or later' : ''} licenses.`,
        miss: `Licensed under the ${partner.example} license only.`,
      },
    })),
  ),
});
