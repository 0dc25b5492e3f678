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

/** Texts that every page of the desk shares. */
export const frameText = {
  name: { zh: '孵化工作台', en: 'Incubation desk' },
  skip: { zh: '跳到正文', en: 'Skip to content' },
  crumbs: { zh: '所在位置', en: 'You are here' },
  comma: { zh: '、', en: ', ' },
  navigation: { zh: '工作台', en: 'Desk' },
  signedIn: { zh: '已登录：', en: 'Signed in as ' },
  holder: { zh: '跟踪链接', en: 'tracking link' },
  signIn: { zh: '登录', en: 'Sign in' },
  signOut: { zh: '退出登录', en: 'Sign out' },
  account: { zh: '我的账号', en: 'My account' },
  weak: { zh: '未做第二重验证', en: 'no second factor' },
  publicSite: { zh: '公开页面', en: 'Public site' },
  required: { zh: '必填', en: 'required' },
  send: { zh: '提交', en: 'Send' },
  done: { zh: '已保存。', en: 'Saved.' },
  refusedTitle: { zh: '没有保存', en: 'Not saved' },
  refusedPrefix: { zh: '没有保存：', en: 'Not saved: ' },
  missing: { zh: '还缺：', en: 'Still missing:' },
  toField: { zh: '到这一项', en: 'Go to the field' },
  conflictTitle: { zh: '有人先改了这里', en: 'Someone changed this first' },
  conflictHelp: {
    zh: '表单里仍是您写的内容，每一项下面列出现在已保存的内容。对照以后可以再提交一次：那时以您的为准。',
    en: 'The form still holds what you wrote, and what is stored now stands below each field. Compare the two; sending it again then puts yours in place.',
  },
  stored: { zh: '现在已保存的：', en: 'Stored now:' },
  storedEmpty: { zh: '（空）', en: '(empty)' },
  ticked: { zh: '已勾选', en: 'ticked' },
  notTicked: { zh: '未勾选', en: 'not ticked' },
  fileAgain: { zh: '文件没有保留，请重新选择。', en: 'The file was not kept; choose it again.' },
  yours: { zh: '您写的内容', en: 'What you wrote' },
  yoursHelp: { zh: '没有保存。请复制下来，以免丢失。', en: 'It was not saved. Copy it so that it is not lost.' },
  backHome: { zh: '回到工作台', en: 'Back to the desk' },
  problemUnsigned: { zh: '请先登录', en: 'Please sign in' },
  problemForbidden: { zh: '无权查看', en: 'Not for your role' },
  problemMissing: { zh: '没有这个页面', en: 'There is no such page' },
  problemMethod: { zh: '不能这样打开', en: 'Not opened this way' },
  problemConflict: { zh: '有人先改了这里', en: 'Someone changed this first' },
  problemAway: { zh: '暂时无法显示', en: 'Not available right now' },
  problemRequest: { zh: '请求有误', en: 'The request is not right' },
  problemFault: { zh: '服务器出错了', en: 'The server failed' },
  pager: { zh: '翻页', en: 'Pages' },
  older: { zh: '后面的', en: 'Next' },
  newest: { zh: '回到开头', en: 'Back to the start' },
  stepDone: { zh: '已完成', en: 'done' },
  stepNow: { zh: '当前', en: 'now' },
  stepNext: { zh: '未到', en: 'to come' },
  stepSkipped: { zh: '未经过', en: 'not taken' },
  toldOnce: {
    zh: '这里的内容只显示一次，刚才已经显示过，系统没有保存。没有记下的话，请作废后重新生成。',
    en: 'What stood here is shown once, and was; it is not kept. If you have not noted it, withdraw it and make a new one.',
  },
  homeTitle: { zh: '工作台', en: 'Desk' },
  homeLead: {
    zh: '孵化的申请、评审、表决、报告和服务请求都从这里进入。',
    en: 'Applications, reviews, votes, reports and requests start here.',
  },
} as const satisfies Texts;
