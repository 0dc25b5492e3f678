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

import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '#store/open.ts';
import { silent, testStore } from '#store/testing.ts';
import { writeCurrent } from './pages/current.ts';
import { type RunningServer, startServer } from './server.ts';
import { testApp } from './testing.ts';

let store: Store;
let site: string;
let server: RunningServer;

beforeAll(async () => {
  store = await testStore();
  site = await mkdtemp(join(tmpdir(), 'tongming-site-'));
  const build = join(site, 'build-1');
  await mkdir(join(build, 'en'), { recursive: true });
  await mkdir(join(build, '_astro'));
  await writeFile(join(site, 'secret.txt'), 'SECRET');
  await writeFile(join(build, 'index.html'), '<!doctype html><title>首页</title>');
  await writeFile(join(build, '404.html'), '<!doctype html><title>没有</title>');
  await writeFile(join(build, 'en', 'index.html'), '<!doctype html><title>Home</title>');
  await writeFile(join(build, 'en', '404.html'), '<!doctype html><title>None</title>');
  await writeFile(join(build, '_astro', 'a.css'), 'a{}');
  await writeFile(join(build, '.env'), 'SECRET');
  await writeFile(join(build, '中 文.txt'), 'text');
  await symlink('/etc/passwd', join(build, 'passwd'));
  await symlink(site, join(build, 'up'));
  await writeCurrent(site, 'build-1');
  server = await startServer({ app: testApp(store, { site }), host: 'localhost', port: 0, log: silent });
});
afterAll(async () => {
  await server.close(100);
  await store.close();
  await rm(site, { recursive: true, force: true });
});

/** What a raw request is answered with; the connection is closed by us after the answer or two seconds. */
function raw(text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(server.port, '127.0.0.1');
    let answer = '';
    const end = () => {
      clearTimeout(timer);
      socket.destroy();
      resolve(answer);
    };
    const timer = setTimeout(end, 2000);
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      answer += chunk;
      if (/\r\n\r\n[^]*/.test(answer)) setTimeout(end, 50);
    });
    socket.on('error', end).on('close', end);
    socket.write(text);
  });
}

function statusOf(answer: string): number {
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);
}

