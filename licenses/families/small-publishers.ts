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

/** Licences of one project or publisher each, whose notices are met in other projects. */
export const smallPublishers = defineFamily({
  id: 'small-publishers',
  about: {
    zh: '各项目自有许可证在别处被引用时的写法：QPL、Sleepycat、JSON、Vim、Watcom 等。',
    en: 'How licences of single projects are named elsewhere: QPL, Sleepycat, JSON, Vim, Watcom and others.',
  },
  rules: [
    {
      kind: 'notice',
      expression: 'QPL-1.0',
      patterns: [
        'may be distributed under the terms of the q public license (as defined by trolltech as (of norway)? and appearing in the file license qpl included in the packaging of this file)?',
        'under the terms of the q public license (version 1)?',
        'q public license',
        'license qpl',
        'trolltech com qpl',
        'trolltech com licenses qpl',
        'doc trolltech com 3 license',
        'the qt public license',
        'qt public license qpl',
      ],
      examples: {
        match:
          'This file may be distributed under the terms of the Q Public License as defined by Trolltech AS of Norway',
        miss: 'This file may be distributed in public.',
      },
    },
    {
      kind: 'notice',
      expression: 'Sleepycat',
      patterns: [
        'the sleepycat license',
        'sleepycat public license',
        'sleepycat software license',
        'berkeley database license',
        'berkeley db license',
        'oracle berkeley db license',
        'sleepycat com licenseinfo',
        'sleepycat com license net',
        'redistributions in any form must be accompanied by information on how to obtain complete source code for the (db software|software) and any accompanying software that uses the (db software|software)',
      ],
      examples: { match: 'Released under the Sleepycat License', miss: 'Sleepycat Software made Berkeley DB' },
    },
    {
      kind: 'notice',
      expression: 'JSON',
      patterns: [
        'the software shall be used for good not evil',
        'json org license',
        'the json license',
        'license the json license',
        'license json license',
        'name json license',
        'under json license',
        'licenses json license',
      ],
      examples: { match: 'The Software shall be used for Good, not Evil.', miss: 'The licence is stored as JSON.' },
    },
    {
      kind: 'notice',
      expression: 'Vim',
      patterns: [
        'licensed under the vim license',
        'same license as vim',
        'same terms as vim itself',
        'same terms as vim',
        'under the same license as vim',
        'under the vim license',
        'under vim license',
        'distributed under the same terms as vim itself see help license',
        'license vim license',
        'license same as vim',
        'license vim see help license',
        'license vim license see help license',
        'license is vim license',
        'see help license',
        'vim charityware',
        'vim copyright see help copyright',
        'vim license',
      ],
      examples: { match: '" License: Same as Vim. See :help license', miss: 'Edit the licence with vim.' },
    },
    {
      kind: 'notice',
      expression: 'blessing',
      patterns: [
        'the author disclaims copyright to this source code in place of a legal notice here is a blessing (may you do good and not evil may you find forgiveness for yourself and forgive others may you share freely never taking more than you give)?',
        'may you do good and not evil may you find forgiveness for yourself and forgive others may you share freely never taking more than you give',
        'sqlite blessing',
        'license blessing',
      ],
      examples: {
        match: 'The author disclaims copyright to this source code. In place of a legal notice, here is a blessing:',
        miss: 'The release has the blessing of the author.',
      },
    },
    {
      kind: 'reference',
      expression: 'Watcom-1.0',
      patterns: [
        'sybase open watcom public license',
        'open watcom public license',
        'sybase open source license',
        'license watcom',
      ],
      examples: { match: 'Sybase Open Watcom Public License version 1.0', miss: 'Watcom is a compiler' },
    },
    {
      kind: 'notice',
      expression: 'Entessa',
      patterns: ['entessa public license', 'openseal org epl', 'openseal sourceforge net epl'],
      examples: { match: 'Entessa Public License Version 1.0', miss: 'Entessa is public' },
    },
    {
      kind: 'reference',
      expression: 'UPL-1.0',
      patterns: [
        'universal permissive license (upl)? (version)? 1',
        'universal permissive license upl',
        'oss oracle com licenses upl',
        'opensource org licenses upl',
        'license upl',
        'universal permissive license',
      ],
      examples: {
        match: 'The Universal Permissive License (UPL), Version 1.0',
        miss: 'A universal and permissive licence.',
      },
    },
    {
      kind: 'reference',
      expression: 'BlueOak-1.0.0',
      patterns: ['blue oak model license', 'blueoakcouncil org license 1.0.0', 'blueoakcouncil org license'],
      examples: { match: 'Licensed under https://blueoakcouncil.org/license/1.0.0', miss: 'An oak is blue.' },
    },
    {
      kind: 'reference',
      expression: 'EFL-2.0',
      patterns: [
        'eiffel forum license (version)? 2',
        'eiffel forum freeware license (version)? 2',
        'eiffel nice org license eiffel forum license 2',
        'opensource org licenses ver 2 eiffel',
        'eiffel forum open source license version 2',
      ],
      examples: { match: 'Eiffel Forum License, version 2', miss: 'a forum about Eiffel' },
    },
    {
      kind: 'reference',
      expression: 'EFL-1.0',
      patterns: [
        'eiffel forum license (version)? 1',
        'eiffel forum freeware license (version)? 1',
        'eiffel nice org license forum',
      ],
      examples: { match: 'Eiffel Forum License, version 1', miss: 'Eiffel Forum License, version 2' },
    },
    {
      kind: 'notice',
      expression: 'ECL-2.0',
      patterns: [
        'licensed under the educational community license version 2 (the license)? (you may not use this file except in compliance with the license)? (you may obtain a copy of the license at _10_)? (unless required by applicable law or agreed to in writing software distributed under the license is distributed on an as is basis without warranties or conditions of any kind either express or implied)? (see the license for the specific language governing permissions and limitations under the license)?',
        'osedu org licenses ecl 2',
        'opensource org licenses ecl 2',
        'educational community license (ecl)? (version)? 2',
      ],
      examples: {
        match: 'Licensed under the Educational Community License, Version 2.0 (the "License");',
        miss: 'An educational community with a licence.',
      },
    },
    {
      kind: 'reference',
      expression: 'ECL-1.0',
      patterns: ['educational community license (ecl)? (version)? 1', 'opensource org licenses ecl 1'],
      examples: { match: 'Educational Community License 1.0', miss: 'Educational Community License 2.0' },
    },
    {
      kind: 'reference',
      expression: 'OSET-PL-2.1',
      patterns: [
        'oset public license (version)? 2.1',
        'oset foundation public license',
        'osetfoundation org public license',
      ],
      examples: { match: 'OSET Public License, v.2.1', miss: 'a public licence' },
    },
    {
      kind: 'reference',
      expression: 'RPL-1.5',
      patterns: ['reciprocal public license (rpl)? (version)? 1.5', 'opensource org licenses rpl 1.5'],
      examples: { match: 'Reciprocal Public License 1.5', miss: 'public and reciprocal' },
    },
    {
      kind: 'reference',
      expression: 'AAL',
      patterns: [
        'attribution assurance license',
        'attribution assurance licenses',
        'opensource org licenses attribution',
        'license aal',
      ],
      examples: { match: 'Attribution Assurance License', miss: 'an assurance of attribution' },
    },
    {
      kind: 'reference',
      expression: 'Fair',
      patterns: ['the fair license', 'opensource org licenses fair', 'fairlicense org'],
      examples: { match: 'Released under the Fair License', miss: 'this is fair' },
    },
  ],
});
