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

/** Microsoft's shared-source licences. */
export const microsoft = defineFamily({
  id: 'microsoft',
  about: {
    zh: '微软公共许可证与互惠许可证的名称与网址。',
    en: "Microsoft's public and reciprocal licences: names and addresses.",
  },
  rules: [
    {
      kind: 'reference',
      expression: 'MS-PL',
      patterns: [
        'microsoft public license',
        'microsoft public license ms pl',
        'microsoft permissive license (ms pl)?',
        'microsoft permissive public license',
        'subject to the microsoft public license ms pl',
        'microsoft com opensource licenses mspx',
        'microsoft com en us openness licenses',
        'opensource org licenses ms pl',
        'licensed under ms pl',
      ],
      examples: { match: 'Licensed under the Microsoft Public License (Ms-PL).', miss: 'a public page of Microsoft' },
    },
    {
      kind: 'reference',
      expression: 'MS-RL',
      patterns: [
        'microsoft reciprocal license',
        'microsoft reciprocal license ms rl',
        'microsoft community license ms cl',
        'opensource org licenses ms rl',
      ],
      examples: { match: 'Microsoft Reciprocal License (Ms-RL)', miss: 'Microsoft and reciprocal' },
    },
    {
      kind: 'reference',
      expression: 'MS-LPL',
      patterns: ['microsoft limited public license', 'microsoft limited public license ms lpl'],
      examples: { match: 'Microsoft Limited Public License', miss: 'Microsoft Public License' },
    },
    {
      kind: 'reference',
      expression: 'CPOL-1.02',
      patterns: [
        'code project open license',
        'code project open license cpol (1.02)?',
        'codeproject com info cpol 10',
        'licensed under the code project open license cpol',
        'under the cpol',
      ],
      examples: { match: 'licensed under The Code Project Open License (CPOL)', miss: 'a code project that is open' },
    },
  ],
});
