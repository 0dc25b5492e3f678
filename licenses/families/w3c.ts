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

/** The licences of the World Wide Web Consortium. */
export const w3c = defineFamily({
  id: 'w3c',
  about: { zh: 'W3C 软件与文档许可证。', en: 'The software licences of the W3C.' },
  rules: [
    {
      kind: 'notice',
      expression: 'W3C',
      patterns: [
        '(distributed|released|available|licensed|published)? (under)? (the)? w 3 c (r)? software license (1)? (in the hope that it will be useful but without any warranty without even the implied warranty of merchantability or fitness for a particular purpose)? (see _3_ w 3 org consortium legal 2002 copyright software 20021231)?',
        'w 3 c software notice and license',
        'w 3 org consortium legal 2002 copyright software',
        'w 3 org consortium legal copyright software',
        'w 3 c ipr software notice',
        'w 3 c software and document license',
        'w 3 c license',
        'under the w 3 c license',
        'osi approved w 3 c license',
        'opensource org licenses w 3 c (php)?',
        'the w 3 c software copyright',
      ],
      examples: {
        match: 'This schema is distributed under the W3C® Software License [1].',
        miss: 'This schema follows what the W3C recommends.',
      },
    },
    {
      kind: 'notice',
      expression: 'W3C-19980720',
      patterns: [
        'w 3 c s (software)? intellectual property license',
        'w 3 org consortium legal copyright software 19980720',
        'w 3 c software notice and license 1998 07 20',
      ],
      examples: {
        match: 'http://www.w3.org/Consortium/Legal/copyright-software-19980720.html',
        miss: 'http://www.w3.org/Consortium/Legal/2002/copyright-software-20021231',
      },
    },
    {
      kind: 'notice',
      expression: 'W3C-20150513',
      patterns: [
        'w 3 org consortium legal 2015 copyright software and document',
        'w 3 org consortium legal 2015 doc license',
      ],
      examples: {
        match: 'http://www.w3.org/Consortium/Legal/2015/copyright-software-and-document',
        miss: 'http://www.w3.org/Consortium/Legal/2002/copyright-software-20021231',
      },
    },
  ],
});
