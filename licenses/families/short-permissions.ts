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

const giver = '(the free software foundation|the author|the authors|the copyright holder|i)';
const unlimited = `${giver} (gives|give) unlimited (permission|permision)`;
const medium =
  '(copying and distribution|redistribution) of this (file|_3_) with or without (modification|modifications) (are|is) permitted in any medium without royalty provided (that)? the copyright (notice|notices) and this notice are preserved';

/** Permissions of one or two sentences that scripts and generated files carry, with the words that people change in them. */
export const shortPermissions = defineFamily({
  id: 'short-permissions',
  about: {
    zh: '脚本和生成文件里一两句话的许可：FSFUL、FSFAP、GD 等。',
    en: 'Permissions of a sentence or two, as scripts and generated files carry them: FSFUL, FSFAP, GD.',
  },
  rules: [
    {
      kind: 'text',
      expression: 'FSFUL',
      patterns: [`(this _3_ is free software)? ${unlimited} to copy distribute and modify it`],
      examples: {
        match:
          'This config.status script is free software; the Free Software Foundation gives unlimited permission to copy, distribute and modify it.',
        miss: 'The committee gives unlimited permission to copy its letters.',
      },
    },
    {
      kind: 'text',
      expression: 'FSFAP',
      patterns: [`${medium} (this _2_|the _2_) is (offered|provided) as is without (any)? warranty`],
      examples: {
        match:
          'Copying and distribution of this project, with or without modification, are permitted in any medium without royalty provided the copyright notice and this notice are preserved. This project is offered as-is, without any warranty.',
        miss: 'Copying of this file is permitted in any medium for a royalty.',
      },
    },
    {
      kind: 'text',
      expression: 'GD',
      patterns: [
        'permission has been granted to copy distribute and modify gd in any context without fee including a commercial application provided that this notice is present in user accessible supporting documentation (this does not affect your ownership of the derived work itself and the intent is to assure proper credit for the authors of gd not to interfere with your productive use of gd if you have questions ask derived works includes all programs that utilize the library credit must be given in user accessible documentation)? (this software is provided as is the copyright holders disclaim all warranties either express or implied including but not limited to implied warranties of merchantability and fitness for a particular purpose with respect to this code and accompanying documentation)?',
      ],
      examples: {
        match:
          'Permission has been granted to copy, distribute and modify gd in any context without fee, including a commercial application, provided that this notice is present in user-accessible supporting documentation.',
        miss: 'Permission has been granted to use gd for pictures.',
      },
    },
  ],
});
