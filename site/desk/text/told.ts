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

/** Texts of notifications and calendars. */
export const toldText = {
  title: { zh: '通知', en: 'Notifications' },
  account: { zh: '我的账号', en: 'My account' },
  unread: { zh: '{n} 条未读', en: '{n} unread' },
  nothing: { zh: '没有通知。', en: 'There are no notifications.' },
  what: { zh: '通知', en: 'Notification' },
  when: { zh: '时间', en: 'When' },
  state: { zh: '状态', en: 'State' },
  new: { zh: '未读', en: 'unread' },
  read: { zh: '已读', en: 'read' },
  readAll: { zh: '全部标为已读', en: 'Mark all as read' },
  mail: { zh: '邮件', en: 'Mail' },
  mailHelp: {
    zh: '勾选的类别同时发邮件；每天最多几封，多出来的合成一封。工作台里始终能看到全部通知。',
    en: 'Kinds that are ticked come by mail too: a few mails a day at most, the rest in one. The desk shows all of them.',
  },
  kinds: { zh: '发邮件的类别', en: 'Kinds that come by mail' },
  save: { zh: '保存', en: 'Save' },
  saved: { zh: '已保存。', en: 'Saved.' },
  calendar: { zh: '日程', en: 'Calendar' },
  calendarLead: { zh: '把截止日期订阅到日历软件里（iCalendar）。', en: 'Have the dates in your calendar (iCalendar).' },
  open: { zh: '公开日程', en: 'Public dates' },
  openHelp: {
    zh: '公示和表决的截止、导师报告的截止日，不含任何个人信息。',
    en: 'Ends of notices and votes, and days on which mentor reports are due; nobody is named.',
  },
  own: { zh: '我的日程', en: 'My dates' },
  ownHelp: {
    zh: '只有您要做的事。地址里有密钥，谁有地址谁就能看到，请勿转发；随时可以换一个或取消。',
    en: 'Only what you have to do. The address holds a secret: whoever has it sees your dates, so keep it to yourself. You can change it or take it away at any time.',
  },
  madeAt: { zh: '现有地址生成于：', en: 'There is an address, made' },
  none: { zh: '还没有地址。', en: 'There is no address yet.' },
  make: { zh: '生成地址', en: 'Make an address' },
  renew: { zh: '换一个地址', en: 'Change the address' },
  remove: { zh: '取消地址', en: 'Take the address away' },
  address: { zh: '地址（只显示这一次）', en: 'The address, shown this once' },
  removed: { zh: '地址已失效。', en: 'The address opens nothing any more.' },
} as const satisfies Texts;
