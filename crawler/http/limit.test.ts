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
import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { startHttpServer } from '#crawler/testing/git-server.ts';
import { bucketStore } from '#store/queries/api-bucket.ts';
import { testStore } from '#store/testing.ts';
import { PlatformError } from './error.ts';
import type { BucketState, BucketStore, HttpEvent, HttpRequest } from './http.ts';
import { readGraphqlLimit, readRetryAfter, readStandardLimit } from './limit.ts';
import { bench } from './testing/bench.ts';
import { createTraffic } from './traffic.ts';

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

type Answer = (index: number, request: IncomingMessage, response: ServerResponse) => unknown;

async function serve(answer: Answer) {
  let index = 0;
  const server = await startHttpServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    const body = answer(index++, request, response);
    if (!response.writableEnded) response.end(JSON.stringify(body ?? {}));
  });
  cleanups.push(() => server.close());
  return server;
}

function get(url: string, more: Partial<HttpRequest<unknown>> = {}): HttpRequest<unknown> {
  return {
    url,
    resource: 'core',
    readLimit: readStandardLimit,
    schema: z.unknown(),
    signal: new AbortController().signal,
    ...more,
  };
}

function core(url: string, changes: Parameters<typeof bench>[1] = {}) {
  const made = bench(url, changes);
  cleanups.push(() => made.http.close());
  return made;
}

async function fault(promise: Promise<unknown>): Promise<PlatformError> {
  const error = await promise.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof PlatformError)) throw new Error('No PlatformError came.', { cause: error });
  return error;
}

const refuse = (response: ServerResponse, headers: Record<string, string>, status = 429) =>
  void response.writeHead(status, headers).end('{"message":"Too many requests"}');

describe('Retry-After', () => {
  const read = (value: string, now = 0) => readRetryAfter(new Map([['retry-after', value]]), now);

  test('is read as seconds or as a date, and as nothing else', () => {
    expect(read('30')).toBe(30_000);
    expect(read('0')).toBe(0);
    expect(read('1.5')).toBe(1500);
    expect(read('-5')).toBe(-5000);
    const now = Date.UTC(2026, 10, 22, 12, 0, 0);
    expect(read('Sun, 22 Nov 2026 12:01:00 GMT', now)).toBe(60_000);
    expect(read('Sun, 22 Nov 2026 11:59:00 GMT', now)).toBe(-60_000);
    expect(read('Sunday, 22-Nov-26 12:01:00 GMT', now)).toBe(60_000);
    for (const garbage of ['', 'soon', 'soon 1', '1e9', 'NaN', '2026', '99999999999999999999', '0x10']) {
      expect([garbage, readRetryAfter(new Map([['retry-after', garbage]]), 0)]).toEqual([
        garbage,
        garbage === '2026' ? 2_026_000 : null,
      ]);
    }
    expect(readRetryAfter(new Map(), 0)).toBeNull();
  });

  const waits: readonly (readonly [string, number, number])[] = [
    ['86400', 3_600_000, 3_601_000],
    ['-7', 1000, 1100],
    ['0', 1000, 1100],
    ['garbage', 60_000, 61_000],
    ['Thu, 01 Jan 1970 00:00:00 GMT', 1000, 1100],
    ['Fri, 01 Jan 2100 00:00:00 GMT', 3_600_000, 3_601_000],
  ];
  for (const [value, least, most] of waits) {
    test(`${value} is clamped to between a second and an hour`, async () => {
      const server = await serve((index, _request, response) => {
        if (index === 0) refuse(response, { 'retry-after': value });
      });
      const { http, slept, events } = core(server.url);
      await http.request(get(`${server.url}/a`));
      expect(slept).toHaveLength(1);
      expect(slept[0]).toBeGreaterThanOrEqual(least - 20);
      expect(slept[0]).toBeLessThanOrEqual(most);
      expect(events.map(({ kind }) => kind)).toEqual(['answered', 'waiting', 'answered']);
    });
  }
});

