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

import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { startHttpServer } from '#crawler/testing/git-server.ts';
import { PlatformError } from './error.ts';
import type { HttpRequest } from './http.ts';
import { describeDrift, isJsonType, parseJson } from './json.ts';
import { readStandardLimit } from './limit.ts';
import { judgeTarget, parseLink } from './link.ts';
import { createRedactor } from './redact.ts';
import { bench, token } from './testing/bench.ts';

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** A core in front of a server that gives these answers, the last one for ever. */
async function answering(...answers: readonly Answer[]) {
  let index = 0;
  const server = await startHttpServer((_request, response) => {
    const { status = 200, headers = {}, body } = answers[Math.min(index++, answers.length - 1)] ?? { body: '' };
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
  });
  const made = bench(server.url);
  cleanups.push(
    () => server.close(),
    () => made.http.close(),
  );
  const ask = <T = unknown>(more: Partial<HttpRequest<T>> = {}) =>
    made.http.request<T>({
      url: `${server.url}/items`,
      resource: 'core',
      readLimit: readStandardLimit,
      schema: z.any(),
      signal: new AbortController().signal,
      retries: 0,
      ...more,
    });
  return { ...made, server, ask };
}

async function fault(promise: Promise<unknown>): Promise<PlatformError> {
  const error = await promise.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof PlatformError)) throw new Error('No PlatformError came.', { cause: error });
  return error;
}

const item = z.object({
  id: z.union([z.number(), z.string()]),
  title: z.string(),
  user: z.nullable(z.object({ id: z.number(), login: z.string() })),
  labels: z.array(z.object({ name: z.string() })),
  created_at: z.iso.datetime(),
});
const page = z.array(item);
const recorded = [
  {
    id: 1152921504606,
    title: 'Ein Fehler \u{1F41B} mit "Anführungszeichen" \\ und \n',
    user: { id: 7, login: 'octo[bot]' },
    labels: [{ name: 'bug' }, { name: '' }],
    created_at: '2026-01-02T03:04:05Z',
  },
  { id: -1.5e3, title: '', user: null, labels: [], created_at: '2026-01-02T03:04:05.678Z' },
];

describe('an answer that is cut', () => {
  const ways: Record<string, (response: ServerResponse, part: Buffer, length: number) => void> = {
    'with the length of what is left': (response, part) => response.end(part),
    'with its true length told': (response, part, length) => {
      response.writeHead(200, { 'content-length': length, connection: 'close' }).flushHeaders();
      response.write(part, () => response.socket?.end());
    },
    'in chunks': (response, part) => {
      response.writeHead(200, { connection: 'close' }).flushHeaders();
      response.write(part, () => response.socket?.end());
    },
  };
  for (const [way, send] of Object.entries(ways)) {
    test(`at any byte of a page, ${way}, is truncated and asked for again (F27)`, async () => {
      const whole = Buffer.from(JSON.stringify(recorded));
      let cut = 0;
      let served = 0;
      const server = await startHttpServer((_request, response) => {
        served += 1;
        response.setHeader('content-type', 'application/json');
        if (served % 2 === 1) send(response, whole.subarray(0, cut), whole.length);
        else response.end(whole);
      });
      const { http, events } = bench(server.url);
      cleanups.push(
        () => server.close(),
        () => http.close(),
      );
      const request = {
        url: `${server.url}/items`,
        resource: 'core',
        readLimit: readStandardLimit,
        schema: page,
        signal: new AbortController().signal,
        retries: 1,
      };
      for (cut = 0; cut < whole.length; cut += 1) expect((await http.request(request)).body).toEqual(recorded);
      const failed = events.filter((event) => event.kind === 'failed');
      expect(failed).toHaveLength(whole.length);
      expect(failed.filter(({ reason }) => reason !== 'truncated')).toEqual([]);
    });
  }
});

