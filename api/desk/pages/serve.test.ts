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

import { request as ask } from 'node:http';
import { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { silent } from '#store/testing.ts';
import { ApiError } from '../../errors.ts';
import { type RunningServer, startServer } from '../../server.ts';
import { type Actor, visitor } from '../actor.ts';
import { prepareDesk } from './renderer.ts';
import { serveDesk } from './serve.ts';
import { type SpecimenDesk, specimenDesk } from './testing.ts';

const ling: Actor = { ...visitor, kind: 'member', id: 'user:1', userId: '1', name: 'Ling <b>' };
const page = '/zh/desk/specimen/';
let desk: SpecimenDesk;
let server: RunningServer;
let first: unknown;

beforeAll(async () => {
  desk = await specimenDesk({ ling, wang: { ...ling, name: 'Wang', id: 'user:2', userId: '2' } });
  first = desk.stored;
  server = await startServer({ app: desk.app, host: '127.0.0.1', port: 0, log: silent });
}, 120_000);

afterAll(() => server?.close(0));

beforeEach(() => {
  desk.stored = first;
  desk.answer = { body: { ok: true } };
});

function get(path: string, headers: Record<string, string> = {}, method = 'GET') {
  return desk.app.request(`http://hub.test${path}`, { method, headers: { cookie: 'as=ling', ...headers } });
}

/** Asks with the path as it stands: nothing tidies it on the way. */
function raw(
  path: string,
  method = 'GET',
  headers: Record<string, string> = {},
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = ask({ host: '127.0.0.1', port: server.port, path, method, headers }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        body += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    });
    sent.on('error', reject);
    sent.end();
  });
}

describe('pages of the desk', () => {
  it('are rendered for whoever asks, and for nobody else to keep', async () => {
    const response = await get(page);
    const html = await response.text();
    expect([response.status, desk.faults]).toEqual([200, []]);
    expect(html).toContain('<html lang="zh-CN">');
    expect(html).toContain('Ling &lt;b&gt;');
    expect(html).toContain('通明 &lt;b&gt;bold&lt;/b&gt;');
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    expect(response.headers.get('vary')).toBe('Cookie');
    expect(response.headers.get('x-robots-tag')).toBe('noindex');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'");
  });

  it('load nothing but their own files, which may be kept for ever', async () => {
    const html = await (await get(page)).text();
    const loaded = [...html.matchAll(/(?:href|src)="(\/_desk\/[^"]+)"/g)].map(([, path]) => path ?? '');
    expect(loaded).toHaveLength(1);
    const style = await get(loaded[0] ?? '', { 'accept-encoding': 'gzip' });
    expect([style.status, style.headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8']);
    expect(style.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect((await get('/_desk/../server/entry.mjs')).status).toBe(404);
    expect((await get('/_desk/%2e%2e/server/entry.mjs')).status).toBe(404);
    expect(html).not.toMatch(/<script|<style|\sstyle=|\son\w+=/);
  });

  it('lead to the sign-in page and back to the very page', async () => {
    const response = await get(`${page}?state=open&page=2`, { cookie: '' });
    expect([response.status, response.headers.get('location')]).toEqual([
      303,
      '/zh/sign-in/?next=%2Fzh%2Fdesk%2Fspecimen%2F%3Fstate%3Dopen%26page%3D2',
    ]);
    expect(response.headers.get('cache-control')).toBe('private, no-store');
  });

  it('say in their language what the API refuses', async () => {
    const problem = new ApiError('forbidden', { zh: '不行。', en: 'It is not allowed.' });
    desk.stored = problem;
    for (const [path, words] of [
      [page, ['无权查看', '不行。', 'lang="zh-CN"']],
      ['/en/desk/specimen/', ['Not for your role', 'It is not allowed.', 'lang="en"']],
    ] as const) {
      const response = await get(path);
      expect(response.status).toBe(403);
      const html = await response.text();
      for (const word of words) expect(html).toContain(word);
    }
    desk.stored = new ApiError('unavailable', { zh: '连不上。', en: 'Away.' });
    const away = await get(page);
    expect([away.status, away.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await away.text()).toContain('暂时无法显示');
  });

  it('that fail by themselves, deep inside or at once, say no more than that', async () => {
    for (const stored of [null, { ...(first as object), day: { toString: 1 } }]) {
      desk.stored = stored;
      const broken = await get(page);
      expect(broken.status).toBe(500);
      const html = await broken.text();
      expect(html).toContain('服务器出错了');
      expect(html).not.toMatch(/TypeError|node_modules|\.astro|at /);
      expect(desk.faults.splice(0)).toHaveLength(1);
    }
  });

  it('take parameters that they do not know, and those that are given twice', async () => {
    for (const search of [
      '?x=1',
      '?cursor=a&cursor=b',
      '?__proto__=x',
      '?a[]=1',
      '?%ff=%fe',
      '?done=nothing',
      '?done=specimen-write&done=x',
    ]) {
      expect([search, (await get(`${page}${search}`)).status]).toEqual([search, 200]);
    }
    expect(await (await get(`${page}?done=specimen-write`)).text()).toContain('role="status">Written.</p>');
    expect(await (await get(`${page}?done=nothing`)).text()).not.toContain('role="status"');
  });

  it('pass on the cookies that the API sets while they are made', async () => {
    desk.stored = { ...(first as object), cookie: 'held=1; Path=/; HttpOnly' };
    expect((await get(page)).headers.getSetCookie()).toEqual(['held=1; Path=/; HttpOnly']);
  });

  it('are never mixed up, however many are made at once', async () => {
    const names = ['ling', 'wang', 'nobody'].flatMap((name) => Array.from({ length: 20 }, () => name));
    const shown = await Promise.all(
      names.map(async (name) => {
        const html = await (await get(page, { cookie: `as=${name}` })).text();
        return ['Ling', 'Wang'].find((one) => html.includes(`<bdi>${one}`)) ?? 'nobody';
      }),
    );
    expect(shown.map((name) => name.toLowerCase())).toEqual(names);
  });

  it('have a slash at their end', async () => {
    const response = await get('/zh/desk/specimen?a=%2F');
    expect([response.status, response.headers.get('location')]).toEqual([308, '/zh/desk/specimen/?a=%2F']);
  });
});

describe('hostile requests', () => {
  it('B110: no spelling of an address shows a visitor what is behind it', async () => {
    const spellings = [
      `/${page}`,
      `/${page}/`,
      '/zh//desk/specimen/',
      '/zh/desk//specimen/',
      '/%7a%68/desk/specimen/',
      '/zh/%64esk/specimen/',
      '/zh/desk/%73pecimen/',
      '/zh/./desk/specimen/',
      '/zh/desk/./specimen/',
      '/zh/x/../desk/specimen/',
      '/zh/desk/x/../specimen/',
      '/zh/desk/%2e%2e/desk/specimen/',
      '/zh/desk/specimen;x/',
      '/zh/desk;x/specimen/',
      '/zh/desk%2fspecimen/',
      '/zh%2fdesk%2fspecimen%2f',
      '/zh/desk\\specimen/',
      '/zh\\desk\\specimen\\',
      '/zh/desk/specimen/%0a',
      '/zh/desk/specimen%0a/',
      '/zh/desk/specimen/%E2%80%A8',
      '/zh/desk/specimen/%00',
      '/zh/specimen/',
      '/zh/problem/',
      '/zh/desk/problem/%2e%2e/specimen/',
      'http://hub.test/zh/desk/specimen/',
      'http://evil.example/zh/desk/specimen/',
    ];
    for (const spelling of spellings) {
      const { status, body } = await raw(spelling);
      expect([spelling, [303, 308, 404, 400].includes(status) ? 'closed' : status]).toEqual([spelling, 'closed']);
      expect(body).not.toContain('bold');
    }
  });

  it('B131: headers that proxies and caches go by change nothing', async () => {
    const plain = (html: string) => html.replaceAll(/[\da-f]{8}-[\da-f-]{27}/g, 'key');
    const usual = plain(await (await get(page)).text());
    for (const headers of [
      { 'x-forwarded-host': 'evil.example' },
      { 'x-forwarded-proto': 'gopher' },
      { 'x-forwarded-port': '99999' },
      { 'x-original-url': '/zh/desk/other/' },
      { 'x-rewrite-url': '/zh/desk/other/' },
      { 'x-http-method-override': 'DELETE' },
      { range: 'bytes=0-5' },
      { 'if-none-match': '*' },
      { host: 'evil.example' },
    ]) {
      const response = await get(page, headers);
      expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'private, no-store']);
      expect(plain(await response.text())).toBe(usual);
    }
    expect((await get(`${page}page.css/`)).status).toBe(404);
    expect((await get(`${page}page.css`)).headers.get('location')).toBe(`${page}page.css/`);
  });

  it('B132: other methods are refused, and HEAD is GET without the body', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'FOO']) {
      const response = await get(page, {}, method);
      expect([method, response.status, response.headers.get('allow')]).toEqual([method, 405, 'GET, HEAD']);
    }
    const head = await get(page, {}, 'HEAD');
    expect([head.status, await head.text(), head.headers.get('content-type')]).toEqual([
      200,
      '',
      'text/html; charset=utf-8',
    ]);
    const form = await get('/zh/do/specimens/it');
    expect([form.status, form.headers.get('allow')]).toEqual([405, 'POST']);
    expect((await raw(page, 'TRACE')).status).toBe(405);
  });
});

