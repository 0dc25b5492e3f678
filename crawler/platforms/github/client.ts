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

import { Octokit } from 'octokit';
import { z } from 'zod';
import type { Facts } from '../../fact.ts';
import { PlatformError } from '../../http/error.ts';
import type { Http, HttpAnswer } from '../../http/http.ts';
import { readGraphqlLimit, readStandardLimit } from '../../http/limit.ts';

/** Version of the REST API that the shapes here are of. */
const apiVersion = '2022-11-28';

const versioned = {
  accept: 'application/vnd.github+json',
  'x-github-api-version': apiVersion,
};

const graphError = z.object({
  type: z.string().nullish(),
  message: z.string().catch(''),
  path: z.array(z.union([z.string(), z.number()])).nullish(),
});

/** One error of a GraphQL answer. */
export type GraphError = z.infer<typeof graphError>;

/** What GraphQL answered: `data` may have holes where `errors` says so. */
export interface GraphAnswer<T> {
  readonly data: T | null;
  readonly errors: readonly GraphError[];
}

/** How a REST address is asked. */
export interface GetOptions<T> {
  readonly schema: z.ZodType<T>;
  readonly signal: AbortSignal;
  readonly etag?: string | null;
  readonly expect?: readonly number[];
}

/** GitHub's two APIs over the HTTP core; addresses and their parameters are typed by octokit. */
export interface Client {
  readonly http: Http;
  readonly endpoint: Octokit['request']['endpoint'];
  get<T>(url: string, options: GetOptions<T>): Promise<HttpAnswer<T>>;
  /** Never tried twice: the caller asks for less first. */
  query<T>(
    document: string,
    variables: Readonly<Record<string, unknown>>,
    data: z.ZodType<T>,
    signal: AbortSignal,
  ): Promise<GraphAnswer<T>>;
  /** Logins of accounts that this connection has met, by id. */
  readonly logins: Map<string, string>;
}

/** GraphQL of github.com is beside its REST API; an Enterprise Server has both below `/api`. */
export function graphqlUrl(api: string): string {
  return api.endsWith('/api/v3') ? `${api.slice(0, -3)}/graphql` : `${api}/graphql`;
}

/** Makes a client for one base address; nothing is sent yet. */
export function createClient(http: Http, api: string): Client {
  const octokit = new Octokit({ baseUrl: api, throttle: { enabled: false }, retry: { enabled: false } });
  return {
    http,
    endpoint: octokit.request.endpoint,
    get: (url, options) => get(http, url, options),
    query: (document, variables, data, signal) => query(http, graphqlUrl(api), { document, variables, data, signal }),
    logins: new Map(),
  };
}

async function get<T>(http: Http, url: string, options: GetOptions<T>): Promise<HttpAnswer<T>> {
  const read = { resource: 'core', readLimit: readStandardLimit };
  const answer = await http.request({ ...options, ...read, url, headers: versioned });
  if (answer.next === null && /\brel="?next\b/u.test(answer.headers.get('link') ?? '')) {
    // A list must not look complete because its rest can't be reached.
    throw new PlatformError('redirect', 'A page of a list names itself as the next one.', { url, transient: true });
  }
  return answer;
}

interface Question<T> {
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly data: z.ZodType<T>;
  readonly signal: AbortSignal;
}

async function query<T>(http: Http, url: string, question: Question<T>): Promise<GraphAnswer<T>> {
  const answer = await http.request({
    method: 'POST',
    url,
    headers: { ...versioned, 'content-type': 'application/json' },
    body: JSON.stringify({ query: question.document, variables: question.variables }),
    resource: 'graphql',
    readLimit: readGraphqlLimit,
    schema: z.object({ data: question.data.nullish(), errors: z.array(graphError).nullish() }),
    signal: question.signal,
    retries: 0,
  });
  const data = answer.body?.data ?? null;
  const errors = answer.body?.errors ?? [];
  // With a path it is about a part, and the rest is good.
  const big = errors.find((error) => isTooBig(error) && (data === null || !error.path?.length));
  if (big) throw new PlatformError('server-error', `GraphQL asks for less: ${big.message}`, { url, status: 200 });
  if (data === null && errors.length === 0) {
    throw new PlatformError('schema-drift', 'GraphQL answered with neither data nor errors.', { url, status: 200 });
  }
  return { data, errors };
}

/** True for an error that says that too much was asked for. */
export function isTooBig({ type, message }: GraphError): boolean {
  return (
    /^(?:MAX_NODE_LIMIT_EXCEEDED|RESOURCE_LIMITS_EXCEEDED|TIMEOUT|QUERY_TIMEOUT)$/u.test(type ?? '') ||
    /resource limits|node limit|timed? ?out|something went wrong while executing/iu.test(message)
  );
}

const passing: ReadonlySet<string> = new Set([
  'server-error',
  'timeout',
  'truncated',
  'too-large',
  'unreachable',
  'not-json',
]);

/** True for faults that may pass when less is asked for, or a moment later. */
export function asksForLess(error: unknown): boolean {
  return error instanceof PlatformError && passing.has(error.kind);
}

/** True for an error that says that the thing is not there, or not for this caller. */
export function isMissing({ type, message }: GraphError): boolean {
  return type === 'NOT_FOUND' || /^could not resolve to/iu.test(message);
}

/** Throws what GraphQL said in place of data that a feed cannot go on without. */
export function refuse(client: Client, errors: readonly GraphError[], what: string): never {
  const [error] = errors;
  const kind =
    error === undefined || isMissing(error)
      ? 'not-found'
      : /FORBIDDEN|SCOPES|SAML/u.test(error.type ?? '')
        ? 'forbidden'
        : 'unprocessable';
  throw new PlatformError(kind, `${what}: ${error?.message ?? 'GraphQL gave nothing'}`, {
    url: client.http.origin,
    status: 200,
  });
}

/** Remembers who was met, so that their profiles can be asked for by login. */
export function meet(client: Client, facts: Facts): Facts {
  const people = [
    ...[...(facts.issues ?? []), ...(facts.changes ?? [])].flatMap((item) => [item.author, ...item.assignees]),
    ...[...(facts.comments ?? []), ...(facts.reviews ?? [])].map((item) => item.author),
    ...(facts.events ?? []).map((item) => item.actor),
    ...(facts.stars ?? []).map((item) => item.account),
  ];
  for (const one of people) if (one?.id && one.kind === 'user') client.logins.set(one.id, one.login);
  return facts;
}

/** The parts of a repository's path, as the addresses want them. */
export function place(path: string): { readonly owner: string; readonly repo: string } {
  const [owner = '', repo = ''] = path.split('/');
  return { owner, repo };
}
