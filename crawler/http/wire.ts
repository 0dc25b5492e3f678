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

import { type ClientRequest, Agent as HttpAgent, type IncomingMessage, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { getCACertificates } from 'node:tls';
import { addressesOf, pinnedLookup } from '../git/reach.ts';
import type { Resolver } from '../git/resolve.ts';
import { createSink, inflateBody } from './body.ts';
import { PlatformError, withoutQuery } from './error.ts';
import type { Method } from './http.ts';
import { wireFault } from './wire-fault.ts';

/** What a {@link Wire} is made of. */
export interface WireOptions {
  readonly origin: string;
  readonly privateHosts: readonly string[];
  readonly resolver?: Resolver;
  /** PEM of an authority that is trusted besides the usual ones. */
  readonly ca?: string;
  /** Until there is a connection. */
  readonly connectMs: number;
  /** Without a byte. */
  readonly idleMs: number;
}

/** One request as it goes out. */
export interface WireRequest {
  readonly url: string;
  readonly method: Method;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  readonly maxBytes: number;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** One answer, read to its end and decompressed. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  /** Null for the body of a refusal that was too long or broken. */
  readonly body: Buffer | null;
  /** Of the body, as they came. */
  readonly bytes: number;
}

/** Connections to one origin, to addresses that were checked. */
export interface Wire {
  send(request: WireRequest): Promise<WireAnswer>;
  close(): void;
}

/** Longest header of an answer, in bytes. */
const maxHeaderSize = 64 * 1024;
/** A refusal's words; more is not read. */
const refusalBytes = 1024 * 1024;

function headersOf({ headers }: IncomingMessage): Map<string, string> {
  const found = new Map<string, string>();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) found.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return found;
}

/** Asked for every new connection: all addresses of the host are checked, and the connection gets no others. */
function checkedLookup(origin: URL, options: WireOptions): LookupFunction {
  const { privateHosts, resolver } = options;
  const look = async (...[host, wanted, callback]: Parameters<LookupFunction>) => {
    let lookup: LookupFunction;
    try {
      lookup = pinnedLookup(await addressesOf(origin, { privateHosts, ...(resolver ? { resolver } : {}) }));
    } catch (error) {
      return callback(error as Error, []);
    }
    return lookup(host, wanted, callback);
  };
  return (host, wanted, callback) => void look(host, wanted, callback);
}

interface Exchange {
  readonly request: WireRequest;
  readonly options: WireOptions;
  readonly fail: (error: unknown) => void;
  readonly done: (answer: WireAnswer) => void;
  /** Called for every sign of life. */
  readonly alive: () => void;
}

/** Reads an answer's body under its caps. */
function receive(response: IncomingMessage, exchange: Exchange): void {
  const { request, fail, done, alive } = exchange;
  const url = withoutQuery(request.url);
  const status = response.statusCode ?? 0;
  const headers = headersOf(response);
  const refusal = status < 200 || status > 299;
  const cap = refusal ? Math.min(request.maxBytes, refusalBytes) : request.maxBytes;
  const sink = createSink(cap);
  const giveUp = (kind: 'too-large' | 'truncated' | 'not-json', message: string) => {
    if (refusal) done({ status, headers, body: null, bytes: sink.size() });
    else fail(new PlatformError(kind, `${url}: ${message}`, { url, status }));
    response.destroy();
  };
  const tooLarge = () => giveUp('too-large', `the answer is larger than ${cap} bytes.`);
  const cut = () => giveUp('truncated', 'the answer ended before it was complete.');
  response.on('data', (chunk: Buffer) => {
    alive();
    if (!sink.push(chunk)) tooLarge();
  });
  response.once('error', cut);
  response.once('close', () => {
    if (!response.complete) cut();
  });
  const unpack = async (packed: Buffer, encoding: string) => {
    const inflated = await inflateBody(packed, encoding, cap);
    if (inflated.kind === 'bytes') done({ status, headers, body: inflated.bytes, bytes: packed.length });
    else if (inflated.kind === 'too-large') tooLarge();
    else if (inflated.kind === 'truncated') cut();
    else giveUp('not-json', 'the answer is packed in a way that was not asked for.');
  };
  response.once('end', () => {
    if (!response.complete) return;
    const encoding = headers.get('content-encoding');
    const body = sink.take();
    if (encoding === undefined) done({ status, headers, body, bytes: body.length });
    else unpack(body, encoding).catch(fail);
  });
}

