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

import type { IncomingMessage, ServerResponse } from 'node:http';
import { Gitlab } from '@gitbeaker/rest';
import { Octokit } from 'octokit';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { startHttpServer } from '#crawler/testing/git-server.ts';
import { PlatformError } from './error.ts';
import { asFetch } from './fetch.ts';
import type { HttpRequest } from './http.ts';
import { readGraphqlLimit, readStandardLimit } from './limit.ts';
import { bench, token } from './testing/bench.ts';

// Each trap is shown with the library as it comes, and then with the core under it or in its place.

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** A server whose answers are made by number of the request, from 0. */
async function serve(answer: (index: number, request: IncomingMessage, response: ServerResponse) => unknown) {
  let index = 0;
  const authorizations: (string | undefined)[] = [];
  const server = await startHttpServer((request, response) => {
    authorizations.push(request.headers.authorization);
    response.setHeader('content-type', 'application/json');
    const body = answer(index++, request, response);
    if (!response.writableEnded) response.end(JSON.stringify(body ?? null));
  });
  cleanups.push(() => server.close());
  return { ...server, authorizations };
}

const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const bare = { log: quiet, retry: { enabled: false }, throttle: { enabled: false } };

function alone(baseUrl: string): Octokit {
  return new Octokit({ auth: token, baseUrl, ...bare });
}

function withCore(baseUrl: string) {
  const made = bench(baseUrl);
  cleanups.push(() => made.http.close());
  const fetch = asFetch(made.http, { resource: 'core', readLimit: readGraphqlLimit });
  return { ...made, octokit: new Octokit({ baseUrl, request: { fetch }, ...bare }) };
}

function get(url: string): HttpRequest<unknown> {
  return {
    url,
    resource: 'core',
    readLimit: readStandardLimit,
    schema: z.unknown(),
    signal: new AbortController().signal,
  };
}

async function thrown(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => null,
    (error: unknown) => error,
  );
}

function causeOf(error: unknown): PlatformError {
  const cause = error instanceof PlatformError ? error : (error as Error).cause;
  if (!(cause instanceof PlatformError)) throw new Error('No PlatformError came.', { cause: error });
  return cause;
}

test('octokit paginate follows a next link to another origin with the Authorization header; the core refuses it', async () => {
  const foreign = await serve(() => [{ id: 2 }]);
  const server = await serve((_index, _request, response) => {
    response.setHeader('link', `<${foreign.url}/items?page=2>; rel="next"`);
    return [{ id: 1 }];
  });
  await alone(server.url).paginate('GET /items');
  expect(foreign.authorizations).toEqual([`token ${token}`]);
  const { octokit } = withCore(server.url);
  const error = causeOf(await thrown(octokit.paginate('GET /items')));
  expect(error.kind).toBe('foreign-origin');
  expect(error.message).toContain(foreign.host);
  expect(foreign.requests).toHaveLength(1);
});

test('octokit asked for another origin outright is refused by the core before it connects', async () => {
  const foreign = await serve(() => []);
  const server = await serve(() => []);
  const { octokit } = withCore(server.url);
  expect(causeOf(await thrown(octokit.request(`GET ${foreign.url}/items`))).kind).toBe('foreign-origin');
  expect(foreign.requests).toEqual([]);
});

test('octokit paginate takes a 409 on page 3 for the end of the list; the core makes it an error', async () => {
  const server = await serve((_index, request, response) => {
    const page = Number(new URL(request.url ?? '/', 'http://x').searchParams.get('page') ?? 1);
    response.setHeader('link', `<${server.url}/items?page=${page + 1}>; rel="next"`);
    if (page === 3) response.statusCode = 409;
    return page === 3 ? { message: 'Conflict' } : [{ id: page * 2 - 1 }, { id: page * 2 }];
  });
  expect(await alone(server.url).paginate('GET /items')).toHaveLength(4);
  const { octokit } = withCore(server.url);
  const error = causeOf(await thrown(octokit.paginate('GET /items')));
  expect([error.kind, error.status]).toEqual(['conflict', 409]);
});

test('a 409 on a first page stays an answer: an empty repository', async () => {
  const server = await serve((_index, _request, response) => {
    response.statusCode = 409;
    return { message: 'Git Repository is empty.' };
  });
  const { octokit } = withCore(server.url);
  expect(await thrown(octokit.request('GET /commits'))).toMatchObject({ status: 409 });
});