describe('the standard headers', () => {
  const read = (status: number, headers: Record<string, string>, body: unknown = null) =>
    readStandardLimit({ status, headers: new Map(Object.entries(headers)), body, now: Date.UTC(2026, 0, 1) });
  const resetAt = new Date(Date.UTC(2026, 0, 1, 0, 10));
  const epoch = resetAt.getTime() / 1000;

  test('come with and without x-, and the reset in three ways', () => {
    const x = {
      'x-ratelimit-limit': '60',
      'x-ratelimit-remaining': '59',
      'x-ratelimit-reset': `${epoch}`,
      'x-ratelimit-resource': 'core',
    };
    const told = { limit: 60, remaining: 59, resetAt, limited: false, waitMs: null };
    expect(read(200, x)).toEqual({ ...told, resource: 'core' });
    const plain = { 'ratelimit-limit': '60', 'ratelimit-remaining': '59' };
    expect(read(200, { ...plain, 'ratelimit-reset': `${epoch * 1000}` })).toEqual({ ...told, resource: null });
    expect(read(200, { ...plain, 'ratelimit-reset': '600' })).toEqual({ ...told, resource: null });
  });

  test('absent or odd, they tell nothing', () => {
    const nothing = { limit: null, remaining: null, resetAt: null, resource: null, limited: false, waitMs: null };
    expect(read(200, {})).toEqual(nothing);
    expect(read(200, { 'x-ratelimit-limit': 'many', 'x-ratelimit-reset': '-1' })).toEqual(nothing);
    expect(read(200, { 'x-ratelimit-reset': '999999999999999' }).resetAt?.getTime()).toBe(999_999_999_999_999);
  });

  test('a 403 is a limit when a header or the message says so, else it is about rights', () => {
    expect(read(403, {}, { message: 'Resource not accessible by integration' }).limited).toBe(false);
    expect(read(403, {}, { message: 'You have exceeded a secondary rate limit.' }).limited).toBe(true);
    expect(read(403, {}, { message: 'You have triggered an abuse detection mechanism.' }).limited).toBe(true);
    expect(read(403, { 'x-ratelimit-limit': '60', 'x-ratelimit-remaining': '0' }).limited).toBe(true);
    expect(read(403, { 'x-ratelimit-limit': '0', 'x-ratelimit-remaining': '0' }).limited).toBe(false);
    expect(read(403, { 'retry-after': '5' }).limited).toBe(true);
    expect(read(200, {}, { message: 'fix the secondary rate limit' }).limited).toBe(false);
  });

  test('a query tells of limits in its body, and nobody can by the data it asks for', () => {
    const graphql = (body: unknown) => readGraphqlLimit({ status: 200, headers: new Map(), body, now: 0 }).limited;
    expect(graphql({ errors: [{ type: 'RATE_LIMITED' }] })).toBe(true);
    expect(graphql({ errors: [{ type: 'RATE_LIMIT' }], data: null })).toBe(true);
    expect(graphql({ errors: [{ message: 'You have exceeded a secondary rate limit' }] })).toBe(true);
    expect(graphql({ message: 'You have exceeded a secondary rate limit' })).toBe(true);
    expect(graphql({ data: { issue: { message: 'You have exceeded a secondary rate limit' } } })).toBe(false);
    expect(graphql({ data: {}, message: 'You have exceeded a secondary rate limit' })).toBe(false);
    expect(graphql({ errors: [{ type: 'NOT_FOUND', message: 'no rate limit here' }] })).toBe(false);
    for (const odd of [null, [], 'text', 7, { errors: 'no' }, { errors: [null, 7] }]) expect(graphql(odd)).toBe(false);
  });
});