async function statusOfPath(path: string): Promise<number> {
  return statusOf(await raw(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`));
}

describe('the listener', () => {
  test('answers over IPv4 and, where there is one, IPv6', async () => {
    const four = await fetch(`http://127.0.0.1:${server.port}/healthz`);
    expect(await four.json()).toEqual({ status: 'ok' });
    const six = await fetch(`http://[::1]:${server.port}/healthz`).then(
      (response) => response.status,
      () => 'no IPv6 here',
    );
    expect([200, 'no IPv6 here']).toContain(six);
  });

  test('a port that is taken is told with a way out', async () => {
    const options = { app: testApp(store), host: '127.0.0.1', port: server.port, log: silent };
    await expect(startServer(options)).rejects.toThrow('--port');
  });

  test.each([
    ['two Hosts', 'GET /healthz HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n', 400],
    ['two Hosts in one', 'GET /healthz HTTP/1.1\r\nHost: a, b\r\n\r\n', 400],
    ['no Host', 'GET /healthz HTTP/1.1\r\n\r\n', 400],
    ['a Host that is none', 'GET /healthz HTTP/1.1\r\nHost: a@b\r\n\r\n', 400],
    [
      'length and chunks',
      'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
    ],
    ['an unknown transfer encoding', 'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: magic\r\n\r\n', 400],
    ['a header of 20 KB', `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
    ['2,500 headers', `GET / HTTP/1.1\r\nHost: a\r\n${'X: y\r\n'.repeat(2500)}\r\n`, 431],
    ['a NUL in the path', 'GET /\0 HTTP/1.1\r\nHost: a\r\n\r\n', 400],
  ])('B112, B113: %s', async (_what, text, status) => {
    expect(statusOf(await raw(text))).toBe(status);
  });

  test.each(['TRACE', 'CONNECT', 'PROPFIND', 'PURGE', 'DELETE'])('B132: %s is never a fault', async (method) => {
    const status = statusOf(await raw(`${method} /api/v1/projects HTTP/1.1\r\nHost: localhost\r\n\r\n`));
    expect([0, 400, 404, 405, 501]).toContain(status);
  });

  test('B114: a large body that nobody asked for does not keep it busy', async () => {
    const body = 'x'.repeat(4 * 1024 * 1024);
    const answer = await fetch(`${server.url}/api/v1/projects`, { method: 'POST', body }).then(
      (response) => response.status,
      () => 'reset',
    );
    expect([405, 'reset']).toContain(answer);
  });

  test('B115: five hundred idle connections do not stop the next request', async () => {
    const idle = Array.from({ length: 500 }, () => connect(server.port, '127.0.0.1'));
    await Promise.all(idle.map((socket) => new Promise((resolve) => socket.once('connect', resolve))));
    const started = performance.now();
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    expect(performance.now() - started).toBeLessThan(1000);
    for (const socket of idle) socket.destroy();
  });

  test('closing lets a running request finish and refuses new ones', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const app = { fetch: () => promise.then(() => new Response('done')) };
    const own = await startServer({ app, host: '127.0.0.1', port: 0, log: silent });
    const running = fetch(own.url).then((response) => response.text());
    await new Promise((next) => setTimeout(next, 50));
    const closed = own.close(5000);
    await expect(fetch(own.url)).rejects.toThrow('fetch failed');
    resolve();
    expect(await running).toBe('done');
    await closed;
  });

  test('closing does not wait for ever', async () => {
    const app = { fetch: () => new Promise<Response>(() => undefined) };
    const own = await startServer({ app, host: '127.0.0.1', port: 0, log: silent });
    const running = fetch(own.url).catch(() => 'ended');
    await new Promise((next) => setTimeout(next, 50));
    const started = performance.now();
    await own.close(100);
    expect(performance.now() - started).toBeLessThan(3000);
    expect(await running).toBe('ended');
  });
});

describe('the published site', () => {
  test.each([
    '/.env',
    '/%2eenv',
    '/passwd',
    '/up/secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/..%5csecret.txt',
    '/..\\secret.txt',
    '/%00',
    '/index.html%00.txt',
    '//etc/passwd',
    '/en//index.html',
    '/en/../../secret.txt',
    '/../secret.txt',
    '/%E0%A4%A',
    '/_astro/',
    '/en%2findex.html%2f..',
  ])('B111: %s is not found', async (path) => {
    const answer = await raw(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
    expect([400, 404]).toContain(statusOf(answer));
    expect(answer).not.toContain('SECRET');
    expect(answer).not.toContain('root:');
  });

  test('pages, files and their headers', async () => {
    expect(await Promise.all(['/', '/en/', '/_astro/a.css', '/%E4%B8%AD%20%E6%96%87.txt'].map(statusOfPath))).toEqual([
      200, 200, 200, 200,
    ]);
    const page = await fetch(`${server.url}/`);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; script-src 'self'; style-src 'self';/,
    );
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    expect(page.headers.get('access-control-allow-origin')).toBeNull();
    const again = await fetch(`${server.url}/`, { headers: { 'if-none-match': page.headers.get('etag') ?? '' } });
    expect(again.status).toBe(304);
    expect((await fetch(`${server.url}/_astro/a.css`)).headers.get('cache-control')).toContain('immutable');
  });

  test('a missing page is the site’s own, in the language of its address', async () => {
    const zh = await fetch(`${server.url}/nope`);
    const en = await fetch(`${server.url}/en/nope`);
    expect([zh.status, en.status]).toEqual([404, 404]);
    expect(await zh.text()).toContain('没有');
    expect(await en.text()).toContain('None');
  });

  test('a directory without its slash leads to it, and only within the site', async () => {
    const moved = await fetch(`${server.url}/en`, { redirect: 'manual' });
    expect([moved.status, moved.headers.get('location')]).toEqual([308, '/en/']);
    expect(await statusOfPath('//evil.example/en')).toBe(404);
    expect(await statusOfPath('/\\evil.example/en')).not.toBe(308);
  });

  test('before the first publication a page waits for it in both languages', async () => {
    const app = testApp(store, { site: join(site, 'empty') });
    const response = await app.request('/', { headers: { accept: 'text/html' } });
    const page = await response.text();
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '2']);
    expect(page).toContain('<meta http-equiv="refresh" content="2">');
    expect(page).toContain('页面正在生成');
    expect(page).toContain('<h1 lang="en">Pages are being made</h1>');
    expect((await app.request('/favicon.ico')).status).toBe(404);
  });
});
