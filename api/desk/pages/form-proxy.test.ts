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

import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ApiError } from '../../errors.ts';
import { type Actor, visitor } from '../actor.ts';
import { stale } from '../decide.ts';
import { type SpecimenDesk, specimenDesk } from './testing.ts';

const ling: Actor = { ...visitor, kind: 'member', id: 'user:1', userId: '1', name: 'Ling' };
const page = '/zh/desk/specimen/';
const action = '/zh/do/specimens/it';
const own = { cookie: 'as=ling', origin: 'http://hub.test', 'sec-fetch-site': 'same-origin' };
let desk: SpecimenDesk;
let first: unknown;

beforeAll(async () => {
  desk = await specimenDesk({ ling });
  first = desk.stored;
}, 120_000);

beforeEach(() => {
  desk.sent.length = 0;
  desk.stored = first;
  desk.answer = { body: { ok: true, code: 'ab2c', n: 7, evil: '../../evil', nested: {} } };
});

/** The hidden fields of a form of the page, as a browser would send them. */
async function hidden(id: string): Promise<[string, string][]> {
  const html = await (await desk.app.request(`http://hub.test${page}`, { headers: own })).text();
  const form = html.slice(html.indexOf(`<form id="${id}"`)).split('</form>', 1)[0] ?? '';
  return [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
    name,
    value,
  ]);
}

