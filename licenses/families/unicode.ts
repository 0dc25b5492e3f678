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

/** The licences of Unicode, Inc. */
export const unicode = defineFamily({
  id: 'unicode',
  about: { zh: 'Unicode 数据文件与软件许可证、使用条款。', en: 'The licences and terms of use of Unicode, Inc.' },
  rules: [
    {
      kind: 'reference',
      expression: 'Unicode-DFS-2016',
      patterns: [
        'unicode (inc)? license agreement data files and software',
        'unicode inc license agreement',
        'unicode dfs 2016',
        'unicode license',
        'unicode data files and software license',
        'for documentation see unicode org license html',
        'unicode org license html',
      ],
      examples: {
        match: 'UNICODE, INC. LICENSE AGREEMENT - DATA FILES AND SOFTWARE',
        miss: 'Data files of Unicode are read by the software.',
      },
    },
    {
      kind: 'reference',
      expression: 'Unicode-3.0',
      patterns: ['unicode license version 3', 'unicode org license txt', 'unicode 3 license'],
      examples: { match: 'UNICODE LICENSE V3', miss: 'Unicode version 3 has more letters.' },
    },
    {
      kind: 'reference',
      expression: 'Unicode-TOU',
      patterns: [
        'unicode (inc)? terms of use',
        'unicode org copyright html',
        'unicode org terms of use html',
        'unicode org terms of use',
        'for terms of use see unicode org terms of use html',
      ],
      examples: {
        match: 'For terms of use, see http://www.unicode.org/terms_of_use.html',
        miss: 'For the charts, see http://www.unicode.org/charts/',
      },
    },
  ],
});