describe('secondary limits without a hint', () => {
  test('are waited for a minute, then two, and the third in a row gives up with its end', async () => {
    const server = await serve((_index, _request, response) => refuse(response, {}));
    const { http, slept, now, events } = core(server.url);
    const error = await fault(http.request(get(`${server.url}/a`)));
    expect([error.kind, error.transient]).toEqual(['rate-limited', true]);
    expect(slept.map((ms) => Math.floor(ms / 10_000))).toEqual([6, 12]);
    const left = (error.until?.getTime() ?? 0) - now();
    expect(left).toBeGreaterThan(239_000);
    expect(left).toBeLessThanOrEqual(240_000);
    expect(server.requests).toHaveLength(3);
    expect(events.filter(({ kind }) => kind === 'failed')).toEqual([]);
    // The circuit is open: the next one waits for its end, and one more refusal is enough.
    const again = await fault(http.request(get(`${server.url}/a`)));
    expect(server.requests).toHaveLength(4);
    expect((again.until?.getTime() ?? 0) - now()).toBeGreaterThan(470_000);
    expect(events.filter((event) => event.kind === 'waiting').map(({ why }) => why)).toEqual([
      'limit',
      'limit',
      'circuit',
    ]);
  });

  test('an answer in between closes the circuit', async () => {
    const server = await serve((index, _request, response) => {
      if (index % 3 !== 2) refuse(response, {});
    });
    const { http } = core(server.url);
    for (let index = 0; index < 3; index += 1) await http.request(get(`${server.url}/a`));
    expect(server.requests).toHaveLength(9);
  });

  test('refusals of requests that were on their way together count once', async () => {
    const held: ServerResponse[] = [];
    const limited = await startHttpServer((_request, response) => {
      held.push(response.setHeader('content-type', 'application/json'));
      if (held.length > 4) response.end('{}');
      if (held.length === 4) for (const one of held) refuse(one, {});
    });
    cleanups.push(() => limited.close());
    const { http, slept } = core(limited.url, { concurrency: 4 });
    await Promise.all(Array.from({ length: 4 }, () => http.request(get(`${limited.url}/a`))));
    expect(limited.requests).toHaveLength(8);
    expect(slept.every((ms) => ms < 61_000)).toBe(true);
  });
});

