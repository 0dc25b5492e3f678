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

/** The ISC licence. */
export const isc = defineFamily({
  id: 'isc',
  about: { zh: 'ISC 许可证的声明、简称与网址。', en: 'The ISC licence: its notices, names and addresses.' },
  rules: [
    {
      kind: 'notice',
      expression: 'ISC',
      patterns: [
        ...['isc', 'internet systems consortium', 'internet software consortium', 'openbsd'].flatMap(licensed),
        'isc license iscl',
        'sometimes called the openbsd license',
      ],
      examples: {
        match: 'This tool is licensed under the ISC licence.',
        miss: 'BIND was written by the Internet Systems Consortium (ISC) in California.',
      },
    },
    {
      kind: 'reference',
      expression: 'ISC',
      patterns: [
        'opensource org licenses isc (license)? (php|html|txt)?',
        'isc org copyright html',
        'isc org software license',
        'isc org isc license 1 html',
        'isc org downloads software support policy isc license',
        'isc org licenses',
        'wikipedia org wiki isc license',
        'badge license isc',
      ],
      examples: { match: 'https://opensource.org/licenses/ISC', miss: 'https://www.isc.org/downloads/bind/' },
    },
  ],
});
