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

/** What kernel modules declare: `GPL` there means version 2, whatever the notice of the file adds. */
export const gnuModules = defineFamily({
  id: 'gnu-modules',
  about: {
    zh: 'Linux 内核模块的 MODULE_LICENSE 声明。',
    en: 'The MODULE_LICENSE declarations of Linux kernel modules.',
  },
  rules: [
    {
      kind: 'reference',
      expression: 'GPL-2.0-only',
      patterns: [
        'module license gpl version 2',
        'driver license gpl version 2',
        'module license gpl',
        'module license (s)? gpl and additional rights',
      ],
      examples: { match: 'MODULE_LICENSE("GPL v2");', miss: 'MODULE_LICENSE("Proprietary");' },
    },
    {
      kind: 'reference',
      expression: 'BSD-3-Clause OR GPL-2.0-only',
      patterns: ['module license dual bsd gpl', 'dual bsd gpl'],
      examples: { match: 'MODULE_LICENSE("Dual BSD/GPL");', miss: 'MODULE_LICENSE("Dual MPL/GPL");' },
    },
    {
      kind: 'reference',
      expression: 'MIT OR GPL-2.0-only',
      patterns: ['module license dual mit gpl'],
      examples: { match: 'MODULE_LICENSE("Dual MIT/GPL");', miss: 'MODULE_LICENSE("Dual MPL/GPL");' },
    },
    {
      kind: 'reference',
      expression: 'MPL-1.1 OR GPL-2.0-only',
      patterns: ['module license dual mpl gpl', 'dual mpl gpl'],
      examples: { match: 'MODULE_LICENSE("Dual MPL/GPL");', miss: 'MODULE_LICENSE("Dual BSD/GPL");' },
    },
  ],
});
