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

const asIs =
  '(software distributed under the license is distributed on an as is basis without warranty of any kind (either)? express or implied see the license for the specific language governing rights and limitations under the license)?';
const compliance =
  '(the license|mpl|the mpl)? you may not use this file except in compliance with the license (you may obtain a copy of the license (at|from) _10_)?';

/** The header that Netscape wrote, for one version. */
function header(name: string, version: string): string[] {
  return [
    `the contents of this file are subject to the ${name} public license version ${version} ${compliance} ${asIs}`,
    `the contents of this file are (used with permission)? subject to the ${name} public license version ${version}`,
    `this file is subject to the ${name} public license version ${version}`,
  ];
}

const gpl = '(gnu)? general public license (the gpl|gpl)? (version 2 (or later|or any later version)?)? (the gpl|gpl)?';
const lgpl =
  '(gnu)? (lesser|library) general public license (the lgpl|lgpl)? (version (2.1|2) (or later|or any later version)?)? (the lgpl|lgpl)?';
const rest =
  '(in which case the provisions of the gpl or the lgpl are applicable instead of those above if you wish to allow use of your version of this file only under the terms of either the gpl or the lgpl and not to allow others to use your version of this file under the terms of the mpl indicate your decision by deleting the provisions above and replace them with the notice and other provisions required by the gpl or the lgpl if you do not delete the provisions above a recipient may use your version of this file under the terms of any one of the mpl the gpl or the lgpl)?';
const alternatively = '(alternatively)? the contents of this file may be used under the terms of';
const both = `${alternatively} (either)? (of)? the ${gpl} or the ${lgpl} ${rest}`;
const start = 'the contents of this file are subject to the mozilla public license version 1.1';
const triple = 'version mpl 1.1 gpl 2 lgpl 2.1';

