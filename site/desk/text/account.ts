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

/** What is said when a form of accounts was refused, by the word in the address. */
export const problemText = {
  wrong: {
    zh: '邮箱、密码或验证码不对，请核对后重试。',
    en: 'The address, password or code is not right. Check it and try again.',
  },
  expired: {
    zh: '等得太久或登录已过期。为保护账号，请重新登录后马上再试。',
    en: 'Too much time has passed. To protect your account, sign in again and retry straight away.',
  },
  'slow-down': {
    zh: '尝试次数太多，请等 {seconds} 秒再试。已登录的人不受影响。',
    en: 'Too many tries. Wait {seconds} seconds and try again. Whoever is signed in already is not affected.',
  },
  provider: {
    zh: '没能用该平台登录：可能中途取消，或平台没有确认您的身份。请重试，或换一种方式。',
    en: 'Signing in with the platform did not work: it was cancelled, or the platform did not confirm who you are. Try again or use another way.',
  },
  short: {
    zh: '密码至少要有 12 个字符。一句好记的话比短而复杂的密码更安全。',
    en: 'A password needs 12 characters at least. A sentence you remember is safer than a short jumble.',
  },
  long: { zh: '密码不能超过 128 个字符。', en: 'A password may have 128 characters at most.' },
  differ: { zh: '两次输入的密码不一样。', en: 'The two passwords are not the same.' },
  name: { zh: '请写姓名，最多 100 个字符。', en: 'Write your name, 100 characters at most.' },
  gone: {
    zh: '这个链接已失效：可能已被使用、撤回或过了期限。请向邀请您的人要一个新的。',
    en: 'This link is no longer good: it was used, withdrawn or is too old. Ask whoever invited you for a new one.',
  },
} as const satisfies Texts;

