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

import { ApiError } from '../errors.ts';

/** Hosts that no name server can be made to point here: a page under one of them was sent by whoever answers there. */
const numbered = /^(?:localhost|\d{1,3}(?:\.\d{1,3}){3}|\[[\da-f:.]+\])(?::\d{1,5})?$/i;

/**
 * Whether an origin is the address that was asked, for a hub that is used without its proxy. Once the hub has a public
 * address, names count no more: anybody can let a name of theirs point at a hub (DNS rebinding).
 */
function isAskedAddress(origin: string, host: string | null, origins: readonly string[]): boolean {
  const [, named] = /^https?:\/\/([^/\s]+)$/.exec(origin) ?? [];
  if (named === undefined || named !== host) return false;
  return numbered.test(named) || origins.every((own) => numbered.test(own.slice(own.indexOf('//') + 2)));
}

/**
 * Whether a request that changes something comes from a page of this hub. Browsers say so in `Origin` and
 * `Sec-Fetch-Site`, which no script can set; what says neither is no page, and what says anything else is another site.
 */
function isOwnOrigin(headers: Headers, origins: readonly string[]): boolean {
  const origin = headers.get('origin');
  const site = headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin') return false;
  if (origin === null) return site !== null;
  return origins.includes(origin) || isAskedAddress(origin, headers.get('host'), origins);
}

/** Refuses a change that is not sent by a page of this hub. */
export function requireOwnOrigin(headers: Headers, origins: readonly string[]): void {
  if (isOwnOrigin(headers, origins)) return;
  throw new ApiError('forbidden', {
    zh: '这个请求不是从本站的页面提交的，因此没有执行。请在本站页面上重新操作。',
    en: 'This request was not sent from a page of this site, so nothing was done. Do it again on our page.',
  });
}
