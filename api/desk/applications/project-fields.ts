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

import { type Domain, domains, type Text } from '#store/facts.ts';
import type { FormField } from './field.ts';

const domainNames: Readonly<Record<Domain, Text>> = {
  'operating-system': { zh: '操作系统', en: 'Operating system' },
  database: { zh: '数据库', en: 'Database' },
  'cloud-native': { zh: '云原生', en: 'Cloud native' },
  'basic-software': { zh: '基础软件', en: 'Basic software' },
};

/** What the project is. */
export const projectFields: readonly FormField[] = [
  {
    id: 'nameZh',
    label: { zh: '项目中文名', en: 'Name of the project in Chinese' },
    help: { zh: '没有中文名时写原名。', en: 'Without one, write the name as it is.' },
    kind: 'line',
    asked: ['admission'],
    required: ['admission'],
    most: 100,
  },
  {
    id: 'nameEn',
    label: { zh: '项目英文名', en: 'Name of the project in English' },
    help: { zh: '用于英文页面和网址。', en: 'For the English pages and for addresses.' },
    kind: 'line',
    asked: ['admission'],
    required: ['admission'],
    most: 100,
  },
  {
    id: 'descriptionZh',
    label: { zh: '一段话介绍（中文）', en: 'What it is, in Chinese' },
    help: {
      zh: '它做什么、给谁用、和同类有何不同。接纳后会公开。',
      en: 'What it does, for whom, and how it differs from others like it. Public after admission.',
    },
    kind: 'text',
    asked: ['admission'],
    required: ['admission'],
    most: 1000,
  },
  {
    id: 'descriptionEn',
    label: { zh: '一段话介绍（英文）', en: 'What it is, in English' },
    help: { zh: '接纳后会公开。', en: 'Public after admission.' },
    kind: 'text',
    asked: ['admission'],
    required: ['admission'],
    most: 1000,
  },
  {
    id: 'domain',
    label: { zh: '技术领域', en: 'Field of technology' },
    help: { zh: '选最接近的一个。', en: 'The one that fits best.' },
    kind: 'choice',
    asked: ['admission'],
    required: ['admission'],
    most: 40,
    choices: domains.map((id) => ({ id, name: domainNames[id] })),
  },
  {
    id: 'website',
    label: { zh: '网站', en: 'Website' },
    help: { zh: '以 https 开头；没有就留空。', en: 'Begins with https; leave it empty if there is none.' },
    kind: 'url',
    asked: ['admission'],
    required: [],
    most: 2048,
  },
  {
    id: 'reusable',
    label: { zh: '谁在用，怎么用', en: 'Who uses it, and how' },
    help: {
      zh: '孵化的是可复用的软件，不是示例或参考架构。请写出已知的使用者和场景。',
      en: 'We incubate software that others can use, not examples or reference architectures. Name known users and what they do with it.',
    },
    kind: 'text',
    asked: ['admission', 'promotion'],
    required: ['admission', 'promotion'],
    most: 4000,
  },
];
