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

/** `X-Forgejo-Signature` or `X-Gitea-Signature`: HMAC-SHA256 of the raw body in hexadecimal. */
export const webhook: Webhook = {
  setup: {
    zh: 'POST Content Type 选 application/json，触发条件选所有事件。',
    en: 'POST content type: application/json; trigger on all events.',
  },
  check({ header, body }, secrets) {
    const signature = header('x-forgejo-signature') ?? header('x-gitea-signature');
    if (signature === null || !signedHex(body, signature, secrets)) return null;
    const delivery = header('x-forgejo-delivery') ?? header('x-gitea-delivery');
    return { delivery, repository: idInBody(body, 'repository') };
  },
};
