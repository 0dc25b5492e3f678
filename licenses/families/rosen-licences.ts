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

function ofVersion(name: string, abbreviation: string, version: string): string[] {
  return [
    `licensed under the ${name} version ${version}`,
    `${name} (${abbreviation})? (version)? ${version}`,
    `rosenlaw com ${abbreviation} ${version}`,
    `opensource org licenses ${abbreviation} ${version}`,
  ];
}

/** The licences that Lawrence Rosen wrote. */
export const rosenLicences = defineFamily({
  id: 'rosen-licences',
  about: {
    zh: '学术自由许可证（AFL）与开放软件许可证（OSL）。',
    en: 'The academic free licence and the open software licence.',
  },
  rules: [
    ...['1.1', '1.2', '2.0', '2.1', '3.0'].map((version) => ({
      kind: 'notice' as const,
      expression: `AFL-${version}`,
      patterns: [...ofVersion('academic free license', 'afl', version)],
      examples: {
        match: `Licensed under the Academic Free License version ${version}`,
        miss: 'Licensed under the Academic Free License version 9.9',
      },
    })),
    ...['1.0', '1.1', '2.0', '2.1', '3.0'].map((version) => ({
      kind: 'notice' as const,
      expression: `OSL-${version}`,
      patterns: [...ofVersion('open software license', 'osl', version)],
      examples: {
        match: `Licensed under the Open Software License version ${version}`,
        miss: 'An open source licence of its own.',
      },
    })),
    {
      kind: 'reference',
      expression: 'NPOSL-3.0',
      patterns: [
        'non profit open software license',
        'non profit open software license (nposl)? (version)? 3',
        'non profit osl (version)? 3',
      ],
      examples: { match: 'Licensed under the Non-Profit Open Software License 3.0', miss: 'Licensed by a non-profit' },
    },
    {
      kind: 'notice',
      expression: 'AFL-2.1 OR GPL-2.0-or-later',
      patterns: [
        'licensed under the academic free license version 2.1 _14_ gnu general public license as published by the free software foundation either version 2 of the license or at your option any later version',
      ],
      examples: {
        match:
          'Licensed under the Academic Free License version 2.1, or under the GNU General Public License as published by the Free Software Foundation; either version 2 of the License, or (at your option) any later version.',
        miss: 'Licensed under the Academic Free License version 2.1',
      },
    },
  ],
});
