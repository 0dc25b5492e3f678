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

import type { MiddlewareHandler } from 'hono';
import { ApiError } from '../errors.ts';
import { problemResponse } from './problems.ts';

const allow = 'GET, HEAD, OPTIONS';

/** Everything here is for reading: other methods are refused before any handler, and OPTIONS says what is allowed. */
export function methods(): MiddlewareHandler {
  return async (c, next) => {
    const { method } = c.req;
    if (method === 'GET' || method === 'HEAD') return next();
    if (method !== 'OPTIONS') {
      const error = new ApiError('method-not-allowed', {
        zh: `此处只能读取。可用的方法：${allow}。`,
        en: `This address can only be read. Methods: ${allow}.`,
      });
      return problemResponse(error, { allow });
    }
    const open = c.req.path.startsWith('/api/');
    return new Response(null, {
      status: 204,
      headers: {
        allow,
        ...(open
          ? {
              'access-control-allow-origin': '*',
              'access-control-allow-methods': allow,
              'access-control-allow-headers': 'Accept, If-None-Match',
              'access-control-max-age': '86400',
            }
          : {}),
      },
    });
  };
}
