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

import { createHmac } from 'node:crypto';
import { sameSecret, type Webhook } from '../../webhook.ts';

const oldest = 3_600_000;
const ahead = 5 * 60_000;

/** What Gitee sends in its signature mode: of the time and the secret only, never of the body. */
function signatureOf(time: string, secret: string): string {
  return createHmac('sha256', secret).update(`${time}\n${secret}`).digest('base64');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // Not percent-encoded after all.
    return text;
  }
}

/** `X-Gitee-Token`: the password itself, or a signature of the time; the body is never signed and so never believed. */
export const webhook: Webhook = {
  setup: {
    zh: '选“签名密钥”，填入密钥；事件全选。',
    en: 'Choose “signature key” and put the secret there; choose all events.',
  },
  check({ header }, secrets, now) {
    const token = header('x-gitee-token');
    const time = header('x-gitee-timestamp');
    if (token === null || time === null || !/^\d{13}$/u.test(time)) return null;
    const age = now.getTime() - Number(time);
    if (age > oldest || age < -ahead) return null;
    const given = decoded(token);
    const matches = secrets.flatMap((secret) => [
      sameSecret(given, signatureOf(time, secret)),
      sameSecret(token, secret),
    ]);
    return matches.includes(true) ? { delivery: null, repository: null } : null;
  },
};
