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

import type { FamilyRule } from '../family.ts';
import { defineFamily } from '../family.ts';

const polyforms: readonly (readonly [expression: string, kind: string])[] = [
  ['PolyForm-Noncommercial-1.0.0', 'noncommercial'],
  ['PolyForm-Small-Business-1.0.0', 'small business'],
  ['LicenseRef-scancode-polyform-free-trial-1.0.0', 'free trial'],
  ['LicenseRef-scancode-polyform-internal-use-1.0.0', 'internal use'],
  ['LicenseRef-scancode-polyform-perimeter-1.0.0', 'perimeter'],
  ['LicenseRef-scancode-polyform-shield-1.0.0', 'shield'],
  ['LicenseRef-scancode-polyform-strict-1.0.0', 'strict'],
];

function polyform([expression, kind]: (typeof polyforms)[number]): FamilyRule {
  return {
    kind: 'reference',
    expression,
    patterns: [
      `polyform ${kind} license (1.0.0)?`,
      `polyform ${kind} 1.0.0`,
      `polyform ${kind} public license`,
      `polyformproject org licenses ${kind} 1.0.0`,
      `polyformproject org licenses ${kind}`,
    ],
    examples: {
      match: `Licensed under the PolyForm ${kind} License 1.0.0`,
      miss: 'Licensed under a licence of PolyForm',
    },
  };
}

function versioned(name: string, version: string, expression: string, others: readonly string[] = []): FamilyRule {
  return {
    kind: 'reference',
    expression,
    patterns: [`${name} (public)? license (version)? ${version}`, `${name} (version)? ${version}`, ...others],
    examples: { match: `the ${name} license ${version}`, miss: `a licence of ${name} without a number` },
  };
}

/** Licences that depend on who uses the work, or for what. */
export const useLimited = defineFamily({
  id: 'use-limited',
  about: {
    zh: '限制用途或使用者的许可证：PolyForm、Parity、Prosperity、Hippocratic、反资本主义许可证等。',
    en: 'Licences that limit who may use a work or for what: PolyForm, Parity, Prosperity, Hippocratic and others.',
  },
  rules: [
    ...polyforms.map(polyform),
    versioned('parity', '6.0.0', 'Parity-6.0.0', ['paritylicense com versions 6.0.0']),
    versioned('parity', '7.0.0', 'Parity-7.0.0', ['paritylicense com versions 7.0.0', 'the parity public license']),
    versioned('prosperity', '2.0.0', 'LicenseRef-scancode-prosperity-2.0', ['prosperity public license (version)? 2']),
    versioned('prosperity', '3.0.0', 'LicenseRef-scancode-prosperity-3.0', [
      'prosperity public license (version)? 3',
      'prosperitylicense com versions 3.0.0',
      'the prosperity public license',
    ]),
    versioned('hippocratic', '1.1', 'LicenseRef-scancode-hippocratic-1.1'),
    versioned('hippocratic', '1.2', 'LicenseRef-scancode-hippocratic-1.2', ['firstdonoharm dev version 1 2']),
    versioned('hippocratic', '2', 'LicenseRef-scancode-hippocratic-2.0'),
    versioned('hippocratic', '2.1', 'Hippocratic-2.1', [
      'firstdonoharm dev version 2 1',
      'hippocratic license version number 2.1',
    ]),
    versioned('hippocratic', '3', 'LicenseRef-scancode-Hippocratic-3.0'),
    {
      kind: 'reference',
      expression: 'LicenseRef-scancode-anti-capitalist-1.4',
      patterns: [
        'anti capitalist software license',
        'anti capitalist software license (version)? 1.4',
        'anticapitalist software',
      ],
      examples: { match: 'ANTI-CAPITALIST SOFTWARE LICENSE (v 1.4)', miss: 'software against capitalism' },
    },
  ],
});