describe('an answer that is no page (B173)', () => {
  const odd: readonly (readonly [string, Answer, string, boolean])[] = [
    ['HTML with its own type', { headers: { 'content-type': 'text/html' }, body: '<html>' }, 'not-json', true],
    ['HTML that says it is JSON', { body: ' <!DOCTYPE html><p>Sign in' }, 'not-json', true],
    ['text', { headers: { 'content-type': 'text/plain' }, body: '[]' }, 'not-json', true],
    ['nothing', { body: '' }, 'truncated', true],
    ['blanks', { body: ' \n ' }, 'truncated', true],
    ['null', { body: 'null' }, 'schema-drift', true],
    ['an empty object', { body: '{}' }, 'schema-drift', true],
    ['another shape', { body: '{"items":[]}' }, 'schema-drift', false],
    [
      'another charset',
      {
        headers: { 'content-type': 'application/json; charset=gbk' },
        body: Buffer.from([0x5b, 0x22, 0xc4, 0xe3, 0x22, 0x5d]),
      },
      'not-json',
      true,
    ],
    ['UTF-16', { body: Buffer.from('\ufeff[]', 'utf16le') }, 'not-json', true],
    [
      'arrays in arrays without end',
      { body: `${'['.repeat(3e5)}12345678901234567890${']'.repeat(3e5)}` },
      'not-json',
      true,
    ],
  ];
  for (const [what, answer, kind, transient] of odd) {
    test(`${what} is ${kind}, and never an empty list`, async () => {
      const { ask } = await answering(answer);
      const error = await fault(ask({ schema: page }));
      expect([error.kind, error.status, error.transient]).toEqual([kind, 200, transient]);
    });
  }

  test('204 is an answer without a body; a charset that is told wrong but is UTF-8 is read', async () => {
    const { ask } = await answering({ status: 204, body: '' });
    expect((await ask()).body).toBeNull();
    const headers = { 'content-type': 'application/json; charset=ISO-8859-1' };
    const wrong = await answering({ headers, body: '["\u{4f60}\u{597d}"]' });
    expect((await wrong.ask()).body).toEqual(['\u{4f60}\u{597d}']);
    const mark = await answering({ body: '\ufeff[1]' });
    expect((await mark.ask()).body).toEqual([1]);
  });

  test('types of JSON are told from others', () => {
    for (const type of [
      undefined,
      '',
      'application/json',
      'APPLICATION/JSON;charset=utf-8',
      'text/json',
      'application/vnd.github.v3+json; x=1',
    ]) {
      expect([type, isJsonType(type)]).toEqual([type, true]);
    }
    for (const type of [
      'text/html',
      'application/jsonp',
      'application/xml',
      'x/json',
      'text/plain; application/json',
    ]) {
      expect([type, isJsonType(type)]).toEqual([type, false]);
    }
  });
});

describe('JSON', () => {
  const value = (text: string) => {
    const parsed = parseJson(text);
    return parsed.kind === 'json' ? parsed.value : parsed.kind;
  };

  test('whole numbers beyond 2^53 are text, wherever they stand, and no others (B176)', () => {
    expect(value('{"a":1152921504606846976,"b":[9007199254740993,-9007199254740993],"c":9007199254740991}')).toEqual({
      a: '1152921504606846976',
      b: ['9007199254740993', '-9007199254740993'],
      c: 9007199254740991,
    });
    expect(value('12345678901234567890')).toBe('12345678901234567890');
    expect(value('[\n12345678901234567890\t,1e30,150000000000000000000.5]')).toEqual([
      '12345678901234567890',
      1e30,
      1.5e20,
    ]);
    expect(value('{"t":"x:12345678901234567890","n":1}')).toEqual({ t: 'x:12345678901234567890', n: 1 });
  });

  test('__proto__ and duplicate keys do no harm', async () => {
    const body =
      '{"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}},"id":1,"id":2,"n":12345678901234567890}';
    const { ask } = await answering({ body });
    const answer = await ask({ schema: z.looseObject({ id: z.number() }) });
    expect(answer.body?.id).toBe(2);
    expect((answer.body as { admin?: unknown }).admin).toBeUndefined();
    expect(({} as { admin?: unknown }).admin).toBeUndefined();
  });
});

describe('a schema that changed (F28)', () => {
  type Fields = Record<string, unknown>;
  const changes: Record<string, (fields: Fields, key: string) => void> = {
    removed: (fields, key) => delete fields[key],
    renamed: (fields, key) => {
      fields[`new_${key}`] = fields[key];
      delete fields[key];
    },
    retyped: (fields, key) => {
      fields[key] = { secret: 'VALUE-OF-THE-ANSWER' };
    },
  };
  for (const [name, change] of Object.entries(changes)) {
    test(`by a field that was ${name} is told with its path, without its value`, async () => {
      for (const key of Object.keys(recorded[0] ?? {})) {
        // The types are what is broken here on purpose.
        const changed = structuredClone(recorded) as unknown as Fields[];
        change(changed[1] ?? {}, key);
        const { ask } = await answering({ body: JSON.stringify(changed) });
        const error = await fault(ask({ schema: page, retries: 3 }));
        expect([error.kind, error.transient]).toEqual(['schema-drift', false]);
        expect(error.message).toContain(`[1].${key}`);
        expect(error.message).not.toContain('VALUE-OF-THE-ANSWER');
      }
    });
  }

  test('of many differences three are named', () => {
    const { error } = z.array(z.string()).safeParse([1, 2, 3, 4, 5]);
    if (error === undefined) throw new Error('It should not fit.');
    expect(describeDrift(error)).toBe(
      '[0]: invalid_type (expected string); [1]: invalid_type (expected string); [2]: invalid_type (expected string); and 2 more',
    );
  });

  test('an answer that fits is tried once, and keys that are not named pass', async () => {
    const { ask, server } = await answering({ body: JSON.stringify(recorded.map((one) => ({ ...one, new_key: 1 }))) });
    expect((await ask({ schema: page })).body).toEqual(recorded);
    expect(server.requests).toHaveLength(1);
  });
});