/** Texts of signing in, invitations and one's own account. */
export const accountText = {
  signIn: { zh: '登录', en: 'Sign in' },
  signInLead: {
    zh: '工作人员凭邀请开通账号。申请项目不需要账号。',
    en: 'Staff get an account by invitation. Applying for a project needs none.',
  },
  email: { zh: '邮箱', en: 'E-mail address' },
  password: { zh: '密码', en: 'Password' },
  code: { zh: '验证码', en: 'Code' },
  codeTitle: { zh: '第二重验证', en: 'Second factor' },
  codeHelp: {
    zh: '身份验证器上的 6 位数字；手机不在身边时，用一个备用码。每个码只能用一次。',
    en: 'Six digits from your authenticator, or a backup code when the phone is not at hand. Each code works once.',
  },
  go: { zh: '继续', en: 'Go on' },
  elsewhere: { zh: '用其他账号登录', en: 'Sign in with another account' },
  elsewhereHelp: {
    zh: '第一次这样登录时会新建一个没有任何角色的账号；角色由管理员授予，从不按邮箱推断。',
    en: 'The first time, this makes an account without any role. Roles are granted by an administrator and never follow from an address.',
  },
  with: { zh: '用 {name} 登录', en: 'Sign in with {name}' },
  already: { zh: '您已登录。', en: 'You are signed in.' },
  toAccount: { zh: '到我的账号', en: 'Go to my account' },
  lost: {
    zh: '忘了密码或丢了手机？请管理员给您一个一次性链接，或清除第二重验证。',
    en: 'Password forgotten or phone lost? An administrator can give you a one-time link or clear the second factor.',
  },
  passwordSet: { zh: '新密码已生效，请用它登录。', en: 'The new password is in place; sign in with it.' },
  invite: { zh: '接受邀请', en: 'Accept the invitation' },
  inviteLead: { zh: '{by} 邀请您使用孵化工作台。', en: '{by} invites you to the incubation desk.' },
  newPassword: { zh: '设定新密码', en: 'Set a new password' },
  account: { zh: '账号', en: 'Account' },
  roles: { zh: '角色', en: 'Roles' },
  noRoles: { zh: '无', en: 'none' },
  until: { zh: '链接有效至', en: 'The link is good until' },
  name: { zh: '姓名', en: 'Name' },
  nameHelp: { zh: '会写进评审记录和审计日志。', en: 'It goes into reviews and the audit log.' },
  choose: { zh: '密码（至少 12 个字符）', en: 'Password, 12 characters at least' },
  again: { zh: '再输入一次密码', en: 'The same password again' },
  makeAccount: { zh: '开通账号', en: 'Make the account' },
  inviteMine: { zh: '用现在登录的账号接受', en: 'Accept with the account that is signed in' },
  inviteMineHelp: {
    zh: '您以 {name} 的身份登录；邀请里的角色会加到这个账号上。',
    en: 'You are signed in as {name}; the roles of the invitation are added to that account.',
  },
  mine: { zh: '我的账号', en: 'My account' },
  organisation: {
    zh: '单位（用于回避，由管理员设定）',
    en: 'Organisation, which recusal goes by; set by an administrator',
  },
  language: { zh: '语言', en: 'Language' },
  save: { zh: '保存', en: 'Save' },
  saved: { zh: '已保存。', en: 'Saved.' },
  changePassword: { zh: '更改密码', en: 'Change the password' },
  current: { zh: '现在的密码', en: 'Current password' },
  change: { zh: '更改', en: 'Change' },
  passwordChanged: {
    zh: '密码已更改，其他会话已结束。',
    en: 'The password was changed and other sessions have ended.',
  },
  noPassword: { zh: '您用平台账号登录，这里没有密码。', en: 'You sign in with a platform; there is no password here.' },
  factor: { zh: '第二重验证', en: 'Second factor' },
  factorOn: { zh: '已启用', en: 'Set up' },
  factorOff: { zh: '未启用', en: 'Not set up' },
  factorLead: {
    zh: '工作人员的操作都需要第二重验证：登录时除密码外，再输入手机身份验证器显示的数字。',
    en: 'Every staff action needs a second factor: besides the password, the digits that an authenticator on your phone shows.',
  },
  toFactor: { zh: '设置第二重验证', en: 'Set up the second factor' },
  replaceFactor: { zh: '换手机', en: 'Use a new phone' },
  replaceHelp: {
    zh: '须在刚刚登录后的十分钟内进行。旧手机上的验证器随即失效。',
    en: 'Within ten minutes of signing in. The authenticator on the old phone stops working at once.',
  },
  startHelp: { zh: '先确认是您本人。', en: 'First show that it is you.' },
  start: { zh: '开始设置', en: 'Begin' },
  scan: { zh: '一、用身份验证器扫描', en: '1. Scan with your authenticator' },
  scanHelp: {
    zh: '任何支持 TOTP 的验证器都可以。不能扫描时，手工输入下面的密钥（基于时间，6 位，30 秒）。',
    en: 'Any authenticator that knows TOTP will do. If you cannot scan, type this secret (time-based, 6 digits, 30 seconds).',
  },
  qr: { zh: '密钥的二维码', en: 'QR code of the secret' },
  secret: { zh: '密钥', en: 'Secret' },
  backup: { zh: '二、保存备用码', en: '2. Keep the backup codes' },
  backupHelp: {
    zh: '手机不在身边时，每个备用码可以代替验证码用一次。它们只在这里显示，请抄下或打印，与手机分开保管。',
    en: 'Without the phone, each of these stands in for a code once. They are shown only here: write them down or print them, and keep them apart from the phone.',
  },
  confirm: { zh: '三、输入验证器上的数字', en: '3. Enter what the authenticator shows' },
  confirmHelp: { zh: '输入后才生效，其他会话会结束。', en: 'Only then does it count; other sessions end.' },
  turnOn: { zh: '启用', en: 'Turn on' },
  factorDone: { zh: '第二重验证已启用。', en: 'The second factor is set up.' },
  toDesk: { zh: '去工作台', en: 'Go to the desk' },
  sessions: { zh: '登录会话', en: 'Sessions' },
  sessionsHelp: {
    zh: '闲置 8 小时或满 12 小时自动结束。看到不认识的，请结束它并更改密码。',
    en: 'They end after 8 idle hours, or 12 in all. If you do not know one, end it and change your password.',
  },
  since: { zh: '登录时间', en: 'Signed in' },
  used: { zh: '最近使用', en: 'Last used' },
  from: { zh: '地址', en: 'Address' },
  browserOn: { zh: '{browser}，{system}', en: '{browser} on {system}' },
  unknownBrowser: { zh: '认不出的浏览器', en: 'a browser we do not know' },
  unknownSystem: { zh: '认不出的系统', en: 'a system we do not know' },
  browser: { zh: '浏览器', en: 'Browser' },
  end: { zh: '结束', en: 'End' },
  endOthers: { zh: '结束其他所有会话', en: 'End all other sessions' },
  sessionsEnded: { zh: '会话已结束。', en: 'The session has ended.' },
  inviteTaken: { zh: '邀请里的角色已加到您的账号上。', en: 'The roles of the invitation are yours now.' },
} as const satisfies Texts;
