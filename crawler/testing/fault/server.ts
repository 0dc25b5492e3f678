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

import { type IncomingMessage, request as requestHttp, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { startHttpServer, type TestServer } from '../git-server.ts';
import { type ProxyAnswer, refuse } from './answer.ts';
import {
  type Data,
  duplicate,
  hasNext,
  nullAuthor,
  nullNode,
  partialData,
  putFirst,
  repeatCursor,
  takeLast,
} from './data.ts';
import { type Fault, type FaultName, limitFaults } from './name.ts';

export { type Fault, type FaultName, faultNames } from './name.ts';

/** A request that reached the proxy. */
export interface ProxyRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<NodeJS.Dict<string | string[]>>;
  readonly body: string;
  /** By the system's clock, in milliseconds. */
  readonly at: number;
}

/** A proxy that does wrong as planned. */
export interface FaultProxy {
  /** Without a slash at the end. */
  readonly url: string;
  /** `host:port`. */
  readonly host: string;
  readonly seen: readonly ProxyRequest[];
  /** What was done, in order. */
  readonly injected: readonly { readonly name: FaultName; readonly url: string }[];
  /** Requests that came while a limit of ours was on, by the system's clock: for tests that really wait. */
  readonly early: readonly ProxyRequest[];
  /** Where links of `cross-origin-next` lead; whoever comes here followed one. */
  readonly foreign: TestServer;
  close(): Promise<void>;
}

const movedTo = '/~moved';

interface State {
  readonly target: URL;
  readonly self: () => string;
  readonly foreign: string;
  /** Requests counted so far, by fault. */
  readonly counts: Map<Fault, number>;
  /** The last page of each path, as the target gave it. */
  readonly pages: Map<string, Data>;
  /** Things on their way from one page of a path to the next. */
  readonly moving: Map<string, Data>;
  readonly injected: { name: FaultName; url: string }[];
  blockedUntil: number;
}

async function readAll(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** Asks the target; its own address becomes the proxy's in links and data. */
async function forward(state: State, request: ProxyRequest): Promise<ProxyAnswer> {
  const { 'accept-encoding': _packed, connection: _connection, ...headers } = request.headers;
  const path = request.url.startsWith(movedTo) ? request.url.slice(movedTo.length) : request.url;
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const { hostname, port } = state.target;
    const outgoing = requestHttp({ hostname, port, path, method: request.method, headers, agent: false }, resolve);
    outgoing.once('error', reject);
    outgoing.end(request.body);
  });
  const own = (text: string) => text.replaceAll(state.target.origin, state.self());
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(answer.headers)) {
    if (value !== undefined && !['content-length', 'transfer-encoding', 'connection', 'keep-alive'].includes(name)) {
      kept[name] = own(String(value));
    }
  }
  return { status: answer.statusCode ?? 502, headers: kept, body: own(await readAll(answer)) };
}

function parse({ body }: ProxyAnswer): Data {
  try {
    return JSON.parse(body) as Data;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Pages of one list: the path without its page for REST, the query for GraphQL. */
function listKey({ url, body }: ProxyRequest): string {
  const path = url.split('?', 1)[0] ?? '';
  if (body === '') return path;
  const query = /"query"\s*:\s*"((?:[^"\\]|\\.)*)"/u.exec(body)?.[1] ?? '';
  return `${path} ${query}`;
}

