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

/** Names of the licence in the languages of the Union in which notices are met. */
const names = [
  'european union public license',
  'licence publique de l union européenne',
  'licence publique de l union europeenne',
  'open source lizenz für die europäische union',
  'licencia pública de la unión europea',
  'licenza pubblica dell unione europea',
  'openbare licentie van de europese unie',
  'licença pública da união europeia',
];
const rest =
  '(only|or as soon they will be approved by the european commission subsequent versions of the eupl|or as soon as they will be approved by the european commission subsequent versions of the eupl|or later)? (the license|the licence)? (you may not use this work except in compliance with the license)? (you may obtain a copy of the license at _16_)? (unless required by applicable law or agreed to in writing software distributed under the license is distributed on an as is basis without warranties or conditions of any kind either express or implied)? (see the license for the specific language governing permissions and limitations under the license)?';

function ofVersion(version: string): string[] {
  return [
    `licensed under the eupl (version)? ${version} ${rest}`,
    `licensed under the (european union public license|eupl) (eupl)? (version)? ${version} ${rest}`,
    ...names.map((name) => `${name} (eupl)? (version)? ${version}`),
    `joinup ec europa eu sites default files eupl ${version}`,
    `eupl (version)? ${version}`,
  ];
}

/** The European Union Public Licence, which is equally valid in all languages of the Union. */
export const eupl = defineFamily({
  id: 'eupl',
  about: {
    zh: '欧盟公共许可证各版本：多种语言的名称、声明与网址。',
    en: 'The European Union public licence: names in several languages, notices and addresses.',
  },
  rules: [
    {
      kind: 'notice',
      expression: 'EUPL-1.0',
      patterns: ofVersion('1'),
      examples: { match: 'Licensed under the EUPL V.1.0', miss: 'Licensed under the EUPL V.1.1' },
    },
    {
      kind: 'notice',
      expression: 'EUPL-1.1',
      patterns: [
        ...ofVersion('1.1'),
        'ec europa eu idabc eupl',
        'joinup ec europa eu software page eupl',
        'osor eu eupl',
      ],
      examples: {
        match: 'Licensed under the EUPL, Version 1.1 only (the "Licence");',
        miss: 'Licensed under the EUPL 1.2',
      },
    },
    {
      kind: 'notice',
      expression: 'EUPL-1.2',
      patterns: [
        ...ofVersion('1.2'),
        'eupl 12',
        'joinup ec europa eu collection eupl',
        'eur lex europa eu eli dec impl 863',
      ],
      examples: {
        match: 'Lizenziert unter der Open-Source-Lizenz für die Europäische Union v. 1.2',
        miss: 'Lizenziert unter der Lizenz der Union.',
      },
    },
  ],
});
