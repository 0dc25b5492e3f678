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

import { PlatformError, withoutQuery } from './error.ts';
import type { HttpAnswer, HttpRequest } from './http.ts';
import { decodeText, describeDrift, isJsonType, type ParsedJson, parseJson } from './json.ts';
import { judgeTarget, parseLink } from './link.ts';
import { statusFault } from './verdict.ts';
import type { WireAnswer } from './wire.ts';

/** An answer with its JSON, if it has any. */
export interface ReadAnswer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly json: ParsedJson;
}

/** Reads an answer's JSON with our own secrets taken out, should the server echo them: facts are published. */
export function readAnswer({ status, headers, body }: WireAnswer, clean: (text: string) => string): ReadAnswer {
  if (body === null || body.length === 0) return { status, headers, json: { kind: 'empty' } };
  const type = headers.get('content-type');
  const text = isJsonType(type) ? decodeText(body, type) : null;
  return { status, headers, json: text === null ? { kind: 'not-json' } : parseJson(clean(text)) };
}

/** The value, or null when there is none. */
export function jsonOf({ json }: ReadAnswer): unknown {
  return json.kind === 'json' ? json.value : null;
}

/** True for an answer that is whole and says nothing: a server in trouble gives such. */
function isHollow(value: unknown): boolean {
  return value === null || (typeof value === 'object' && Object.keys(value).length === 0);
}

const broken = {
  empty: ['truncated', 'the answer is empty'],
  truncated: ['truncated', 'the answer ended before it was complete'],
  'not-json': ['not-json', 'the answer is no JSON but another page, as for logging in'],
} as const;

function bodyOf<T>(request: HttpRequest<T>, { status, json }: ReadAnswer, page: string): T {
  const url = withoutQuery(page);
  if (json.kind !== 'json') {
    const [kind, reason] = broken[json.kind];
    throw new PlatformError(kind, `${url}: ${reason}.`, { url, status });
  }
  const checked = request.schema.safeParse(json.value);
  if (checked.success) return checked.data;
  const message = `${url}: the answer has another shape than documented: ${describeDrift(checked.error)}.`;
  const hollow = isHollow(json.value) ? { transient: true } : {};
  throw new PlatformError('schema-drift', message, { url, status, ...hollow });
}

function isConditional({ etag, headers = {} }: HttpRequest<unknown>): boolean {
  return typeof etag === 'string' || Object.keys(headers).some((name) => conditional.test(name));
}

const conditional = /^if-(?:none-match|modified-since)$/iu;

/** How an answer was come by. */
export interface Finish {
  /** Where it was answered. */
  readonly page: string;
  /** What was asked for. */
  readonly first: string;
  readonly moved: boolean;
  readonly clean: (text: string) => string;
  readonly warn: (message: string, fields: Record<string, unknown>) => void;
}

function linksOf(header: string, { page, first, clean, warn }: Finish): Pick<HttpAnswer<unknown>, 'next' | 'last'> {
  if (header === '') return { next: null, last: null };
  const url = withoutQuery(page);
  const links = parseLink(header);
  const next = judgeTarget(links.get('next'), page);
  const last = judgeTarget(links.get('last'), page);
  if (next.kind === 'foreign') {
    const message = `${url}: the next page is said to be at ${clean(next.host)}, where nothing is sent.`;
    const way = 'The server must call itself by the address at which it is reached.';
    throw new PlatformError('foreign-origin', `${message} ${way}`, { url });
  }
  const repeats = next.kind === 'self' || (next.kind === 'same' && next.url === first);
  if (repeats) warn('A platform names a page as its own next', { url });
  return { next: next.kind === 'same' && !repeats ? next.url : null, last: last.kind === 'same' ? last.url : null };
}

/** What the caller gets of an answer that is neither a limit nor a redirect; throws what it did not expect. */
export function finish<T>(request: HttpRequest<T>, read: ReadAnswer, how: Finish): HttpAnswer<T> {
  const { status } = read;
  const { page, moved, clean } = how;
  const headers = new Map([...read.headers].map(([name, value]) => [name, clean(value)]));
  const etag = read.headers.get('etag') ?? null;
  const base = { status, headers, url: page, moved, notModified: false, etag, next: null, last: null };
  if (status === 304 && isConditional(request)) {
    return { ...base, notModified: true, etag: etag ?? request.etag ?? null, body: null, problem: null };
  }
  if (request.expect?.includes(status)) return { ...base, body: null, problem: jsonOf(read) };
  if (status < 200 || status > 299) throw statusFault(status, page, jsonOf(read));
  const body = status === 204 || status === 205 ? null : bodyOf(request, read, page);
  return { ...base, body, problem: null, ...linksOf(read.headers.get('link') ?? '', how) };
}
