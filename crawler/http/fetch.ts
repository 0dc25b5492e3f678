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

import { z } from 'zod';
import { PlatformError } from './error.ts';
import type { Http, HttpAnswer, HttpRequest, ReadLimit } from './http.ts';

/** What requests of a library that only knows `fetch` are sent with. */
export interface FetchDefaults {
  /** Bucket of a request beside host and credential. */
  readonly resource: string | ((url: URL, method: string) => string);
  readonly readLimit: ReadLimit;
  /** For requests that come without a signal of their own. */
  readonly signal?: AbortSignal;
  readonly retries?: number;
  readonly maxBytes?: number;
  readonly timeoutMs?: number;
}

const anything = z.unknown();
/** Statuses that a library reads for itself. */
const answers: readonly number[] = [304, ...Array.from({ length: 100 }, (_, index) => 400 + index)];
const withoutConflict = answers.filter((status) => status !== 409);
/** Next pages that are remembered until they are asked for. */
const mostPages = 1000;
/** Describe bytes that are gone: the body was unpacked and written anew. */
const ofBytes = new Set(['content-encoding', 'content-length', 'transfer-encoding', 'connection', 'keep-alive']);

/** The body of what libraries give: text, or a Request that was made of it. */
async function bodyOf(input: Parameters<typeof fetch>[0], init: RequestInit | undefined): Promise<string | undefined> {
  const body = init?.body ?? null;
  if (typeof body === 'string') return body;
  if (body !== null) return new Response(body).text();
  if (!(input instanceof Request) || input.body === null) return undefined;
  return input.text();
}

function responseOf({ status, headers, url, body, problem }: HttpAnswer<unknown>): Response {
  const bare = status === 204 || status === 205 || status === 304;
  const content = body ?? problem;
  // Written anew, because numbers that no double can hold have become text.
  const text = bare || (content === null && status > 399) ? null : JSON.stringify(content);
  const kept = [...headers].filter(([name]) => !ofBytes.has(name));
  const response = new Response(text, { status, headers: kept });
  if (text !== null) response.headers.set('content-type', 'application/json; charset=utf-8');
  Object.defineProperty(response, 'url', { value: url });
  return response;
}

function methodOf(text: string, url: string): 'GET' | 'POST' {
  const method = text.toUpperCase();
  if (method === 'GET' || method === 'POST') return method;
  throw new PlatformError('unprocessable', `${method} is not sent: a crawler only reads.`, { url });
}

/**
 * A `fetch` over the core, for libraries that bring types and endpoints. 304 and 4xx are answers, limits were waited
 * for, everything else is thrown as a PlatformError (libraries wrap it: it is their error's `cause`); whole numbers beyond
 * 2^53 are text in the body. A 409 on a next page is thrown too: octokit takes it for the end of the list. What a library
 * has of retries and throttling of its own must be switched off.
 */
export function asFetch(http: Http, defaults: FetchDefaults): typeof fetch {
  const { resource, readLimit, retries, maxBytes, timeoutMs } = defaults;
  const never = new AbortController().signal;
  const pages = new Set<string>();
  return async (input, init) => {
    const request = input instanceof Request ? input : null;
    const url = input instanceof Request ? input.url : typeof input === 'string' ? input : input.href;
    const method = methodOf(init?.method ?? request?.method ?? 'GET', url);
    const headers = new Headers(init?.headers ?? request?.headers);
    const body = await bodyOf(input, init);
    const parsed = URL.parse(url);
    const sent: HttpRequest<unknown> = {
      method,
      url,
      headers: Object.fromEntries(headers),
      ...(body === undefined || method === 'GET' ? {} : { body }),
      resource: typeof resource === 'string' || parsed === null ? String(resource) : resource(parsed, method),
      readLimit,
      expect: pages.delete(parsed?.href ?? url) ? withoutConflict : answers,
      schema: anything,
      signal: init?.signal ?? defaults.signal ?? request?.signal ?? never,
      ...(retries === undefined ? {} : { retries }),
      ...(maxBytes === undefined ? {} : { maxBytes }),
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
    };
    const answer = await http.request(sent);
    if (answer.next !== null) pages.add(answer.next);
    if (pages.size > mostPages) pages.delete([...pages][0] ?? '');
    return responseOf(answer);
  };
}