test('octokit does not notice a 301; the core tells that the thing has moved, and only then', async () => {
  const server = await serve((_index, request, response) => {
    const status = Number(request.url?.slice(1));
    if (status > 300) response.writeHead(status, { location: '/200' });
    return { id: 1 };
  });
  expect((await alone(server.url).request('GET /301')).status).toBe(200);
  const { http } = withCore(server.url);
  const answers = await Promise.all([301, 308, 302, 307].map((status) => http.request(get(`${server.url}/${status}`))));
  expect(answers.map(({ moved, url }) => [moved, url])).toEqual([
    [true, `${server.url}/200`],
    [true, `${server.url}/200`],
    [false, `${server.url}/200`],
    [false, `${server.url}/200`],
  ]);
});

test('octokit makes a BigInt of an id beyond 2^53, which JSON.stringify refuses; through the core it is text', async () => {
  const server = await serve((_index, _request, response) => response.end('{"id":1152921504606846977,"small":7}'));
  const { data } = await alone(server.url).request('GET /item');
  expect(typeof (data as { id: unknown }).id).toBe('bigint');
  expect(() => JSON.stringify(data)).toThrow(TypeError);
  const { octokit } = withCore(server.url);
  expect((await octokit.request('GET /item')).data).toEqual({ id: '1152921504606846977', small: 7 });
});

test('octokit throws a 304; the core answers that nothing has changed', async () => {
  const server = await serve((_index, _request, response) => response.writeHead(304, { etag: '"v1"' }).end());
  const headers = { 'if-none-match': '"v1"' };
  expect(await thrown(alone(server.url).request('GET /item', { headers }))).toMatchObject({ status: 304 });
  const { http } = withCore(server.url);
  const answer = await http.request({ ...get(`${server.url}/item`), etag: '"v1"' });
  expect([answer.notModified, answer.etag, answer.body]).toEqual([true, '"v1"', null]);
});

test('octokit does not know the error type RATE_LIMIT in a 200 and fails; the core waits and asks again', async () => {
  const limited = { errors: [{ type: 'RATE_LIMIT', message: 'API rate limit exceeded' }] };
  const server = await serve((index) => (index % 2 === 0 ? limited : { data: { viewer: { login: 'a' } } }));
  const throttled = new Octokit({
    auth: token,
    baseUrl: server.url,
    log: quiet,
    retry: { enabled: false },
    throttle: { onRateLimit: () => true, onSecondaryRateLimit: () => true },
  });
  expect(await thrown(throttled.graphql('{ viewer { login } }'))).toMatchObject({ name: 'GraphqlResponseError' });
  expect(server.requests).toHaveLength(1);
  server.requests.length = 0;
  const fresh = await serve((index) => (index === 0 ? limited : { data: { viewer: { login: 'a' } } }));
  const { octokit, slept } = withCore(fresh.url);
  expect(await octokit.graphql('{ viewer { login } }')).toEqual({ viewer: { login: 'a' } });
  expect(slept).toHaveLength(1);
  expect(slept[0]).toBeGreaterThanOrEqual(60_000);
});

test('octokit returns undefined as if all were well for a secondary limit without errors; the core waits', async () => {
  const message = { message: 'You have exceeded a secondary rate limit.', documentation_url: 'https://docs' };
  const answer = (index: number) => (index === 0 ? message : { data: { viewer: { login: 'a' } } });
  const lone = await serve(answer);
  expect(await alone(lone.url).graphql('{ viewer { login } }')).toBeUndefined();
  const server = await serve(answer);
  const { octokit, slept } = withCore(server.url);
  expect(await octokit.graphql('{ viewer { login } }')).toEqual({ viewer: { login: 'a' } });
  expect(slept).toHaveLength(1);
});

test('octokit hides the good part of partial data in an error; the core gives both parts', async () => {
  const body = { data: { a: { id: 1 }, b: null }, errors: [{ type: 'NOT_FOUND', path: ['b'], message: 'gone' }] };
  const server = await serve(() => body);
  expect(await thrown(alone(server.url).graphql('{ a b }'))).toMatchObject({ data: body.data });
  const { http } = withCore(server.url);
  const answer = await http.request({ ...get(`${server.url}/graphql`), method: 'POST', body: '{}' });
  expect(answer.body).toEqual(body);
});

