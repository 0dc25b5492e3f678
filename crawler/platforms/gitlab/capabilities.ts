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

import type { Capability, Platform } from '../../platform.ts';

const docs = 'https://docs.gitlab.com/api';

function full(page: string, anonymous: Capability['anonymous'] = 'full', note: Capability['note'] = null): Capability {
  return { support: 'full', anonymous, note, source: `${docs}/${page}/` };
}

function partial(page: string, anonymous: Capability['anonymous'], zh: string, en: string): Capability {
  return { support: 'partial', anonymous, note: { zh, en }, source: `${docs}/${page}/` };
}

/** What GitLab can tell; the notes say what is missing and why. */
export const capabilities: Platform['capabilities'] = {
  repository: partial(
    'projects',
    'full',
    '没有主页、主要语言和最近推送时间；能否看到上游仓库和镜像标记取决于令牌的权限。',
    'No homepage, main language or time of the last push; the parent of a fork and the mirror flag are told only to those who may see them.',
  ),
  issues: partial(
    'issues',
    'full',
    '不读取机密议题；关闭原因只有“重复”和“已移走”。',
    'Confidential issues are not read; the only reasons for closing that GitLab tells are "duplicate" and "moved".',
  ),
  changes: partial(
    'merge_requests',
    'full',
    '列表里没有增删行数、文件数、提交数和起点提交（提交从 git 读取），来自派生仓库的变更只给出仓库编号。',
    'The list has no line, file or commit counts and no base commit (commits are read from git), and names the fork a change comes from by number only.',
  ),
  comments: full('notes', 'none', {
    zh: '匿名不能读取；内部备注不读取。',
    en: 'Not for anonymous callers; internal notes are not read.',
  }),
  reviews: partial(
    'notes',
    'partial',
    '批准、撤回批准和要求修改取自系统备注；没有评论的变更，只有指定过评审人并已合并的才读取系统备注；其余以及匿名读取时，只有最近三年的批准。',
    'Approvals, withdrawn approvals and requested changes come from system notes; of changes without comments those are read only once they are merged and a reviewer was asked; for the others, and for anonymous callers, only approvals of the last three years are known.',
  ),
  'review-comments': partial(
    'notes',
    'none',
    '不说明一条行评论属于哪次评审、回复哪一条。',
    'Which review a line comment was sent with, and what it replies to, is not told.',
  ),
  events: partial(
    'events',
    'partial',
    '关闭、重开、合并较完整：列表给出最近一次，项目动态给出最近三年的每一次。指派、请求评审、改标题、推送等取自系统备注，只读取有评论的条目，以及指定过评审人并已合并的变更。标签和里程碑的变更需要逐条请求，不读取。',
    'Closings, reopenings and merges are nearly complete: lists tell the last one, the project’s events every one of the last three years. Assignments, requested reviews, new titles and pushes come from system notes, which are read where somebody commented, and on merged changes where somebody was asked for a review. Changes of labels and milestones would cost a request for each item and are not read.',
  ),
  releases: partial(
    'releases',
    'full',
    '附件只是链接，没有大小和下载次数；没有草稿和预发布之分。',
    'Assets are links without sizes or downloads; there are no drafts or pre-releases.',
  ),
  labels: full('labels'),
  milestones: partial('milestones', 'full', '不给出关闭时间。', 'When a milestone was closed is not told.'),
  stars: partial(
    'project_starring',
    'full',
    '资料设为私密的用户不在列表中，总数包含他们。',
    'People with a private profile are counted, but not listed.',
  ),
  forks: partial('project_forks', 'full', '只列出看得见的派生仓库。', 'Only forks that the caller may see are listed.'),
  ci: partial(
    'pipelines',
    'partial',
    '最多读取最近 50,000 条流水线；没有触发者和起止时间（需要逐条请求）；项目可以只对成员公开流水线。',
    'The newest 50,000 pipelines at most; who started one, and when it began and ended, would cost a request each. A project may show its pipelines to members only.',
  ),
  protection: partial(
    'protected_branches',
    'none',
    '需要有该项目权限的令牌；不含所需批准数和必过检查。',
    'Needs a token with rights in the project; required approvals and checks are not included.',
  ),
  contributors: partial(
    'repositories',
    'full',
    '按提交中的姓名和邮箱列出，不对应账号。',
    'By the name and address in commits, not by account.',
  ),
  emails: {
    support: 'unsupported',
    anonymous: 'none',
    note: {
      zh: 'GitLab 的接口不说明一个提交邮箱属于哪个账号。',
      en: 'GitLab’s API does not tell which account an address in a commit belongs to.',
    },
    source: `${docs}/commits/`,
  },
};
