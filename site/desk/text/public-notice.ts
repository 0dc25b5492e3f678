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

/** Texts of the page of a public notice, which everybody reads. */
export const publicNoticeText = {
  title: { zh: '公示：{title}', en: 'Public notice: {title}' },
  lead: { zh: '拟准许这个项目{stage}。', en: 'The project is about to be allowed {stage}.' },
  'state-open': { zh: '公示中', en: 'The notice is open.' },
  'state-ended': { zh: '公示已结束', en: 'The notice is over.' },
  'state-cancelled': {
    zh: '公示已取消，申请退回评审',
    en: 'The notice was cancelled; the application is under review again.',
  },
  facts: { zh: '公示内容', en: 'What is decided' },
  state: { zh: '状态', en: 'State' },
  from: { zh: '自', en: 'From' },
  until: { zh: '至', en: 'Until' },
  project: { zh: '项目', en: 'Project' },
  vote: { zh: '委员会表决', en: 'Vote of the committee' },
  voteLine: {
    zh: '投票人 {electorate} 名，赞成 {for}，反对 {against}，弃权 {abstain}，回避 {recused}。',
    en: '{electorate} voters: {for} for, {against} against, {abstain} abstaining, {recused} stood aside.',
  },
  noVote: { zh: '公示之后再表决。', en: 'The vote follows after the notice.' },
  objections: { zh: '异议与答复', en: 'Objections and answers' },
  count: {
    zh: '共收到 {count} 条异议，已答复 {answered} 条。',
    en: 'Objections: {count}, answered: {answered}.',
  },
  upheld: { zh: '异议成立', en: 'upheld' },
  dismissed: { zh: '异议不成立', en: 'dismissed' },
  object: { zh: '提出异议', en: 'Object' },
  objectHelp: {
    zh: '任何人都可以提出异议，不需要账号。姓名和内容只给评审工作人员看，答复会公布在这里。',
    en: 'Anybody may object, without an account. Your name and words are read by staff alone; the answer is published here.',
  },
  name: { zh: '姓名或单位', en: 'Your name or organisation' },
  contact: { zh: '联系方式', en: 'How to reach you' },
  contactHelp: { zh: '可不填；只用于核实，不公开。', en: 'Optional, for questions about it; never published.' },
  text: { zh: '异议内容', en: 'What you object to' },
  textHelp: { zh: '请写明事实和依据，可附链接。', en: 'Give facts and where they can be seen.' },
  send: { zh: '提交异议', en: 'Send the objection' },
  over: { zh: '现在不接受异议。', en: 'Objections are not taken now.' },
  taken: { zh: '异议已收到，答复会公布在本页。', en: 'Your objection was taken; the answer will be published here.' },
} as const satisfies Texts;
