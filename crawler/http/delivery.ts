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

import type { Logger } from '#store/log.ts';
import { abortable } from './abort.ts';
import { acceptedEncodings } from './body.ts';
import { PlatformError, withoutQuery } from './error.ts';
import type { Gate, Passage } from './gate.ts';
import { tooLong } from './gate.ts';
import type { BucketStore, Credential, HttpAnswer, HttpEvent, HttpRequest } from './http.ts';
import { decodeText, describeDrift, isJsonType, type ParsedJson, parseJson } from './json.ts';
import { judgeTarget, parseLink } from './link.ts';
import type { Redactor } from './redact.ts';
import { isBroken, noteAnswer, noteHost, type Traffic } from './traffic.ts';
import { statusFault } from './verdict.ts';
import type { Wire, WireAnswer } from './wire.ts';
import { StaleConnection } from './wire-fault.ts';

/** What a {@link Delivery} works with. */
export interface DeliveryOptions {
  readonly origin: string;
  readonly host: string;
  readonly credential: Credential | null;
  readonly userAgent: string;
  readonly log: Logger;
  readonly buckets: BucketStore | null;
  readonly gate: Gate;
  readonly wire: Wire;
  readonly traffic: Traffic;
  readonly redactor: Redactor;
  readonly now: () => number;
  readonly emit: (event: HttpEvent) => void;
}

/** One request brought to its answer: limits waited for and redirects followed; other faults are thrown. */
export interface Delivery {
  deliver<T>(request: HttpRequest<T>): Promise<HttpAnswer<T>>;
  /** Tells of a fault. */
  failed(request: HttpRequest<unknown>, error: PlatformError, tries: number): void;
  /** Waits before another try. */
  pause(request: HttpRequest<unknown>, ms: number): Promise<void>;
}

const mostRedirects = 5;
const defaultBytes = 64 * 1024 * 1024;
const defaultMs = 120_000;

/** Where a request stands in its chain of redirects. */
interface Hop {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly body: string | null;
}

/** An answer with its JSON, if it has any. */
interface Read {
  readonly answer: WireAnswer;
  readonly json: ParsedJson;
}

/** The answer's JSON with our own secrets taken out, should the server echo them: facts are published. */
function readAnswer(answer: WireAnswer, redactor: Redactor): Read {
  const type = answer.headers.get('content-type');
  if (answer.body === null || answer.body.length === 0) return { answer, json: { kind: 'empty' } };
  const text = isJsonType(type) ? decodeText(answer.body, type) : null;
  const json: ParsedJson = text === null ? { kind: 'not-json' } : parseJson(redactor.clean(text));
  return { answer: { ...answer, body: null }, json };
}

