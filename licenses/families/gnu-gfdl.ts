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

const name = '(gnu)? free documentation license';
const later = '(or|and) (at your option)? (any|a)? (later|newer|higher|above) (version|versions)? (at your option)?';
const published = '((as)? published by the free software foundation (inc)?)?';
const none =
  '(with|there being|and with)? no invariant sections (and)? (with)? (no|no) front cover (texts|text) (and)? (with)? no back cover (texts|text)';
const some =
  '(with|there being)? (the)? (invariant sections being|_12_ invariant section|_12_ invariant sections) (_40_ front cover (texts|text) _25_ back cover (texts|text))?';
const copy =
  '(_6_ copy of the license is (included|available) in the (section|file|appendix|chapter) (entitled)? (gnu)? (free documentation license|_3_))?';
const lead =
  '(permission is (hereby)? granted to copy distribute and or modify this (document|manual|file|work|_2_) under the terms of (either)? the|(released|licensed|distributed|available) under (the)? (terms of)? (the)?|under the terms of the)';

const sentence =
  'Permission is granted to copy, distribute and/or modify this document under the terms of the GNU Free';

function formsOf(version: string, end: string, invariants: string): string[] {
  return [
    `${lead} ${name} (gfdl|fdl)? ${published} version ${version} ${end} ${published} ${invariants} ${copy}`,
    `${name} (gfdl|fdl)? version ${version} ${end} ${published} ${invariants} ${copy}`,
  ];
}

function referencesOf(version: string, end: string): string[] {
  return [
    `${name} (gfdl|fdl)? (version)? ${version} ${end} ${published} ${copy}`,
    `${lead} ${name} (gfdl|fdl)? ${published} (either)? (version)? ${version} ${end} ${published} ${copy}`,
    `version ${version} ${end} of the ${name}`,
    `gfdl version ${version} ${end}`,
    `gfdl ${version} ${end}`,
    `fdl version ${version} ${end}`,
    `gnu fdl ${version} ${end}`,
  ];
}

function addressesOf(version: string): string[] {
  return [
    `gnu org licenses (old licenses)? fdl ${version} (html|txt)?`,
    `gnu org licenses (old licenses)? gfdl ${version} (html|txt)?`,
    `gnu org copyleft fdl ${version} (html|txt)?`,
    `common licenses gfdl ${version}`,
  ];
}

function withInvariants(version: string): FamilyRule[] {
  const id = `GFDL-${version}`;
  const miss = `${sentence} Documentation License, Version ${version}.`;
  const of = `${sentence} Documentation License, Version ${version}`;
  const any = 'or any later version published by the Free Software Foundation';
  const without = 'with no Invariant Sections, no Front-Cover Texts, and no Back-Cover Texts.';
  const being = 'with the Invariant Sections being "Thanks".';
  return [
    {
      kind: 'notice',
      expression: `${id}-no-invariants-or-later`,
      patterns: [...formsOf(version, later, none), `gfdl ${version} no invariants or later`],
      examples: { match: `${of} ${any}; ${without}`, miss },
    },
    {
      kind: 'notice',
      expression: `${id}-no-invariants-only`,
      patterns: [...formsOf(version, '(only)?', none), `gfdl ${version} no invariants (only)?`],
      examples: { match: `${of}, ${without}`, miss },
    },
    {
      kind: 'notice',
      expression: `${id}-invariants-or-later`,
      patterns: [...formsOf(version, later, some), `gfdl ${version} invariants or later`],
      examples: { match: `${of} ${any}; ${being}`, miss },
    },
    {
      kind: 'notice',
      expression: `${id}-invariants-only`,
      patterns: [...formsOf(version, '(only)?', some), `gfdl ${version} invariants (only)?`],
      examples: { match: `${of}, ${being}`, miss },
    },
  ];
}

function plain(version: string): FamilyRule[] {
  const id = `GFDL-${version}`;
  const of = `${sentence} Documentation License, Version ${version}`;
  return [
    {
      kind: 'notice',
      expression: `${id}-or-later`,
      patterns: [...referencesOf(version, later), `gfdl ${version} +`, `gfdl ${version} (n|niv) +`, `fdl ${version} +`],
      examples: { match: `${of} or any later version.`, miss: `${of}.` },
    },
    {
      kind: 'notice',
      expression: `${id}-only`,
      patterns: [...referencesOf(version, '(only)?'), ...addressesOf(version)],
      examples: { match: `${of}.`, miss: `${sentence} Documentation License.` },
    },
  ];
}

/** The GNU Free Documentation License. */
export const gnuGfdl = defineFamily({
  id: 'gnu-gfdl',
  about: {
    zh: 'GNU 自由文档许可证 1.1、1.2、1.3 版，含或不含不变章节。',
    en: 'The GNU Free Documentation License 1.1, 1.2 and 1.3, with and without invariant sections.',
  },
  rules: [
    ...['1.1', '1.2', '1.3'].flatMap((version) => [...withInvariants(version), ...plain(version)]),
    {
      kind: 'reference',
      expression: 'GFDL-1.1-or-later',
      versionless: true,
      patterns: [
        `(${lead})? ${name} (gfdl|fdl)? ${published} (${none})? ${copy}`,
        'license gfdl',
        'under the gfdl',
        'under gfdl',
        'gnu fdl',
        'the gfdl',
        'common licenses gfdl',
        'gnu org (licenses|copyleft) fdl (html|txt)?',
        'gnu org licenses fdl',
        'gnu org copyleft fdl',
        'gnu 自由文档许可证',
      ],
      examples: { match: 'under the GNU Free Documentation License', miss: 'the documentation of this programme' },
    },
  ],
});
