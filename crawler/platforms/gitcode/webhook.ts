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

import { idInBody, signedHex, type Webhook } from '../../webhook.ts';

/** `X-GitCode-Signature-256` over the raw body. */
export const webhook: Webhook = {
  setup: {
    zh: '选“签名密钥”，填入密钥；事件全选。',
    en: 'Choose “signature key” and put the secret there; choose all events.',
  },
  check({ header, body }, secrets) {
    const signature = header('x-gitcode-signature-256');
    if (!signature?.startsWith('sha256=') || !signedHex(body, signature.slice('sha256='.length), secrets)) return null;
    return { delivery: header('x-gitcode-delivery'), repository: idInBody(body, 'project') };
  },
};
