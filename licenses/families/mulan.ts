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

/** The Mulan licences, in Chinese and in English. */
export const mulan = defineFamily({
  id: 'mulan',
  about: {
    zh: '木兰宽松许可证与木兰公共许可证，中英文声明与简称。',
    en: 'The Mulan permissive and public licences: their notices and names in Chinese and English.',
  },
  rules: [
    {
      kind: 'notice',
      expression: 'MulanPSL-2.0',
      patterns: [
        'is licensed under (the)? mulan (psl version 2|permissive software license version 2) (you can use this software according to the terms and conditions of the mulan (psl version 2|permissive software license version 2))? (you may obtain a copy of mulan (psl version 2|permissive software license version 2) at _12_)? (this software is provided on an as is basis without warranties of any kind either express or implied including but not limited to non infringement merchantability or fit for a particular purpose)? (see the mulan (psl version 2|permissive software license version 2) for more details)?',
      ],
      examples: {
        match: 'Tongming is licensed under Mulan PSL v2.',
        miss: 'Tongming can be compared with what is written in Mulan PSL v1.',
      },
    },
    {
      kind: 'reference',
      expression: 'MulanPSL-2.0',
      patterns: [
        'mulan psl (version)? 2',
        'mulan permissive software license (version)? 2',
        '木兰宽松许可证 第? 2 版',
        'license coscl org cn mulan psl 2',
      ],
      examples: { match: '本项目采用木兰宽松许可证，第2版', miss: '木兰宽松许可证，第1版' },
    },
  ],
});
