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

/** The Zope Public License. */
export const zope = defineFamily({
  id: 'zope',
  about: { zh: 'Zope 公共许可证各版本。', en: 'The versions of the Zope Public License.' },
  rules: [
    ...['2.1', '2.0', '1.1'].map((version) => ({
      kind: 'notice' as const,
      expression: `ZPL-${version}`,
      patterns: [
        `(this software is)? (subject to)? (the provisions of the)? zope public license (zpl)? (version)? ${version} (zpl)? (a copy of the zpl should accompany this distribution)? (this software is provided as is and any and all express or implied warranties are disclaimed including but not limited to the implied warranties of title merchantability against infringement and fitness for a particular purpose)?`,
        `zope org resources license zpl ${version}`,
        `zpl ${version}`,
        `zpl version ${version}`,
        `opensource org licenses zpl ${version}`,
      ],
      examples: {
        match: `This software is subject to the provisions of the Zope Public License, Version ${version} (ZPL).`,
        miss: 'This software runs on Zope; the public may license it.',
      },
    })),
    {
      kind: 'reference',
      expression: 'ZPL-2.1',
      patterns: [
        'zope public license',
        'zope org resources license',
        'zope org resources zpl',
        'the zpl license',
        'under the zpl',
      ],
      examples: { match: 'License :: OSI Approved :: Zope Public License', miss: 'Framework :: Zope' },
    },
  ],
});
