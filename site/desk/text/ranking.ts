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

/** Words of the ranking desk. */
export const rankingText = {
  title: { zh: '排名', en: 'Rankings' },
  lead: {
    zh: '草案由系统按月算出；由委员会公示、受理异议、定稿。同一期由两个人完成：发起公示的人不能定稿，也不能答复异议。',
    en: 'Drafts are computed each month; the committee puts them under notice, takes disputes and makes them final. It takes two people: who begins a notice neither makes it final nor answers disputes.',
  },
  month: { zh: '月份', en: 'Month' },
  state: { zh: '状态', en: 'State' },
  ranked: { zh: '入榜', en: 'Ranked' },
  notRanked: { zh: '未入榜', en: 'Not ranked' },
  made: { zh: '算出时间', en: 'Computed' },
  digest: { zh: '摘要', en: 'Digest' },
  none: {
    zh: '还没有排名。项目采集、计算满一个月后，草案会出现在这里。',
    en: 'There is no ranking yet. Drafts appear here once projects were crawled and computed for a whole month.',
  },
  draft: { zh: '草案', en: 'Draft' },
  notice: { zh: '公示中', en: 'Under notice' },
  final: { zh: '终稿', en: 'Final' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  one: { zh: '{month} 排名', en: 'Ranking of {month}' },
  until: { zh: '公示到', en: 'Notice until' },
  newer: {
    one: { zh: '这个月后来又算出 {n} 份草案。', en: '{n} newer draft of this month was computed since.' },
    other: { zh: '这个月后来又算出 {n} 份草案。', en: '{n} newer drafts of this month were computed since.' },
  },
  verify: { zh: '核验命令', en: 'Verify it with' },
  compared: { zh: '与上月对比', en: 'Beside last month' },
  comparedNote: { zh: '上月：{month}（{state}）。', en: 'Last month: {month} ({state}).' },
  noBefore: {
    zh: '上个月没有排名，无从对比。',
    en: 'Nothing was ranked the month before, so there is nothing to compare with.',
  },
  project: { zh: '项目', en: 'Project' },
  place: { zh: '名次', en: 'Place' },
  placeBefore: { zh: '上月', en: 'Before' },
  score: { zh: '得分', en: 'Score' },
  coverage: { zh: '覆盖率', en: 'Coverage' },
  why: { zh: '变化来自', en: 'What changed' },
  out: { zh: '未入榜', en: 'not ranked' },
  same: { zh: '没有变化', en: 'nothing' },
  life: { zh: '经过', en: 'Steps so far' },
  noSteps: { zh: '还没有任何步骤：这是草案。', en: 'No step was taken yet: this is a draft.' },
  noticed: { zh: '开始公示', en: 'put under notice' },
  annotated: { zh: '加注', en: 'remarked' },
  finalised: { zh: '定稿', en: 'made final' },
  withdrawnStep: { zh: '撤回', en: 'withdrew it' },
  disputes: { zh: '异议', en: 'Disputes' },
  noDisputes: { zh: '没有异议。', en: 'Nobody disputes it.' },
  about: { zh: '针对 {project} · {subject}', en: 'about {project} · {subject}' },
  upheld: { zh: '成立', en: 'Upheld' },
  dismissed: { zh: '不成立', en: 'Dismissed' },
  waiting: { zh: '等待答复', en: 'Waits for an answer' },
  answer: { zh: '答复', en: 'Answer' },
  outcome: { zh: '结论', en: 'Outcome' },
  sendAnswer: { zh: '答复这条异议', en: 'Answer this dispute' },
  next: { zh: '下一步', en: 'Next step' },
  beginNotice: { zh: '开始公示（7 天）', en: 'Begin the public notice (7 days)' },
  finalise: { zh: '定稿', en: 'Make it final' },
  withdraw: { zh: '撤回', en: 'Withdraw' },
  remark: { zh: '加注', en: 'Add a remark' },
  remarkHelp: {
    zh: '与排名一起公开显示；数字保持冻结时的样子。',
    en: 'Shown with the ranking; its numbers stay as frozen.',
  },
  reason: { zh: '原因', en: 'Reason' },
  reasonOptional: { zh: '说明（可不填）', en: 'Note (optional)' },
  object: { zh: '提出异议', en: 'Raise a dispute' },
  objectNote: {
    zh: '公示期内，任何人都可以对某个项目的得分、条件或指标提出异议。',
    en: 'While the notice runs, anybody may dispute the score, a condition or a metric of a project.',
  },
  subject: { zh: '针对什么', en: 'About what' },
  subjectHelp: {
    zh: '指标、检查项、条件的编号；针对总分写 score。',
    en: 'Id of a metric, check or condition; write score for the score itself.',
  },
  yourName: { zh: '姓名或称呼', en: 'Name' },
  text: { zh: '内容与依据', en: 'What is wrong, and how you know' },
  publicPage: { zh: '公开页面', en: 'Public page' },
  done: { zh: '已完成。', en: 'Done.' },
} as const satisfies Texts;
