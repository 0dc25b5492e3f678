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

import type { Config } from '../config.ts';
import { mailSettings } from '../desk/life/mail/settings.ts';
import { type Finding, same } from './finding.ts';

const id = 'mail';
const subject = { zh: '邮件', en: 'mail' };

/** Whether mail can be sent as far as the configuration tells; no server is asked, and no password is shown. */
export function examineMail(config: Pick<Config, 'smtpUrl' | 'mailFrom' | 'baseUrl'>): Finding[] {
  const { smtpUrl, mailFrom, baseUrl } = config;
  if (smtpUrl === null && mailFrom === null) {
    const text = {
      zh: '未配置：通知只在工作台里（TONGMING_SMTP_URL、TONGMING_MAIL_FROM）',
      en: 'not configured: notifications stay in the desk (TONGMING_SMTP_URL, TONGMING_MAIL_FROM)',
    };
    return [{ id, subject, status: 'ok', text }];
  }
  const unset = [
    ['TONGMING_SMTP_URL', smtpUrl],
    ['TONGMING_MAIL_FROM', mailFrom],
    ['TONGMING_BASE_URL', baseUrl],
  ].flatMap(([name, value]) => (value === null ? [name] : []));
  const settings = mailSettings(config);
  if (settings === null || unset.length > 0) {
    const names = unset.join(', ');
    const text = { zh: `不会发送：还要设 ${names}`, en: `none is sent: ${names} is not set` };
    return [{ id, subject, status: 'failure', text }];
  }
  const { host, port, secure, from } = settings;
  const way = `${secure ? 'smtps' : 'smtp'}://${host}:${port}, ${from}`;
  return [{ id, subject, status: 'ok', text: same(way) }];
}
