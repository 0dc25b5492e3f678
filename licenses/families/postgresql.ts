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

/** The PostgreSQL licence. */
export const postgresql = defineFamily({
  id: 'postgresql',
  about: { zh: 'PostgreSQL 许可证。', en: 'The PostgreSQL licence.' },
  rules: [
    {
      kind: 'notice',
      expression: 'PostgreSQL',
      patterns: [
        ...licensed('postgresql'),
        'same license as postgresql (itself)?',
        'same terms as postgresql (itself)?',
        'same license terms as the rest of postgresql',
        'postgresql org about license',
        'opensource org licenses postgresql',
      ],
      examples: {
        match: 'The extension is released under the PostgreSQL License.',
        miss: 'The extension works with PostgreSQL 9.',
      },
    },
  ],
});
