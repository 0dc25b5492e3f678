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
  title: { zh: 'issue 模板', en: 'template for issues' },
  paths:
    /^(?:(?:\.github|\.gitee|\.gitcode|\.gitea|\.forgejo|docs)\/)?issue_template(?:[._-][\w.-]{1,20})?\.(?:md|markdown|txt|ya?ml)$|^(?:(?:\.github|\.gitee|\.gitcode|\.gitea|\.forgejo|docs)\/)?issue_template\/(?!config\.ya?ml$)[^/]{1,200}\.(?:md|markdown|ya?ml)$|^\.gitlab\/issue_templates\/[^/]{1,200}\.md$/i,
  searched: [
    '{,.github/,.gitee/,.gitcode/,.gitea/,docs/}ISSUE_TEMPLATE*.{md,yml}',
    '{,.github/,.gitee/,.gitcode/,.gitea/,docs/}ISSUE_TEMPLATE/*.{md,yml}',
    '.gitlab/issue_templates/*.md',
  ],
};

/** Part of the issue process that CNCF's criteria ask to be documented: a template where platforms look for one. */
export const issueTemplate = defineCheck({
  id: 'issue-template',
  name: { zh: 'issue 模板', en: 'Issue template' },
  question: { zh: '提 issue 时是否有模板引导？', en: 'Is there a template for issues?' },
  why: {
    zh: '模板让报告一次写全版本、步骤和日志，少来回追问。',
    en: 'A template gets version, steps and logs into the first report.',
  },
  fix: {
    zh: '新建 .github/ISSUE_TEMPLATE/bug.md（Gitee 用 .gitee/ISSUE_TEMPLATE.zh-CN.md，GitLab 用 .gitlab/issue_templates/bug.md）：\n\n### 版本\n### 重现步骤\n### 期望结果与实际结果\n### 日志',
    en: 'Add .github/ISSUE_TEMPLATE/bug.md (on Gitee .gitee/ISSUE_TEMPLATE.md, on GitLab .gitlab/issue_templates/bug.md):\n\n### Version\n### Steps to reproduce\n### Expected and actual result\n### Logs',
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
