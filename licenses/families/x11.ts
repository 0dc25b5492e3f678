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
import { licensed } from '../wording.ts';

/** The licence of the X Consortium and its relatives. */
export const x11 = defineFamily({
  id: 'x11',
  about: {
    zh: 'X11（X Consortium）许可证及其近亲。',
    en: 'The X11 licence of the X Consortium and its relatives.',
  },
  rules: [
    {
      kind: 'notice',
      expression: 'X11',
      patterns: ['x 11', 'x consortium', 'x 11 style'].flatMap(licensed),
      examples: {
        match: 'The fonts are available under the X11 license.',
        miss: 'It needs an X11 server to run.',
      },
    },
    {
      kind: 'reference',
      expression: 'ICU',
      patterns: [
        ...licensed('icu'),
        'icu project org repos icu icu trunk license html',
        'same license as icu',
        'icu license icu 1.8.1 and later',
        'icu license icu 1.8.1 to icu 57.1',
      ],
      examples: {
        match: 'Parts are under the ICU License.',
        miss: 'Parts were taken from ICU 4.2 and rewritten.',
      },
    },
    {
      kind: 'reference',
      expression: 'XFree86-1.1',
      patterns: ['xfree 86 license (version)? 1.1', 'xfree 86 org legal licenses html'],
      examples: { match: 'XFree86 License (version 1.1)', miss: 'XFree86 version 3.3.6 runs on it.' },
    },
  ],
});