describe('budgets', () => {
  const window = (response: ServerResponse, limit: number, remaining: number, seconds: number, now = Date.now()) => {
    response.setHeader('x-ratelimit-limit', limit);
    response.setHeader('x-ratelimit-remaining', remaining);
    response.setHeader('x-ratelimit-reset', Math.ceil(now / 1000) + seconds);
  };

  test('four fifths of a window are spent freely, the rest is spread to its end', async () => {
    const limit = 10;
    let end = 0;
    const server = await serve((index, _request, response) => window(response, limit, limit - 1 - index, 100, end));
    const { http, slept, now } = core(server.url);
    end = now();
    for (let index = 0; index < 8; index += 1) await http.request(get(`${server.url}/a`));
    expect(slept).toEqual([]);
    await http.request(get(`${server.url}/a`));
    expect(slept).toHaveLength(1);
    expect(slept[0]).toBeGreaterThan(49_000);
    expect(slept[0]).toBeLessThan(52_000);
    await http.request(get(`${server.url}/a`));
    expect(slept).toHaveLength(2);
    expect(slept[1]).toBeGreaterThan(46_000);
    // The tenth spent the last one: the eleventh waits for the reset.
    await http.request(get(`${server.url}/a`));
    expect(now() - end).toBeGreaterThanOrEqual(100_000);
    expect(http.budget()).toMatchObject([{ resource: 'core', limit: 10 }]);
  });

  test('the share that is kept is the caller’s to say', async () => {
    const server = await serve((_index, _request, response) => window(response, 10, 4, 100));
    const { http, slept, events } = core(server.url, { reserve: 0.5 });
    await http.request(get(`${server.url}/a`));
    await http.request(get(`${server.url}/a`));
    expect(slept).toHaveLength(1);
    expect(events).toContainEqual(expect.objectContaining({ kind: 'waiting', why: 'budget' }));
    const other = core(server.url, { reserve: 0 });
    await other.http.request(get(`${server.url}/a`));
    await other.http.request(get(`${server.url}/a`));
    expect(other.slept).toEqual([]);
  });

  test('headers that are absent or 0 of 0 never make anybody wait (GHES)', async () => {
    const server = await serve((index, _request, response) => {
      if (index % 2 === 0) window(response, 0, 0, 3600);
    });
    const { http, slept } = core(server.url);
    for (let index = 0; index < 6; index += 1) await http.request(get(`${server.url}/a`));
    expect(slept).toEqual([]);
    expect(http.budget()).toMatchObject([{ limit: null, remaining: null, resetAt: null, blockedUntil: null }]);
  });

  test('a reset in the past costs a second, one in the year 2100 an hour', async () => {
    const seconds = [-5000, Date.UTC(2100, 0, 1) / 1000 - Date.now() / 1000];
    const slept: number[] = [];
    for (const reset of seconds) {
      const server = await serve((index, _request, response) => {
        if (index === 0) window(response, 10, 0, reset);
      });
      const made = core(server.url);
      await made.http.request(get(`${server.url}/a`));
      await made.http.request(get(`${server.url}/a`));
      slept.push(...made.slept.map((ms) => Math.round(ms / 1000)));
    }
    expect(slept[0]).toBe(1);
    expect(slept[1]).toBeGreaterThanOrEqual(3600);
    expect(slept[1]).toBeLessThanOrEqual(3601);
    expect(slept).toHaveLength(2);
  });

  test('a server with a bucket of tokens never sees more than its limit in a window (F25)', async () => {
    const limit = 20;
    let clock: () => number = Date.now;
    let opened = 0;
    let spent = 0;
    const windows: number[] = [];
    const server = await serve((_index, _request, response) => {
      if (clock() >= opened + 60_000) {
        if (opened > 0) windows.push(spent);
        opened = clock();
        spent = 0;
      }
      spent += 1;
      response.setHeader('x-ratelimit-limit', limit);
      response.setHeader('x-ratelimit-remaining', Math.max(0, limit - spent));
      response.setHeader('x-ratelimit-reset', Math.ceil((opened + 60_000) / 1000));
      if (spent > limit) refuse(response, {}, 403);
    });
    const { http, now, events } = core(server.url);
    clock = now;
    for (let index = 0; index < 100; index += 1) await http.request(get(`${server.url}/a`));
    expect(windows.length).toBeGreaterThanOrEqual(4);
    expect(Math.max(...windows)).toBeLessThanOrEqual(limit);
    expect(events.filter((event) => event.kind === 'answered' && event.status === 403)).toEqual([]);
  });
});

describe('patience', () => {
  test('a wait that is longer is thrown at once with its end, and nothing is sent before it', async () => {
    const server = await serve((index, _request, response) => {
      if (index === 0) refuse(response, { 'retry-after': '600' });
    });
    const { http, slept, now } = core(server.url, { patienceMs: 60_000 });
    const first = await fault(http.request(get(`${server.url}/a?access_token=x`)));
    expect([first.kind, first.url, first.status]).toEqual(['rate-limited', `${server.url}/a`, null]);
    expect(Math.round(((first.until?.getTime() ?? 0) - now()) / 1000)).toBe(600);
    const many = await Promise.all(Array.from({ length: 5 }, () => fault(http.request(get(`${server.url}/b`)))));
    expect(many.map(({ kind }) => kind)).toEqual(Array.from({ length: 5 }, () => 'rate-limited'));
    expect(server.requests).toHaveLength(1);
    expect(slept).toEqual([]);
    // Another bucket of the same host is free.
    await http.request(get(`${server.url}/c`, { resource: 'search' }));
    expect(server.requests).toHaveLength(2);
  });

  test('Retry-After of a 503 closes the bucket too', async () => {
    const server = await serve((index, _request, response) => {
      if (index === 0) refuse(response, { 'retry-after': '120' }, 503);
    });
    const { http, slept } = core(server.url, { patienceMs: 60_000 });
    expect((await fault(http.request(get(`${server.url}/a`, { retries: 0 })))).kind).toBe('server-error');
    expect((await fault(http.request(get(`${server.url}/a`)))).kind).toBe('rate-limited');
    expect([server.requests.length, slept.length]).toEqual([1, 0]);
  });
});

