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

/** The PHP licences. */
export const php = defineFamily({
  id: 'php',
  about: { zh: 'PHP 许可证 3.0 与 3.01。', en: 'The PHP licences 3.0 and 3.01.' },
  rules: [
    {
      kind: 'notice',
      expression: 'PHP-3.01',
      patterns: [
        '(this source file is)? subject to version 3.01 of the php license that is available through the world wide web at the following (uri|url) php net license 3 01 txt (if you did not receive a copy of the php license and are unable to obtain it through the (web|world wide web) please send a note to license php net so we can mail you a copy immediately)?',
        '(this source file is)? (subject to)? version 3.01 of the php license (that is bundled with this package in the file license and is available (through the world wide web)? at (through the world wide web at)? (the following url)? php net license 3 01 txt)? (if you did not receive a copy of the php license and are unable to obtain it through the world wide web please send a note to license php net so we can mail you a copy immediately)?',
        'php net license 3 01 txt',
        'php license (version)? 3.01',
        'php license 3 01',
        'php 3.01',
        'opensource org licenses php (license)? (3.01)? (php)?',
      ],
      examples: {
        match: 'This source file is subject to version 3.01 of the PHP license.',
        miss: 'This source file is subject to version 3.0 of the PEAR licence.',
      },
    },
    {
      kind: 'reference',
      expression: 'PHP-3.01',
      versionless: true,
      patterns: ['the php license', 'under the php license', 'php net license'],
      examples: { match: 'The extension is under the PHP license.', miss: 'The extension needs PHP 8.' },
    },
    {
      kind: 'notice',
      expression: 'PHP-3.0',
      patterns: [
        '(this source file is)? (subject to)? version 3 of the php license (that is bundled with this package in the file license and is available (through the world wide web)? at (through the world wide web at)? (the following url)? php net license 3 0 txt)? (if you did not receive a copy of the php license and are unable to obtain it through the world wide web please send a note to license php net so we can mail you a copy immediately)?',
        'php net license 3 0 txt',
        'php license (version)? 3',
        '(this source file is)? subject to version 3 of the php license that is available through the world wide web at the following (uri|url) php net license 3 0 txt (if you did not receive a copy of the php license and are unable to obtain it through the (web|world wide web) please send a note to license php net so we can mail you a copy immediately)?',
        'php license 3 0',
        'php 3 license',
        'opensource org licenses php 3',
      ],
      examples: {
        match: 'This source file is subject to version 3.0 of the PHP license.',
        miss: 'This source file needs version 5.3 of PHP.',
      },
    },
    {
      kind: 'notice',
      expression: 'GPL-2.0-or-later OR PHP-3.0',
      patterns: [
        'under the terms of one of the following licenses _1_ the gnu general public license as published by the free software foundation either version 2 of the license or at your option any later version _1_ the php license as published by the php development team and included in the distribution in the file license',
      ],
      examples: {
        match:
          'it under the terms of one of the following licenses: A) the GNU General Public License as published by the Free Software Foundation; either version 2 of the License, or (at your option) any later version. B) the PHP License as published by the PHP Development Team and included in the distribution in the file: LICENSE',
        miss: 'it under the terms of the PHP License as published by the PHP Development Team.',
      },
    },
    {
      kind: 'notice',
      expression: 'Zend-2.0',
      patterns: [
        'version 2 of the zend license _40_ (zend com license 2 00 txt)?',
        'version 2.00 of the zend license',
        'zend com license 2 00 txt',
        'zend engine license (version)? 2',
      ],
      examples: {
        match: 'This source file is subject to version 2.00 of the Zend license.',
        miss: 'The Zend engine runs version 2.00 of it.',
      },
    },
  ],
});
