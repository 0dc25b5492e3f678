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

import type { Project, ProjectSummary } from '#api/client.ts';

/** What one project of the fixture is like. */
export interface Plan {
  readonly slug: string;
  readonly name: Project['name'];
  readonly description: Project['description'];
  readonly domain: Project['domain'];
  readonly stage: Project['stage'];
  readonly homepage: string | null;
  readonly licence: string | null;
  readonly languages: readonly string[];
  readonly freshness: ProjectSummary['freshness'];
  /** `full`; `gaps` months without figures; `little` too little for a score; `none` nothing crawled. */
  readonly data: 'full' | 'gaps' | 'little' | 'none';
}

const usual = {
  homepage: 'https://example.org/',
  licence: 'Apache-2.0',
  freshness: 'fresh',
  data: 'full',
} as const satisfies Partial<Plan>;

function plan(
  slug: string,
  zh: string,
  en: string,
  more: Omit<Plan, 'slug' | 'name' | 'description' | keyof typeof usual> & Partial<Plan>,
): Plan {
  return {
    ...usual,
    slug,
    name: { zh, en },
    description: {
      zh: `${zh}：面向服务器场景的开源${slug.startsWith('q') ? '数据库' : '系统软件'}。`,
      en: `${en}, open-source system software for servers.`,
    },
    ...more,
  };
}

/** The projects of the fixture. */
export const plans: readonly Plan[] = [
  plan('qingyun-kernel', '青云内核', 'Qingyun Kernel', {
    domain: 'operating-system',
    stage: 'incubating',
    languages: ['C', 'Rust', 'Python'],
    licence: 'GPL-2.0-only',
  }),
  plan('qiankun-db', '乾坤数据库', 'Qiankun DB', {
    domain: 'database',
    stage: 'graduated',
    languages: ['C++', 'C#', 'Shell'],
    licence: 'MulanPSL-2.0',
  }),
  plan('mesh-lite', '轻网格', 'Mesh Lite', { domain: 'cloud-native', stage: 'sandbox', languages: ['Go'] }),
  plan('anvil', '铁砧', 'Anvil', {
    domain: 'basic-software',
    stage: 'incubating',
    languages: ['Rust'],
    licence: 'MIT OR Apache-2.0',
  }),
  plan('zhulin', '竹林', 'Zhulin', {
    domain: 'cloud-native',
    stage: 'sandbox',
    languages: ['TypeScript', 'Go'],
    data: 'gaps',
  }),
  plan('harbour-fs', '港湾文件系统', 'Harbour FS', {
    domain: 'operating-system',
    stage: 'graduated',
    languages: ['C'],
    freshness: 'stale',
  }),
  plan('tinyboot', '微启动', 'Tinyboot', {
    domain: 'operating-system',
    stage: 'applied',
    languages: ['C', 'Assembly'],
    data: 'little',
    licence: null,
  }),
  plan('waiting-room', '候场', 'Waiting Room', {
    domain: 'database',
    stage: 'applied',
    languages: [],
    licence: null,
    freshness: 'waiting',
    data: 'none',
  }),
  plan('in-flight', '途中', 'In Flight', {
    domain: 'cloud-native',
    stage: 'sandbox',
    languages: [],
    licence: null,
    freshness: 'crawling',
    data: 'none',
  }),
  plan('lost-harbor', '失联', 'Lost Harbor', {
    domain: 'basic-software',
    stage: 'watch',
    languages: ['Java'],
    freshness: 'failed',
  }),
  plan('gone-away', '远行', 'Gone Away', {
    domain: 'basic-software',
    stage: 'emeritus',
    languages: [],
    licence: null,
    freshness: 'failed',
    data: 'none',
  }),
  plan('by', '以', 'By', {
    domain: 'database',
    stage: 'need-info',
    languages: ['Zig'],
    homepage: 'javascript:alert(1)',
  }),
  {
    ...usual,
    slug: 'hostile',
    name: { zh: '<img src=x onerror=alert(1)>', en: '</script ><script>alert(1)</script><!--' },
    description: { zh: '=HYPERLINK("http://evil","点我")', en: 'evil\u202Egro.live & "quotes" \u200badmin' },
    domain: 'database',
    stage: 'sandbox',
    languages: ['<b>C</b>', 'C++'],
    licence: 'LicenseRef-"><svg onload=alert(1)>',
    homepage: 'https://user:secret@evil.example/',
  },
  {
    ...usual,
    slug: `long-${'name-'.repeat(10)}end`,
    name: { zh: `超长名称${'没有空格的长名称'.repeat(12)}`, en: `Long${'unbrokenname'.repeat(14)}` },
    description: { zh: `${'很长的说明，'.repeat(60)}完。`, en: 'A very long description. '.repeat(30) },
    domain: 'cloud-native',
    stage: 'incubating',
    languages: ['Go', 'Shell', 'Makefile', 'Dockerfile', 'Python'],
    data: 'gaps',
  },
];