describe('who shares a bucket', () => {
  test('requests of one are sent one after the other, over all clients of the process', async () => {
    let active = 0;
    let most = 0;
    const server = await startHttpServer((_request, response) => {
      response.setHeader('content-type', 'application/json');
      active += 1;
      most = Math.max(most, active);
      setTimeout(() => {
        active -= 1;
        response.end('{}');
      }, 5);
    });
    cleanups.push(() => server.close());
    const traffic = createTraffic();
    const [one, two] = [core(server.url, { traffic }), core(server.url, { traffic })];
    const send = (index: number, resource: string) =>
      (index % 2 === 0 ? one : two).http.request(get(`${server.url}/a`, { resource }));
    await Promise.all(Array.from({ length: 10 }, (_, index) => send(index, 'core')));
    expect(most).toBe(1);
    // Of different buckets at most eight at a time to one host.
    await Promise.all(Array.from({ length: 20 }, (_, index) => send(index, `r${index}`)));
    expect(most).toBe(8);
  });

  test('a limit that one client met holds the others back, and not those with another token', async () => {
    const server = await serve((index, _request, response) => {
      if (index === 0) refuse(response, { 'retry-after': '600' });
    });
    const traffic = createTraffic();
    const changes = { traffic, patienceMs: 1000 };
    await fault(core(server.url, changes).http.request(get(`${server.url}/a`)));
    expect((await fault(core(server.url, changes).http.request(get(`${server.url}/a`)))).kind).toBe('rate-limited');
    const anonymous = core(server.url, { ...changes, credential: null });
    await anonymous.http.request(get(`${server.url}/a`));
    expect(server.requests).toHaveLength(2);
    expect(anonymous.http.budget()).toMatchObject([{ credential: null, blockedUntil: null }]);
  });

  test('a secondary limit of GitHub holds back every bucket of the token, a primary one only its own', async () => {
    const message = { message: 'You have exceeded a secondary rate limit.' };
    const server = await serve((index, request, response) => {
      if (index < 2) return;
      response.writeHead(403, { 'retry-after': '600' }).end(JSON.stringify(request.url === '/second' ? message : {}));
    });
    const { http } = core(server.url, { patienceMs: 1000 });
    for (const resource of ['core', 'graphql']) await http.request(get(`${server.url}/a`, { resource }));
    await fault(http.request(get(`${server.url}/primary`, { resource: 'search' })));
    expect(http.budget().filter(({ blockedUntil }) => blockedUntil !== null)).toMatchObject([{ resource: 'search' }]);
    await fault(http.request(get(`${server.url}/second`)));
    expect((await fault(http.request(get(`${server.url}/a`, { resource: 'graphql' })))).kind).toBe('rate-limited');
    expect(server.requests).toHaveLength(4);
  });

  test('another process learns of it by the store before its first request', async () => {
    const store = await testStore();
    cleanups.push(() => store.close());
    const server = await serve((index, _request, response) => {
      response.setHeader('x-ratelimit-limit', 100);
      response.setHeader('x-ratelimit-remaining', 42);
      response.setHeader('x-ratelimit-reset', Math.ceil(Date.now() / 1000) + 1000);
      if (index === 0) refuse(response, { 'retry-after': '600' });
    });
    const process = () => core(server.url, { buckets: bucketStore(store.db), patienceMs: 1000 });
    const one = await fault(process().http.request(get(`${server.url}/a`)));
    const other = process();
    const two = await fault(other.http.request(get(`${server.url}/a`)));
    expect([one.kind, two.kind]).toEqual(['rate-limited', 'rate-limited']);
    expect(two.until).toEqual(one.until);
    expect(server.requests).toHaveLength(1);
    expect(other.http.budget()).toMatchObject([{ limit: 100, remaining: 42, credential: 'c1' }]);
    // Later, all of them go on.
    const patient = core(server.url, { buckets: bucketStore(store.db) });
    await patient.http.request(get(`${server.url}/a`));
    expect(Math.round((patient.slept[0] ?? 0) / 10_000)).toBe(60);
  });

  test('what others spent counts, an older window does not, and a wrong clock cannot block for ever', async () => {
    const server = await serve(() => undefined);
    const host = new URL(server.url).host;
    const state: BucketState = {
      host,
      credential: 'c1',
      resource: 'core',
      limit: 100,
      remaining: 10,
      resetAt: new Date(Date.now() + 100_000),
      blockedUntil: null,
    };
    const keep = (theirs: BucketState): BucketStore => ({
      read: () => Promise.resolve(theirs),
      write: () => Promise.resolve(),
    });
    const paced = core(server.url, { buckets: keep(state) });
    await paced.http.request(get(`${server.url}/a`));
    await paced.http.request(get(`${server.url}/a`));
    expect(Math.round((paced.slept[0] ?? 0) / 1000)).toBeGreaterThanOrEqual(10);
    const far = core(server.url, {
      buckets: keep({ ...state, remaining: 90, blockedUntil: new Date(Date.UTC(2100, 0, 1)) }),
      patienceMs: 1000,
    });
    const error = await fault(far.http.request(get(`${server.url}/a`)));
    expect(Math.round(((error.until?.getTime() ?? 0) - Date.now()) / 1000)).toBe(3600);
  });

  test('a store that fails is a fault that shows', async () => {
    const server = await serve(() => undefined);
    const buckets: BucketStore = { read: () => Promise.reject(new Error('no store')), write: () => Promise.resolve() };
    await expect(core(server.url, { buckets }).http.request(get(`${server.url}/a`))).rejects.toThrow('no store');
    expect(server.requests).toEqual([]);
  });
});

