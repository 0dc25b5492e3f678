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

const two = '(version|versions|version no|revision)? 2 (+|or later|or any later version|or greater)?';
const names = [
  'apache',
  'apache license',
  'apache software license',
  'apache public license',
  'apache open source license',
  'apache software foundation license',
  'apache license asl',
  'apache license al',
  'asl',
  'apache lisence',
  'apache lisense',
  'apacache license',
  'apcahe',
];
const prefix =
  '(is|are|be|was|been)? (licensed|released|distributed|available|provided|published|made available|also licensed|offered)? (under)? (the)? (terms of|terms and conditions of)? (the)?';
const header =
  'licensed under the apache license version 2 (the license|the license _4_)? you may not use (this file|these files|this work|this software|this project|this code|this component|_4_) except in compliance with the license';
const rest =
  '(you may obtain a copy of the license (at|from|in) _16_)? (unless required by applicable law or agreed to in writing (software|software _6_|this software|code|material|work) distributed under the license is distributed on an as is basis without warranties or conditions of any kind either express or implied)? (see the license for the specific language governing permissions and limitations under the license)?';

/** The Apache licences. */
export const apache = defineFamily({
  id: 'apache',
  about: {
    zh: 'Apache 许可证各版本的文件头、声明、简称与网址。',
    en: 'The Apache licences: their file header, notices, names and addresses.',
  },
  rules: [
    {
      kind: 'notice',
      expression: 'Apache-2.0',
      patterns: [
        `${header} ${rest}`,
        `licensed to the apache software foundation asf under one or more contributor license agreements _30_ licenses this file to (you|you _3_) under the apache license version 2 the license you may not use this file except in compliance with the license ${rest}`,
        'licenses this file to you under the apache license',
        'apple apache license header start',
        '(this software is licensed as described in the file copying which you should have received as part of this distribution the terms are also available at)? subversion tigris org license 1 html',
      ],
      examples: {
        match:
          'Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance with the License.',
        miss: 'Licensed under the Apache License, Version 1.1; you may use this file.',
      },
    },
    {
      kind: 'notice',
      expression: 'Apache-2.0',
      patterns: [
        ...names.map((name) => `${prefix} ${name} ${two} (license|licenses|licensed)?`),
        'version 2 of the apache license',
        'version 2 of the apache software license',
        'version 2 of the apache public license',
        'apache license (version)? 20',
        'apache 20',
        'apache version 2',
        'al version 2',
        'apl version 2',
        'license asf 2',
        'license aslv 2',
        'the alv 2',
        'apache 许可证 (version)? 2',
        '许可 apache 2',
        'apache lizenz (version)? 2',
      ],
      examples: {
        match: 'The server is released under the Apache 2 license.',
        miss: 'The server is Apache 1.3 with two modules.',
      },
    },
    {
      kind: 'notice',
      expression: 'Apache-2.0 WITH LLVM-exception',
      patterns: [
        '(part of the llvm project)? (licensed|released|distributed)? under the apache license version 2 with llvm (exception|exceptions) (the license)? (see (the)? (llvm org license txt|_3_) for license information)?',
        'apache license version 2 with llvm exceptions see llvm org license txt (for license information)?',
      ],
      examples: {
        match:
          'Part of the LLVM Project, under the Apache License v2.0 with LLVM Exceptions. See https://llvm.org/LICENSE.txt for license information.',
        miss: 'Under the Apache License v2.0.',
      },
    },
    {
      kind: 'reference',
      expression: 'Apache-2.0',
      versionless: true,
      patterns: [
        ...licensed('apache')
          .filter((pattern) => !pattern.startsWith('apache style'))
          .map((pattern) => pattern.replace('(style|like|type)? ', '')),
        ...licensed('apache software'),
        'apache license',
        'apache public license',
        'licensed under the asl',
        'under the asl',
      ],
      examples: {
        match: 'The server is released under the Apache license.',
        miss: 'The server is Apache 1.3 with two modules.',
      },
    },
    {
      kind: 'reference',
      expression: 'Apache-2.0',
      patterns: [
        'apache org licenses license 2 (txt|html|txt html)?',
        'apache org license license 2 (txt|html)?',
        'apache org licenses',
        'apache org foundation license faq html',
        'aws amazon com apache 2',
        'amazon com apache 2',
        'opensource org licenses apache 2 (php|html)?',
        'opensource org licenses apache license (php)?',
        'choosealicense com licenses apache',
        'badge license apache (license)? (2|202)',
        'wikipedia org wiki apache license',
        'repository jboss org licenses apache 2 txt',
        'license apache (txt|md|html)',
        'osi approved apache software license',
      ],
      examples: {
        match: 'http://www.apache.org/licenses/LICENSE-2.0.html',
        miss: 'http://www.apache.org/dist/',
      },
    },
    {
      kind: 'reference',
      expression: 'Apache-1.1',
      patterns: [
        ...names.slice(0, 9).map((name) => `${prefix} ${name} (version)? 1.1 (license)?`),
        ...licensed('apache 1.1'),
        'p 6 spy software license version 1.1',
        'cyberneko software license version 1',
        'apache 1 1',
        'opensymphony (software)? license version 1.1',
        'opensymphony version 1.1 license',
        'apache org licenses license 1.1 (txt)?',
        'apache org licenses license txt',
        'opensource org licenses apache 1.1',
      ],
      examples: {
        match: 'Available under the Apache Software License, Version 1.1.',
        miss: 'Available under the Apache Software License, Version 2.0.',
      },
    },
    {
      kind: 'reference',
      expression: 'Apache-1.0',
      patterns: [
        ...names.slice(1, 8).map((name) => `${prefix} ${name} (version)? 1`),
        ...licensed('apache 1'),
        'apache 1 license',
        'license apache 1',
        'apache org licenses license 1 (txt)?',
      ],
      examples: { match: 'Apache License 1.0', miss: 'Apache License 1.1' },
    },
    {
      kind: 'negative',
      expression: null,
      patterns: [
        'apache software foundation http apache org',
        '(similar|compatible) (to|with) the apache license',
        '(is)? (licensed)? (under|by|with)? (a|an|the)? apache style (open source)? license',
        '(is)? licensed under an apache style license',
        'apache like license',
        'the apache software foundation',
        'apache http server',
      ],
      examples: {
        match: 'Its terms are compatible with the Apache License.',
        miss: 'Its terms are those of the Apache License, version 2.0.',
      },
    },
  ],
});
