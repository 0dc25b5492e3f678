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

import { connect, type Socket } from 'node:net';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '#store/open.ts';
import { silent, testStore } from '#store/testing.ts';
import { type RunningServer, startServer } from '../server.ts';
import { type Actor, staffRoles, visitor } from './actor.ts';
import { opens } from './applications/secret.ts';
import type { AnyRoute } from './route.ts';
import { deskRoutes } from './route-registry.ts';
import { ensureRubric } from './rubric/store.ts';
import { ownOrigin, type TestDesk, testDesk, testMember } from './testing.ts';

const routes = deskRoutes as readonly AnyRoute[];
const api = '/api/v1/desk';
const key = () => `key-${Math.random().toString(36).slice(2)}-0000`;

let store: Store;
let desk: TestDesk;
let server: RunningServer;
/** May do whatever staff may. */
let staff: Actor;

beforeAll(async () => {
  store = await testStore({ max: 8 });
  desk = testDesk(store);
  await ensureRubric(store.db);
  staff = await testMember(store, { roles: [...staffRoles] });
  server = await startServer({ app: desk.app, host: '127.0.0.1', port: 0, log: silent });
});
afterAll(async () => {
  await server?.close(100);
  await store?.close();
});

function open(text: string): Socket {
  const socket = connect(server.port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(text);
  return socket;
}

/** Status of what these bytes are answered with; 0 = the connection was closed without an answer. */
function raw(text: string): Promise<number> {
  return new Promise((resolve) => {
    const socket = open(text);
    let answer = '';
    const end = () => {
      clearTimeout(timer);
      socket.destroy();
      resolve(Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0));
    };
    const timer = setTimeout(end, 8000);
    socket.setEncoding('latin1').on('data', (chunk: string) => {
      answer += chunk;
      if (answer.includes('\r\n\r\n')) end();
    });
    socket.on('close', end);
  });
}

const begin = `POST ${api}/applications HTTP/1.1\r\nHost: hub.test\r\nOrigin: ${ownOrigin}\r\nContent-Type: application/json\r\n`;

