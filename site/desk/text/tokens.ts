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

import type { Texts } from '../lib/text.ts';

/** Words of the page of tokens. */
export const tokensText = {
  title: { zh: '流水线令牌', en: 'Pipeline tokens' },
  lead: {
    zh: '流水线凭令牌提交变更的检查结论。新令牌只显示一次；本站只保存它的哈希。不用的请吊销。',
    en: 'With a token a pipeline hands in what its checks found. A new one is shown once; only its hash is kept here. Revoke those that are not used.',
  },
  make: { zh: '新建令牌', en: 'Make a token' },
  made: { zh: '新令牌', en: 'The new token' },
  list: { zh: '已有的令牌', en: 'Tokens' },
  note: { zh: '用途说明', en: 'What it is for' },
  noteHelp: { zh: '例如：夜间构建、拉取请求检查。', en: 'As: nightly build, checks of pull requests.' },
  days: { zh: '有效天数', en: 'Days until it ends' },
  daysHelp: { zh: '1 到 365 天，到期自动失效。', en: '1 to 365; it ends by itself.' },
  revokedNow: { zh: '令牌已吊销，立即失效。', en: 'The token is revoked and opens nothing any more.' },
  allTitle: { zh: '全部流水线令牌', en: 'All pipeline tokens' },
  allLead: {
    zh: '各项目的流水线令牌。新建令牌请到项目的页面。',
    en: 'Tokens of all projects. New ones are made on the page of a project.',
  },
  project: { zh: '项目', en: 'Project' },
  name: { zh: '名称', en: 'Name' },
  scopes: { zh: '权限', en: 'What it may do' },
  'verdict:write': { zh: '提交变更的检查结论', en: 'hand in what a check of a change found' },
  'project:read': { zh: '读取变更的检查结论', en: 'read the verdicts on changes' },
  shown: { zh: '令牌', en: 'Token' },
  state: { zh: '状态', en: 'State' },
  usable: { zh: '可用', en: 'Usable' },
  expired: { zh: '已过期', en: 'Expired' },
  revoked: { zh: '已吊销', en: 'Revoked' },
  expires: { zh: '到期', en: 'Ends' },
  used: { zh: '最近使用', en: 'Last used' },
  never: { zh: '从未', en: 'never' },
  by: { zh: '创建人', en: 'Made by' },
  revoke: { zh: '吊销', en: 'Revoke' },
  none: { zh: '还没有令牌。', en: 'There is no token yet.' },
  copy: {
    zh: '请现在复制到流水线的机密变量里；离开本页后不会再显示。',
    en: 'Copy it into a secret variable of the pipeline now; it is not shown again once you leave this page.',
  },
} as const satisfies Texts;
