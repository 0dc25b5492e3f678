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

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { serveGit } from '../git-server.ts';
import type { World } from '../world/world.ts';
import { answerCore } from './core.ts';
import { findByName } from './find.ts';
import { type GraphRequest, githubSchema } from './graph/execute.ts';
import { createSorter } from './graph/graph.ts';
import { answerGraph, readGraph } from './graphql.ts';
import { createLimits } from './limits.ts';
import { createLog, type GithubLog, type GithubRequest } from './log.ts';
import { type Written, writeProblem } from './rest.ts';
import type { GithubOptions, State } from './state.ts';

/** A running stand-in of GitHub. */
export interface Github {
  /** Origin: pages, and `owner/name.git` for git. */
  readonly url: string;
  /** `host:port`. */
  readonly host: string;
  /** Base of REST. */
  readonly api: string;
  readonly graphql: string;
  readonly token: string;
  readonly log: GithubLog;
  /** Refuses everything as the secondary limit does; what comes before the wait is over is a violation. */
  limit(how: { readonly seconds: number; readonly status?: 403 | 429; readonly retryAfter?: boolean }): void;
  stop(): Promise<void>;
}

function header(request: IncomingMessage, name: string): string {
  return String(request.headers[name] ?? '');
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

/** The caller behind the request: `''` = anonymous, null = credentials that are not known. */
function callerOf(state: State, request: IncomingMessage): string | null {
  const given = header(request, 'authorization');
  if (given === '') return '';
  return given.replace(/^(?:bearer|token)\s+/iu, '') === state.token ? 'viewer' : null;
}

function secondaryLimit(state: State, seen: GithubRequest): Written | null {
  const { secondary } = state;
  if (!secondary || Date.now() >= secondary.until) return null;
  state.log.violations.push(`a request during the wait: ${seen.method} ${seen.path}`);
  return refusal(secondary);
}

function refusal(secondary: NonNullable<State['secondary']>): Written {
  const written = writeProblem(
    secondary.status,
    'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
  );
  if (!secondary.retryAfter) return written;
  const seconds = Math.max(1, Math.ceil((secondary.until - Date.now()) / 1000));
  return { ...written, headers: { ...written.headers, 'retry-after': String(seconds) } };
}

async function answerSeen(
  state: State,
  seen: GithubRequest,
  asked: GraphRequest | null,
  caller: string | null,
): Promise<Written> {
  if (!seen.headers['user-agent']) {
    state.log.violations.push('a request without User-Agent');
    const body = 'Request forbidden by administrative rules. Please make sure your request has a User-Agent header.';
    return { status: 403, headers: { 'content-type': 'text/html' }, body };
  }
  const refused = secondaryLimit(state, seen);
  if (refused) return refused;
  if (caller === null) return writeProblem(401, 'Bad credentials');
  return seen.resource === 'graphql' ? answerGraph(state, seen, asked, caller) : answerCore(state, seen, caller);
}

function send(response: ServerResponse, seen: GithubRequest, written: Written, cutAt: number | null): void {
  const body = Buffer.from(written.body);
  seen.bytes = body.length;
  seen.status = written.status;
  response.writeHead(written.status, {
    ...written.headers,
    'x-github-media-type': 'github.v3; format=json',
    ...(written.status === 304 || written.status === 204 ? {} : { 'content-length': String(body.length) }),
  });
  if (cutAt === null) {
    response.end(body);
    return;
  }
  response.write(body.subarray(0, cutAt), () => response.destroy());
}

async function handle(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const isGraph = request.url === '/api/graphql';
  const text = await readBody(request);
  const asked = isGraph && request.method === 'POST' ? readGraph(text) : null;
  const seen: GithubRequest = {
    method: request.method ?? '',
    path: request.url ?? '/',
    resource: isGraph ? 'graphql' : 'core',
    query: asked?.query ?? null,
    variables: asked?.variables ?? null,
    headers: request.headers,
    at: performance.now(),
    status: 0,
    points: 0,
    nodeCount: 0,
    billable: false,
    bytes: 0,
  };
  state.log.requests.push(seen);
  if (state.options.latencyMs) await wait(state.options.latencyMs);
  const fault = state.options.before?.(seen) ?? null;
  if (fault?.kind === 'silence') return;
  if (fault?.kind === 'reset') {
    response.destroy();
    return;
  }
  if (fault?.kind === 'answer') {
    send(response, seen, { status: fault.status, headers: fault.headers ?? {}, body: fault.body ?? '' }, null);
    return;
  }
  const written = await answerSeen(state, seen, asked, callerOf(state, request));
  send(
    response,
    seen,
    fault?.kind === 'change' ? fault.change(written) : written,
    fault?.kind === 'cut' ? fault.at : null,
  );
}

/** Git over HTTP for `owner/name.git`; true = it was for git. */
function git(state: State, request: IncomingMessage, response: ServerResponse): boolean {
  const [, name, rest] =
    /^\/([^/]+\/[^/]+?)(?:\.git)?(\/(?:info\/refs|git-upload-pack|HEAD|objects\/).*)$/u.exec(request.url ?? '') ?? [];
  const root = state.options.git;
  if (name === undefined || rest === undefined || name.startsWith('api/')) return false;
  const found = findByName(state.world, name);
  if (!root || found?.repository.state !== 'public') {
    response.writeHead(404).end('Repository not found.');
  } else if (found.moved) {
    const { owner, name: now } = found.repository;
    response.writeHead(301, { location: `${state.places.url}/${owner.login}/${now}.git${rest}` }).end();
  } else {
    request.url = `/${found.repository.id}.git${rest}`;
    serveGit(root, request, response);
  }
  return true;
}

function stop(server: ReturnType<typeof createServer>): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}

/** Starts GitHub over a world, on a free port of this machine. Boots in the time that its schema takes. */
export async function startGithub(world: World, options: GithubOptions = {}): Promise<Github> {
  githubSchema();
  const log = createLog();
  const places = { url: '', api: '' };
  const token = options.token ?? 'stand-in-token';
  const state: State = {
    world,
    options,
    log,
    token,
    places,
    secondary: null,
    limits: createLimits(options.limits ?? {}),
    sorted: createSorter(world),
  };
  let open = 0;
  const server = createServer((request, response) => {
    if (git(state, request, response)) return;
    open += 1;
    log.maxConcurrent = Math.max(log.maxConcurrent, open);
    response.once('close', () => {
      open -= 1;
    });
    handle(state, request, response).catch((error: unknown) => {
      log.violations.push(`the stand-in failed: ${String(error)}`);
      if (!response.headersSent) response.writeHead(500);
      response.end(String(error));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  Object.assign(places, { url: `http://${host}`, api: `http://${host}/api/v3` });
  return {
    url: places.url,
    host,
    api: places.api,
    graphql: `${places.url}/api/graphql`,
    token,
    log,
    limit: ({ seconds, status = 403, retryAfter = true }) => {
      state.secondary = { until: Date.now() + seconds * 1000, status, retryAfter };
    },
    stop: () => stop(server),
  };
}
