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

import type { Text } from '#store/facts.ts';

/** What members are told of, by kind; each can be kept out of the mail. */
export const notificationKinds = {
  application: { zh: '申请有新进展', en: 'an application moved on' },
  assignment: { zh: '分派给我的评审', en: 'reviews assigned to me' },
  clarification: { zh: '澄清的提问与答复', en: 'clarifications asked and answered' },
  comment: { zh: '评论里提到我', en: 'comments that mention me' },
  ballot: { zh: '表决的开始与结果', en: 'votes that begin and end' },
  waiver: { zh: '豁免的提出与到期', en: 'waivers proposed and ending' },
  notice: { zh: '公示与异议', en: 'public notices and objections' },
  decision: { zh: '阶段变更与结论', en: 'stages entered and decisions' },
  claim: { zh: '项目认领', en: 'claims of projects' },
  report: { zh: '导师报告', en: 'mentor reports' },
  health: { zh: '健康评审与退役信号', en: 'health reviews and signs of an end' },
  watch: { zh: '观察名单', en: 'the watch list' },
  help: { zh: '服务请求', en: 'help desk requests' },
  ranking: { zh: '榜单与异议', en: 'rankings and disputes' },
  account: { zh: '我的账号与权限', en: 'my account and roles' },
  hub: { zh: '平台运行', en: 'the running of the hub' },
} as const satisfies Readonly<Record<string, Text>>;

/** One of {@link notificationKinds}. */
export type NotificationKind = keyof typeof notificationKinds;
