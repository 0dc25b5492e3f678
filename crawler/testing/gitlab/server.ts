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

import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { startHttpServer } from '../git-server.ts';
import type { World } from '../world/world.ts';
import { cut } from './cut.ts';
import type { Answer } from './list.ts';
import { createMeter, type Meter } from './meter.ts';
import { BadQuery } from './query.ts';
import { answerTo } from './route.ts';
import { checkShape } from './shape.ts';

/** How the stand-in behaves. */
export interface GitlabOptions {
  /** The token that it takes; `stand-in-token` unless told. Every other one is refused. */
  readonly token?: string;
  /** Requests a minute and caller; null (default) = no limits and no headers about them, as on many own servers. */
  readonly limit?: number | null;
  /** Milliseconds that every answer takes. */
  readonly latencyMs?: number;
  /** False = no `Link`, `x-*` and `etag`, as behind some proxies. */
  readonly headers?: boolean;
  /** False = answers are not checked against GitLab's shapes: for very many of them. */
  readonly check?: boolean;
  /** Called before an answer is made: the place to let the world move on. */
  readonly before?: () => void;
  /** Called after every answer with the path and query that it was for. */
  readonly answered?: (path: string, status: number) => void;
}

/** One request that was answered. */
export interface GitlabRequest {
  /** With its query. */
  readonly path: string;
  readonly status: number;
  readonly anonymous: boolean;
}

/** A GitLab that serves a world. */
export interface GitlabStandIn {
  /** `http://127.0.0.1:port`. */
  readonly origin: string;
  readonly host: string;
  readonly api: string;
  readonly token: string;
  readonly requests: readonly GitlabRequest[];
  close(): Promise<void>;
}

interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

function problem(status: number, message: string): Reply {
  const key = status === 400 || status === 405 ? 'error' : 'message';
  return { status, headers: {}, text: JSON.stringify({ [key]: message }) };
}

const tooFar =
  'Offset pagination has a maximum allowed offset of 50000 for requests that return objects of this type. Remaining records can be retrieved using keyset pagination.';

function bodyOf(answer: Exclude<Answer, { kind: 'error' }>, url: URL, check: boolean): Reply {
  const page = answer.kind === 'list' ? cut(answer.rows, url) : null;
  if (answer.kind === 'list' && page === null) return problem(405, tooFar);
  const text = JSON.stringify(answer.kind === 'list' ? page?.rows : answer.body);
  if (check) checkShape(answer.shape, text);
  return { status: 200, headers: page?.headers ?? {}, text };
}

function replyTo(world: World, url: URL, origin: string, anonymous: boolean, check: boolean): Reply {
  try {
    const answer = answerTo(world, url, origin, anonymous);
    if (answer.kind === 'moved') {
      const location = `${origin}/api/v4${answer.path}${url.search}`;
      return { status: 301, headers: { location }, text: JSON.stringify({ message: 'This resource has been moved' }) };
    }
    return answer.kind === 'error' ? problem(answer.status, answer.message) : bodyOf(answer, url, check);
  } catch (error) {
    if (error instanceof BadQuery) return problem(400, error.message);
    throw error;
  }
}

/** The token a request carries; null = none. */
function tokenOf(request: IncomingMessage): string | null {
  const bare = request.headers['private-token'];
  if (typeof bare === 'string') return bare;
  return /^Bearer (.+)$/u.exec(request.headers.authorization ?? '')?.[1] ?? null;
}

function withEtag(reply: Reply, request: IncomingMessage): Reply {
  if (reply.status !== 200) return reply;
  const etag = `W/"${createHash('md5').update(reply.text).digest('hex')}"`;
  const headers = { ...reply.headers, etag };
  return request.headers['if-none-match'] === etag ? { status: 304, headers, text: '' } : { ...reply, headers };
}

function send(response: ServerResponse, reply: Reply, spent: Readonly<Record<string, string>>): void {
  const type = reply.status === 429 ? 'text/plain' : 'application/json';
  response.writeHead(reply.status, {
    ...(reply.text === '' ? {} : { 'content-type': type }),
    'cache-control': 'max-age=0, private, must-revalidate',
    vary: 'Origin',
    ...spent,
    ...reply.headers,
  });
  response.end(reply.text);
}

function bare(reply: Reply): Reply {
  return { ...reply, headers: reply.status === 301 ? reply.headers : {} };
}

/** Starts a GitLab on a free loopback port. */
export async function startGitlab(world: World, options: GitlabOptions = {}): Promise<GitlabStandIn> {
  const { token: right = 'stand-in-token', limit = null, latencyMs = 0, headers = true, check = true } = options;
  const requests: GitlabRequest[] = [];
  const meter: Meter | null = limit === null ? null : createMeter(limit);
  const judge = (request: IncomingMessage, url: URL, origin: string, token: string | null): Reply => {
    if (request.method !== 'GET') return problem(405, '405 Not Allowed');
    if (token !== null && token !== right) return problem(401, '401 Unauthorized');
    const reply = replyTo(world, url, origin, token === null, check);
    return headers ? withEtag(reply, request) : bare(reply);
  };
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const origin = `http://${request.headers.host ?? ''}`;
    const url = new URL(request.url ?? '/', origin);
    const token = tokenOf(request);
    if (latencyMs > 0) await wait(latencyMs);
    options.before?.();
    const spent = meter?.spend(token ?? 'anonymous') ?? { limited: false, headers: {} };
    const reply = spent.limited
      ? { status: 429, headers: {}, text: 'Retry later\n' }
      : judge(request, url, origin, token);
    const path = `${url.pathname}${url.search}`;
    requests.push({ path, status: reply.status, anonymous: token === null });
    send(response, reply, spent.headers);
    options.answered?.(path, reply.status);
  };
  const server = await startHttpServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      response.writeHead(599, { 'content-type': 'text/plain' }).end(String(error));
    });
  });
  return {
    origin: server.url,
    host: server.host,
    api: `${server.url}/api/v4`,
    token: right,
    requests,
    close: () => server.close(),
  };
}
