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
import type { ByteCache, Generation } from '../byte-cache.ts';
import { apiHeaders, siteHeaders } from '../headers.ts';
import { answer, type Representation, represent } from '../representation.ts';

const cacheControl = 'public, max-age=0, must-revalidate';
const dataHeaders = { ...apiHeaders, 'cache-control': cacheControl };
const pageHeaders = { ...siteHeaders, 'cache-control': cacheControl };

function headersOf({ type }: Representation): Readonly<Record<string, string>> {
  return type.startsWith('text/') ? pageHeaders : dataHeaders;
}

/** Address as asked, without scheme and host: what an answer depends on, and all it depends on. */
function addressOf(url: string): string {
  const path = url.indexOf('/', url.indexOf('//') + 2);
  return path < 0 ? '/' : url.slice(path);
}

/**
 * Answers GET from bytes kept with their ETag until the data changes. Outermost, so that a hot list costs no more than
 * sending it; askers of one missing answer share one making of it.
 */
export function kept(cache: ByteCache, generation: Generation): MiddlewareHandler {
  const making = new Map<string, Promise<Representation | null>>();
  return async (c, next) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return next();
    const key = addressOf(c.req.url);
    const wanted = {
      ifNoneMatch: c.req.header('if-none-match'),
      acceptEncoding: c.req.header('accept-encoding'),
    };
    const ready = cache.get(key) ?? (await making.get(key));
    if (ready !== undefined && ready !== null) return answer(ready, wanted, headersOf(ready));
    const made = generation.current();
    const { promise, resolve } = Promise.withResolvers<Representation | null>();
    if (!making.has(key)) making.set(key, promise);
    try {
      await next();
      if (c.res.status !== 200) return;
      const type = c.res.headers.get('content-type') ?? 'application/json';
      const representation = represent(new Uint8Array(await c.res.arrayBuffer()), type);
      const storable = c.res.headers.get('cache-control') !== 'no-cache';
      if (storable) cache.put(key, representation, made);
      resolve(storable ? representation : null);
      const headers = headersOf(representation);
      c.res = await answer(representation, wanted, storable ? headers : { ...headers, 'cache-control': 'no-cache' });
    } finally {
      resolve(null);
      if (making.get(key) === promise) making.delete(key);
    }
  };
}
