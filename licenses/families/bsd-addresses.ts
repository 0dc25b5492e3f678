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

/** Web addresses of BSD licences and of projects whose licence page is one. */
export const bsdAddresses = defineFamily({
  id: 'bsd-addresses',
  about: {
    zh: 'BSD 许可证的网址，以及以 BSD 授权的知名项目的许可页面。',
    en: 'Addresses of the BSD licences, and licence pages of known projects that use them.',
  },
  rules: [
    {
      kind: 'reference',
      expression: 'BSD-3-Clause',
      patterns: [
        'opensource org licenses bsd 3 clause',
        '((new|modified|revised|style)? bsd (style)? license)? opensource org licenses bsd license (php|html)? (bsd license|new bsd license|bsd style)?',
        'opensource org licenses bsd',
        'badge license bsd 3 clause',
        'badge license bsd 203 clause',
        'wikipedia org wiki bsd license',
        'wikipedia org wiki bsd licenses',
        'bsd licenses 3 clause license',
        'debian org misc bsd license',
        'linfo org bsdlicense html',
        'creativecommons org licenses bsd',
        'framework zend com license (new bsd)?',
        'developer yahoo com yui license (html|txt)?',
        'developer yahoo net yui license txt',
        'golang org license',
        'go dev license',
        'cmake org licensing',
        'cmake org html copyright html',
        'antlr org license html',
        'asm ow 2 org license html',
        'asm objectweb org license html',
        'opencv org license html',
        'hsqldb org web hsqllicense html',
        'xstream codehaus org license html',
        'eclipse org org documents edl version 10 (php|html)?',
        'eclipse distribution license (version)? (1)?',
        'hsqldb license',
        'license agreement bsd license',
        'xiph org license',
        'dojotoolkit org license',
        'numpy license',
      ],
      examples: {
        match: 'License: https://opensource.org/licenses/BSD-3-Clause',
        miss: 'See https://opensource.org/osd.html and https://www.freebsd.org/.',
      },
    },
    {
      kind: 'reference',
      expression: 'BSD-2-Clause',
      patterns: [
        'opensource org licenses bsd 2 clause',
        ...['bsd 2', 'bsd 2 clause', '2 clause bsd', '2 clauses bsd', 'simplified bsd', 'two clause bsd'].map(
          (name) => `${name} (license)? _45_ opensource org licenses bsd license (php|html)?`,
        ),
        'opensource org licenses bsd license php bsd 2 clause',
        'choosealicense com licenses bsd',
        'badge license bsd 2 clause',
        'badge license bsd 202 clause',
        'bsd licenses 2 clause license',
        'freebsd org copyright copyright html',
        'netbsd org about redistribution html',
        'cryptix general license',
        'bsd 2 clause netbsd license',
      ],
      examples: {
        match: '[BSD](https://opensource.org/licenses/BSD-2-Clause)',
        miss: '[BSD](https://opensource.org/licenses/BSD-3-Clause)',
      },
    },
    {
      kind: 'reference',
      expression: 'BSD-4-Clause',
      patterns: ['bsd licenses 4 clause license', 'gnu org philosophy bsd html'],
      examples: { match: 'https://www.gnu.org/philosophy/bsd.html', miss: 'https://www.gnu.org/philosophy/' },
    },
    {
      kind: 'reference',
      expression: '0BSD',
      patterns: ['license 0 bsd', 'licenses 0 bsd', 'landley net toybox license html', 'bsd licenses 0 clause license'],
      examples: { match: 'https://choosealicense.com/licenses/0bsd/', miss: 'https://choosealicense.com/licenses/' },
    },
  ],
});
