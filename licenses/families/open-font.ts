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

const sentence = 'this font software is licensed under the sil open font license version 1.1';
const rest = '(this license is copied below and is also available with a faq at (http)? _6_)?';

/** The font licences of SIL, and those before them. */
export const openFont = defineFamily({
  id: 'open-font',
  about: {
    zh: 'SIL 开放字体许可证的声明、保留字体名与网址。',
    en: 'The SIL open font licences: notices, reserved font names, addresses.',
  },
  rules: [
    {
      kind: 'notice',
      expression: 'OFL-1.1',
      patterns: [
        `${sentence} ${rest}`,
        'licensed under the sil open font license version 1.1',
        'sil open font license (ofl)? (version)? 1.1',
        'open font license (ofl)? (version)? 1.1',
        'sil ofl (version)? 1.1',
        'sil open font license ofl',
        'scripts sil org cms scripts page php (site id nrsi id ofl|item id ofl)?',
        'openfontlicense org',
        'opensource org licenses openfont',
      ],
      examples: {
        match: 'This Font Software is licensed under the SIL Open Font License, Version 1.1.',
        miss: 'This font software is open.',
      },
    },
    {
      kind: 'notice',
      expression: 'OFL-1.0',
      patterns: [
        'this font software is licensed under the sil open font license version 1',
        'sil open font license (ofl)? (version)? 1',
        'ofl 10 web',
      ],
      examples: {
        match: 'This Font Software is licensed under the SIL Open Font License, Version 1.0.',
        miss: 'This Font Software is licensed under the SIL Open Font License, Version 1.1.',
      },
    },
  ],
});