describe('a host in trouble', () => {
  test('is left alone after ten faults in a row, others are not, and it is asked again later (F24)', async () => {
    let broken = true;
    const server = await serve((_index, _request, response) => {
      if (broken) refuse(response, {}, 502);
    });
    const well = await serve(() => undefined);
    const traffic = createTraffic();
    const { http, events, now } = core(server.url, { traffic, patienceMs: 10_000 });
    const other = core(well.url, { traffic });
    for (let index = 0; index < 2; index += 1) await fault(http.request(get(`${server.url}/a`)));
    const error = await fault(http.request(get(`${server.url}/a`)));
    expect(server.requests).toHaveLength(10);
    expect([error.kind, error.transient]).toEqual(['unreachable', true]);
    // Half a minute from the tenth, of which the pause before the next try has gone already.
    const left = (error.until?.getTime() ?? 0) - now();
    expect(left).toBeGreaterThan(27_000);
    expect(left).toBeLessThanOrEqual(30_000);
    expect((await fault(http.request(get(`${server.url}/b`, { resource: 'graphql' })))).kind).toBe('unreachable');
    expect(server.requests).toHaveLength(10);
    await other.http.request(get(`${well.url}/a`));
    broken = false;
    const patient = core(server.url, { traffic, patienceMs: 60_000 });
    await patient.http.request(get(`${server.url}/a`));
    expect(patient.slept).toHaveLength(1);
    expect(patient.events[0]).toMatchObject({ kind: 'waiting', why: 'circuit' });
    broken = true;
    const patience = core(server.url, { traffic, patienceMs: 3_600_000 });
    const sent = server.requests.length;
    for (let index = 0; index < 9; index += 1) await fault(patience.http.request(get(`${server.url}/a`)));
    // Patience is for limits, which end; nobody waits long for a host that gives no time.
    expect(Math.max(...patience.slept)).toBeLessThan(50_000);
    expect(server.requests.length - sent).toBeLessThanOrEqual(12);
    const tries = events.filter((event: HttpEvent) => event.kind === 'failed').map((event) => event.try);
    expect(tries).toEqual([1, 2, 3, 4, 1, 2, 3, 4, 1, 2]);
  });
});
