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

/** `X-Hub-Signature-256` over the raw body. */
export const webhook: Webhook = {
  setup: {
    zh: 'Content type 选 application/json，事件选 “Send me everything” 或需要的事件。',
    en: 'Content type: application/json; events: “Send me everything”, or those you want.',
  },
  check({ header, body }, secrets) {
    const signature = header('x-hub-signature-256');
    if (!signature?.startsWith('sha256=') || !signedHex(body, signature.slice('sha256='.length), secrets)) return null;
    return { delivery: header('x-github-delivery'), repository: idInBody(body, 'repository') };
  },
};
