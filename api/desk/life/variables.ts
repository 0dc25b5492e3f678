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

import { z } from 'zod';
import { variable } from '../../variable.ts';

const smtpUrl = z.string().refine((text) => URL.canParse(text) && /^smtps?:$/.test(new URL(text).protocol));

/** Variables of mail. */
export const mailVariables = {
  smtpUrl: variable<string | null>({
    name: 'TONGMING_SMTP_URL',
    default: null,
    meaning: {
      zh: '发信服务器：smtp://（用 STARTTLS 加密）或 smtps://；用户名和密码里的特殊字符用百分号编码。不设则不发邮件，通知只在工作台里。除本机外一律加密，证书有误就不发。',
      en: 'Server that mail is sent through: smtp:// (encrypted by STARTTLS) or smtps://; special characters of user name and password are percent-encoded. Unset, no mail is sent and notifications stay in the desk. All but this very machine is spoken to encrypted, and not at all when its certificate is wrong.',
    },
    example: 'smtps://hub%40example.org:secret@smtp.example.org',
    schema: smtpUrl,
    fallback: null,
    shape: { zh: 'smtp:// 或 smtps:// 开头的地址', en: 'an smtp:// or smtps:// address' },
  }),
  mailFrom: variable<string | null>({
    name: 'TONGMING_MAIL_FROM',
    default: null,
    meaning: {
      zh: '邮件的发件地址；与 TONGMING_SMTP_URL 一起设。邮件里的链接用 TONGMING_BASE_URL，所以它也要设。',
      en: 'Address that mail comes from; set it together with TONGMING_SMTP_URL. Links in mail begin with TONGMING_BASE_URL, which has to be set too.',
    },
    example: 'hub@example.org',
    schema: z.string().regex(/^[^\s@<>(),;:"\\[\]]+@[^\s@<>(),;:"\\[\]]+$/),
    fallback: null,
    shape: { zh: '一个邮箱地址', en: 'one address' },
  }),
} as const;
