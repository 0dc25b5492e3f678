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

/**
 * Mail domains that anybody can have, and the no-reply domains of platforms, sub-domains included: they say nothing of
 * an employer, whatever the table of organisations says.
 */
export const freeMailDomains: readonly string[] = [
  '126.com',
  '139.com',
  '163.com',
  '163.net',
  '188.com',
  '189.cn',
  '21cn.com',
  'aliyun.com',
  'aol.com',
  'duck.com',
  'fastmail.com',
  'fastmail.fm',
  'foxmail.com',
  'free.fr',
  'gmail.com',
  'gmx.com',
  'gmx.de',
  'gmx.net',
  'googlemail.com',
  'hey.com',
  'hotmail.com',
  'icloud.com',
  'kernel.org',
  'linux.com',
  'live.cn',
  'live.com',
  'localdomain',
  'localhost',
  'mac.com',
  'mail.ru',
  'mailbox.org',
  'me.com',
  'msn.com',
  'noreply.atomgit.com',
  'noreply.codeberg.org',
  'noreply.gitcode.com',
  'noreply.gitee.com',
  'noreply.github.com',
  'noreply.gitlab.com',
  'outlook.com',
  'pm.me',
  'posteo.de',
  'proton.me',
  'protonmail.com',
  'qq.com',
  'riseup.net',
  'sina.cn',
  'sina.com',
  'sohu.com',
  'tutanota.com',
  'user.noreply.gitee.com',
  'vip.163.com',
  'web.de',
  'wo.cn',
  'yahoo.co.jp',
  'yahoo.com',
  'yandex.com',
  'yandex.ru',
  'yeah.net',
  'zoho.com',
];
