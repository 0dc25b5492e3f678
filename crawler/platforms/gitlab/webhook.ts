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
import { sameSecret, type Webhook, type WebhookCall } from '../../webhook.ts';

const tolerance = 5 * 60_000;

/** The key of a Standard Webhooks secret: what follows `whsec_` is base64, everything else is taken as it is. */
function keyOf(secret: string): Buffer | string {
  return secret.startsWith('whsec_') ? Buffer.from(secret.slice('whsec_'.length), 'base64') : secret;
}

/** `webhook-signature: v1,… v1,…` over id, time and body; any valid one counts. */
function signed({ header, body }: WebhookCall, secrets: readonly string[], now: Date): boolean {
  const id = header('webhook-id');
  const time = header('webhook-timestamp');
  const list = header('webhook-signature');
  if (id === null || list === null || time === null || !/^\d{1,12}$/u.test(time)) return false;
  if (Math.abs(now.getTime() - Number(time) * 1000) > tolerance) return false;
  const given = list.split(' ').slice(0, 10);
  const right = secrets.map(
    (secret) => `v1,${createHmac('sha256', keyOf(secret)).update(`${id}.${time}.`).update(body).digest('base64')}`,
  );
  return right.map((one) => given.map((two) => sameSecret(one, two)).includes(true)).includes(true);
}

/** A signature where the server makes one, else the token of the form, compared as it is. */
export const webhook: Webhook = {
  setup: {
    zh: '密钥填入 Secret token；触发来源全选。',
    en: 'Put the secret into “Secret token”; choose all triggers.',
  },
  check(call, secrets, now) {
    const { header } = call;
    const token = header('x-gitlab-token');
    const plain = token !== null && secrets.map((secret) => sameSecret(token, secret)).includes(true);
    const genuine = header('webhook-signature') === null ? plain : signed(call, secrets, now);
    if (!genuine) return null;
    const delivery = header('webhook-id') ?? header('idempotency-key') ?? header('x-gitlab-event-uuid');
    // A plain token signs nothing: what the body says is not used.
    return { delivery, repository: null };
  },
};
