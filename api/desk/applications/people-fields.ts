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

import type { FormField } from './field.ts';

/** Who is behind it. */
export const peopleFields: readonly FormField[] = [
  {
    id: 'maintainers',
    label: { zh: '维护者', en: 'Maintainers' },
    help: {
      zh: '每行一位：姓名, 托管平台账号, 单位。请写实际负责的人，不是贡献者名单。',
      en: 'One a line: name, account on the platform, organisation. Those who are responsible, not a list of contributors.',
    },
    kind: 'lines',
    asked: ['admission', 'promotion', 'return'],
    required: ['admission', 'promotion', 'return'],
    most: 300,
    mostLines: 50,
  },
  {
    id: 'organisations',
    label: { zh: '项目所属单位', en: 'Organisations that the project belongs to' },
    help: {
      zh: '每行一个，写全称；同单位的评审人会回避。个人项目写“个人”。',
      en: 'One a line, in full; reviewers of the same organisation stand aside. Write “individual” for a project of individuals.',
    },
    kind: 'lines',
    asked: ['admission', 'promotion', 'return'],
    required: ['admission'],
    most: 200,
    mostLines: 10,
  },
  {
    id: 'sponsors',
    label: { zh: '支持单位或推荐人', en: 'Sponsors' },
    help: {
      zh: '每行一个：谁愿意支持或推荐这个项目。没有可留空。',
      en: 'One a line: who supports or recommends the project. May be empty.',
    },
    kind: 'lines',
    asked: ['admission', 'promotion', 'return'],
    required: [],
    most: 200,
    mostLines: 20,
  },
  {
    id: 'governance',
    label: { zh: '怎样做决定', en: 'How decisions are made' },
    help: {
      zh: '治理文件的路径或网址，以及它最近一次怎样用上。',
      en: 'Path or address of the governance document, and when it was last put to use.',
    },
    kind: 'text',
    asked: ['admission', 'promotion'],
    required: ['promotion'],
    most: 4000,
  },
  {
    id: 'progress',
    label: { zh: '自上一阶段以来的进展', en: 'What changed since the last stage' },
    help: {
      zh: '社区、发布、使用者、安全各方面；写事实和链接，数字由机器读取。',
      en: 'Community, releases, users, security: facts and links; the machine reads the numbers.',
    },
    kind: 'text',
    asked: ['promotion', 'return'],
    required: ['promotion', 'return'],
    most: 10_000,
  },
  {
    id: 'adopters',
    label: { zh: '采用者', en: 'Adopters' },
    help: {
      zh: '每行一个：谁、用在哪里、哪个版本。评审时会核实。',
      en: 'One a line: who, where, which version. Reviewers verify them.',
    },
    kind: 'lines',
    asked: ['promotion', 'return'],
    required: ['promotion'],
    most: 300,
    mostLines: 50,
  },
  {
    id: 'contactName',
    label: { zh: '联系人', en: 'Contact' },
    help: { zh: '我们找谁。不公开。', en: 'Whom we turn to. Not published.' },
    kind: 'line',
    asked: ['admission', 'promotion', 'return'],
    required: ['admission', 'promotion', 'return'],
    most: 100,
    personal: true,
  },
  {
    id: 'contactEmail',
    label: { zh: '联系邮箱', en: 'E-mail address' },
    help: { zh: '只用来告知申请的进展。不公开。', en: 'Only to tell you how the application goes. Not published.' },
    kind: 'email',
    asked: ['admission', 'promotion', 'return'],
    required: ['admission', 'promotion', 'return'],
    most: 254,
    personal: true,
  },
];
