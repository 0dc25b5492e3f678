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

import { oneLine } from './address.ts';

/** What a mail tells, in the language of its reader. */
export interface MailText {
  readonly subject: string;
  readonly body: string;
}

interface Item {
  readonly text: { readonly zh: string; readonly en: string };
  /** Path below `/{locale}`. */
  readonly link: string;
}

const words = {
  zh: {
    mark: '【通明】',
    many: (count: number) => `${count} 条新消息`,
    greeting: '您好：',
    member: '是否用邮件通知，可以在这里按类别设置：',
    guest: '您收到这封邮件，是因为在孵化申请或服务请求里留了这个地址。',
    unsigned: '这是自动发出的邮件，回复不会有人看到。',
  },
  en: {
    mark: '[Tongming] ',
    many: (count: number) => `${count} things to look at`,
    greeting: 'Hello,',
    member: 'Choose by kind whether you are mailed:',
    guest: 'You get this mail because this address was given with an application or a request.',
    unsigned: 'This mail was sent by a machine; nobody reads replies.',
  },
} as const;

const longestSubject = 120;

function shortened(text: string): string {
  const letters = Array.from(text);
  return letters.length <= longestSubject ? text : `${letters.slice(0, longestSubject - 1).join('')}…`;
}

/** Writes one mail for everything that somebody is to be told; links begin with the hub's own address and nothing else. */
export function composeMail(
  items: readonly Item[],
  { locale, baseUrl, member }: { locale: 'zh' | 'en'; baseUrl: string; member: boolean },
): MailText {
  const say = words[locale];
  const lines = items.map(({ text, link }) => `${oneLine(text[locale])}\n${baseUrl}/${locale}${link}`);
  const [first] = items;
  const subject = items.length === 1 && first !== undefined ? oneLine(first.text[locale]) : say.many(items.length);
  const why = member ? `${say.member}\n${baseUrl}/${locale}/account/notifications/` : say.guest;
  const body = [say.greeting, ...lines, '--', `${why}\n${say.unsigned}`].join('\n\n');
  return { subject: `${say.mark}${shortened(subject)}`, body: `${body}\n` };
}
