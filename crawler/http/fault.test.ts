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

import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Fault, type FaultName, faultNames, startFaultProxy } from '#crawler/testing/fault/server.ts';
import { startHttpServer } from '#crawler/testing/git-server.ts';
import { PlatformError } from './error.ts';
import type { HttpRequest } from './http.ts';
import { readGraphqlLimit } from './limit.ts';
import { bench, token } from './testing/bench.ts';

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

interface Item {
  readonly id: number;
  readonly user: { readonly login: string } | null;
}

const items = Array.from({ length: 6 }, (_, index): Item => ({ id: index + 1, user: { login: `u${index + 1}` } }));
const schema = z.array(z.nullable(z.object({ id: z.number(), user: z.nullable(z.object({ login: z.string() })) })));

/** Three pages of two, by Link; and the same as connection by POST. */
async function startTarget() {
  const server = await startHttpServer((request, response) => {
    response.setHeader('content-type', 'application/json; charset=utf-8');
    if (request.method === 'POST') {
      let text = '';
      request.on('data', (chunk: Buffer) => (text += chunk.toString()));
      request.on('end', () => {
        const { variables } = JSON.parse(text) as { variables: { after: string | null } };
        const from = Number(variables.after ?? 0);
        const nodes = items.slice(from, from + 2);
        const pageInfo = { hasNextPage: from + 2 < items.length, endCursor: String(from + 2) };
        response.end(JSON.stringify({ data: { repository: { issues: { nodes, pageInfo } } } }));
      });
      return;
    }
    const page = Number(new URL(request.url ?? '/', server.url).searchParams.get('page') ?? 1);
    response.setHeader('etag', `W/"p${page}"`);
    if (page < 3) response.setHeader('link', `<${server.url}/items?page=${page + 1}>; rel="next"`);
    response.end(JSON.stringify(items.slice(page * 2 - 2, page * 2)));
  });
  cleanups.push(() => server.close());
  return server;
}

async function setUp(fault: Fault) {
  const target = await startTarget();
  const proxy = await startFaultProxy(target.url, [fault]);
  cleanups.push(() => proxy.close());
  const made = bench(proxy.url, fault.name === 'slow-body' ? { idleMs: 150 } : {});
  cleanups.push(() => made.http.close());
  const ask = (url: string, more: Partial<HttpRequest<(Item | null)[]>> = {}) =>
    made.http.request({
      url,
      resource: 'core',
      readLimit: readGraphqlLimit,
      schema,
      signal: new AbortController().signal,
      ...more,
    });
  return { ...made, proxy, ask };
}

/** Reads all pages by their links. */
async function crawl({ ask, proxy }: Awaited<ReturnType<typeof setUp>>) {
  const found: (Item | null)[] = [];
  let url: string | null = `${proxy.url}/items`;
  let moved = false;
  for (let pages = 0; url !== null && pages < 20; pages += 1) {
    const answer = await ask(url);
    found.push(...(answer.body ?? []));
    url = answer.next;
    moved ||= answer.moved;
  }
  return { found, moved };
}

async function fault(promise: Promise<unknown>): Promise<PlatformError> {
  const error = await promise.then(() => null).catch((thrown: unknown) => thrown);
  if (!(error instanceof PlatformError)) throw new Error('No PlatformError came.', { cause: error });
  return error;
}

const ids = (found: readonly (Item | null)[]) => found.map((item) => item?.id ?? null);
const all = [1, 2, 3, 4, 5, 6];

describe('a limit is waited for and the same request sent again', () => {
  const wait: Partial<Record<FaultName, readonly [number, number]>> = {
    'primary-403': [900, 2500],
    'secondary-403': [60_000, 61_000],
    'secondary-403-seconds': [1000, 1100],
    'secondary-403-date': [900, 2300],
    'secondary-429': [60_000, 61_000],
    'secondary-429-seconds': [1000, 1100],
    'secondary-429-date': [900, 2300],
    'graphql-rate-limited': [900, 2500],
    'graphql-rate-limit': [900, 2500],
  };
  for (const [name, [least, most]] of Object.entries(wait)) {
    test(`${name} is waited for`, async () => {
      const set = await setUp({ name: name as FaultName, at: 2 });
      const began = set.now();
      const { found } = await crawl(set);
      const took = set.now() - began;
      expect(ids(found)).toEqual(all);
      expect(set.proxy.seen.map(({ url }) => url)).toEqual([
        '/items',
        '/items?page=2',
        '/items?page=2',
        '/items?page=3',
      ]);
      expect(set.slept).toHaveLength(1);
      // The wait counts from the answer: what went by until it began is not slept again.
      expect(took).toBeGreaterThanOrEqual(least);
      expect(set.slept[0]).toBeGreaterThan(least - 200);
      expect(set.slept[0]).toBeLessThanOrEqual(most);
      expect(set.proxy.injected).toEqual([{ name, url: '/items?page=2' }]);
    });
  }
});

describe('a refusal is thrown at once, by its kind', () => {
  const kinds: Partial<Record<FaultName, readonly [string, number]>> = {
    'unauthorised-401': ['unauthorised', 401],
    'not-found-404': ['not-found', 404],
    'empty-409': ['conflict', 409],
    'gone-410': ['gone', 410],
    'unprocessable-422': ['unprocessable', 422],
    'legal-451': ['blocked', 451],
    'html-body': ['not-json', 200],
    'cross-origin-next': ['foreign-origin', 0],
  };
  for (const [name, [kind, status]] of Object.entries(kinds)) {
    test(`${name} is thrown`, async () => {
      const set = await setUp({ name: name as FaultName, at: 2 });
      const error = await fault(crawl(set));
      expect([error.kind, error.status ?? 0]).toEqual([kind, status]);
      expect(error.url).toBe(`${set.proxy.url}/items`);
      expect(set.slept).toEqual([]);
      expect(set.proxy.seen).toHaveLength(2);
      expect(set.proxy.foreign.requests).toEqual([]);
    });
  }

  test('an expected one is an answer', async () => {
    const set = await setUp({ name: 'gone-410', at: 1 });
    const answer = await set.ask(`${set.proxy.url}/items`, { expect: [410] });
    expect([answer.status, answer.body]).toEqual([410, null]);
    expect(answer.problem).toMatchObject({ message: 'Issues are disabled for this repo' });
  });
});

