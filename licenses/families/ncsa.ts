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
import { licensed, named } from '../wording.ts';

/** The licence of the University of Illinois and NCSA, as LLVM had it. */
export const ncsa = defineFamily({
  id: 'ncsa',
  about: {
    zh: '伊利诺伊大学/NCSA 开源许可证（LLVM 曾用）。',
    en: 'The University of Illinois/NCSA Open Source License, which LLVM had.',
  },
  rules: [
    {
      kind: 'notice',
      expression: 'NCSA',
      patterns: [
        '(this file is)? (distributed|licensed|released|dual licensed|_1_)? (under)? (the)? university of illinois (ncsa)? open source license (see license txt for details)?',
        'university of illinois ncsa open source license ncsa',
        'uiuc ncsa license',
        'uiuc ncsa open source license',
        ...['ncsa', 'uiuc', 'uoi ncsa', 'illinois ncsa'].flatMap(licensed),
        ...['ncsa open source license', 'uiuc bsd like', 'uiuc bsd style', 'university of illinois license'].map(named),
        'llvm release license',
        'llvm org release license txt',
        'llvm org releases 2.8 license txt',
        'the llvm license',
        'llvm license',
        'same license as llvm (clang)?',
        'use the llvm bsd license',
        'illinois open source license',
        '(distributed)? (under)? (the)? university of illnois open source license',
        'llvm is open source software you may freely distribute it under the terms of the license agreement found in license txt',
        'compiler rt is open source software you may freely distribute it under the terms of the license agreement found in license txt',
        'university of illinois bsd like license',
        'llvm org docs developerpolicy html license',
        'opensource org licenses uoi ncsa (php)?',
        'opensource org licenses ncsa',
        'otm illinois edu faculty forms opensource asp',
      ],
      examples: {
        match:
          'This file is distributed under the University of Illinois Open Source License. See LICENSE.TXT for details.',
        miss: 'This file was written at the University of Illinois.',
      },
    },
    {
      kind: 'notice',
      expression: 'NCSA OR MIT',
      patterns: [
        'dual licensed under the mit and the university of illinois open source licenses (see license txt for details)?',
        'dual licensed under (both)? (the)? university of illinois (ncsa)? (bsd like)? (open source)? (license)? and (the)? mit (license|licenses)?',
        'dual licensed under both the university of illinois bsd like license and the mit license',
        'licensed under the mit license and the university of illinois ncsa open source license',
      ],
      examples: {
        match: 'This file is dual licensed under the MIT and the University of Illinois Open Source Licenses.',
        miss: 'This file is licensed under the MIT license; its author is at the University of Illinois.',
      },
    },
  ],
});
