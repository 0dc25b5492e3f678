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

/** The licence of curl. */
export const curl = defineFamily({
  id: 'curl',
  about: { zh: 'curl 许可证的文件头与简称。', en: 'The licence of curl: its file header and names.' },
  rules: [
    {
      kind: 'notice',
      expression: 'curl',
      patterns: [
        ...licensed('curl'),
        'this software is licensed as described in the file copying which you should have received as part of this distribution the terms are also available at curl (haxx)? se docs copyright html (you may opt to use copy modify merge publish distribute and or sell copies of the software and permit persons to whom the software is furnished to do so under the terms of the copying file)? (this software is distributed on an as is basis without warranty of any kind either express or implied)?',
        'curl haxx se docs copyright html',
        'curl se docs copyright html',
        'curl haxx se legal licmix html',
        'curl license',
      ],
      examples: {
        match:
          'This software is licensed as described in the file COPYING, which you should have received as part of this distribution. The terms are also available at https://curl.haxx.se/docs/copyright.html.',
        miss: 'Get it with curl; the licence is in the file COPYING.',
      },
    },
  ],
});
