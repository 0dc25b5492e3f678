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

import { defineCheck } from '../check.ts';
import { type Template, templateOutcome } from '../reading/template.ts';

const template: Template = {
  title: { zh: '变更（PR/MR）模板', en: 'template for changes' },
  paths:
    /^(?:(?:\.github|\.gitee|\.gitcode|\.gitea|\.forgejo|docs)\/)?pull_request_template(?:[._-][\w.-]{1,20})?\.(?:md|markdown|txt)$|^(?:(?:\.github|\.gitee|\.gitcode|\.gitea|docs)\/)?pull_request_template\/[^/]{1,200}\.md$|^(?:\.gitlab\/merge_request_templates|\.gitcode\/merge_request_templates)\/[^/]{1,200}\.md$/i,
  searched: [
    '{,.github/,.gitee/,.gitcode/,.gitea/,docs/}PULL_REQUEST_TEMPLATE*.md',
    '{,.github/,.gitee/,.gitcode/,.gitea/,docs/}PULL_REQUEST_TEMPLATE/*.md',
    '.gitlab/merge_request_templates/*.md',
  ],
};

/** Part of the change process that CNCF's criteria ask to be documented: a template where platforms look for one. */
export const changeTemplate = defineCheck({
  id: 'change-template',
  name: { zh: '变更模板', en: 'Change template' },
  question: { zh: '提交 PR/MR 时是否有模板引导？', en: 'Is there a template for pull or merge requests?' },
  why: {
    zh: '模板提醒提交者写清目的、测试和签署，评审更快。',
    en: 'A template reminds of purpose, tests and sign-off, so reviews go faster.',
  },
  fix: {
    zh: '新建 .github/PULL_REQUEST_TEMPLATE.md（Gitee 用 .gitee/PULL_REQUEST_TEMPLATE.zh-CN.md，GitLab 用 .gitlab/merge_request_templates/default.md）：\n\n### 为什么改\n### 怎么测的\n- [ ] 已签署 DCO（git commit -s）',
    en: 'Add .github/PULL_REQUEST_TEMPLATE.md (on Gitee .gitee/PULL_REQUEST_TEMPLATE.md, on GitLab .gitlab/merge_request_templates/default.md):\n\n### Why\n### How it was tested\n- [ ] Signed off (git commit -s)',
  },
  category: 'documentation',
  weight: 1,
  revision: 1,
  source:
    'https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/about-issue-and-pull-request-templates',
  aliases: [],
  gates: {},
  needs: ['files'],
  run: ({ files }) => templateOutcome(files, template),
});