/** Runs the timers and the signal of one exchange; whatever ends it first wins. */
function exchange(open: (url: URL) => ClientRequest, request: WireRequest, options: WireOptions): Promise<WireAnswer> {
  const { signal } = request;
  const url = withoutQuery(request.url);
  return new Promise((resolve, reject) => {
    const outgoing = open(new URL(request.url));
    const late = (what: string) =>
      fail(new PlatformError('timeout', `${url}: ${what}. It is tried again later.`, { url }));
    const connecting = setTimeout(() => late(`no connection within ${options.connectMs / 1000} s`), options.connectMs);
    const idle = setTimeout(() => late(`not a byte within ${options.idleMs / 1000} s`), options.idleMs);
    const total = setTimeout(() => late(`no whole answer within ${request.timeoutMs / 1000} s`), request.timeoutMs);
    const stop = () => fail(new PlatformError('aborted', `${url}: the request was cancelled.`, { url }));
    const settle = () => {
      for (const timer of [connecting, idle, total]) clearTimeout(timer);
      signal.removeEventListener('abort', stop);
    };
    function fail(error: unknown): void {
      settle();
      reject(error);
      outgoing.destroy();
    }
    const done = (answer: WireAnswer) => {
      settle();
      resolve(answer);
    };
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    outgoing.once('socket', (socket) => {
      if (!socket.connecting) clearTimeout(connecting);
      else socket.once('connect', () => clearTimeout(connecting));
    });
    let status: number | null = null;
    outgoing.on('error', (error) => {
      if (status === null) fail(wireFault(error, url, outgoing.reusedSocket));
      else fail(new PlatformError('truncated', `${url}: the answer is not as long as it says.`, { url, status }));
    });
    outgoing.once('close', () => {
      if (status === null) fail(new PlatformError('unreachable', `${url}: the connection was closed.`, { url }));
    });
    outgoing.once('response', (response) => {
      status = response.statusCode ?? 0;
      idle.refresh();
      receive(response, { request, options, fail, done, alive: () => idle.refresh() });
    });
    outgoing.end(request.body ?? undefined);
  });
}

/** Opens the way to one origin; nothing is connected before the first request. */
export function createWire(options: WireOptions): Wire {
  const origin = new URL(options.origin);
  const secure = origin.protocol === 'https:';
  const settings = { keepAlive: true, maxSockets: 8, scheduling: 'lifo' } as const;
  const agent = secure ? new HttpsAgent(settings) : new HttpAgent(settings);
  const lookup = checkedLookup(origin, options);
  const trust = options.ca === undefined ? {} : { ca: [...getCACertificates('default'), options.ca] };
  const literal = isIP(origin.hostname.replaceAll(/[[\]]/gu, '')) !== 0;
  return {
    async send(request) {
      const { url, method, headers } = request;
      if (new URL(url).origin !== origin.origin) throw new Error('A wire leads to one origin only.');
      const open = (to: URL) =>
        secure
          ? requestHttps(to, { agent, method, headers, lookup, maxHeaderSize, rejectUnauthorized: true, ...trust })
          : requestHttp(to, { agent, method, headers, lookup, maxHeaderSize });
      try {
        // Nobody looks up an address that is written as one.
        if (literal) await addressesOf(origin, options);
        return await exchange(open, request, options);
      } catch (error) {
        throw wireFault(error, url, false);
      }
    },
    close: () => agent.destroy(),
  };
}
