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

/** Public-domain instruments of Creative Commons. */
export const creativeCommonsZero = defineFamily({
  id: 'creative-commons-zero',
  about: {
    zh: '知识共享组织的公共领域工具：CC0、公共领域贡献与标志。',
    en: 'The public-domain tools of Creative Commons: CC0, the dedication, the mark.',
  },
  rules: [
    {
      kind: 'notice',
      expression: 'CC0-1.0',
      patterns: [
        'to the extent possible under law _30_ (has|have) (waived|dedicated) all copyright and related (or|and) neighboring rights to (this|the) _12_ (this work is published from _4_)? (see _8_ creativecommons org publicdomain zero 1)?',
        'to the extent possible under law the (author|authors|person who associated cc 0 with this work) (has|have) dedicated all copyright and related and neighboring rights to this (software|work) to the public domain worldwide (this software is distributed without any warranty)? (you should have received a copy of the cc 0 public domain dedication along with this software if not see _6_ publicdomain zero 1)?',
        'you should have received a copy of the cc 0 public domain dedication along with this (software|work) (if not see _4_ creativecommons org publicdomain zero 1)?',
        'waived all copyright and related or neighboring rights',
        'creativecommons org publicdomain zero 1',
        'creativecommons org publicdomain zero',
        'creativecommons org choose zero',
        'creativecommons org licenses zero',
        'i creativecommons org p zero',
        'licensebuttons net l zero',
        'waived via cc 0',
        'public domain cc 0',
        'the person associating cc 0 with a work',
        'creative commons zero (version)? (1)? (universal)? (license|public domain dedication)?',
        'creative commons cc 0 (1)? (universal)? (license|public domain dedication)?',
        'creative commons 0 license',
        'creative commons public domain dedication',
        'cc 0 1 universal',
        'cc 0 (version)? 1',
        'cc 0 license',
        'cc 0 licensed',
        'cc 0 public domain',
        'license cc 0',
        'licenses cc 0',
        'licensed under cc 0',
        'released under cc 0',
        'under the cc 0',
        'under a cc 0',
        'under cc 0',
        'cc 0 dedication',
        'available as cc 0',
        'the cc 0 waiver',
      ],
      examples: {
        match:
          'To the extent possible under law, the author has waived all copyright and related or neighboring rights to this work.',
        miss: 'To the extent possible, the author keeps copyright. The register is CC0.',
      },
    },
    {
      kind: 'notice',
      expression: 'CC-PDDC',
      patterns: [
        'creativecommons org licenses publicdomain',
        'creative commons public domain dedication and certification',
        'released to the public domain as explained at creativecommons org licenses publicdomain',
        'the person or persons who have associated work with this document the dedicator or certifier hereby either a certifies that to the best of his knowledge the work of authorship identified is in the public domain',
        'creativecommons org ns publicdomain',
      ],
      examples: {
        match: 'released to the public domain, as explained at http://creativecommons.org/licenses/publicdomain',
        miss: 'released to the public domain',
      },
    },
    {
      kind: 'reference',
      expression: 'CC-PDM-1.0',
      patterns: [
        'creativecommons org publicdomain mark 1',
        'public domain mark 1',
        'creative commons public domain mark',
      ],
      examples: { match: 'https://creativecommons.org/publicdomain/mark/1.0/', miss: 'a mark of the public domain' },
    },
    {
      kind: 'reference',
      expression: 'CC-SA-1.0',
      patterns: ['creativecommons org licenses sa 1', 'creative commons share alike 1'],
      examples: {
        match: 'http://creativecommons.org/licenses/sa/1.0/',
        miss: 'http://creativecommons.org/licenses/by-sa/1.0/',
      },
    },
  ],
});
