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

import { ApiError } from '../../errors.ts';

/** The token of an `Authorization: Bearer` header; null = there is none. Other schemes belong to proxies before us. */
export function bearerOf(headers: Headers): string | null {
  const [, token] = /^bearer +(\S+) *$/i.exec(headers.get('authorization') ?? '') ?? [];
  return token ?? null;
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}

/** Refuses an address that holds a token: addresses are kept in histories and logs of others. */
export function refuseTokenInAddress(url: string): void {
  if (!url.includes('hub_ci_') && !decoded(url).includes('hub_ci_')) return;
  throw new ApiError('bad-request', {
    zh: '令牌不能写在地址里：地址会留在历史和日志中。请立即吊销它，换一个新的，并放进 Authorization 头。',
    en: 'A token must not be in an address, which is kept in histories and logs. Revoke it now, make a new one, and send that in the Authorization header.',
  });
}
