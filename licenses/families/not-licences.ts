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

/** Words that look like a licence and are none. */
export const notLicences = defineFamily({
  id: 'not-licences',
  about: {
    zh: '看似许可证而并非声明的文字：许可证清单、关于许可证的说明、专利与密钥的“许可”。',
    en: 'Words that look like a statement of licence and are none: lists of licences, prose about them, other senses of "licence".',
  },
  rules: [
    {
      kind: 'negative',
      expression: null,
      patterns: [
        'is compatible with the _8_ license',
        'are compatible with the _8_ license',
        'is incompatible with the _8_ license',
        'are incompatible with the _8_ license',
        'compatible with (gpl|lgpl|agpl|mpl|epl|cddl) (version)? (1|1.1|2|2.1|3)',
        'compatible with the (gnu)? (gpl|lgpl|agpl) (version)? (2|2.1|3)',
        'not compatible with the (gpl|lgpl|agpl) (version)? (2|2.1|3)',
      ],
      examples: {
        match: 'This licence is compatible with the GPL v3.',
        miss: 'This program is licensed under the GPL v3.',
      },
    },
    {
      kind: 'negative',
      expression: null,
      patterns: [
        ...['gpl', 'lgpl', 'apache', 'bsd', 'mit'].flatMap((name) => [
          `${name} license (header|headers|boilerplate|requirements|template|compatible|compatibility)`,
          `license from (the)? (gnu)? ${name} (version)? (2|2.1|3)? (license)? to`,
          `formerly (licensed|released|distributed) under (the)? (gnu)? ${name} (version)? (2|2.1|3)? (or later)? (license)?`,
          `previously (licensed|released|distributed) under (the)? (gnu)? ${name} (version)? (2|2.1|3)? (or later)? (license)?`,
        ]),
        'required by (the)? apache license',
      ],
      examples: {
        match: 'Files without the Apache license header are listed; the tool was formerly released under the GPL.',
        miss: 'Released under the GPL licence',
      },
    },
    {
      kind: 'negative',
      expression: null,
      patterns: ['mpl 2 (subtitle|subtitles|decoder|decode|subs|event)', 'subrip mpl 2', 'decoder name mpl 2'],
      examples: { match: 'MPL2 subtitles are read', miss: 'MPL 2.0 is the licence' },
    },
    {
      kind: 'negative',
      expression: null,
      patterns: [
        'see the license for the specific language of',
        'private and proprietary',
        'suggested licenses _40_ license license',
        'some suggested licenses bsd default mit gpl version 2 gpl version 3 apache cc by',
        'valid spdx license identifiers',
        'spdx org licenses for a list',
        'list of licenses approved by',
      ],
      examples: { match: 'All sources are private and proprietary.', miss: '"license": "Unlicense"' },
    },
  ],
});
