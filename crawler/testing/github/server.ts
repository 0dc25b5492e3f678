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
import { findByName } from './find.ts';
import { type GraphProblem, type GraphRequest, githubSchema, prepare, run } from './graph/execute.ts';
import { createSorter, type Graph } from './graph/graph.ts';
import { stamp } from './ids.ts';
import { type Bucket, bucketView, createLimits, type LimitOptions, type Limits, limitHeaders } from './limits.ts';
import { createLog, type GithubLog, type GithubRequest } from './log.ts';
import { answerRest, type Caller, type Written, writeProblem } from './rest.ts';

/** What happens instead of an answer, or to it. */
export type Fault =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
    }
  /** The connection is cut before a byte. */
  | { readonly kind: 'reset' }
  /** The answer is cut after so many bytes; its length was promised in full. */
  | { readonly kind: 'cut'; readonly at: number }
  /** Nothing comes. */
  | { readonly kind: 'silence' }
  /** The true answer, changed. */
  | { readonly kind: 'change'; readonly change: (written: Written) => Written };

/** How the stand-in behaves. */
export interface GithubOptions {
  /** The one token that is known; `stand-in-token` unless told. Others are bad credentials. */
  readonly token?: string;
  /** The token may read branch protection. */
  readonly admin?: boolean;
  readonly limits?: LimitOptions;
  /** Before every answer. */
  readonly latencyMs?: number;
  /** GraphQL queries that could give more nodes are answered 502, as the platform does when they take too long. */
  readonly maxNodes?: number;
  /** How branches are protected: by rulesets that all can read (default), or so that only administrators are told. */
  readonly protection?: 'rules' | 'classic';
  /** Runs before each request is answered: things move on in the world, or a fault is asked for. */
  readonly before?: (request: GithubRequest) => Fault | undefined | void;
  /** Folder with `<repository id>.git` for each repository that can be cloned from here. */
  readonly git?: string;
}

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

interface State {
  readonly world: World;
  readonly options: GithubOptions;
  readonly log: GithubLog;
  readonly limits: Limits;
  readonly token: string;
  readonly sorted: Graph['sorted'];
  readonly places: { url: string; api: string };
  secondary: { until: number; status: 403 | 429; retryAfter: boolean } | null;
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

function exhausted(bucket: Bucket, caller: string): Written {
  const whom = caller === '' ? 'your address' : 'user ID 1';
  return { ...writeProblem(403, `API rate limit exceeded for ${whom}.`), headers: limitHeaders(bucket, 'core') };
}

function rest(state: State, seen: GithubRequest, caller: string): Written {
  const { world, options, places, log } = state;
  const bucket = state.limits.bucket('core', caller);
  const url = new URL(seen.path, places.url);
  const path = url.pathname.slice('/api/v3'.length);
  if (path === '/rate_limit') return rateLimit(state, caller);
  if (seen.method !== 'GET') {
    log.violations.push(`not a reading request: ${seen.method} ${seen.path}`);
    return writeProblem(404, 'Not Found');
  }
  if (bucket.used >= bucket.limit) return exhausted(bucket, caller);
  const who: Caller = {
    site: { world, ...places },
    known: caller !== '',
    admin: caller !== '' && options.admin === true,
    viewer: world.people[0]?.login ?? '',
    protection: options.protection ?? 'rules',
  };
  const ask = { path, query: url.searchParams, headers: seen.headers };
  const written = answerRest(who, ask, (what) => log.violations.push(what));
  // Unchanged is free for who says who they are.
  seen.billable = written.status !== 304 || caller === '';
  if (seen.billable) bucket.used += 1;
  return { ...written, headers: { ...written.headers, ...limitHeaders(bucket, 'core') } };
}

function rateLimit(state: State, caller: string): Written {
  const core = bucketView(state.limits.bucket('core', caller));
  const graphql = bucketView(state.limits.bucket('graphql', caller));
  const body = JSON.stringify({
    resources: { core, graphql, search: { limit: 30, used: 0, remaining: 30, reset: core.reset } },
    rate: core,
  });
  return { status: 200, headers: { 'content-type': 'application/json; charset=utf-8' }, body };
}

function writeGraph(bucket: Bucket, body: object, status = 200): Written {
  const headers = { 'content-type': 'application/json; charset=utf-8', ...limitHeaders(bucket, 'graphql') };
  return { status, headers, body: JSON.stringify(body) };
}

function readGraph(text: string): GraphRequest | null {
  try {
    const body = JSON.parse(text) as { query?: unknown; variables?: unknown; operationName?: unknown } | null;
    if (typeof body?.query !== 'string') return null;
    const variables = typeof body.variables === 'object' && body.variables !== null ? body.variables : {};
    const operationName = typeof body.operationName === 'string' ? body.operationName : null;
    return { query: body.query, variables: variables as Record<string, unknown>, operationName };
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

async function graph(state: State, seen: GithubRequest, asked: GraphRequest | null, caller: string): Promise<Written> {
  const bucket = state.limits.bucket('graphql', caller);
  if (caller === '') return writeProblem(401, 'This endpoint requires you to be authenticated.');
  if (asked === null) return writeProblem(400, 'Problems parsing JSON');
  const limited: GraphProblem = { type: 'RATE_LIMITED', message: 'API rate limit exceeded for user ID 1.' };
  if (bucket.used >= bucket.limit) return writeGraph(bucket, { errors: [limited] });
  const prepared = prepare(asked);
  if ('problems' in prepared) {
    seen.billable = true;
    seen.points = 1;
    bucket.used += 1;
    return writeGraph(bucket, { errors: prepared.problems });
  }
  const { cost, nodeCount } = prepared.cost;
  Object.assign(seen, { billable: true, points: cost, nodeCount });
  bucket.used = Math.min(bucket.limit, bucket.used + cost);
  if (nodeCount > (state.options.maxNodes ?? Number.POSITIVE_INFINITY)) {
    return {
      status: 502,
      headers: { 'content-type': 'text/html' },
      body: '<html><title>502 Bad Gateway</title></html>',
    };
  }
  const view: Graph = {
    world: state.world,
    url: state.places.url,
    viewer: state.world.people[0]?.login ?? '',
    admin: state.options.admin === true,
    unsupported: state.log.unsupported,
    sorted: state.sorted,
  };
  const { reset, ...budget } = bucketView(bucket);
  const rate = { ...budget, cost, nodeCount, resetAt: stamp(reset * 1000) };
  return writeGraph(bucket, await run(view, prepared, asked, rate));
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
  return seen.resource === 'graphql' ? graph(state, seen, asked, caller) : rest(state, seen, caller);
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
    ...{ status: 0, points: 0, nodeCount: 0, billable: false, bytes: 0 },
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
    ...{ world, options, log, token, places, secondary: null },
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
    ...{ url: places.url, host, api: places.api, graphql: `${places.url}/api/graphql`, token, log },
    limit: ({ seconds, status = 403, retryAfter = true }) => {
      state.secondary = { until: Date.now() + seconds * 1000, status, retryAfter };
    },
    stop: () => stop(server),
  };
}
