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

const materials =
  '(all rights reserved)? this program and the accompanying materials (are|is)? made available under the';
const accompanies = '(which accompanies this distribution)? (and is available at _8_)?';

function eclipsePublic(version: string): string[] {
  return [
    `${materials} terms of the eclipse public license (version)? ${version} ${accompanies}`,
    `${materials} terms of the eclipse public license (version)? ${version} (epl|the license)?`,
    `eclipse public license epl (version)? ${version}`,
    `eclipse license (version)? ${version}`,
    `eclipse org legal epl ${version}`,
  ];
}

/** The licences of the Eclipse Foundation and of IBM before it. */
export const eclipse = defineFamily({
  id: 'eclipse',
  about: {
    zh: 'Eclipse 公共许可证各版本、次级许可证、Eclipse 分发许可证。',
    en: 'The Eclipse public licences with their secondary licences, and the Eclipse distribution licence.',
  },
  rules: [
    {
      kind: 'notice',
      expression: 'EPL-2.0 OR GPL-2.0-only WITH Classpath-exception-2.0',
      patterns: [
        'eclipse public license (version)? 2 _20_ this source code may also be made available under the following secondary licenses when the conditions for such availability set forth in the eclipse public license (version)? 2 are satisfied gnu general public license version 2 with the gnu classpath exception (which is available at _8_)?',
        'epl 2 or gpl 2 with classpath exception 2',
        'epl 2 or gpl 2 only with classpath exception 2',
        'epl 2 gpl 2 with classpath exception',
      ],
      examples: {
        match: 'SPDX: EPL-2.0 OR GPL-2.0-only WITH Classpath-exception-2.0',
        miss: 'SPDX: EPL-2.0 or something else',
      },
    },
    {
      kind: 'notice',
      expression: 'EPL-2.0 OR GPL-2.0-or-later',
      patterns: [
        'eclipse public license (version)? 2 _20_ this source code may also be made available under the following secondary licenses when the conditions for such availability set forth in the eclipse public license (version)? 2 are satisfied gnu general public license (version 2|version 2 or later|version 2 or any later version)',
        'epl 2 or gpl 2 or later',
        'epl 2 or gpl 2 +',
      ],
      examples: {
        match: 'It is licensed EPL-2.0 OR GPL-2.0-or-later.',
        miss: 'It is licensed EPL-2.0 AND MIT.',
      },
    },
    {
      kind: 'notice',
      expression: 'EPL-2.0 OR Apache-2.0',
      patterns: [
        'eclipse public license (version)? 2 _16_ or the apache license (version)? 2 (which is available at _10_)?',
        'epl 2 or apache 2',
        'apache 2 or epl 2',
        'apache license (version)? 2 _14_ or the eclipse public license (version)? 2',
      ],
      examples: {
        match: 'This is made available under the Eclipse Public License 2.0, or the Apache License, Version 2.0.',
        miss: 'This is made available under the Eclipse Public License 2.0.',
      },
    },
    {
      kind: 'notice',
      expression: 'EPL-1.0 OR Apache-2.0',
      patterns: [
        'eclipse public license (version)? 1 and apache license (version)? 2 which accompanies this distribution _80_ you may elect to redistribute this code under either of these licenses',
        'you may elect to redistribute this code under either of these licenses',
      ],
      examples: {
        match: 'You may elect to redistribute this code under either of these licenses.',
        miss: 'You may elect to redistribute this code.',
      },
    },
    {
      kind: 'notice',
      expression: 'EPL-1.0 OR BSD-3-Clause',
      patterns: [
        'eclipse public license (version)? 1 and eclipse distribution license (version)? 1 which accompany this distribution (the eclipse public license is available at _8_ and the eclipse distribution license is available at _10_)?',
        'eclipse public license (version)? 1 and the eclipse distribution license (version)? 1',
        'eclipse distribution license (version)? 1 _12_ or the eclipse public license (version)? 1',
      ],
      examples: {
        match:
          'made available under the terms of the Eclipse Public License v1.0 and Eclipse Distribution License v. 1.0 which accompany this distribution.',
        miss: 'made available under the terms of the Eclipse Public License v1.0.',
      },
    },
    {
      kind: 'notice',
      expression: 'EPL-2.0 OR BSD-3-Clause',
      patterns: [
        'eclipse public license (version)? 2 and eclipse distribution license (version)? 1 which accompany this distribution (the eclipse public license is available at _8_ and the eclipse distribution license is available at _10_)?',
        'eclipse public license (version)? 2 and the eclipse distribution license (version)? 1',
        'eclipse public license (version)? 2 _12_ or the eclipse distribution license (version)? 1',
        'eclipse distribution license (version)? 1 _12_ (or|and) the eclipse public license (version)? 2',
      ],
      examples: {
        match:
          'made available under the terms of the Eclipse Public License v2.0 and Eclipse Distribution License v. 1.0 which accompany this distribution.',
        miss: 'made available under the terms of the Eclipse Public License v2.0.',
      },
    },
    {
      kind: 'notice',
      expression: 'EPL-2.0',
      patterns: [
        ...eclipsePublic('2'),
        'eclipse org legal epl version 20',
        'eclipse org legal epl 2',
        'epl version 20',
        'choosealicense com licenses eclipse',
        'projects eclipse org license epl 2',
      ],
      examples: {
        match:
          'This program and the accompanying materials are made available under the terms of the Eclipse Public License v2.0',
        miss: 'This program and the accompanying materials are made available under the terms of the Eclipse Public License v1.0',
      },
    },
    {
      kind: 'notice',
      expression: 'EPL-1.0',
      patterns: [
        ...eclipsePublic('1'),
        'eclipse org legal epl version 10',
        'epl version 10',
        'opensource org licenses eclipse 1',
        'eclipse org org documents epl version 10',
      ],
      examples: {
        match:
          'This program and the accompanying materials are made available under the terms of the Eclipse Public License v1.0',
        miss: 'This program and the accompanying materials are made available under the terms of the Eclipse Public License v2.0',
      },
    },
    {
      kind: 'reference',
      expression: 'BSD-3-Clause',
      patterns: [
        'eclipse distribution license',
        'eclipse distribution license (version)? 1',
        'eclipse org org documents edl version 10',
        'edl version 10',
        'edl 1',
      ],
      examples: { match: 'Eclipse Distribution License - v 1.0', miss: 'Eclipse is distributed by its foundation.' },
    },
  ],
});
