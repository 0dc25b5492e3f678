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

const bare = ['mit', 'expat', 'mit x', 'x mit', 'mit open source'];
const distinct = [
  'mit expat',
  'expat mit',
  'mit x 11',
  'x 11 mit',
  'mit x consortium',
  'mit licence',
  'mit license mit',
];

/** The MIT licence, also called Expat. */
export const mit = defineFamily({
  id: 'mit',
  about: {
    zh: 'MIT 许可证（又称 Expat）的声明、简称与网址。',
    en: 'The MIT licence, also called Expat: its notices, names and addresses.',
  },
  rules: [
    {
      kind: 'notice',
      expression: 'MIT',
      patterns: [...bare.flatMap(licensed), ...distinct.map(named)],
      examples: {
        match: 'Everything below src/ is released under the terms of the MIT license.',
        miss: 'She studied at MIT and under professor Jones.',
      },
    },
    {
      kind: 'notice',
      expression: 'MIT',
      patterns: [
        'licensed under the mit license the license you may not use this file except in compliance with the license (you may obtain a copy of the license (at|in|from) _14_)? (unless required by applicable law or agreed to in writing software distributed under the license is distributed on an as is basis without warranties or conditions of any kind either express or implied)? (see the license for the specific language governing permissions and limitations under the license)?',
        '(see the)? accompanying (mit)? file (copying|license|license txt) or opensource org licenses mit (license)? (php|html)?',
        'mit see (the)? license',
        'custom build mit',
        'modernizr _1_ mit',
        'codemirror net license',
        'underscorejs org license',
        'mootools net license txt',
        'slf 4 j org license html',
        'terms of the license contained in the (file)? copying (file)? (that comes with the expat distribution|distributed with this package this license is the same as the mit x consortium license)',
        'copying file that comes with the expat distribution',
        'this license is the same as the mit x consortium license',
        'there is (also)? some mit code',
        'this project uses the mit',
        'part of the symfony package (symfony com)? (_12_ for the full copyright and license information please view the license file)?',
        'see copyright notice in lua h',
        'lua license',
        'lua org license html',
        'bouncy castle license',
        'bouncycastle org license html',
        'jquery org license',
        '(this file)? (may|can) be licensed under (the)? mit (license)? or gpl (version)? 2 (+)? in this (context|case) (the)? mit has been chosen (this shall not restrict the freedom of future (contributors|users) to choose (either)? (mit or)? gpl (version)? 2 (+)?)?',
        'mit check the license',
        'and mit licensed',
        'our codes follow mit',
        '许可 mit',
        'mit 许可证',
        'mit 许可',
        'mit 协议',
        'mit 授权',
        'sous license mit',
        'unter der mit lizenz',
        'mit lizenz',
        'licencia mit',
        'license mit style',
        'mit lisense',
        'mit lisence',
        'mit liscense',
      ],
      examples: {
        match: '本软件采用 MIT 许可证发布。',
        miss: '麻省理工学院（MIT）的研究人员。',
      },
    },
    {
      kind: 'reference',
      expression: 'MIT',
      patterns: [
        'opensource org licenses mit (license)? (php|html|txt)?',
        'open source org licenses mit',
        'creativecommons org licenses mit',
        'mit license org',
        'en wikipedia org wiki mit license',
        'wikipedia org wiki mit license',
        'tldrlegal com license mit license',
        'badge license mit',
        'license mit (txt|md|html|rst)',
        'mit license (txt|md|html|rst)',
        'mit txt',
        'mths be mit',
        'gnu org licenses license list html expat',
        'osi approved mit',
        'mit licence',
      ],
      examples: {
        match: 'See https://opensource.org/licenses/MIT for the text.',
        miss: 'See https://opensource.org/licenses/ for more texts, and web.mit.edu.',
      },
    },
    {
      kind: 'negative',
      expression: null,
      patterns: [
        'massachusetts institute of technology mit',
        'mit laboratory for computer science',
        'mit computer science and artificial intelligence laboratory',
        'mit press',
        'mit kerberos',
        'mit scheme',
        'mit project athena',
        'mit athena',
        'mit ai lab',
        'mit media lab',
        'mit lincoln laboratory',
        '(similar|equivalent|comparable|identical) to the mit license',
        '(similar|equivalent|comparable|identical) to mit license',
        'functionally equivalent to the mit license',
        'compatible with the mit license',
        'compatible with mit',
        'zlib license mit style',
      ],
      examples: {
        match: 'It grew out of the MIT Laboratory for Computer Science.',
        miss: 'It is under the MIT license.',
      },
    },
  ],
});
