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

/** Texts of the queue and of the list of applications. */
export const queueText = {
  title: { zh: '今天需要我做什么', en: 'What needs me today' },
  lead: {
    zh: '每一条都写明为什么在这里、要做什么、什么时候到期。最急的在前；您须回避的不会出现。',
    en: 'Each row says why it is here, what to do, and by when. What is most urgent comes first; what you stand aside from does not come.',
  },
  filters: { zh: '按类别看', en: 'By kind' },
  everything: { zh: '全部', en: 'All' },
  overdueOnly: { zh: '已逾期', en: 'Overdue' },
  nothing: { zh: '没有需要您处理的事。', en: 'Nothing waits for you.' },
  nothingNext: {
    zh: '有新申请、分派给您的评审或到期的事，会出现在这里，也会发通知。',
    en: 'New applications, reviews assigned to you and what falls due will appear here, and you will be notified.',
  },
  begin: { zh: '刚开始用？', en: 'Just beginning?' },
  beginInvite: { zh: '邀请成员，分给角色', en: 'Invite members and grant roles' },
  beginRubric: { zh: '看一遍评审标准，要改就起草新版本', en: 'Read the rubric, and draft a new version to change it' },
  beginApply: {
    zh: '把申请页的地址告诉申请人',
    en: 'Tell applicants the address of the application page',
  },
  nothingHere: { zh: '这一类里没有需要您处理的事。', en: 'Nothing of this kind waits for you.' },
  list: { zh: '待办', en: 'What waits for you' },
  what: { zh: '事项', en: 'What' },
  why: { zh: '为什么在这里', en: 'Why it is here' },
  todo: { zh: '要做什么', en: 'What to do' },
  due: { zh: '期限', en: 'By when' },
  late: { zh: '已逾期', en: 'overdue' },
  left: { zh: '还剩 {time}', en: '{time} left' },
  lateBy: { zh: '已过 {time}', en: '{time} late' },
  stands: { zh: '计时已停，还剩 {time}', en: 'the clock stands still, {time} left' },
  noDue: { zh: '没有期限', en: 'no date' },
  days: { one: { zh: '{n} 天', en: '{n} day' }, other: { zh: '{n} 天', en: '{n} days' } },
  hours: { one: { zh: '{n} 小时', en: '{n} hour' }, other: { zh: '{n} 小时', en: '{n} hours' } },
  minutes: { one: { zh: '{n} 分钟', en: '{n} minute' }, other: { zh: '{n} 分钟', en: '{n} minutes' } },
  cases: { zh: '申请', en: 'Applications' },
  allCases: { zh: '全部申请', en: 'All applications' },
  casesLead: {
    zh: '已提交的申请。可以筛选，也可以勾选多个一次分派评审人。',
    en: 'Applications that were submitted. Filter them, or tick several and assign reviewers to all of them at once.',
  },
  filter: { zh: '筛选', en: 'Filter' },
  state: { zh: '状态', en: 'State' },
  stage: { zh: '目标阶段', en: 'Stage asked for' },
  any: { zh: '不限', en: 'any' },
  assignee: { zh: '评审人', en: 'Reviewer' },
  mine: { zh: '我', en: 'me' },
  word: { zh: '名称、项目或单位', en: 'Title, project or organisation' },
  sort: { zh: '排序', en: 'Order' },
  newest: { zh: '最新提交', en: 'newest first' },
  oldest: { zh: '最早提交', en: 'oldest first' },
  dueFirst: { zh: '最先到期', en: 'due first' },
  byTitle: { zh: '名称', en: 'title' },
  total: {
    one: { zh: '共 {n} 个申请', en: '{n} application' },
    other: { zh: '共 {n} 个申请', en: '{n} applications' },
  },
  noCases: { zh: '没有符合条件的申请。', en: 'No application fits.' },
  caseName: { zh: '申请', en: 'Application' },
  submitted: { zh: '提交时间', en: 'Submitted' },
  choose: { zh: '选择“{title}”', en: 'Choose “{title}”' },
  bulk: { zh: '分派评审人', en: 'Assign reviewers' },
  bulkHelp: {
    zh: '先在表里勾选申请，再选人。有人须回避时谁也不会被分派，并会列出姓名。',
    en: 'Tick applications in the table, then choose people. Where one must stand aside nobody is assigned, and the names are listed.',
  },
  members: { zh: '评审人', en: 'Reviewers' },
  dueOn: { zh: '完成日期（可不填）', en: 'Finish by (may be empty)' },
  assign: { zh: '分派', en: 'Assign' },
  assigned: { zh: '已分派。', en: 'Assigned.' },
} as const satisfies Texts;