function post(fields: readonly (readonly [string, string])[], headers: Record<string, string> = own, to = action) {
  return desk.app.request(`http://hub.test${to}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value])).toString(),
  });
}

function sendRaw(body: string | Uint8Array<ArrayBuffer>, type: string | null, headers: Record<string, string> = own) {
  const init = { method: 'POST', headers: { ...headers, ...(type === null ? {} : { 'content-type': type }) }, body };
  return desk.app.request(`http://hub.test${action}`, init);
}

describe('a form of a page', () => {
  it('becomes a call of the API, and success the page that follows', async () => {
    const response = await post([...(await hidden('f-specimen-write')), ['title', '新'], ['points:number', '8']]);
    expect([response.status, response.headers.get('location')]).toEqual([303, `${page}?done=specimen-write`]);
    const [sent] = desk.sent;
    expect([sent?.method, sent?.path, sent?.body]).toEqual([
      'PUT',
      '/api/v1/desk/specimens/it',
      { version: 3, title: '新', points: 8, kinds: [], agreed: false },
    ]);
    expect(sent?.headers.get('cookie')).toBe('as=ling');
    expect(sent?.headers.get('idempotency-key')).toMatch(/^[\da-f]{8}-[\da-f-]{27}$/);
    expect(response.headers.get('cache-control')).toBe('private, no-store');
  });

  it('leads where it says, filled from the answer', async () => {
    const to = async (next: string, back = page) =>
      (
        await post([
          ['_method', 'put'],
          ['_back', back],
          ['_next', next],
        ])
      ).headers.get('location');
    expect(await to('/zh/apply/{code}/?n={n}')).toBe('/zh/apply/ab2c/?n=7&done=specimen-write');
    expect(await to('/zh/apply/{missing}/')).toBe(`${page}?done=specimen-write`);
    expect(await to('/zh/apply/{nested}/')).toBe(`${page}?done=specimen-write`);
    expect(await to('/zh/apply/{__proto__}/')).toBe(`${page}?done=specimen-write`);
    expect(await to('/zh/apply/{evil}/')).toBe(`${page}?done=specimen-write`);
  });

  it('shows what is told once on the page itself, and puts it into no address', async () => {
    desk.answer = { body: { id: 7, token: 'hush', key: 'hush', secret: 'hush' }, cookies: ['a=1; Path=/; HttpOnly'] };
    for (const name of ['token', 'key', 'secret']) {
      const led = await post([
        ['_method', 'put'],
        ['_back', page],
        ['_next', `/zh/apply/{id}/?x={${name}}`],
      ]);
      expect([led.status, led.headers.get('location')]).toEqual([303, `${page}?done=specimen-write`]);
    }
    const fields = (await hidden('f-specimen-write')).filter(([name]) => name !== '_next');
    const shown = await post([...fields, ['_once', '1']]);
    expect([shown.status, shown.headers.get('location'), shown.headers.getSetCookie()]).toEqual([
      200,
      null,
      ['a=1; Path=/; HttpOnly'],
    ]);
    expect(shown.headers.get('cache-control')).toBe('private, no-store');
    expect(await shown.text()).toContain('<h1><bdi>通明 &lt;b&gt;bold&lt;/b&gt;</bdi></h1>');
    // Where there is no page to show it on, nothing of it goes anywhere.
    const lost = await post([
      ['_method', 'put'],
      ['_once', '1'],
      ['_back', '//evil.example'],
    ]);
    expect([lost.status, lost.headers.get('location')]).toEqual([303, '/zh/desk/?done=specimen-write']);
  });

  it('B137: never leads to another site', async () => {
    for (const evil of [
      '//evil.example',
      '/\\evil.example',
      '/\t/evil',
      'javascript:alert(1)',
      'https:evil',
      'https://evil.example/zh/',
    ]) {
      const next = await post([
        ['_method', 'put'],
        ['_back', evil],
        ['_next', evil],
      ]);
      expect([evil, next.headers.get('location')]).toEqual([evil, '/zh/desk/?done=specimen-write']);
    }
  });

  it('passes cookies of the answer on', async () => {
    desk.answer = { body: {}, cookies: ['a=1; Path=/; HttpOnly', 'b=2; Path=/'] };
    const response = await post([['_method', 'put']]);
    expect(response.headers.getSetCookie()).toEqual(['a=1; Path=/; HttpOnly', 'b=2; Path=/']);
  });

  it('sends a file as bytes, with its name beside and the other fields in the address', async () => {
    const form = new FormData();
    for (const [name, value] of await hidden('f-specimen-upload')) form.append(name, value);
    form.append('kind', '章程');
    form.append('file', new File([new Uint8Array([0, 255, 10])], '章 程.pdf'));
    const response = await desk.app.request('http://hub.test/zh/do/specimens/upload', {
      method: 'POST',
      headers: own,
      body: form,
    });
    expect([response.status, response.headers.get('location')]).toEqual([303, `${page}?done=specimen-upload`]);
    const [sent] = desk.sent;
    expect([sent?.path, sent?.body]).toEqual([
      `/api/v1/desk/specimens/upload?kind=${encodeURIComponent('章程')}`,
      [0, 255, 10],
    ]);
    expect(sent?.headers.get('content-type')).toBe('application/octet-stream');
    expect(sent?.headers.get('x-file-name')).toBe(encodeURIComponent('章 程.pdf'));
    form.append('second', new File(['x'], 'x'));
    expect(
      (await desk.app.request('http://hub.test/zh/do/specimens/upload', { method: 'POST', headers: own, body: form }))
        .status,
    ).toBe(400);
    expect(desk.sent).toHaveLength(1);
  });
});

describe('a form that is refused', () => {
  it('comes back with what was written and what is wrong with it', async () => {
    desk.answer = new ApiError('bad-parameter', { zh: '分数不对。', en: 'Wrong points.' }, { parameter: 'points' });
    const fields = await hidden('f-specimen-write');
    const response = await post([
      ...fields,
      ['title', '<i>"mine"</i>'],
      ['points:number', '99'],
      ['reason', '\nmine\n'],
      ['way', 'a'],
      ['kinds:list', 'b'],
      ['deep.inside.password', 'hunter2'],
    ]);
    const html = await response.text();
    expect(response.status).toBe(400);
    expect(html).toContain('role="alert"');
    expect(html).toContain('分数不对。');
    expect(html).toContain('value="<i>&quot;mine&quot;</i>"');
    expect(html).toMatch(
      /<input id="f-specimen-write-points_number"[^>]* value="99"[^>]* aria-describedby="f-specimen-write-points_number-error" aria-invalid="true"/,
    );
    expect(html).toContain('href="#f-specimen-write-points_number"');
    expect(html).toMatch(/<textarea[^>]*name="reason"[^>]*>\n\nmine\n<\/textarea>/);
    expect(html).toMatch(/value="b" checked/);
    expect(html).not.toMatch(/name="agreed:bool" value="true" checked/);
    expect(html).not.toContain('hunter2');
    expect(html).not.toContain('role="status"');
    // The same key: what was perhaps stored is not stored twice.
    expect(html).toContain(`name="_key" value="${fields.find(([name]) => name === '_key')?.[1]}"`);
    // The other form of the page is as it was.
    expect(html).toMatch(/<form id="f-specimen-upload"/);
  });

  it('shows both texts when someone else was first', async () => {
    const fields = await hidden('f-specimen-write');
    desk.answer = stale({ version: 4, by: '王' });
    desk.stored = { ...(first as object), version: 4, title: 'theirs', reason: 'first line\n\nsecond line' };
    const response = await post([...fields, ['title', 'mine'], ['reason', 'first line\n\nsecond line']]);
    const html = await response.text();
    expect(response.status).toBe(409);
    expect(html).toContain('有人先改了这里');
    expect(html).toContain('王改动了这里（现在是第 4 版）');
    expect(html).toContain('value="mine"');
    expect(html).toMatch(/id="f-specimen-write-title-stored"><b>现在已保存的：<\/b><p[^>]*>theirs<\/p>/);
    expect(html).not.toContain('f-specimen-write-reason-stored');
    expect(html).toContain('name="version:int" value="4"');
  });

  it('gets a new key when its own was used for something else', async () => {
    desk.answer = new ApiError('key-reused', { zh: '用过了。', en: 'Used.' });
    const fields = await hidden('f-specimen-write');
    const html = await (await post(fields)).text();
    expect(html).not.toContain(fields.find(([name]) => name === '_key')?.[1]);
  });

  it('shows what was written even where its page cannot be shown any more', async () => {
    desk.answer = new ApiError('not-signed-in', { zh: '请先登录。', en: 'Sign in.' });
    const fields = await hidden('f-specimen-write');
    const response = await post([...fields, ['reason', 'an hour of work']], { ...own, cookie: '' });
    expect([response.status, response.headers.get('location')]).toEqual([401, null]);
    const html = await response.text();
    expect(html).toContain('an hour of work');
    expect(html).toContain('/zh/sign-in/?next=%2Fzh%2Fdesk%2Fspecimen%2F');
    const lost = await post([
      ['_back', '/zh/projects/x/'],
      ['reason', 'an hour of work'],
    ]);
    expect(await lost.text()).toContain('an hour of work');
  });
});

describe('hostile forms', () => {
  it('B129: only pages of this hub may send them', async () => {
    const tries: [Record<string, string>, number][] = [
      [{ origin: 'http://hub.test' }, 303],
      [{ origin: 'http://hub.test', 'sec-fetch-site': 'same-origin' }, 303],
      [{ 'sec-fetch-site': 'same-origin' }, 303],
      [{}, 403],
      [{ origin: 'null' }, 403],
      [{ origin: 'http://evil.example' }, 403],
      [{ origin: 'http://hub.test.evil.example' }, 403],
      [{ origin: 'http://sub.hub.test' }, 403],
      [{ origin: 'https://hub.test' }, 403],
      [{ origin: 'http://hub.test:81' }, 403],
      [{ origin: 'http://hub.test', 'sec-fetch-site': 'cross-site' }, 403],
      [{ origin: 'http://hub.test', 'sec-fetch-site': 'same-site' }, 403],
      [{ 'sec-fetch-site': 'none' }, 403],
      [{ referer: 'http://hub.test/zh/desk/' }, 403],
    ];
    for (const [headers, status] of tries) {
      const response = await post([['_method', 'put']], { cookie: 'as=ling', ...headers });
      expect([headers, response.status]).toEqual([headers, status]);
    }
    expect(desk.sent).toHaveLength(3);
    for (const type of ['text/plain', 'application/json', 'multipart/form-data', null]) {
      const response = await sendRaw('{"a":1}', type, { cookie: 'as=ling', origin: 'http://evil.example' });
      expect([type, response.status]).toEqual([type, 403]);
    }
    expect(desk.sent).toHaveLength(3);
  });

  it('B116: a body that is none is the sender’s mistake, told on a page', async () => {
    for (const [body, type, status] of [
      ['{"a":1}', 'application/json', 415],
      ['a=1', 'text/plain', 415],
      ['a=1', null, 415],
      ['', 'multipart/form-data', 400],
      ['', 'multipart/form-data; boundary=x', 400],
      ['--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n1', 'multipart/form-data; boundary=x', 400],
      ['a=%', 'application/x-www-form-urlencoded', 400],
      ['a=%ff%fe', 'application/x-www-form-urlencoded', 400],
      ['a=%00', 'application/x-www-form-urlencoded', 400],
      ['a=%1b%5b2J', 'application/x-www-form-urlencoded', 400],
      ['%00=1', 'application/x-www-form-urlencoded', 400],
      ['a=%ed%a0%80', 'application/x-www-form-urlencoded', 400],
    ] as const) {
      const response = await sendRaw(body, type);
      const html = await response.text();
      expect([body, type, response.status]).toEqual([body, type, status]);
      expect(html).toContain('<html lang="zh-CN">');
      expect(html).not.toMatch(/SyntaxError|TypeError|node_modules/);
    }
    expect(desk.sent).toEqual([]);
    expect((await sendRaw('', 'application/x-www-form-urlencoded')).status).toBe(303);
    expect(desk.faults).toEqual([]);
  });

  it('B117: depth, number and size of fields have an end', async () => {
    const form = 'application/x-www-form-urlencoded';
    expect((await sendRaw(`${'a.'.repeat(500_000)}b=1`, form)).status).toBe(400);
    expect((await sendRaw(Array.from({ length: 2001 }, (_, i) => `f${i}=1`).join('&'), form)).status).toBe(400);
    expect((await sendRaw(`a=${'x'.repeat(1024 * 1024)}`, form)).status).toBe(413);
    expect((await sendRaw('a=1', form, { ...own, 'content-length': '99999999' })).status).toBe(413);
    const whole = new FormData();
    whole.append('file', new File([new Uint8Array(27 * 1024 * 1024)], 'big'));
    const encoded = new Response(whole);
    const sent = await sendRaw(new Uint8Array(await encoded.arrayBuffer()), encoded.headers.get('content-type'));
    expect(sent.status).toBe(413);
    // Whoever is not known sends no files: nobody fills the memory without a name.
    const small = new FormData();
    small.append('file', new File([new Uint8Array(2 * 1024 * 1024)], 'small'));
    const known = new Response(small);
    const [type, bytes] = [known.headers.get('content-type'), new Uint8Array(await known.arrayBuffer())];
    expect((await sendRaw(bytes, type, { ...own, cookie: '' })).status).toBe(413);
    expect(desk.sent).toEqual([]);
  });

  it('B119 and B120: names of prototypes and doubled scalars are refused before the API is asked', async () => {
    for (const body of ['__proto__.x=1', 'constructor.prototype.x=1', 'a=1&a=2', 'a[]=1', 'a%5B__proto__%5D=1']) {
      expect([body, (await sendRaw(body, 'application/x-www-form-urlencoded')).status]).toEqual([body, 400]);
    }
    expect(desk.sent).toEqual([]);
  });

  it('an address that the API does not have is no page, and one that could be read twice is not asked for', async () => {
    expect((await post([], own, '/zh/do/nothing/here')).status).toBe(404);
    for (const path of [
      '/zh/do//specimens/it',
      '/zh/do/specimens/%2e/it%00',
      '/zh/do/specimens%2fit',
      '/zh/do/specimens;x/it',
    ]) {
      expect([path, (await post([['_method', 'put']], own, path)).status]).toEqual([path, 404]);
    }
    expect(desk.sent).toEqual([]);
  });
});
