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

import { defineCommand } from '../command.ts';
import { adminCommand } from '../desk/accounts/command.ts';
import { dataOption, jsonOption } from '../options.ts';

const value = (name: string, zh: string, en: string) =>
  ({ type: 'string', value: name, description: { zh, en } }) as const;
const form = (usage: string, zh: string, en: string) => ({ usage: `tongming admin ${usage}`, summary: { zh, en } });

/** Members of the desk. */
export const admin = defineCommand({
  id: 'admin',
  summary: {
    zh: '邀请成员（第一位管理员由此产生），授予或撤去角色，停用，重设密码和第二重验证',
    en: 'invite members (the first administrator comes so), grant and take roles, suspend, reset passwords and second factors',
  },
  usage: 'tongming admin invite EMAIL [--role ROLE,…] [--name NAME] [--organisation ORG] [--json]',
  forms: [
    form('list [--json]', '列出成员', 'list members'),
    form('grant EMAIL --role ROLE,… [--reason TEXT]', '授予角色', 'grant roles'),
    form(
      'revoke EMAIL [--role ROLE,…] [--reason TEXT]',
      '撤去角色（默认全部）',
      'take roles, all of them unless named',
    ),
    form('suspend EMAIL [--reason TEXT]', '停用成员并让其退出登录', 'keep a member out and end their sessions'),
    form('restore EMAIL [--reason TEXT]', '恢复停用的成员', 'let a suspended member in again'),
    form('reset-password EMAIL [--json]', '打印重设密码的一次性链接', 'print a one-time link for a new password'),
    form(
      'reset-second-factor EMAIL [--reason TEXT]',
      '手机丢了：清除第二重验证',
      'forget a second factor, when the phone is lost',
    ),
    form('new-secret', '更换签发会话的密钥', 'change the secret that signs sessions'),
  ],
  note: {
    zh: '链接 72 小时内有效，只能用一次；不写 --role 即邀请管理员。角色：reviewer、legal-reviewer、committee、administrator。详见 docs/accounts.md。',
    en: 'The link is good once, for 72 hours; --role is administrator unless told: reviewer, legal-reviewer, committee. See docs/accounts.md.',
  },
  example: 'tongming admin invite li@example.org',
  options: {
    role: value('ROLE,…', '角色，可用逗号写几个', 'roles, several with commas'),
    name: value('NAME', '受邀人的姓名，本人可以改', 'name of whoever is invited, which they can change'),
    organisation: value('ORG', '单位，用于回避', 'organisation, which recusal goes by'),
    reason: value('TEXT', '理由，写入审计日志', 'why, for the audit log'),
    data: dataOption,
    json: jsonOption,
  },
  positionals: [1, 2],
  run: adminCommand,
});