describe('a database that is away', () => {
  it('is told on a page, for a form together with what was written in it', async () => {
    const away = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    const gone = () => Promise.reject(away);
    const app = new Hono().use('*', serveDesk({ ...desk.serving, identify: gone, ask: gone }));
    const shown = await app.request(`http://hub.test${page}`);
    expect([shown.status, shown.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await shown.text()).toContain('数据库暂时连不上');
    const sent = await app.request('http://hub.test/zh/do/specimens/it', {
      method: 'POST',
      headers: { origin: 'http://hub.test', 'content-type': 'application/x-www-form-urlencoded' },
      body: 'reason=an+hour+of+work&_back=%2Fzh%2Fdesk%2Fspecimen%2F',
    });
    expect(sent.status).toBe(503);
    expect(await sent.text()).toContain('an hour of work');
    expect(desk.faults.splice(0)).toHaveLength(3);
  });
});

describe('pages that are not there', () => {
  it('are waited for, and a failed build closes the desk and nothing else', async () => {
    let fail: (error: Error) => void = () => undefined;
    const waiting = prepareDesk(
      () => new Promise((_resolve, reject) => (fail = reject)),
      () => undefined,
    );
    const serving = { ...desk.serving, pages: waiting };
    const answer = async () => {
      const app = new Hono().use('*', serveDesk(serving)).get('*', (c) => c.text('public'));
      return [await app.request(`http://hub.test${page}`), await app.request('http://hub.test/zh/')] as const;
    };
    const [before, beside] = await answer();
    expect([before.status, before.headers.get('retry-after'), beside.status]).toEqual([503, '2', 200]);
    expect(await before.text()).toContain('<meta http-equiv="refresh" content="2">');
    fail(new Error('no space'));
    await waiting.settled;
    const [after, still] = await answer();
    expect([after.status, still.status]).toEqual([503, 200]);
    expect(await after.text()).toContain('The desk is not available');
  });
});