describe('links', () => {
  test('are read with quotes, without, in any order, and from several headers', () => {
    const link =
      '<https://a/1>; rel="next"; title="a, b; c", <https://a/9>;rel=last ,<https://a/0>; x="\\"<"; REL="prev first"';
    expect(Object.fromEntries(parseLink(link))).toEqual({
      next: 'https://a/1',
      last: 'https://a/9',
      prev: 'https://a/0',
      first: 'https://a/0',
    });
    expect(Object.fromEntries(parseLink('<https://a/1,2>; rel=next, <https://a/3>; rel=next'))).toEqual({
      next: 'https://a/1,2',
    });
    for (const none of ['', '<', '<>', 'rel=next', '<https://a', '<https://a>', '<https://a>; rel', '<a>; rel="']) {
      expect(parseLink(none).get('next')).toBeUndefined();
    }
  });

  test('that are made to be slow are read at once (B172)', () => {
    const slow = [
      '<'.repeat(60_000),
      '<a>'.repeat(20_000),
      '<a>;'.repeat(15_000),
      `<a>;${' '.repeat(60_000)}`,
      `<a>;rel=${'"'.repeat(60_000)}`,
      `<a>;rel="${'\\'.repeat(60_000)}`,
      `<a>${';rel=next'.repeat(7000)}`,
      `<a>;rel="${'x '.repeat(30_000)}"`,
    ];
    const before = performance.now();
    for (const link of slow) parseLink(link);
    expect(performance.now() - before).toBeLessThan(500);
  });

  test('lead to the same origin and to another page, or nowhere', () => {
    const at = 'https://a.test/items?page=1';
    expect(judgeTarget('?page=2', at)).toEqual({ kind: 'same', url: 'https://a.test/items?page=2' });
    expect(judgeTarget('https://a.test:443/items?page=2#x', at)).toEqual({
      kind: 'same',
      url: 'https://a.test/items?page=2',
    });
    expect(judgeTarget('https://A.test/items?page=1#x', at)).toEqual({ kind: 'self' });
    expect(judgeTarget('//b.test/items', at)).toEqual({ kind: 'foreign', host: 'b.test' });
    expect(judgeTarget('http://a.test/items', at)).toEqual({ kind: 'foreign', host: 'a.test' });
    expect(judgeTarget('https://a.test:444/items', at)).toEqual({ kind: 'foreign', host: 'a.test:444' });
    expect(judgeTarget('https://u:p@a.test/items', at)).toEqual({ kind: 'foreign', host: 'a.test' });
    expect(judgeTarget('javascript:alert(1)', at)).toEqual({ kind: 'foreign', host: 'javascript:' });
    expect(judgeTarget('https://', at)).toEqual({ kind: 'none' });
    expect(judgeTarget(undefined, at)).toEqual({ kind: 'none' });
  });

  test('to a page of this origin are given, a last one elsewhere is dropped', async () => {
    const link = '</items?page=2>; rel="next", <https://elsewhere.test/9>; rel="last"';
    const { ask, server } = await answering({ headers: { link }, body: '[]' });
    const answer = await ask();
    expect([answer.next, answer.last]).toEqual([`${server.url}/items?page=2`, null]);
  });

  test('to 169.254.169.254 are refused: the list is not over (B170)', async () => {
    const link = '<http://169.254.169.254/latest>; rel="next"';
    const { ask } = await answering({ headers: { link }, body: '[]' });
    const error = await fault(ask());
    expect([error.kind, error.transient]).toEqual(['foreign-origin', false]);
    expect(error.message).toContain('169.254.169.254');
  });
});