function linkTo(answer: ProxyAnswer, target: string): ProxyAnswer {
  const others = (answer.headers['link'] ?? '').split(/,\s*(?=<)/u).filter((link) => link && !/rel="?next/u.test(link));
  return { ...answer, headers: { ...answer.headers, link: [`<${target}>; rel="next"`, ...others].join(', ') } };
}

/** Changes the target's answer; null when the fault does not fit it and waits for one that it fits. */
function distort(fault: Fault, request: ProxyRequest, answer: ProxyAnswer, state: State): ProxyAnswer | null {
  const page = parse(answer);
  const key = listKey(request);
  const before = state.pages.get(key) ?? null;
  const changed = (done: boolean) => (done ? { ...answer, body: JSON.stringify(page) } : null);
  switch (fault.name) {
    case 'null-author':
      return changed(nullAuthor(page));
    case 'null-node':
      return changed(nullNode(page));
    case 'partial-data':
      return changed(partialData(page));
    case 'duplicate-page':
      return changed(duplicate(page, before));
    case 'repeated-cursor':
      if (Array.isArray(page)) return linkTo(answer, state.self() + request.url);
      return changed(repeatCursor(page, before));
    case 'cross-origin-next':
      return linkTo(answer, state.foreign + request.url);
    case 'item-moved': {
      if (!(hasNext(page) ?? /rel="?next/u.test(answer.headers['link'] ?? ''))) return null;
      const item = takeLast(page);
      if (item !== null) state.moving.set(key, item);
      return changed(item !== null);
    }
    default:
      return answer;
  }
}

/** What arrived from the page before is put in, and the page is remembered as the target gave it. */
function arrive(request: ProxyRequest, answer: ProxyAnswer, state: State): ProxyAnswer {
  const key = listKey(request);
  const item = state.moving.get(key);
  if (item === undefined) return answer;
  const page = parse(answer);
  if (!putFirst(page, item)) return answer;
  state.moving.delete(key);
  return { ...answer, body: JSON.stringify(page) };
}

function write(response: ServerResponse, answer: ProxyAnswer, length?: number): void {
  const bytes = Buffer.from(answer.body);
  const bare = answer.status === 204 || answer.status === 304;
  const size = bare ? {} : { 'content-length': String(length ?? bytes.length) };
  response.writeHead(answer.status, { ...answer.headers, ...size });
  if (length === undefined) response.end(bare ? undefined : bytes);
  else response.write(bytes);
}

/** Sends an answer so that it breaks on its way. */
function breakOff(fault: Fault, answer: ProxyAnswer, response: ServerResponse): void {
  const bytes = Buffer.from(answer.body);
  const half = Math.floor(bytes.length / 2);
  if (fault.name === 'truncated-json') {
    const body = bytes.subarray(0, fault.cutAt ?? half);
    response.writeHead(answer.status, { ...answer.headers, 'content-length': String(body.length) });
    response.end(body);
  } else if (fault.name === 'wrong-content-length') {
    write(response, answer, bytes.length + 10);
    setImmediate(() => response.socket?.end());
  } else {
    // What is left never comes: the client must give up by itself.
    response.writeHead(answer.status, { ...answer.headers, 'content-length': String(bytes.length) });
    response.write(bytes.subarray(0, half));
  }
}

function redirect(request: ProxyRequest, state: State): ProxyAnswer | null {
  if (request.url.startsWith(movedTo)) return null;
  const location = `${state.self()}${movedTo}${request.url}`;
  return {
    status: 301,
    headers: { location, 'content-type': 'application/json' },
    body: '{"message":"Moved Permanently"}',
  };
}

/** The fault that is due for a request. */
function dueFault(plan: readonly Fault[], request: ProxyRequest, state: State): Fault | null {
  let due: Fault | null = null;
  for (const fault of plan) {
    if (fault.match?.(request) === false) continue;
    const count = (state.counts.get(fault) ?? 0) + 1;
    state.counts.set(fault, count);
    if (due === null && count >= fault.at && count < fault.at + (fault.times ?? 1)) due = fault;
  }
  return due;
}

const breaking = new Set<FaultName>(['truncated-json', 'wrong-content-length', 'slow-body']);

async function serve(plan: readonly Fault[], request: ProxyRequest, response: ServerResponse, state: State) {
  const fault = dueFault(plan, request, state);
  const done = () => {
    if (fault) state.injected.push({ name: fault.name, url: request.url });
  };
  /** The next request is as good: a fault that does not fit happens to the first that it fits. */
  const postpone = () => {
    if (fault) state.counts.set(fault, (state.counts.get(fault) ?? 1) - 1);
  };
  if (fault?.name === 'socket-reset') {
    done();
    (response.socket as Socket).resetAndDestroy();
    return;
  }
  if (fault?.name === 'not-modified-304' && request.headers['if-none-match'] !== undefined) {
    done();
    const etag = String(request.headers['if-none-match']);
    return write(response, { status: 304, headers: { etag }, body: '' });
  }
  const refused = fault === null ? null : fault.name === 'moved-301' ? redirect(request, state) : refuse(fault);
  if (fault !== null && refused !== null) {
    done();
    if (limitFaults.has(fault.name)) state.blockedUntil = Date.now() + (fault.waitSeconds ?? 1) * 1000;
    return write(response, refused);
  }
  const whole = await forward(state, request);
  const fits = fault !== null && fault.name !== 'moved-301' && fault.name !== 'not-modified-304';
  if (fits && breaking.has(fault.name)) {
    done();
    return breakOff(fault, whole, response);
  }
  const told = arrive(request, whole, state);
  const distorted = fits ? distort(fault, request, told, state) : null;
  if (distorted === null) postpone();
  else done();
  state.pages.set(listKey(request), parse(whole));
  return write(response, distorted ?? told);
}

/**
 * Stands in front of a server and does to the N-th request what the plan says. A fault that does not fit an answer (a
 * 304 without If-None-Match, a null author where nobody is named) waits for the first answer that it fits.
 */
export async function startFaultProxy(target: string, plan: readonly Fault[]): Promise<FaultProxy> {
  const foreign = await startHttpServer((_request, response) => {
    response.setHeader('content-type', 'application/json').end('[]');
  });
  const seen: ProxyRequest[] = [];
  const early: ProxyRequest[] = [];
  const state: State = {
    target: new URL(target),
    self: () => server.url,
    foreign: foreign.url,
    counts: new Map(),
    pages: new Map(),
    moving: new Map(),
    injected: [],
    blockedUntil: 0,
  };
  const server = await startHttpServer((incoming, response) => {
    const at = Date.now();
    const handle = async () => {
      const { method = 'GET', url = '/', headers } = incoming;
      const request: ProxyRequest = { method, url, headers, body: await readAll(incoming), at };
      seen.push(request);
      if (at < state.blockedUntil) early.push(request);
      await serve(plan, request, response, state);
    };
    handle().catch((error: unknown) => response.destroy(error as Error));
  });
  return {
    url: server.url,
    host: server.host,
    seen,
    early,
    injected: state.injected,
    foreign,
    async close() {
      await server.close();
      await foreign.close();
    },
  };
}
