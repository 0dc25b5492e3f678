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
import { silent } from '#store/testing.ts';
import { createHttp } from '../../http/core.ts';
import { PlatformError } from '../../http/error.ts';
import { startHttpServer } from '../../testing/git-server.ts';
import { type Client, createClient } from './client.ts';
import { listPages, type Page, positionOf } from './pages.ts';
import { idText } from './wire.ts';

/** How a list behaves. */
interface ListServer {
  readonly rows: () => readonly unknown[];
  /** Rows of a page at most. */
  readonly most?: number;
  readonly total?: boolean;
  /** What it says instead of the true total. */
  readonly told?: number;
  readonly links?: boolean;
  readonly paged?: boolean;
  /** A status in place of the answer. */
  readonly fail?: (page: number, limit: number) => number | null;
  readonly after?: (page: number) => void;
}

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

async function serve(list: ListServer): Promise<{ readonly client: Client; readonly asked: () => string[] }> {
  const server = await startHttpServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const page = Number(url.searchParams.get('page'));
    const limit = Number(url.searchParams.get('limit'));
    const status = list.fail?.(page, limit) ?? 200;
    const size = Math.min(limit, list.most ?? 50);
    const all = list.rows();
    const rows = list.paged === false ? all : all.slice((page - 1) * size, page * size);
    const headers: Record<string, string> = { 'content-type': 'application/json' };
    if (list.total !== false) headers['x-total-count'] = String(list.told ?? all.length);
    if (list.links === true && page * size < all.length)
      headers['link'] = `<${server.url}${url.pathname}?page=${page + 1}&limit=${limit}>; rel="next"`;
    else if (list.links === true) headers['link'] = `<${server.url}${url.pathname}?page=1&limit=${limit}>; rel="first"`;
    response.writeHead(status, headers);
    response.end(status === 200 ? JSON.stringify(rows) : '{"message":"no"}');
    list.after?.(page);
  });
  const http = createHttp({
    origin: server.url,
    credential: null,
    rules: { privateHosts: [server.host], allowHttp: true },
    buckets: null,
    userAgent: 'tongming-test',
    patienceMs: 1000,
    log: silent,
    sleep: () => Promise.resolve(),
  });
  open.push(async () => {
    http.close();
    await server.close();
  });
  const asked = () => server.requests.map(({ url }) => url.replace('/api/v1/list?', ''));
  return { client: createClient({ http, api: `${server.url}/api/v1` }), asked };
}

const item = z.object({ id: idText }).transform((row) => row.id);

async function read(client: Client, from = positionOf(null)): Promise<{ ids: string[]; pages: Page<string>[] }> {
  const pages: Page<string>[] = [];
  const { signal } = new AbortController();
  for await (const page of listPages(client, { path: '/list', item, from, signal })) pages.push(page);
  return { ids: [...new Set(pages.flatMap((page) => page.items))], pages };
}

const rowsTo = (count: number) => Array.from({ length: count }, (_, at) => ({ id: at + 1 }));
const idsTo = (count: number) => rowsTo(count).map((row) => String(row.id));

describe('lists end where they end', () => {
  test.each([
    { what: 'totals and links', server: { links: true }, requests: 3 },
    { what: 'totals only', server: {}, requests: 3 },
    { what: 'links only', server: { total: false, links: true }, requests: 3 },
    { what: 'neither', server: { total: false }, requests: 4 },
    { what: 'ten rows a page and neither', server: { total: false, most: 10 }, requests: 14 },
    { what: 'ten rows a page and totals', server: { most: 10 }, requests: 13 },
    { what: 'no pages at all and no total', server: { paged: false, total: false }, requests: 1 },
    { what: 'no pages at all but a total', server: { paged: false }, requests: 1 },
  ])('with $what', async ({ server, requests }) => {
    const { client, asked } = await serve({ rows: () => rowsTo(128), ...server });
    expect((await read(client)).ids).toEqual(idsTo(128));
    expect(asked().length).toBe(requests);
  });

  test('a short list that does not know pages and has no total is asked twice, and once more to be sure', async () => {
    const { client, asked } = await serve({ rows: () => rowsTo(20), paged: false, total: false });
    expect((await read(client)).ids).toEqual(idsTo(20));
    expect(asked().length).toBe(3);
  });

  test.each([
    { links: true, requests: 1 },
    { links: false, requests: 2 },
  ])('a full page is the last when links say so, and is looked behind otherwise', async ({ links, requests }) => {
    const { client, asked } = await serve({ rows: () => rowsTo(50), links });
    expect((await read(client)).ids).toEqual(idsTo(50));
    expect(asked().length).toBe(requests);
  });

  test.each([7, 60, 100])('a total of %i for 120 rows does not cut the list', async (told) => {
    const { client } = await serve({ rows: () => rowsTo(120), told });
    expect((await read(client)).ids).toEqual(idsTo(120));
  });
});

