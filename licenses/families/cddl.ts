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

const subject = 'the contents of this file are subject to the terms of the common development and distribution license';
const body =
  '(the license)? you may not use this file except in compliance with the license (you can obtain a copy of the license at _14_)? (see the license for the specific language governing permissions and limitations under the license)?';
const eitherStart =
  'the contents of this file are subject to the terms of either the gnu general public license version 2 only (gpl)? or the common development and distribution license (version 1)? (cddl)? (collectively the license)?';
const decision =
  '(_60_ if you wish your version of this file to be governed by only the cddl or only the gpl version 2 indicate your decision by adding (_110_ made subject to such option by the copyright holder)?)?';
const either = `${eitherStart} (you may not use this file except in compliance with the license)? (you can obtain a copy of the license at _20_)? (see the license for the specific language governing permissions and limitations under the license)?`;
const exception =
  'designates this particular file as subject to the classpath exception as provided by (oracle|sun) in the gpl version 2 section of the license file that accompanied this code';

/** The licences of Sun's and Oracle's Java and Solaris sources. */
export const cddl = defineFamily({
  id: 'cddl',
  about: {
    zh: 'CDDL 的文件头（Sun、Oracle 写法）、与 GPL 的二选一、简称与网址。',
    en: 'The CDDL: headers as Sun and Oracle wrote them, the choice with the GPL, short names and addresses.',
  },
  rules: [
    {
      kind: 'notice',
      expression: 'CDDL-1.1 OR GPL-2.0-only WITH Classpath-exception-2.0',
      patterns: [
        `${eitherStart} _45_ cddl + gpl (1 1|1.1) _140_ ${exception} ${decision}`,
        'javaee github io glassfish license',
        'cddl gpl 1.1',
      ],
      examples: {
        match: 'The licences are described at https://javaee.github.io/glassfish/LICENSE',
        miss: 'The server is described at https://javaee.github.io/glassfish/',
      },
    },
    {
      kind: 'notice',
      expression: 'CDDL-1.0 OR GPL-2.0-only WITH Classpath-exception-2.0',
      patterns: [
        `${either} _120_ ${exception} ${decision}`,
        'cddl or gpl version 2 with exceptions',
        'cddl or gpl version 2 with classpath exception',
        'cddl or gpl 2 with classpath exception',
        'cddl gpl version 2 with classpath exception',
        'cddl or gpl 2 with classpath exceptions',
        'dual license consisting of the cddl version 1 and gpl version 2',
        'cddl gpl version 2 ce',
        'cddl plus gpl',
      ],
      examples: {
        match: 'The library is offered as CDDL or GPLv2 with exceptions.',
        miss: 'The library is offered as CDDL.',
      },
    },
    {
      kind: 'notice',
      expression: 'CDDL-1.0 OR GPL-2.0-only',
      patterns: [either, 'cddl gpl dual license', 'cddl or gpl version 2', 'dual license cddl gpl version 2'],
      examples: {
        match:
          'The contents of this file are subject to the terms of either the GNU General Public License Version 2 only ("GPL") or the Common Development and Distribution License ("CDDL").',
        miss: 'The contents of this file are subject to the terms of the GNU General Public License Version 2 only.',
      },
    },
    {
      kind: 'notice',
      expression: 'CDDL-1.0',
      patterns: [
        `(cddl header start)? ${subject} (version 1 only|version 1)? ${body} (_90_ cddl header end)?`,
        'cddl header start',
        'cddl header end',
        'cddl cddl',
        'opensolaris org os licensing',
        'usr src opensolaris license',
        'sun com cddl cddl',
        'common development and distribution license cddl',
      ],
      examples: {
        match:
          'The contents of this file are subject to the terms of the Common Development and Distribution License (the "License"). You may not use this file except in compliance with the License.',
        miss: 'The contents of this file are subject to the terms of the licence of Sun.',
      },
    },
    {
      kind: 'notice',
      expression: 'CDDL-1.1',
      patterns: [
        `${subject} version 1.1 ${body}`,
        'glassfish java net public cddl + gpl 1 1',
        'glassfish dev java net public cddl + gpl 1 1',
        'glassfish dev java net public cddl + gpl',
        'oss oracle com licenses cddl + gpl 1.1',
        'cddl (version)? 1.1 license',
        'sun com cddl 1.1',
      ],
      examples: {
        match:
          'The contents of this file are subject to the terms of the Common Development and Distribution License Version 1.1 (the "License"). You may not use this file except in compliance with the License.',
        miss: 'The contents of this file are subject to the terms of the CDDL.',
      },
    },
  ],
});
