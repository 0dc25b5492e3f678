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

const rest =
  '(the license)? (you may not use this file except in compliance with the license)? (please obtain a copy of the license at _8_ and read it before using this file)? (the original code and all software distributed under the license are distributed on an as is basis without warranty of any kind either express or implied)?';

/** Apple's public source licences. */
export const apple = defineFamily({
  id: 'apple',
  about: {
    zh: '苹果公共源代码许可证的文件头与网址。',
    en: "Apple's public source licences: file headers and addresses.",
  },
  rules: [
    ...['1.0', '1.1', '1.2', '2.0'].map((version) => ({
      kind: 'notice' as const,
      expression: `APSL-${version}`,
      patterns: [
        `contains original code and or modifications of original code as defined in and that are subject to the apple public source license version ${version} ${rest}`,
        `subject to the apple public source license version ${version} ${rest}`,
        `apple public source license (apsl)? (version)? ${version}`,
        `opensource apple com apsl ${version}`,
        ...(version === '2.0' ? ['opensource apple com license apsl', 'gnu org philosophy apsl'] : []),
        ...(version === '1.1' ? ['publicsource apple com apsl _30_ apple public source license version 1.1'] : []),
      ],
      examples: {
        match: `This file contains Original Code and/or Modifications of Original Code as defined in and that are subject to the Apple Public Source License Version ${version} (the 'License').`,
        miss: 'This file contains code that is subject to the Apple Public Source License Version 7.',
      },
    })),
    {
      kind: 'reference',
      expression: 'APSL-1.2',
      versionless: true,
      patterns: ['opensource apple com apsl', 'publicsource apple com apsl'],
      examples: { match: 'http://www.opensource.apple.com/apsl/', miss: 'http://www.apple.com/' },
    },
  ],
});