describe('etags', () => {
  test('weak and strong ones come and go as they are', async () => {
    for (const etag of ['W/"abc"', '"abc"', '"W/x"', 'bare']) {
      const { ask } = await answering({ headers: { etag }, body: '[]' });
      expect((await ask()).etag).toBe(etag);
    }
    const seen: unknown[] = [];
    const server = await startHttpServer((request, response) => {
      seen.push(request.headers['if-none-match']);
      response.writeHead(304).end();
    });
    const { http, events } = bench(server.url);
    cleanups.push(
      () => server.close(),
      () => http.close(),
    );
    const request = {
      url: `${server.url}/items`,
      resource: 'core',
      readLimit: readStandardLimit,
      schema: z.unknown(),
      signal: new AbortController().signal,
    };
    const answer = await http.request({ ...request, etag: 'W/"abc"' });
    expect([answer.etag, answer.notModified]).toEqual(['W/"abc"', true]);
    expect((await fault(http.request(request))).status).toBe(304);
    expect(seen).toEqual(['W/"abc"', undefined]);
    expect(events.map((event) => event.kind === 'answered' && event.billable)).toEqual([false, false]);
  });
});

describe('secrets (B180)', () => {
  test('that the server echoes are in no error, event, log, header or body', async () => {
    const words = `Bad token ${token}, ${encodeURIComponent(token)}, ${Buffer.from(token).toString('base64')}`;
    const message = JSON.stringify({ message: words, [token]: token });
    const statuses = [200, 401, 403, 404, 422, 500];
    for (const status of statuses) {
      const headers = { 'x-echo': token, 'content-type': status === 422 ? `text/${token}` : 'application/json' };
      const { ask, events, logged, http } = await answering({ status, headers, body: message });
      const answers = [
        await ask({ expect: [401], schema: z.any() }).catch((error: unknown) => error),
        await ask({ schema: z.strictObject({}) }).catch((error: unknown) => error),
      ];
      for (const answer of answers) {
        const shown = answer instanceof PlatformError ? [answer.stack, answer.url, String(answer.cause)] : [];
        const headersShown = [...((answer as { headers?: Map<string, string> }).headers ?? [])];
        const all = JSON.stringify([answer, shown, headersShown, events, logged, http.budget()]);
        expect(all).not.toContain(token);
        expect(all).not.toContain(Buffer.from(token).toString('base64').slice(0, 20));
      }
    }
  });

  test('of each scheme are known, short words and other headers are not touched', () => {
    const redactor = createRedactor();
    redactor.learn({
      authorization: `Basic ${Buffer.from('user-name:pass-word').toString('base64')}`,
      'private-token': 'glpat-XYZ123456',
      'x-api-version': '2022-11-28',
      cookie: 'a=b',
    });
    const text = 'pass-word glpat-XYZ123456 GLPAT-xyz glpat-xyz123456 2022-11-28 a=b Basic';
    expect(redactor.clean(text)).toBe('[redacted] [redacted] GLPAT-xyz [redacted] 2022-11-28 a=b Basic');
    // Older ones are forgotten one by one.
    for (let index = 0; index < 40; index += 1) redactor.learn({ authorization: `Bearer token-number-${index}` });
    expect(redactor.clean('token-number-39 token-number-30')).toBe('[redacted] [redacted]');
  });

  test('a token with a line break is told without being shown', async () => {
    const server = await startHttpServer((_request, response) => response.end('{}'));
    cleanups.push(() => server.close());
    const { host } = new URL(server.url);
    const credential = { host, id: 'c', headers: () => Promise.resolve({ authorization: `Bearer ${token}\n` }) };
    const { http } = bench(server.url, { credential });
    const asked = http.request({
      url: `${server.url}/items`,
      resource: 'core',
      readLimit: readStandardLimit,
      schema: z.unknown(),
      signal: new AbortController().signal,
    });
    const error = await fault(asked);
    expect(error.kind).toBe('unprocessable');
    expect(JSON.stringify([error, error.stack, String(error.cause)])).not.toContain(token);
    expect(server.requests).toEqual([]);
  });
});

test('answers are thrown by their kind, or given when they are expected', async () => {
  const kinds: Record<number, readonly [string, boolean]> = {
    400: ['unprocessable', false],
    401: ['unauthorised', false],
    403: ['forbidden', false],
    404: ['not-found', false],
    405: ['unprocessable', false],
    408: ['timeout', true],
    409: ['conflict', false],
    410: ['gone', false],
    422: ['unprocessable', false],
    451: ['blocked', false],
    500: ['server-error', true],
    501: ['server-error', true],
    599: ['server-error', true],
    300: ['redirect', false],
    305: ['redirect', false],
  };
  for (const [status, [kind, transient]] of Object.entries(kinds)) {
    const { ask } = await answering({ status: Number(status), body: '{"message":"Why"}' });
    const error = await fault(ask());
    expect([error.kind, error.status, error.transient]).toEqual([kind, Number(status), transient]);
    expect(error.message).toContain(`answers ${status}, "Why"`);
    const answer = await ask({ expect: [Number(status)] });
    expect([answer.status, answer.body, answer.problem]).toEqual([Number(status), null, { message: 'Why' }]);
  }
});
