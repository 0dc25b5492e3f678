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

import type { ReadAnswer } from './answer.ts';
import { PlatformError, withoutQuery } from './error.ts';
import type { HttpRequest, Method } from './http.ts';
import { judgeTarget } from './link.ts';

/** Where a request stands in its chain of redirects. */
export interface Hop {
  readonly url: string;
  readonly method: Method;
  readonly body: string | null;
}

/** Checks where a request wants to go, before anything is connected. */
export function firstHop(request: HttpRequest<unknown>, origin: string): Hop {
  const url = URL.parse(request.url);
  if (url === null || url.origin !== origin) {
    const message = `${url?.host ?? 'No URL'}: requests go to ${origin} only, and nothing was sent elsewhere.`;
    throw new PlatformError('foreign-origin', message, { url: url?.origin ?? 'about:blank' });
  }
  if (url.username !== '' || url.password !== '') {
    const message = `${origin}: a URL with a user name or password is refused.`;
    throw new PlatformError('foreign-origin', message, { url: origin });
  }
  url.hash = '';
  return { url: url.href, method: request.method ?? 'GET', body: request.body ?? null };
}

/** Where a redirect leads, on the same origin only; POST becomes GET except by 307 and 308. */
export function nextHop({ url, method, body }: Hop, answer: ReadAnswer, clean: (text: string) => string): Hop {
  const { status, headers } = answer;
  const where = withoutQuery(url);
  const refuse = (why: string) => new PlatformError('redirect', `${where}: ${why}.`, { url, status });
  const target = judgeTarget(headers.get('location'), url);
  if (target.kind === 'none') throw refuse('is redirected without saying where to');
  if (target.kind === 'self') throw refuse('is redirected to itself');
  if (target.kind === 'foreign') {
    throw refuse(`is redirected to ${clean(target.host)}, where nothing is sent. Name the host that it moved to`);
  }
  const kept = status === 307 || status === 308;
  return kept ? { url: target.url, method, body } : { url: target.url, method: 'GET', body: null };
}
