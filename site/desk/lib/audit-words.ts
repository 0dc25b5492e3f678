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

import type { Text } from '../../src/lib/locale.ts';
import { actionName } from './case-words.ts';

/** What the log says of actions that the history of a case does not know. */
const actions: Readonly<Record<string, Text>> = {
  'account.own': { zh: '管理自己的账号', en: 'looked after the account' },
  'account.sign-in': { zh: '登录', en: 'signed in' },
  'account.update': { zh: '修改账号', en: 'changed the account' },
  'application.open-review': { zh: '发起了评审', en: 'opened a review' },
  'application.triage': { zh: '初审', en: 'did the triage' },
  'claim.check': { zh: '核实了认领', en: 'checked a claim' },
  'claim.make': { zh: '认领项目', en: 'claimed a project' },
  'claim.settle': { zh: '处理了认领', en: 'settled a claim' },
  'clean-up.decide': { zh: '清理数据', en: 'cleaned up data' },
  'crawl.retry': { zh: '要求重新采集', en: 'asked for another visit' },
  'health.answer': { zh: '答复了健康评审', en: 'answered a health review' },
  'health.manage': { zh: '处理健康评审', en: 'ran a health review' },
  'help.answer': { zh: '处理服务请求', en: 'dealt with a request' },
  'help.ask': { zh: '提出服务请求', en: 'asked the help desk' },
  'help.close': { zh: '关闭服务请求', en: 'closed a request' },
  'help.publish': { zh: '发布指引', en: 'published guidance' },
  'help.reply': { zh: '补充服务请求', en: 'added to a request' },
  'invite.manage': { zh: '邀请或撤回邀请', en: 'made or withdrew an invitation' },
  'member.manage': { zh: '管理成员', en: 'changed a member' },
  'mentor.appoint': { zh: '任免导师', en: 'appointed or dismissed a mentor' },
  'notification.own': { zh: '设置通知', en: 'set notifications' },
  'invite.make': { zh: '发出邀请', en: 'made an invitation' },
  'invite.accept': { zh: '接受邀请', en: 'took up an invitation' },
  'invite.revoke': { zh: '撤回邀请', en: 'withdrew an invitation' },
  'member.join': { zh: '加入', en: 'joined' },
  'member.roles': { zh: '更改角色', en: 'changed roles' },
  'member.set-password': { zh: '设了新密码', en: 'set a new password' },
  'rubric.draft': { zh: '起草评审标准', en: 'drafted a rubric' },
  'health.sign': { zh: '发现退役信号', en: 'found a sign of retirement' },
  'watch.lift': { zh: '移出观察名单', en: 'lifted the watch' },
  'people.accept': { zh: '认定是同一人', en: 'took two identities for one person' },
  'people.reject': { zh: '认定不是同一人', en: 'took two identities for two people' },
  'people.affiliate': { zh: '记下任职', en: 'noted where somebody worked' },
  'people.alias': { zh: '记下单位名', en: 'noted a name of an organisation' },
  'ranking.answer': { zh: '答复排名异议', en: 'answered a dispute' },
  'ranking.dispute': { zh: '对排名提出异议', en: 'disputed a ranking' },
  'ranking.publish': { zh: '处理排名', en: 'moved a ranking on' },
  'report.write': { zh: '写导师报告', en: 'wrote a mentor report' },
  'rubric.activate': { zh: '启用评审标准', en: 'put a rubric into force' },
  'rubric.edit': { zh: '修改评审标准', en: 'changed the rubric' },
  'token.manage': { zh: '管理访问令牌', en: 'made or revoked a token' },
  'verdict.report': { zh: '流水线上报结论', en: 'reported a verdict' },
  'watch.set': { zh: '设置观察名单', en: 'set the watch list' },
};

const objects: Readonly<Record<string, Text>> = {
  application: { zh: '申请', en: 'application' },
  account: { zh: '账号', en: 'account' },
  assignment: { zh: '分派', en: 'assignment' },
  ballot: { zh: '表决', en: 'ballot' },
  claim: { zh: '认领', en: 'claim' },
  clarification: { zh: '澄清', en: 'clarification' },
  comment: { zh: '评论', en: 'comment' },
  document: { zh: '文件', en: 'document' },
  evidence: { zh: '证据', en: 'evidence' },
  identity: { zh: '账号身份', en: 'identity' },
  guide: { zh: '指引', en: 'guidance' },
  health: { zh: '健康评审', en: 'health review' },
  sign: { zh: '退役信号', en: 'sign of retirement' },
  guidance: { zh: '指引', en: 'guidance' },
  'health-review': { zh: '健康评审', en: 'health review' },
  invite: { zh: '邀请', en: 'invitation' },
  judgement: { zh: '评分', en: 'judgement' },
  member: { zh: '成员', en: 'member' },
  mentor: { zh: '导师', en: 'mentor' },
  notice: { zh: '公示', en: 'public notice' },
  'public-notice': { zh: '公示', en: 'public notice' },
  objection: { zh: '异议', en: 'objection' },
  project: { zh: '项目', en: 'project' },
  ranking: { zh: '排名', en: 'ranking' },
  report: { zh: '导师报告', en: 'mentor report' },
  request: { zh: '服务请求', en: 'request' },
  rubric: { zh: '评审标准', en: 'rubric' },
  'sign-off': { zh: '签署', en: 'sign-off' },
  token: { zh: '访问令牌', en: 'token' },
  vote: { zh: '票', en: 'vote' },
  waiver: { zh: '豁免', en: 'waiver' },
  watch: { zh: '观察名单', en: 'watch list' },
  dispute: { zh: '排名异议', en: 'dispute' },
  repository: { zh: '代码仓', en: 'repository' },
  person: { zh: '贡献者', en: 'person' },
  organisation: { zh: '单位', en: 'organisation' },
};

/** What was done, in words; an action without any stands for itself. */
export function auditAction(action: string): Text {
  return actions[action] ?? actionName(action);
}

/** What kind of thing it was done to; a kind without a word stands for itself. */
export function auditObject(kind: string): Text {
  return objects[kind] ?? { zh: kind, en: kind };
}
