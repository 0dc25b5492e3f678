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

/** The Boost Software License. */
export const boost = defineFamily({
  id: 'boost',
  about: {
    zh: 'Boost 软件许可证的文件头、声明与网址。',
    en: 'The Boost Software License: file header, notices and address.',
  },
  rules: [
    {
      kind: 'notice',
      expression: 'BSL-1.0',
      patterns: [
        '(distributed under|use modification and distribution (is|are) subject to|licensed under|released under|subject to|under)? (the)? (terms of)? (the)? boost software license (version)? (1)? (bsl 1)? (see (the)? accompanying (file|_3_) (license 1 0 txt|license txt|_3_))? (or copy at boost org license 1 0 txt)?',
        'boost org license 1 0 txt',
        'boost org users license html',
        'under the boost license',
        'the boost license',
        'boost license 1',
        'license boost',
        'boost software license',
        'licensed under boost',
        'thrift software license',
      ],
      examples: {
        match: 'Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)',
        miss: 'It needs Boost 1.70 and its software libraries.',
      },
    },
    {
      kind: 'text',
      expression: 'BSL-1.0',
      patterns: [
        'permission to use copy modify distribute and sell this software and its documentation for any purpose is hereby granted without fee provided that the above copyright notice (appear|appears) in all copies and that both (that|the) copyright notice and this permission notice (appear|appears) in supporting documentation no representations (are made)? about the suitability of this software for any purpose (it is provided as is without express or implied warranty)?',
      ],
      examples: {
        match:
          'Permission to use, copy, modify, distribute and sell this software and its documentation for any purpose is hereby granted without fee, provided that the above copyright notice appears in all copies and that both that copyright notice and this permission notice appear in supporting documentation. No representations are made about the suitability of this software for any purpose.',
        miss: 'No representations are made about the suitability of this software for any purpose.',
      },
    },
    {
      kind: 'reference',
      expression: 'BSL-1.0',
      patterns: [
        'opensource org licenses bsl 1 (html)?',
        'opensource org licenses bsl 1 0 (html)?',
        'badge license boost',
        'wikipedia org wiki boost software license',
        'license bsl 1',
      ],
      examples: { match: 'https://opensource.org/licenses/bsl1.0.html', miss: 'https://mariadb.com/bsl11/' },
    },
  ],
});
