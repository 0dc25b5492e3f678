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

import { describe, expect, it } from 'vitest';
import { ApiError, type ProblemKind, problemKinds, problemOf } from '../../errors.ts';
import { visitor } from '../actor.ts';
import type { FormState } from '../client.ts';
import { routeAt } from './address.ts';
import { type PageRequest, pageContext, RefusedRead } from './context.ts';

const routes = [
  { id: 'read-thing', method: 'get', path: '/things/{thing}' },
  { id: 'write-thing', method: 'put', path: '/things/{thing}/parts/{part}' },
  { id: 'write-first', method: 'put', path: '/things/first/parts/{part}' },
];

/** The page's functions without the types of the real routes. */
interface Untyped {
  read(id: string, params?: object, query?: object): Promise<unknown>;
  readOrNull(id: string, params?: object): Promise<unknown>;
  file(id: string, params?: object, query?: object): string;
  form(id: string, params?: object, options?: object): FormState;
}

function pageOf(answer: (path: string) => Response, more: Partial<PageRequest> = {}) {
  const asked: string[] = [];
  const page = pageContext({
    locale: 'zh',
    base: 'https://hub.example.org',
    path: '/zh/desk/things/',
    search: '?state=open&state=closed',
    actor: visitor,
    can: () => false,
    routes: new Map(routes.map((route) => [route.id, route])),
    async ask(path) {
      asked.push(path);
      return answer(path);
    },
    ...more,
  });
  // Routes of the test are in no registry, so that their types are nobody's.
  return { page, own: page as unknown as Untyped, asked };
}

function refusal(kind: ProblemKind): Response {
  const body = problemOf(new ApiError(kind, { zh: '不。', en: 'No.' }));
  return new Response(JSON.stringify(body), {
    status: problemKinds[kind].status,
    headers: { 'content-type': 'application/problem+json; charset=utf-8' },
  });
}

describe('what a page is given', () => {
  it('asks the API at the address of a route, with whatever stands in its places', async () => {
    const { own, asked, page } = pageOf(() => Response.json({ name: 'x' }));
    expect(
      await own.read('read-thing', { thing: '../a b/通' }, { state: 'open', cursor: undefined, limit: 5 }),
    ).toEqual({
      name: 'x',
    });
    expect(own.file('read-thing', { thing: 'a' }, { as: 'csv' })).toBe('/api/v1/desk/things/a?as=csv');
    await page.hub.project('zhulin');
    expect(asked).toEqual(['/api/v1/desk/things/..%2Fa%20b%2F%E9%80%9A?state=open&limit=5', '/api/v1/projects/zhulin']);
    expect(page.query).toEqual({ state: 'open' });
    await expect(own.read('read-thing')).rejects.toThrow('read-thing needs thing');
    await expect(own.read('read-nothing')).rejects.toThrow('the desk has no route read-nothing');
  });

  it('tells what is not there from what cannot be told now', async () => {
    for (const kind of ['not-signed-in', 'forbidden', 'second-factor', 'not-found'] as const) {
      expect(await pageOf(() => refusal(kind)).own.readOrNull('read-thing', { thing: 'a' })).toBeNull();
    }
    await expect(pageOf(() => refusal('busy')).own.readOrNull('read-thing', { thing: 'a' })).rejects.toThrow(
      RefusedRead,
    );
    const { page } = pageOf(() => refusal('busy'));
    expect(() => page.missing()).toThrow(RefusedRead);
    const plain = pageOf(() => new Response('404 Not Found', { status: 404 }));
    await expect(plain.own.read('read-thing', { thing: 'a' })).rejects.toThrow(RefusedRead);
  });

  it('makes forms that are told apart, each with a key of its own', () => {
    const { own } = pageOf(() => Response.json({}));
    const one = own.form('write-thing', { thing: 'a', part: 'b' }, { version: 3 });
    const other = own.form('write-thing', { thing: 'a', part: 'b' }, { as: 'remove', next: '/zh/desk/' });
    expect([one.id, one.action, one.method, one.back, one.next, one.version]).toEqual([
      'f-write-thing-a-b',
      '/zh/do/things/a/parts/b',
      'put',
      '/zh/desk/things/?state=open&state=closed',
      null,
      3,
    ]);
    expect([other.id, other.next, other.version]).toEqual(['f-write-thing-a-b-remove', '/zh/desk/', null]);
    expect(one.key).not.toBe(other.key);
    expect(one.key).toMatch(/^[\da-f-]{36}$/);
  });
});

describe('the route of an address', () => {
  it('is the one whose parts fit, a word before a place', () => {
    const at = (path: string, method = 'put') => routeAt(routes, method, path)?.id ?? null;
    expect(at('/things/a/parts/b')).toBe('write-thing');
    expect(at('/things/first/parts/b')).toBe('write-first');
    expect(at('/things/a')).toBeNull();
    expect(at('/things/a', 'get')).toBe('read-thing');
    expect(at('/things/a/parts/b/c')).toBeNull();
  });
});
