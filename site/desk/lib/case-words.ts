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

import type { AnswerOf } from '#api/desk/client.ts';
import type { Text } from '../../src/lib/locale.ts';

type Application = AnswerOf<'read-review'>['application'];

/** What the states of a case are called. */
export const stateNames: Readonly<Record<Application['state'], Text>> = {
  draft: { zh: '草稿', en: 'draft' },
  submitted: { zh: '已提交', en: 'submitted' },
  'need-info': { zh: '待补充材料', en: 'waiting for answers' },
  reviewing: { zh: '评审中', en: 'under review' },
  voting: { zh: '表决中', en: 'vote' },
  notice: { zh: '公示中', en: 'public notice' },
  accepted: { zh: '已通过', en: 'accepted' },
  declined: { zh: '不通过', en: 'declined' },
  postponed: { zh: '暂缓', en: 'postponed' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
};

/** What the stages are called that a case leads to. */
export const targetNames: Readonly<Record<Application['targetStage'], Text>> = {
  sandbox: { zh: '进入沙箱', en: 'to enter the sandbox' },
  incubating: { zh: '进入孵化', en: 'to become incubating' },
  graduated: { zh: '毕业', en: 'to graduate' },
  emeritus: { zh: '荣誉退役', en: 'to retire as emeritus' },
};

/** What is done in the history of a case, by the action of the audit log. */
const actionNames: Readonly<Record<string, Text>> = {
  'application.create': { zh: '开始填写申请', en: 'began the application' },
  'application.edit': { zh: '修改了申请', en: 'changed the application' },
  'application.submit': { zh: '提交了申请', en: 'submitted it' },
  'application.withdraw': { zh: '撤回了申请', en: 'withdrew it' },
  'application.accept-for-review': { zh: '受理并开始评审', en: 'took it on for review' },
  'application.hold': { zh: '等待补充材料，计时停止', en: 'let it wait for answers; the clock stands still' },
  'application.resume': { zh: '继续，计时恢复', en: 'let it go on, with its clock' },
  'evidence.gather': { zh: '收集了机器证据', en: 'had the machine look' },
  'review.judge': { zh: '评了分', en: 'judged an item' },
  'review.unjudge': { zh: '撤回了评分', en: 'took a judgement back' },
  'review.ask': { zh: '提了问题', en: 'asked a question' },
  'review.answer': { zh: '回答了问题', en: 'answered a question' },
  'review.settle': { zh: '了结了问题', en: 'settled a question' },
  'review.sign-off': { zh: '签署', en: 'signed a dimension' },
  'review.unsign': { zh: '撤回了签署', en: 'took a sign-off back' },
  'review.assign': { zh: '分派了评审', en: 'assigned a reviewer' },
  'review.assign-many': { zh: '分派了评审', en: 'assigned a reviewer' },
  'review.unassign': { zh: '取消了分派', en: 'ended an assignment' },
  'comment.write': { zh: '发表了评论', en: 'commented' },
  'comment.remove': { zh: '移除了评论', en: 'removed a comment' },
  'document.add': { zh: '上传了文件', en: 'handed in a document' },
  'document.remove': { zh: '取走了文件', en: 'took a document out' },
  'ballot.open': { zh: '发起了表决', en: 'opened the vote' },
  'ballot.vote': { zh: '投了票', en: 'voted' },
  'ballot.close': { zh: '结束了表决', en: 'closed the vote' },
  'waiver.propose': { zh: '提出豁免', en: 'proposed a waiver' },
  'waiver.settle': { zh: '处理了豁免', en: 'settled a waiver' },
  'notice.open': { zh: '开始公示', en: 'opened the public notice' },
  'notice.object': { zh: '提出异议', en: 'objected' },
  'objection.answer': { zh: '答复了异议', en: 'answered an objection' },
  'decision.clock': { zh: '到期，自动结束', en: 'came to its end by the clock' },
  'transition.make': { zh: '变更了阶段', en: 'changed the stage' },
};

/** What an action is called; one that has no name yet stands for itself. */
export function actionName(action: string): Text {
  return actionNames[action] ?? { zh: action, en: action };
}