test('octokit asks three times more with the same page size after a 502; the core lets the caller shrink it first', async () => {
  const server = await serve((_index, _request, response) => {
    response.statusCode = 502;
    return { message: 'Bad Gateway' };
  });
  const retrying = new Octokit({ auth: token, baseUrl: server.url, log: quiet, retry: { retryAfterBaseValue: 1 } });
  await thrown(retrying.graphql('{ viewer { login } }'));
  expect(server.requests).toHaveLength(4);
  server.requests.length = 0;
  const { http } = withCore(server.url);
  const request = { ...get(`${server.url}/graphql`), method: 'POST' as const, body: '{}', retries: 0 };
  expect(causeOf(await thrown(http.request(request)))).toMatchObject({ kind: 'server-error', status: 502 });
  expect(server.requests).toHaveLength(1);
});

test('octokit sends queries at one a second; the core sends them as fast as they are answered', async () => {
  const server = await serve(() => ({ data: { viewer: { login: 'a' } } }));
  const { octokit, slept } = withCore(server.url);
  for (let index = 0; index < 5; index += 1) await octokit.graphql('{ viewer { login } }');
  expect(slept).toEqual([]);
  expect(server.requests).toHaveLength(5);
});

test('gitbeaker sends ten requests within a second of a 429 that asks for 30 s; the core sends one and waits', async () => {
  const refuse = (response: ServerResponse) => {
    response.writeHead(429, { 'retry-after': '30' });
    return { message: 'Too Many Requests' };
  };
  const lone = await serve((_index, _request, response) => refuse(response));
  const before = Date.now();
  await thrown(new Gitlab({ host: lone.url, token }).Projects.show(1));
  expect(lone.requests).toHaveLength(10);
  expect(Date.now() - before).toBeLessThan(5000);
  const server = await serve((index, _request, response) => (index === 0 ? refuse(response) : { id: 1 }));
  const { http, slept } = withCore(server.url);
  expect((await http.request(get(`${server.url}/api/v4/projects/1`))).body).toEqual({ id: 1 });
  expect(server.requests).toHaveLength(2);
  expect(slept).toHaveLength(1);
  expect(slept[0]).toBeGreaterThanOrEqual(29_900);
  expect(slept[0]).toBeLessThanOrEqual(31_000);
});

test('gitbeaker gives up at the first 503; the core tries again', async () => {
  const answer = (index: number, _request: IncomingMessage, response: ServerResponse) => {
    if (index === 0) response.statusCode = 503;
    return { id: 1 };
  };
  const lone = await serve(answer);
  expect(await thrown(new Gitlab({ host: lone.url, token }).Projects.show(1))).toBeInstanceOf(Error);
  expect(lone.requests).toHaveLength(1);
  const server = await serve(answer);
  expect((await withCore(server.url).http.request(get(`${server.url}/api/v4/projects/1`))).body).toEqual({ id: 1 });
});

test('a Request, as gitbeaker makes it, is sent with its method, headers and body', async () => {
  const seen: unknown[] = [];
  const server = await startHttpServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      seen.push([request.method, request.url, request.headers['x-a'], text]);
      response.writeHead(201, { etag: 'W/"1"', 'content-type': 'application/json' }).end('{"ok":true}');
    });
  });
  cleanups.push(() => server.close());
  const { http } = withCore(server.url);
  const fetch = asFetch(http, { resource: ({ pathname }) => pathname.slice(1), readLimit: readStandardLimit });
  const request = new Request(`${server.url}/graphql?x=1`, {
    method: 'POST',
    headers: { 'x-a': '1' },
    body: '{"q":1}',
  });
  const response = await fetch(request);
  expect(seen).toEqual([['POST', '/graphql?x=1', '1', '{"q":1}']]);
  expect([response.status, response.url, response.headers.get('etag')]).toEqual([
    201,
    `${server.url}/graphql?x=1`,
    'W/"1"',
  ]);
  expect(await response.json()).toEqual({ ok: true });
  expect(http.budget().map(({ resource }) => resource)).toEqual(['graphql']);
  await expect(fetch(`${server.url}/x`, { method: 'DELETE' })).rejects.toMatchObject({ kind: 'unprocessable' });
});
