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

/** A name that is too short to say anything alone. */
interface Bare {
  readonly id: string;
  readonly words: string;
  readonly name: string;
}

/** A name that tells the licence and its version; it begins with two words without choices. */
interface Told {
  readonly id: string;
  readonly forms: readonly string[];
  readonly name: string;
}

const bare: readonly Bare[] = [
  { id: 'MIT', words: '(the)? (mit|expat)', name: 'MIT' },
  { id: 'BSD-3-Clause', words: '(the)? (new|modified|3 clause)? bsd (3 clause|3)?', name: 'BSD' },
  { id: 'BSD-2-Clause', words: '(the)? (bsd 2 clause|2 clause bsd|simplified bsd|bsd 2)', name: 'BSD-2-Clause' },
];

function gnu(name: string, version: string): Told[] {
  const short = name.toLowerCase();
  const full = version.includes('.') ? version : `${version}.0`;
  const forms = [`${short} ${version}`, `${short} version ${version}`];
  return [
    { id: `${name}-${full}-only`, forms, name: `${name}-${full}` },
    {
      id: `${name}-${full}-or-later`,
      forms: forms.map((form) => `${form} (+|or later)`),
      name: `${name}-${full}+`,
    },
  ];
}

const told: readonly Told[] = [
  ...['2', '3'].flatMap((version) => gnu('GPL', version)),
  ...['2.1', '3'].flatMap((version) => gnu('LGPL', version)),
];

const others: readonly Told[] = [
  { id: 'BSD-2-Clause', forms: ['bsd 2 clause', '2 clause bsd'], name: 'BSD-2-Clause' },
  { id: 'BSD-3-Clause', forms: ['bsd 3 clause', '3 clause bsd', 'new bsd'], name: 'BSD-3-Clause' },
  { id: 'CC0-1.0', forms: ['cc 0 1'], name: 'CC0-1.0' },
  { id: 'Unlicense', forms: ['the unlicense', 'license unlicense'], name: 'the Unlicense' },
];

const lead = '(license|licenses|licensed|under)? (the)?';
const licence = '(license|licenses)?';

/** "MIT/GPLv2", "GPL-2.0+ or MIT", "MIT and GPL2": one name gives the other its meaning. */
function together(short: Bare, full: Told): FamilyRule[] {
  const pairs = (joint: string) =>
    full.forms.flatMap((form) => [
      `${lead} ${short.words} ${licence} ${joint} (the)? (gnu)? ${form} ${licence}`,
      `${lead} (gnu)? ${form} ${licence} ${joint} ${short.words} ${licence}`,
    ]);
  return [
    {
      kind: 'reference',
      expression: `${short.id} OR ${full.id}`,
      patterns: pairs('(or)?'),
      examples: { match: `${full.name} or ${short.name}`, miss: `${short.name} for us` },
    },
    {
      kind: 'reference',
      expression: `${short.id} AND ${full.id}`,
      patterns: pairs('(and|and the)'),
      examples: { match: `${full.name} and ${short.name}`, miss: `${short.name} and us` },
    },
  ];
}

/** Two bare names, where the words around them say that licences are meant. */
function bareNames(first: string, second: string, expression: string): FamilyRule {
  const [one, two] = [first.toLowerCase(), second.toLowerCase()];
  return {
    kind: 'notice',
    expression,
    // "LICENSE.GPL", and after it the title "BSD License", is no choice: the other order after "license" is left out.
    patterns: [
      `license ${one} (or)? ${two} ${licence}`,
      `licenses ${one} (or)? ${two} ${licence}`,
      ...[
        [one, two],
        [two, one],
      ].flatMap(([before, after]) => [
        `dual licensed ${before} (or)? ${after} ${licence}`,
        `under both (the)? ${before} and (the)? ${after} ${licence}`,
        `under ${before} (or)? ${after} ${licence}`,
        `under the ${before} (or)? ${after} ${licence}`,
      ]),
    ],
    examples: { match: `License: ${first}/${second}`, miss: `${first}, ${second} and others` },
  };
}

/** Choices of licences whose names stand side by side. */
export const dualNames = defineFamily({
  id: 'dual-names',
  about: {
    zh: '并列的许可证简称：“MIT/GPLv2”“BSD or GPL-2.0+”。',
    en: 'Short names of licences side by side: "MIT/GPLv2", "BSD or GPL-2.0+".',
  },
  rules: [
    ...bare.flatMap((short) => told.flatMap((full) => together(short, full))),
    ...bare.slice(0, 1).flatMap((short) => others.flatMap((full) => together(short, full))),
    bareNames('MIT', 'GPL', 'MIT OR GPL-1.0-or-later'),
    bareNames('BSD', 'GPL', 'BSD-3-Clause OR GPL-1.0-or-later'),
    bareNames('MIT', 'BSD', 'MIT OR BSD-3-Clause'),
    bareNames('GPL', 'LGPL', 'GPL-1.0-or-later OR LGPL-2.0-or-later'),
    bareNames('ISC', 'MIT', 'ISC OR MIT'),
  ],
});