describe('a transient fault is tried again, and nothing is lost', () => {
  const reasons: Partial<Record<FaultName, string>> = {
    'server-500': 'server-error',
    'server-502': 'server-error',
    'server-503': 'server-error',
    'server-504': 'server-error',
    'truncated-json': 'truncated',
    'wrong-content-length': 'truncated',
    'slow-body': 'timeout',
    'socket-reset': 'unreachable',
  };
  for (const [name, reason] of Object.entries(reasons)) {
    test(`${name} is tried again`, async () => {
      const set = await setUp({ name: name as FaultName, at: 2, times: 3 });
      const { found } = await crawl(set);
      expect(ids(found)).toEqual(all);
      const failed = set.events.filter((event) => event.kind === 'failed');
      // A reset of a kept connection is sent again at once: the server may have closed it before.
      const tries = name === 'socket-reset' ? 2 : 3;
      expect(failed.map((event) => [event.reason, event.try])).toEqual(
        Array.from({ length: tries }, (_, index) => [reason, index + 1]),
      );
      expect(set.slept).toHaveLength(tries);
    });

    test(`${name} with retries 0 is the caller's`, async () => {
      const set = await setUp({ name: name as FaultName, at: 1 });
      const error = await fault(set.ask(`${set.proxy.url}/items`, { retries: 0 }));
      expect([error.kind, error.transient]).toEqual([reason, true]);
      expect(set.proxy.seen).toHaveLength(1);
      expect(set.slept).toEqual([]);
    });
  }

  test('four in a row are given up', async () => {
    const set = await setUp({ name: 'server-502', at: 1, times: 9 });
    expect((await fault(crawl(set))).kind).toBe('server-error');
    expect(set.proxy.seen).toHaveLength(4);
  });
});

describe('odd data', () => {
  test('moved-301 is followed and told', async () => {
    const { found, moved } = await crawl(await setUp({ name: 'moved-301', at: 1 }));
    expect([ids(found), moved]).toEqual([all, true]);
  });

  test('not-modified-304 costs nothing', async () => {
    const set = await setUp({ name: 'not-modified-304', at: 1 });
    const answer = await set.ask(`${set.proxy.url}/items`, { etag: 'W/"p1"' });
    expect([answer.notModified, answer.etag, answer.body]).toEqual([true, 'W/"p1"', null]);
    expect(set.events).toMatchObject([{ kind: 'answered', status: 304, billable: false }]);
  });

  test('duplicate-page brings all, some twice', async () => {
    const { found } = await crawl(await setUp({ name: 'duplicate-page', at: 2 }));
    expect(ids(found)).toEqual([1, 2, 1, 2, 3, 4, 5, 6]);
  });

  test('item-moved brings all', async () => {
    const { found } = await crawl(await setUp({ name: 'item-moved', at: 1 }));
    expect(ids(found)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('null-author and null-node', async () => {
    const { found } = await crawl(await setUp({ name: 'null-author', at: 2 }));
    expect(found[2]).toEqual({ id: 3, user: null });
    const { found: more } = await crawl(await setUp({ name: 'null-node', at: 2 }));
    expect(ids(more)).toEqual([1, 2, null, 3, 4, 5, 6]);
  });

  test('repeated-cursor: a page that names itself as next ends the list, with a warning', async () => {
    const set = await setUp({ name: 'repeated-cursor', at: 2 });
    const { found } = await crawl(set);
    expect(ids(found)).toEqual([1, 2, 3, 4]);
    expect(set.logged.join()).toContain('names a page as its own next');
  });

  test('repeated-cursor and partial-data of a query', async () => {
    const post = (after: string | null) => ({
      method: 'POST' as const,
      body: JSON.stringify({ query: 'query { x }', variables: { after } }),
      // Nothing of the answer is read: each test says by itself what it takes.
      schema: z.any() as unknown as z.ZodType<never>,
    });
    const looping = await setUp({ name: 'repeated-cursor', at: 2 });
    await looping.ask(`${looping.proxy.url}/graphql`, post(null));
    const second = await looping.ask(`${looping.proxy.url}/graphql`, post('2'));
    expect(second.body).toMatchObject({
      data: { repository: { issues: { pageInfo: { endCursor: '2', hasNextPage: true } } } },
    });
    const partial = await setUp({ name: 'partial-data', at: 1 });
    const answer = await partial.ask(`${partial.proxy.url}/graphql`, post(null));
    expect(answer.body).toMatchObject({
      errors: [{ path: ['repository', 'issues', 'nodes', 0] }],
      data: { repository: { issues: { nodes: [null, { id: 2 }] } } },
    });
  });
});

test('every fault has a name once, and its token never shows', async () => {
  expect(new Set(faultNames).size).toBe(33);
  for (const name of faultNames) {
    const set = await setUp({ name, at: 1 });
    const thrown = await crawl(set).catch((error: unknown) => error);
    const shown = JSON.stringify([set.events, set.logged, String(thrown), (thrown as Error).stack ?? '']);
    expect(shown).not.toContain(token);
    expect(set.proxy.foreign.requests).toEqual([]);
  }
});
