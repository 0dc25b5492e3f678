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

/** The LaTeX Project Public License. */
export const latex = defineFamily({
  id: 'latex',
  about: {
    zh: 'LaTeX 项目公共许可证（LPPL）各版本的声明与简称。',
    en: 'The LaTeX Project Public License: notices and names of its versions.',
  },
  rules: [
    {
      kind: 'reference',
      expression: 'LPPL-1.3c',
      patterns: [
        'latex project public license (version)? 1.3 (c)? (of this license)? or at your option any later version',
        'this work may be distributed and or modified under the conditions of the latex project public license either version 1.3 (c)? of this license or at your option any later version (the latest version of this license is in _8_ and version 1.3 (c)? or later is part of all distributions of latex version _8_ or later)?',
        'ctan org license lppl',
        'latex project public license (version)? 1.3',
        'lppl (version)? 1.3',
        'lppl latex project public license',
      ],
      examples: {
        match:
          'either version 1.3c: LaTeX Project Public License, version 1.3c of this license or (at your option) any later version',
        miss: 'The LaTeX project is public.',
      },
    },
    {
      kind: 'notice',
      expression: 'LPPL-1.2',
      patterns: [
        'conditions of the latex project public license either version 1.2 of this license or at your option any later version',
        'latex project public license (version)? 1.2',
      ],
      examples: { match: 'LaTeX Project Public License 1.2', miss: 'LaTeX Project Public License 1.1' },
    },
    {
      kind: 'notice',
      expression: 'LPPL-1.0',
      patterns: [
        'conditions of the latex project public license either version 1 of this license or at your option any later version',
        'latex project public license distributed from ctan archives in directory macros latex base lppl txt either version 1 of the license or at your option any later version',
      ],
      examples: {
        match:
          'under the conditions of the LaTeX Project Public License, either version 1 of this license or (at your option) any later version',
        miss: 'under the conditions of LaTeX',
      },
    },
  ],
});