describe('rows that are removed while the list is read', () => {
  test('move others to pages that were read: those are read again', async () => {
    const rows = rowsTo(200);
    const removed: string[] = [];
    const { client } = await serve({
      rows: () => rows,
      after: (page) => {
        if (page < 3 && removed.length < 20) removed.push(...rows.splice(0, 10).map((row) => String(row.id)));
      },
    });
    const { ids } = await read(client);
    expect(idsTo(200).filter((id) => !removed.includes(id) && !ids.includes(id))).toEqual([]);
  });
});

describe('what cannot be read', () => {
  test('null and empty rows are counted, the others are taken', async () => {
    const rows = [{ id: 1 }, null, { id: 3 }, {}, { id: 5 }];
    const { client } = await serve({ rows: () => rows });
    const { ids, pages } = await read(client);
    expect({ ids, unreadable: pages[0]?.unreadable }).toEqual({ ids: ['1', '3', '5'], unreadable: 2 });
  });

  test('a page without a readable row is another contract', async () => {
    const { client } = await serve({ rows: () => [{ name: 'a' }, { name: 'b' }, { name: 'c' }] });
    await expect(read(client)).rejects.toMatchObject({ kind: 'schema-drift' });
  });

  test('pages get smaller until they come, and bigger again where they did not fail twice', async () => {
    const { client, asked } = await serve({
      rows: () => rowsTo(200),
      fail: (page, limit) => (limit > 25 && (page - 1) * limit < 100 ? 504 : null),
    });
    expect((await read(client)).ids).toEqual(idsTo(200));
    const tried = asked().map((query) => Number(new URLSearchParams(query).get('limit')));
    expect(tried.filter((limit) => limit === 50).length).toBe(2);
    expect(Math.min(...tried)).toBe(25);
  });

  test('a row that the server always fails on is left out and counted', async () => {
    const fail = (page: number, limit: number) => ((page - 1) * limit <= 76 && page * limit > 76 ? 500 : null);
    const { client } = await serve({ rows: () => rowsTo(200), fail });
    const { ids, pages } = await read(client);
    expect(ids).toEqual(idsTo(200).filter((id) => id !== '77'));
    expect(pages.reduce((sum, page) => sum + page.unreadable, 0)).toBe(1);
  });

  test('a server that is down ends the list with a fault', async () => {
    const { client } = await serve({ rows: () => rowsTo(200), fail: (page) => (page > 1 ? 503 : null) });
    await expect(read(client)).rejects.toBeInstanceOf(PlatformError);
  });
});

test('a list goes on where it broke off, and ends at once behind its end', async () => {
  const { client, asked } = await serve({ rows: () => rowsTo(128), most: 30 });
  const first = await read(client);
  expect(first.pages.map((page) => page.items.length)).toEqual([30, 30, 30, 30, 8]);
  const rest = await read(client, positionOf(first.pages[2]!.after));
  expect(rest.ids).toEqual(idsTo(128).slice(90));
  const before = asked().length;
  expect((await read(client, positionOf(first.pages[4]!.after))).ids).toEqual([]);
  expect(asked().length - before).toBe(1);
});
