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

/** Texts of the members desk. */
export const membersText = {
  title: { zh: '成员', en: 'Members' },
  lead: {
    zh: '谁能做什么、属于哪个单位。自己的角色由别人来改；最后一位管理员不能撤去。',
    en: 'Who may do what, and whose conflicts of interest they share. Nobody changes their own roles; the last administrator stays.',
  },
  name: { zh: '姓名', en: 'Name' },
  email: { zh: '邮箱', en: 'Address' },
  roles: { zh: '角色', en: 'Roles' },
  organisation: { zh: '单位', en: 'Organisation' },
  state: { zh: '状态', en: 'State' },
  factor: { zh: '第二重验证', en: 'Second factor' },
  sessions: { zh: '会话', en: 'Sessions' },
  active: { zh: '正常', en: 'active' },
  suspended: { zh: '已停用', en: 'suspended' },
  on: { zh: '已启用', en: 'set up' },
  off: { zh: '未启用', en: 'not set up' },
  none: { zh: '无', en: 'none' },
  invites: { zh: '邀请', en: 'Invitations' },
  noInvites: { zh: '没有等待使用的邀请。', en: 'No invitation waits.' },
  invite: { zh: '邀请成员', en: 'Invite somebody' },
  inviteHelp: {
    zh: '会得到一个 72 小时内有效、只能用一次的链接，请通过可信的渠道交给本人。',
    en: 'You get a link that is good once, for 72 hours; hand it over by a channel you trust.',
  },
  makeInvite: { zh: '生成链接', en: 'Make the link' },
  link: { zh: '链接（只显示这一次）', en: 'The link, shown this once' },
  purpose: { zh: '用途', en: 'Purpose' },
  join: { zh: '开通账号', en: 'a new account' },
  password: { zh: '重设密码', en: 'a new password' },
  by: { zh: '邀请人', en: 'Invited by' },
  until: { zh: '有效至', en: 'Good until' },
  withdraw: { zh: '撤回', en: 'Take back' },
  withdrawn: { zh: '邀请已撤回。', en: 'The invitation was taken back.' },
  reason: { zh: '理由（写入审计日志）', en: 'Reason, for the audit log' },
  setRoles: { zh: '授予或撤去角色', en: 'Grant or take roles' },
  setRolesHelp: { zh: '保存后对方须重新登录。', en: 'The member signs in again afterwards.' },
  setOrganisation: { zh: '单位', en: 'Organisation' },
  setOrganisationHelp: {
    zh: '与申请方同属一个单位的成员须回避。',
    en: 'Members of the applicant’s organisation stand aside.',
  },
  save: { zh: '保存', en: 'Save' },
  saved: { zh: '已保存，并写入审计日志。', en: 'Saved, and recorded in the audit log.' },
  access: { zh: '进出', en: 'Access' },
  suspend: { zh: '停用', en: 'Suspend' },
  restore: { zh: '恢复', en: 'Let in again' },
  endSessions: { zh: '结束其所有会话', en: 'End all their sessions' },
  resetFactor: { zh: '清除第二重验证（手机丢失）', en: 'Clear the second factor, when the phone is lost' },
  self: {
    zh: '这是您自己：角色、单位和状态须由另一位管理员来改。',
    en: 'This is you: your roles, organisation and state are changed by another administrator.',
  },
} as const satisfies Texts;