function valueOf(json: ParsedJson): unknown {
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

function bodyOf<T>(request: HttpRequest<T>, { answer, json }: Read, page: string): T {
  const { status } = answer;
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

/** Checks where a request wants to go, before anything is connected. */
function firstHop(request: HttpRequest<unknown>, origin: string): Hop {
  const url = URL.parse(request.url);
  if (url === null || url.origin !== origin) {
    const message = `${url?.host ?? 'No URL'}: requests go to ${origin} only, and nothing was sent elsewhere.`;
    throw new PlatformError('foreign-origin', message, { url: url?.origin ?? 'about:blank' });
  }
  if (url.username !== '' || url.password !== '') {
    throw new PlatformError('foreign-origin', `${origin}: a URL with a user name or password is refused.`, {
      url: origin,
    });
  }
  url.hash = '';
  return { url: url.href, method: request.method ?? 'GET', body: request.body ?? null };
}

function nextHop({ url, method, body }: Hop, { status, headers }: WireAnswer, clean: (text: string) => string): Hop {
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

const redirects = new Set([301, 302, 307, 308]);
/** Set by ourselves; what a library says instead is dropped. */
const ours = new Set(['host', 'connection', 'content-length', 'transfer-encoding', 'accept-encoding', 'user-agent']);

function lowered(headers: Readonly<Record<string, string>>): Record<string, string> {
  const entries = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  return Object.fromEntries(entries.filter(([name]) => !ours.has(name)));
}

/** Makes the delivery of one {@link DeliveryOptions.origin}. */
export function createDelivery(options: DeliveryOptions): Delivery {
  const { origin, host, credential, gate, wire, traffic, redactor, now, emit } = options;

  function passageOf({ resource, signal }: HttpRequest<unknown>, url: string): Passage {
    const lane = traffic.lane({ host, credential: credential?.id ?? null, resource });
    return { lane, host: traffic.host(host), url: withoutQuery(url), signal };
  }

  async function headersOf(request: HttpRequest<unknown>, hop: Hop): Promise<Record<string, string>> {
    const headers: Record<string, string> = {
      accept: 'application/json',
      ...(hop.body === null ? {} : { 'content-type': 'application/json' }),
      ...lowered(request.headers ?? {}),
      'user-agent': options.userAgent,
      'accept-encoding': acceptedEncodings,
    };
    if (hop.body === null) delete headers['content-type'];
    if (typeof request.etag === 'string') headers['if-none-match'] = request.etag;
    if (credential !== null) {
      Object.assign(headers, lowered(await abortable(credential.headers(), request.signal, withoutQuery(hop.url))));
    }
    redactor.learn(headers);
    return headers;
  }

  /** A kept connection that the server closed meanwhile is no fault of anybody: the request goes out again at once. */
  async function send(request: HttpRequest<unknown>, hop: Hop): Promise<WireAnswer> {
    const headers = await headersOf(request, hop);
    const { maxBytes = defaultBytes, timeoutMs = defaultMs, signal } = request;
    const outgoing = { ...hop, headers, maxBytes, timeoutMs, signal };
    for (let stale = 0; ; stale += 1) {
      try {
        return await wire.send(outgoing);
      } catch (error) {
        if (!(error instanceof StaleConnection)) throw error;
        const url = withoutQuery(hop.url);
        if (stale === 8)
          throw new PlatformError('unreachable', `${url}: the connection was reset.`, { url, cause: error });
      }
    }
  }

  /** Sends once when it may, and notes what the answer tells; null = it was refused because of a limit. */
  async function attempt(request: HttpRequest<unknown>, hop: Hop, passage: Passage): Promise<Read | null> {
    const leave = await gate.pass(passage);
    try {
      const answer = await send(request, hop);
      const read = readAnswer(answer, redactor);
      const { status, headers, bytes } = answer;
      const reading = request.readLimit({ status, headers, body: valueOf(read.json), now: now() });
      const told = noteAnswer(passage.lane, reading, status < 500, now());
      noteHost(passage.host, status < 500, now());
      emit({ kind: 'answered', host, resource: request.resource, status, bytes, billable: status !== 304 });
      if (told && options.buckets !== null) await options.buckets.write(passage.lane.state);
      return reading.limited ? null : read;
    } catch (error) {
      if (error instanceof PlatformError && faults.has(error.kind)) noteHost(passage.host, false, now());
      throw error;
    } finally {
      leave();
    }
  }

  /** Asks until the answer is no refusal because of a limit. */
  async function ask(request: HttpRequest<unknown>, hop: Hop): Promise<Read> {
    const passage = passageOf(request, hop.url);
    for (;;) {
      const read = await attempt(request, hop, passage);
      if (read !== null) return read;
      const { lane } = passage;
      options.log.warn('A platform refuses because of a limit', {
        host,
        resource: request.resource,
        times: lane.refusals,
      });
      const at = lane.state.blockedUntil?.getTime() ?? now();
      if (isBroken(lane)) throw tooLong({ at, why: 'circuit' }, passage);
    }
  }

  function linksOf(
    headers: ReadonlyMap<string, string>,
    page: string,
    first: string,
  ): Pick<HttpAnswer<unknown>, 'next' | 'last'> {
    const links = parseLink(headers.get('link') ?? '');
    const next = judgeTarget(links.get('next'), page);
    const last = judgeTarget(links.get('last'), page);
    if (next.kind === 'foreign') {
      const url = withoutQuery(page);
      const message = `${url}: the next page is said to be at ${redactor.clean(next.host)}, where nothing is sent.`;
      throw new PlatformError('foreign-origin', `${message} The server must name itself as it is reached.`, { url });
    }
    const repeats = next.kind === 'self' || (next.kind === 'same' && next.url === first);
    if (repeats) options.log.warn('A platform names a page as its own next', { host, url: withoutQuery(page) });
    return { next: next.kind === 'same' && !repeats ? next.url : null, last: last.kind === 'same' ? last.url : null };
  }

  function finish<T>(request: HttpRequest<T>, read: Read, page: string, first: string, moved: boolean): HttpAnswer<T> {
    const { status, headers } = read.answer;
    const clean = new Map([...headers].map(([name, value]) => [name, redactor.clean(value)]));
    const etag = headers.get('etag') ?? null;
    const base = { status, headers: clean, url: page, moved, notModified: false, etag, next: null, last: null };
    if (status === 304 && isConditional(request)) {
      return { ...base, notModified: true, etag: etag ?? request.etag ?? null, body: null, problem: null };
    }
    if (request.expect?.includes(status)) return { ...base, body: null, problem: valueOf(read.json) };
    if (status < 200 || status > 299) throw statusFault(status, page, valueOf(read.json));
    const body = status === 204 || status === 205 ? null : bodyOf(request, read, page);
    return { ...base, body, problem: null, ...linksOf(headers, page, first) };
  }

  return {
    async deliver<T>(request: HttpRequest<T>) {
      const first = firstHop(request, origin);
      let hop = first;
      let moved = false;
      for (let hops = 0; ; hops += 1) {
        const read = await ask(request, hop);
        const { status } = read.answer;
        if (!redirects.has(status) || request.expect?.includes(status)) {
          return finish(request, read, hop.url, first.url, moved);
        }
        const next = nextHop(hop, read.answer, redactor.clean);
        if (hops === mostRedirects) {
          const message = `${withoutQuery(first.url)}: is redirected more than ${mostRedirects} times.`;
          throw new PlatformError('redirect', message, { url: first.url, status });
        }
        hop = next;
        moved ||= status === 301 || status === 308;
      }
    },
    failed({ resource }, { kind }, tries) {
      if (told.has(kind)) emit({ kind: 'failed', host, resource, reason: kind, try: tries });
    },
    pause: (request, ms) => gate.wait(passageOf(request, request.url), ms, 'retry'),
  };
}

/** Kinds of which a host that gives many in a row is left alone. */
const faults = new Set(['timeout', 'unreachable', 'truncated']);
/** Kinds that are events; the others are answers, or our own decisions. */
const told = new Set([...faults, 'server-error', 'tls', 'not-json', 'schema-drift', 'too-large']);

function isConditional({ etag, headers = {} }: HttpRequest<unknown>): boolean {
  return (
    typeof etag === 'string' || Object.keys(headers).some((name) => /^if-(?:none-match|modified-since)$/iu.test(name))
  );
}