/** The Mozilla and Netscape licences. */
export const mozilla = defineFamily({
  id: 'mozilla',
  about: {
    zh: 'Mozilla 公共许可证与 Netscape 公共许可证的文件头、三重许可声明与简称。',
    en: 'The Mozilla and Netscape public licences: file headers, the triple choice with the GNU licences, short names.',
  },
  rules: [
    {
      kind: 'notice',
      expression: 'MPL-1.1 OR GPL-2.0-or-later OR LGPL-2.1-or-later',
      patterns: [
        `${start} _180_ ${both}`,
        `${triple} _12_ ${start} _180_ ${both}`,
        triple,
        'license block version mpl 1.1 gpl 2 lgpl 2.1',
        'mozilla org tri license',
        'mpl 1.1 gpl 2 lgpl 2.1',
        'mpl gpl lgpl tri license',
        'mpl lgpl gpl tri license',
        'tri license mpl gpl lgpl',
        'tri licensed mpl gpl lgpl',
        'triple gpl mpl lgpl license',
        'license mpl gpl lgpl',
        'gpl lgpl and or mpl',
        'mpl 1.1 or gpl 2 or lgpl 2.1',
      ],
      examples: {
        match:
          'The contents of this file are subject to the Mozilla Public License Version 1.1 (the "License"); see it. Alternatively, the contents of this file may be used under the terms of either the GNU General Public License Version 2 or later (the "GPL"), or the GNU Lesser General Public License Version 2.1 or later (the "LGPL").',
        miss: 'The contents of this file are subject to the Mozilla Public License Version 1.1.',
      },
    },
    {
      kind: 'notice',
      expression: 'MPL-1.1 OR GPL-2.0-or-later',
      patterns: [
        `${start} _180_ ${alternatively} (the)? ${gpl} (in which case the provisions of (the)? gpl are applicable instead of those above)?`,
        'version mpl 1.1 gpl 2',
        'dual mpl gpl',
      ],
      examples: {
        match:
          'The contents of this file are subject to the Mozilla Public License Version 1.1. Alternatively, the contents of this file may be used under the terms of the GNU General Public License Version 2 or later.',
        miss: 'This file may be used under the terms of the GNU General Public License Version 2 or later.',
      },
    },
    {
      kind: 'notice',
      expression: 'MPL-1.1 OR LGPL-2.1-or-later',
      patterns: [
        `${start} _180_ ${alternatively} (the)? ${lgpl} (in which case the provisions of (the)? lgpl (license)? are applicable instead of those above)?`,
        'version mpl 1.1 lgpl 2.1',
      ],
      examples: {
        match:
          'The contents of this file are subject to the Mozilla Public License Version 1.1. Alternatively, the contents of this file may be used under the terms of the GNU Lesser General Public License Version 2.1 or later.',
        miss: 'This file may be used under the terms of the GNU Lesser General Public License Version 2.1 or later.',
      },
    },
    {
      kind: 'notice',
      expression: 'GPL-2.0-or-later OR LGPL-2.1-or-later',
      patterns: [
        'alternatively the contents of this file may be used under the terms of either the gnu general public license version 2 or later (the gpl)? or the gnu lesser general public license version 2.1 or later (the lgpl)?',
      ],
      examples: {
        match:
          'Alternatively, the contents of this file may be used under the terms of either the GNU General Public License Version 2 or later, or the GNU Lesser General Public License Version 2.1 or later.',
        miss: 'This file may be used under the GNU General Public License.',
      },
    },
    {
      kind: 'notice',
      expression: 'MPL-2.0',
      patterns: [
        'this source code form is subject to the terms of the mozilla public license (version)? 2 (if a copy of the mpl was not distributed with this file)? (you can obtain one at (http)? mozilla org mpl 2 (index)?)?',
        'is subject to the terms of the mozilla public license (version)? 2 (if a copy of the mpl was not distributed with this file you can obtain one at (http)? mozilla org mpl 2)?',
        'if a copy of the mpl was not distributed with this file you can obtain one at mozilla org mpl 2',
        'exhibit b incompatible with secondary licenses notice (_6_)? this source code form is incompatible with secondary licenses as defined by the mozilla public license (version)? 2',
        'choosealicense com licenses mozilla',
        'mozilla org mpl 2',
        'mozilla org en us mpl 2',
        'mozilla org media mpl 2',
        'mozilla foundation license 2',
      ],
      examples: {
        match: 'This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0.',
        miss: 'This Source Code Form is subject to the terms of the licence of Mozilla.',
      },
    },
    {
      kind: 'notice',
      expression: 'MPL-2.0-no-copyleft-exception',
      patterns: [
        'this source code form is incompatible with secondary licenses as defined by the mozilla public license (version)? 2',
      ],
      examples: {
        match:
          'This Source Code Form is "Incompatible With Secondary Licenses", as defined by the Mozilla Public License, v. 2.0.',
        miss: 'This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0.',
      },
    },
    {
      kind: 'notice',
      expression: 'MPL-1.1',
      patterns: [
        ...header('mozilla', '1.1'),
        'mozilla org mpl mpl 1.1',
        'mozilla org mpl 1.1',
        'mozilla public license 1.1',
        'mpl style',
        'opensource org licenses mozilla 1.1',
      ],
      examples: {
        match:
          'The contents of this file are subject to the Mozilla Public License Version 1.1 (the "License"); you may not use this file except in compliance with the License.',
        miss: 'The contents of this file are subject to the Mozilla Public License Version 1.0.',
      },
    },
    {
      kind: 'notice',
      expression: 'MPL-1.0',
      patterns: [
        ...header('mozilla', '1'),
        'opensource org licenses mozilla 1',
        'mozilla org npl npl 1 mpl',
        'mozilla org mpl mpl 1',
      ],
      examples: {
        match: 'The contents of this file are subject to the Mozilla Public License Version 1.0 (the "License");',
        miss: 'The contents of this file are subject to the Mozilla Public License Version 1.1 (the "License");',
      },
    },
    {
      kind: 'notice',
      expression: 'NPL-1.1',
      patterns: [...header('netscape', '1.1'), 'mozilla org mpl npl 1.1', 'mpl mpl npl 1.1', 'npl 1.1 gpl 2 lgpl 2.1'],
      examples: {
        match: 'The contents of this file are subject to the Netscape Public License Version 1.1 (the "License");',
        miss: 'The contents of this file are subject to the Mozilla Public License Version 1.1 (the "License");',
      },
    },
    {
      kind: 'notice',
      expression: 'NPL-1.1 OR GPL-2.0-or-later OR LGPL-2.1-or-later',
      patterns: [`the contents of this file are subject to the netscape public license version 1.1 _180_ ${both}`],
      examples: {
        match:
          'The contents of this file are subject to the Netscape Public License Version 1.1. Alternatively, the contents of this file may be used under the terms of either the GNU General Public License Version 2 or later (the "GPL"), or the GNU Lesser General Public License Version 2.1 or later.',
        miss: 'The contents of this file are subject to the Netscape Public License Version 1.1.',
      },
    },
    {
      kind: 'notice',
      expression: 'NPL-1.0',
      patterns: [...header('netscape', '1')],
      examples: {
        match: 'The contents of this file are subject to the Netscape Public License Version 1.0 (the "NPL");',
        miss: 'The contents of this file are subject to the Netscape Public License Version 1.1;',
      },
    },
  ],
});
