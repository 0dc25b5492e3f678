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
import { eitherOf } from '../wording.ts';

const mit = ['mit', 'mit x 11', 'x 11 mit', 'expat', 'mit expat', 'mit x'];
const bsd = ['bsd', '3 clause bsd', 'bsd 3 clause', 'new bsd', 'modified bsd', 'revised bsd', 'berkeley'];
const simplified = ['2 clause bsd', 'bsd 2 clause', 'simplified bsd'];
const apache = [
  'apache 2',
  'apache license version 2',
  'apache license 2',
  'apache version 2',
  'apache software license version 2',
  'asl 2',
  'apache software license 2',
];
const anyApache = '(apache|apache software|apache public) (license)? (version)? (2)?';
const anyBsd = '(3 clause|new|modified|revised)? bsd (3 clause|style|3)?';
const anySimplified = '(2 clause bsd|bsd 2 clause|simplified bsd)';
const anyMit = '(mit|expat) (x 11|x|expat)? (style)?';

/** A choice between two permissive licences. */
export const dualPermissive = defineFamily({
  id: 'dual-permissive',
  about: {
    zh: '在两个宽松许可证之间任选其一的声明。',
    en: 'Statements that leave the choice between two permissive licences.',
  },
  rules: [
    {
      kind: 'notice',
      expression: 'MIT OR Apache-2.0',
      patterns: [
        ...eitherOf(mit, anyApache),
        ...eitherOf(apache, anyMit),
        ...eitherOf(['apache', 'apache license'], anyMit),
        'licensed under the apache license version 2 (license apache or)? apache org licenses license 2 (the license)? or the mit license (license mit or)? opensource org licenses mit at your option (this file|all files in the project _5_) may not be copied modified or distributed except according to those terms',
        'licensed under the apache license version 2 _8_ or the mit license _8_ at your option _3_ may not be copied modified or distributed except according to those terms',
        'licensed under either of apache license version 2 license apache or (_1_)? apache org licenses license 2 (or)? mit license license mit or (_1_)? opensource org licenses mit at your option',
        'primarily distributed under the terms of both the mit license and the apache license version 2',
        'terms of both the mit license and the apache license (version 2)?',
        'mit apache 2 dual license',
        'mit apache 2',
        'apache 2 mit',
      ],
      examples: {
        match: 'Dual licensed under the MIT license or the Apache License, Version 2.0, at your option.',
        miss: 'Licensed under the MIT license. The tests use Apache httpd.',
      },
    },
    {
      kind: 'notice',
      expression: 'MIT OR BSD-3-Clause',
      patterns: [...eitherOf(mit, anyBsd), ...eitherOf(bsd, anyMit), 'dual mit bsd license'],
      examples: {
        match: 'A polyfill. Dual MIT/BSD license.',
        miss: 'A polyfill. The MIT license applies; it was tested on FreeBSD.',
      },
    },
    {
      kind: 'notice',
      expression: 'MIT OR BSD-2-Clause',
      patterns: [...eitherOf(mit, anySimplified), ...eitherOf(simplified, anyMit)],
      examples: {
        match: 'Dual licensed under MIT and the 2-clause BSD license.',
        miss: 'Licensed under the 2-clause BSD license by people at MIT.',
      },
    },
    {
      kind: 'notice',
      expression: 'Apache-2.0 OR BSD-3-Clause',
      patterns: [
        ...eitherOf(apache, anyBsd),
        ...eitherOf(bsd, anyApache),
        'two licenses apache or bsd',
        'licensed under either the apache license version 2 or the bsd 3 clause license at the users choice _20_ you may not use this file except in compliance with one of these two licenses (unless required by applicable law or agreed to in writing _40_ license you chose for the specific language governing permissions and limitations under that license)?',
      ],
      examples: {
        match: 'Licensed under either the Apache License, Version 2.0 or the BSD 3-clause license.',
        miss: 'Licensed under the Apache License, Version 2.0.',
      },
    },
    {
      kind: 'notice',
      expression: 'Apache-2.0 OR BSD-2-Clause',
      patterns: [...eitherOf(apache, anySimplified), ...eitherOf(simplified, anyApache)],
      examples: {
        match: 'Choose Apache 2.0 or the simplified BSD license.',
        miss: 'It is under the simplified BSD license.',
      },
    },
    {
      kind: 'notice',
      expression: 'AFL-2.1 OR BSD-3-Clause',
      patterns: [
        'academic free license (version)? (2.1)? (or above|or later)? or (the)? (modified|new|revised)? bsd license (see dojotoolkit org license for details)?',
        'the modified bsd license or (the)? academic free license (version)? 2.1 (or above|or later)?',
        'under either the bsd license or the academic free license (version)? (2.1)?',
      ],
      examples: {
        match: 'Available via Academic Free License >= 2.1 OR the modified BSD license.',
        miss: 'Available via Academic Free License 2.1.',
      },
    },
    {
      kind: 'notice',
      expression: 'EPL-1.0 OR BSD-3-Clause',
      patterns: [
        'terms of the eclipse public license version 1 and eclipse distribution license version 1 which (accompany|accompanies) this distribution _30_ eclipse org org documents edl version 10 (php|html)?',
      ],
      examples: {
        match:
          'made available under the terms of the Eclipse Public License v1.0 and Eclipse Distribution License v. 1.0 which accompanies this distribution. See http://www.eclipse.org/org/documents/edl-v10.php.',
        miss: 'made available under the terms of the Eclipse Public License v1.0.',
      },
    },
  ],
});