async function applications(): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from application`.execute(store.db);
  return rows[0]?.n ?? 0;
}

/** A change that a visitor sends with these bytes as its body. */
async function sendBody(body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}): Promise<number> {
  const response = await desk.app.request(`${api}/applications`, {
    method: 'POST',
    headers: { origin: ownOrigin, 'idempotency-key': key(), 'content-type': 'application/json', ...headers },
    body,
  });
  return response.status;
}

describe('requests on the wire', () => {
  const spellings = [
    '//members',
    '/.//members',
    '/%6dembers',
    '/./members',
    '/x/../members',
    '/members;/x',
    '/members%2fx',
    '/members\\x',
    '/members/%0a',
    '/members/%E2%80%A8',
    '/members%00',
    '/MEMBERS',
  ];
  it('B110: no spelling of an address lets a visitor in', async () => {
    const asked = [...spellings.map((path) => api + path), `//api/v1/desk/members`, `http://hub.test${api}/members`];
    for (const path of asked) {
      const status = await raw(`GET ${path} HTTP/1.1\r\nHost: hub.test\r\nConnection: close\r\n\r\n`);
      expect([path, [400, 401, 404].includes(status)]).toEqual([path, true]);
    }
  });

  it('B112 and B113: two hosts, two lengths, unknown codings, NUL and huge headers are refused', async () => {
    const body = '{"kind":"admission"}';
    const before = await applications();
    const wire: readonly (readonly [string, number])[] = [
      [`${begin}Host: evil.example\r\nContent-Length: ${body.length}\r\n\r\n${body}`, 400],
      [`${begin}Content-Length: ${body.length}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`, 400],
      [`${begin}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`, 400],
      [`GET ${api}/members\0 HTTP/1.1\r\nHost: hub.test\r\n\r\n`, 400],
      [`GET ${api}/members HTTP/1.1\r\nHost: hub.test\r\nCookie: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
    ];
    for (const [text, status] of wire) expect(await raw(text)).toBe(status);
    expect(await applications()).toBe(before);
  });

  it('B114: a body larger than what is taken is not read to its end', async () => {
    const before = await applications();
    const chunk = `10000\r\n${'a'.repeat(65_536)}\r\n`;
    const text = `${begin}Idempotency-Key: ${key()}\r\nTransfer-Encoding: chunked\r\n\r\n${chunk.repeat(8)}`;
    expect([0, 413]).toContain(await raw(text));
    expect(await applications()).toBe(before);
  });

  it('B115: those who send slowly keep nobody out', async () => {
    const slow = Array.from({ length: 60 }, () =>
      open(`${begin}Idempotency-Key: ${key()}\r\nContent-Length: 20\r\n\r\n{`),
    );
    await Promise.all(slow.map((socket) => new Promise((resolve) => socket.once('connect', resolve))));
    // Asked for by a connection of later: the slow ones are all within by then.
    expect(await raw(`GET ${api}/application-form HTTP/1.1\r\nHost: hub.test\r\n\r\n`)).toBe(200);
    const body = '{"kind":"admission"}';
    const text = `${begin}Idempotency-Key: ${key()}\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
    expect(await raw(text)).toBe(200);
    for (const socket of slow) socket.destroy();
  });

  it('B131 and B132: other methods, and headers that would stand for one, change nothing', async () => {
    for (const method of ['TRACE', 'CONNECT', 'FOO', 'PATCH', 'OPTIONS']) {
      const status = await raw(`${method} ${api}/members HTTP/1.1\r\nHost: hub.test\r\nConnection: close\r\n\r\n`);
      expect([method, [0, 400, 404, 405].includes(status)]).toEqual([method, true]);
    }
    for (const name of ['X-HTTP-Method-Override: DELETE', 'X-Original-URL: /x', 'X-Forwarded-Host: evil.example']) {
      expect(await raw(`GET ${api}/application-form HTTP/1.1\r\nHost: hub.test\r\n${name}\r\n\r\n`)).toBe(200);
    }
  });
});

describe('bodies', () => {
  it('B116, B117, B118 and B119: what is no JSON, too deep, inexact or a prototype is 400 and never a fault', async () => {
    const before = await applications();
    const bodies = [
      '',
      '{',
      'null',
      '[]',
      '"x"',
      '{"kind":',
      '['.repeat(100_000),
      `${'{"a":'.repeat(30_000)}1${'}'.repeat(30_000)}`,
      '{"kind":"admission","project":9007199254740993}',
      '{"kind":"admission","__proto__":{"polluted":1}}',
      '{"kind":"admission","constructor":{"prototype":{"polluted":1}}}',
      '{"kind":"admission","project":"\\u0000"}',
      '{"kind":"admission","project":"\\ud800"}',
      '{"kind":"admission","project":1e309}',
    ];
    for (const body of bodies) expect([body.slice(0, 60), await sendBody(body)]).toEqual([body.slice(0, 60), 400]);
    expect(await sendBody(Uint8Array.of(0x7b, 0xff, 0x7d))).toBe(400);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect(await applications()).toBe(before);
    expect(await sendBody(`\uFEFF{"kind":"admission"}`)).toBe(200);
  });

  it('B121: no route takes what the server alone says', async () => {
    const more = { id: '1', role: 'administrator', roles: ['administrator'], status: 'accepted', score: 10 };
    for (const route of routes.filter(({ body }) => body !== undefined)) {
      const path = route.path.replaceAll(/\{\w+\}/g, '1');
      const { status } = await desk.ask(staff, route.method, path, { ...more, owner_id: staff.userId, created_at: 0 });
      expect([route.id, [400, 403, 404].includes(status)]).toEqual([route.id, true]);
    }
  });

  it('B129: changes from other pages are refused, whatever they call themselves', async () => {
    const from = async (headers: Record<string, string>) => {
      const response = await desk.app.request(`${api}/applications`, {
        method: 'POST',
        headers: { 'idempotency-key': key(), 'content-type': 'application/json', ...headers },
        body: '{"kind":"admission"}',
      });
      return response.status;
    };
    const before = await applications();
    const foreign: readonly Record<string, string>[] = [
      {},
      { origin: 'null' },
      { origin: 'https://evil.example' },
      { origin: `${ownOrigin}.evil.example` },
      { origin: `https://hub.test` },
      { origin: 'http://sub.hub.test' },
      { origin: ownOrigin, 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'none' },
      // A name that was made to point here (DNS rebinding) is no address of a hub that has one.
      { origin: 'http://evil.example:8080', host: 'evil.example:8080' },
      { origin: 'https://hub.test', host: 'hub.test' },
    ];
    for (const headers of foreign) expect([headers, await from(headers)]).toEqual([headers, 403]);
    expect(await from({ origin: ownOrigin, 'content-type': 'text/plain' })).toBe(415);
    expect(await applications()).toBe(before);
    expect(await from({ origin: 'http://127.0.0.1:4321', host: '127.0.0.1:4321' })).toBe(200);
  });

  it('B130: nothing of the desk can be read from another origin', async () => {
    for (const path of ['/application-form', '/members', '/nothing']) {
      for (const method of ['GET', 'OPTIONS']) {
        const headers = { origin: 'https://evil.example', 'access-control-request-method': 'PUT' };
        const response = await desk.app.request(api + path, { method, headers });
        expect(response.headers.get('access-control-allow-origin')).toBe(null);
        expect(response.headers.get('access-control-allow-credentials')).toBe(null);
      }
    }
  });
});

describe('values', () => {
  const nasty = [
    '%00',
    "'%3Bdrop%20table%20application%3B--",
    '9'.repeat(40),
    '..%2f..%2fetc',
    '%E2%80%A8',
    '-1',
    '__proto__',
  ];

  it.each(nasty)('B122 and B123: %s as any part of any address is nobody’s, and no fault', async (value) => {
    const wrong: unknown[] = [];
    for (const route of routes) {
      const path = route.path.replaceAll(/\{\w+\}/g, value);
      // An invitation that there is not is told as such.
      if (path === route.path || route.id === 'read-invitation') continue;
      const { status } = await desk.ask(staff, route.method, path, route.method === 'get' ? undefined : {});
      if (status >= 500 || status < 300) wrong.push([route.id, status]);
    }
    expect(wrong).toEqual([]);
  });

  it('B120 and B124: parameters that are double, unknown, out of range or forged are refused', async () => {
    const wrong: unknown[] = [];
    for (const route of routes) {
      const names = route.query !== undefined && 'shape' in route.query ? Object.keys(route.query.shape as object) : [];
      if (route.object !== null || route.method !== 'get' || route.query === undefined) continue;
      const tried = ['a[]=1', '__proto__=x', 'nothing=1', 'x=1&x=1'];
      if (names.includes('limit')) tried.push(...['0', '-1', '1e9', 'NaN', '101'].map((text) => `limit=${text}`));
      if (names.includes('cursor')) tried.push('cursor=eyJhIjoxfQ', 'cursor=%00', `cursor=${'A'.repeat(3000)}`);
      for (const search of tried) {
        const { status } = await desk.ask(staff, 'get', `${route.path.replaceAll(/\{\w+\}/g, '1')}?${search}`);
        if (status !== 400 && status !== 404) wrong.push([route.id, search, status]);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('B139: secrets of any length are compared, in the same time, by their hashes', () => {
    const hash = Buffer.alloc(32, 1);
    expect(['', 'x', 'x'.repeat(10_000), '\u{1F600}'].map((text) => opens(text, hash))).toEqual(Array(4).fill(false));
    expect(opens('x', null)).toBe(false);
  });

  it('a key that another visitor used tells nothing of what it opened', async () => {
    const headers = { 'idempotency-key': 'shared-key-0001' };
    const body = { kind: 'admission' };
    const first = await desk.ask<{ key: string }>(visitor, 'post', '/applications', body, headers);
    const second = await desk.ask<{ key: null }>(visitor, 'post', '/applications', body, headers);
    expect([first.body.key.length, second.body.key, second.headers.getSetCookie()]).toEqual([32, null, []]);
  });
});
