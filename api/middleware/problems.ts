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

import type { Context } from 'hono';
import type { Logger } from '#store/log.ts';
import { type ApiError, apiErrorOf, problemKinds, problemOf } from '../errors.ts';
import { apiHeaders } from '../headers.ts';

/** An error as problem+json; never cached, never with a stack. */
export function problemResponse(error: ApiError, more: Readonly<Record<string, string>> = {}): Response {
  const { status } = problemKinds[error.kind];
  return new Response(`${JSON.stringify(problemOf(error))}\n`, {
    status,
    headers: {
      ...apiHeaders,
      'content-type': 'application/problem+json; charset=utf-8',
      'cache-control': 'no-store',
      ...(status === 503 ? { 'retry-after': '5' } : {}),
      ...more,
    },
  });
}

function causeOf({ cause, message }: ApiError): string {
  return cause instanceof Error ? (cause.stack ?? cause.message) : message;
}

/** A path as logs may have it: links of invitations are secrets. */
export function loggedPath(path: string): string {
  return path.replace(/(\/(?:invite|invitations)\/)[^/]+/, '$1…');
}

/** Answers whatever was thrown, and logs what is our fault. */
export function onError(log: Logger): (error: unknown, c: Context) => Response {
  return (thrown, c) => {
    const error = apiErrorOf(thrown);
    if (problemKinds[error.kind].status >= 500) {
      log.error('a request failed', {
        kind: error.kind,
        path: loggedPath(c.req.path),
        error: causeOf(error),
      });
    }
    return problemResponse(error);
  };
}
