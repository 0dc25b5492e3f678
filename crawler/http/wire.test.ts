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
import { createServer as createTls, type Server as TlsServer } from 'node:https';
import { type AddressInfo, createServer as createTcp, type Server, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { startHttpServer } from '#crawler/testing/git-server.ts';
import type { HttpOptions } from './core.ts';
import { PlatformError } from './error.ts';
import type { HttpRequest } from './http.ts';
import { readStandardLimit } from './limit.ts';
import { type Authority, createAuthority, type Identity } from './testing/authority.ts';
import { bearer, bench, token } from './testing/bench.ts';

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

function core(url: string, changes: Partial<HttpOptions> = {}) {
  const made = bench(url, changes);
  cleanups.push(() => made.http.close());
  return made;
}

function get(url: string, more: Partial<HttpRequest<unknown>> = {}): HttpRequest<unknown> {
  return {
    url,
    resource: 'core',
    readLimit: readStandardLimit,
    schema: z.unknown(),
    signal: new AbortController().signal,
    retries: 0,
    ...more,
  };
}

async function fault(promise: Promise<unknown>): Promise<PlatformError> {
  const error = await promise.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof PlatformError)) throw new Error('No PlatformError came.', { cause: error });
  return error;
}

async function serve(answer: (request: IncomingMessage, response: ServerResponse) => unknown) {
  const server = await startHttpServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    answer(request, response);
  });
  cleanups.push(() => server.close());
  return server;
}

/** A server that speaks bytes. */
async function listen(handler: (socket: Socket) => void) {
  const sockets = new Set<Socket>();
  const server: Server = createTcp((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    handler(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanups.push(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, sockets };
}

describe('TLS is never given up (F30, B179)', () => {
  let authority: Authority;
  beforeAll(async () => {
    authority = createAuthority();
    // A certificate without a day of life is over a second after it was made.
    await delay(1100);
  });

  async function secure({ key, cert }: Identity) {
    const seen: unknown[] = [];
    const server: TlsServer = createTls({ key, cert }, (request, response) => {
      seen.push(request.headers.authorization);
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    cleanups.push(
      () =>
        new Promise((resolve) => {
          server.close(resolve);
          server.closeAllConnections();
        }),
    );
    return { url: `https://platform.test:${(server.address() as AddressInfo).port}`, seen };
  }
  const resolver = () => Promise.resolve(['127.0.0.1']);

  test('a certificate of a trusted authority for this name is taken', async () => {
    const { url, seen } = await secure(authority.good);
    const { http } = core(url, { resolver, ca: authority.ca });
    expect((await http.request(get(`${url}/a`))).body).toEqual({ ok: true });
    expect(seen).toEqual([`Bearer ${token}`]);
  });

  const bad: readonly (readonly [string, (made: Authority) => Identity, boolean, string])[] = [
    ['expired', ({ expired }) => expired, true, 'CERT_HAS_EXPIRED'],
    ['for another name', ({ other }) => other, true, 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ['signed by itself', ({ own }) => own, true, 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    ['of an unknown authority', ({ good }) => good, false, 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
  ];
  for (const [what, pick, trusted, code] of bad) {
    test(`a certificate ${what} is refused once and for all, whatever the environment says`, async () => {
      const { url, seen } = await secure(pick(authority));
      const before = process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
      process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
      try {
        const { http, events } = core(url, { resolver, ...(trusted ? { ca: authority.ca } : {}) });
        const error = await fault(http.request(get(`${url}/a`, { retries: 3 })));
        expect([error.kind, error.transient]).toEqual(['tls', false]);
        expect(error.message).toContain(code);
        expect(seen).toEqual([]);
        expect(events).toEqual([expect.objectContaining({ kind: 'failed', reason: 'tls', try: 1 })]);
      } finally {
        if (before === undefined) delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
        else process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = before;
      }
    });
  }

  test('a server that speaks http where https is asked is a TLS fault, not a way round', async () => {
    const plain = await serve((_request, response) => response.end('{}'));
    const url = plain.url.replace('http:', 'https:').replace('127.0.0.1', 'platform.test');
    expect((await fault(core(url, { resolver }).http.request(get(`${url}/a`)))).kind).toBe('tls');
    expect(plain.requests).toEqual([]);
  });
});

describe('addresses', () => {
  test('a host that leads to a private address is refused unless the operator allows it', async () => {
    const server = await serve((_request, response) => response.end('{}'));
    const { port } = new URL(server.url);
    const url = `http://platform.test:${port}`;
    const rules = { privateHosts: [], allowHttp: true };
    for (const address of ['127.0.0.1', '169.254.169.254', '10.0.0.1', '::1', '::ffff:127.0.0.1']) {
      const resolver = () => Promise.resolve(['140.82.112.3', address]);
      const error = await fault(core(url, { resolver, rules }).http.request(get(`${url}/a`, { retries: 3 })));
      expect([error.kind, error.transient]).toEqual(['private-address', false]);
    }
    for (const literal of [`http://127.0.0.1:${port}`, `http://[::1]:${port}`]) {
      expect((await fault(core(literal, { rules }).http.request(get(`${literal}/a`)))).kind).toBe('private-address');
    }
    expect(server.requests).toEqual([]);
    const resolver = () => Promise.resolve(['127.0.0.1']);
    const allowed = core(url, { resolver, rules: { privateHosts: [`platform.test:${port}`], allowHttp: true } });
    expect((await allowed.http.request(get(`${url}/a`))).status).toBe(200);
  });

  test('each connection asks anew, and one that is kept does not', async () => {
    const server = await serve((request, response) => {
      if (request.url === '/close') response.setHeader('connection', 'close');
      response.end('{}');
    });
    const url = `http://platform.test:${new URL(server.url).port}`;
    const answers = [['127.0.0.1'], ['127.0.0.1'], ['169.254.169.254']];
    let asked = 0;
    const resolver = () => Promise.resolve(answers[asked++] ?? []);
    const rules = { privateHosts: [], allowHttp: true };
    const { http } = core(url, { resolver, rules: { ...rules, privateHosts: [new URL(url).host] } });
    await http.request(get(`${url}/a`));
    await http.request(get(`${url}/a`));
    expect(asked).toBe(1);
    await http.request(get(`${url}/close`));
    await http.request(get(`${url}/a`));
    expect(asked).toBe(2);
    // Rebound: what the second answer says is judged as the first was.
    const rebound = core(url, { resolver, rules });
    expect((await fault(rebound.http.request(get(`${url}/a`)))).kind).toBe('private-address');
    expect([asked, server.requests.length]).toEqual([3, 4]);
  });

  test('DNS that does not know, fails or stays silent is transient, and nothing is sent (F29)', async () => {
    const url = 'http://platform.test';
    const failing = (code: string) => () => Promise.reject(Object.assign(new Error(code), { code }));
    for (const resolver of [
      failing('ENOTFOUND'),
      failing('ESERVFAIL'),
      failing('ETIMEOUT'),
      () => Promise.resolve([]),
    ]) {
      const { http, events } = core(url, { resolver });
      const error = await fault(http.request(get(`${url}/a`, { retries: 1 })));
      expect([error.kind, error.transient]).toEqual(['unreachable', true]);
      // Not tried again at once: there may be no network.
      expect(events.filter(({ kind }) => kind === 'failed')).toHaveLength(1);
    }
    const silent = core(url, { resolver: () => new Promise(() => undefined) });
    const before = Date.now();
    expect((await fault(silent.http.request(get(`${url}/a`)))).kind).toBe('unreachable');
    expect(Date.now() - before).toBeLessThan(4000);
  });

  test('a port that nobody listens on is unreachable', async () => {
    const server = await startHttpServer(() => undefined);
    await server.close();
    const error = await fault(core(server.url).http.request(get(`${server.url}/a`)));
    expect([error.kind, error.transient, error.status]).toEqual(['unreachable', true, null]);
    expect(error.message).toContain('ECONNREFUSED');
  });
});

describe('where requests may go', () => {
  test('another origin, a user name in the URL and what is no URL are refused before anything is connected', async () => {
    const foreign = await serve((_request, response) => response.end('{}'));
    const server = await serve((_request, response) => response.end('{}'));
    const { http } = core(server.url);
    const { port } = new URL(server.url);
    const bad = [
      `${foreign.url}/a`,
      `https://127.0.0.1:${port}/a`,
      `http://localhost:${port}/a`,
      `http://user:${token}@127.0.0.1:${port}/a`,
      'http://169.254.169.254/latest',
      'file:///etc/passwd',
      '/relative',
      '',
    ];
    for (const url of bad) {
      const error = await fault(http.request(get(url)));
      expect([url, error.kind]).toEqual([url, 'foreign-origin']);
      expect(`${error.message} ${error.url}`).not.toContain(token);
    }
    expect([foreign.requests, server.requests]).toEqual([[], []]);
  });

  test('a credential of another host is refused when the core is made', async () => {
    expect(() => bench('https://platform.test', { credential: bearer('elsewhere.test') })).toThrow(
      'the credential belongs to elsewhere.test',
    );
    expect(() => bench('https://platform.test', { origin: 'ftp://platform.test' })).toThrow('not an http or https URL');
  });

  test('a token over http is warned of, unless the operator allows http', async () => {
    const rules = { privateHosts: [], allowHttp: false };
    expect(core('http://platform.test', { rules }).logged.join()).toContain('sent over http');
    expect(core('http://platform.test').logged).toEqual([]);
  });

  for (const status of [301, 302, 307, 308]) {
    test(`a ${status} to another origin is refused, named, and the token stays here (B170)`, async () => {
      const foreign = await serve((_request, response) => response.end('{}'));
      const server = await serve((_request, response) =>
        response.writeHead(status, { location: `${foreign.url}/x?token=${token}` }).end(),
      );
      const error = await fault(core(server.url).http.request(get(`${server.url}/a`)));
      expect([error.kind, error.status, error.transient]).toEqual(['redirect', status, false]);
      expect(error.message).toContain(foreign.host);
      expect(error.message).not.toContain(token);
      expect(foreign.requests).toEqual([]);
    });
  }

  test('five redirects are followed, six are not; nowhere, to itself and 303 are refused', async () => {
    const server = await serve((request, response) => {
      const left = Number(request.url?.slice(1));
      const special: Record<string, Record<string, string>> = {
        '/nowhere': {},
        '/itself': { location: '/itself#again' },
        '/script': { location: 'javascript:alert(1)' },
        '/user': { location: `http://a:b@127.0.0.1:${new URL(server.url).port}/` },
      };
      const headers = special[request.url ?? ''];
      if (headers) response.writeHead(301, headers).end();
      else if (request.url === '/see') response.writeHead(303, { location: '/0' }).end();
      else if (left > 0) response.writeHead(302, { location: `/${left - 1}` }).end('x'.repeat(5000));
      else response.end('{}');
    });
    const { http } = core(server.url);
    expect((await http.request(get(`${server.url}/5`))).url).toBe(`${server.url}/0`);
    for (const path of ['6', 'nowhere', 'itself', 'script', 'user', 'see']) {
      expect([path, (await fault(http.request(get(`${server.url}/${path}`)))).kind]).toEqual([path, 'redirect']);
    }
  });

  test('307 and 308 keep method and body, 301 and 302 make a GET of a POST', async () => {
    const seen: string[] = [];
    const server = await startHttpServer((request, response) => {
      let text = '';
      request.on('data', (chunk: Buffer) => (text += chunk.toString()));
      request.on('end', () => {
        const status = Number(request.url?.slice(1));
        response.setHeader('content-type', 'application/json');
        if (status > 0) response.writeHead(status, { location: '/0' }).end();
        else {
          seen.push(`${request.method} ${text} ${request.headers['content-type'] ?? '-'}`);
          response.end('{}');
        }
      });
    });
    cleanups.push(() => server.close());
    const { http } = core(server.url);
    for (const status of [307, 308, 301, 302]) {
      await http.request(get(`${server.url}/${status}`, { method: 'POST', body: '{"a":1}' }));
    }
    const kept = 'POST {"a":1} application/json';
    expect(seen).toEqual([kept, kept, 'GET  -', 'GET  -']);
  });
});

describe('caps', () => {
  const bombs: readonly (readonly [string, () => Buffer])[] = [
    // A gigabyte: 64 members of 16 MiB.
    ['gzip', () => Buffer.concat(Array<Buffer>(64).fill(gzipSync(Buffer.alloc(16 * 1024 * 1024), { level: 1 })))],
    ['br', () => brotliCompressSync(Buffer.alloc(80 * 1024 * 1024), { params: { 1: 1 } })],
    ['deflate', () => deflateSync(Buffer.alloc(80 * 1024 * 1024), { level: 1 })],
  ];
  for (const [encoding, make] of bombs) {
    test(`a bomb of ${encoding} ends at the cap (B173)`, async () => {
      const bomb = make();
      const server = await serve((_request, response) => response.setHeader('content-encoding', encoding).end(bomb));
      const before = process.memoryUsage().arrayBuffers;
      const error = await fault(core(server.url).http.request(get(`${server.url}/a`)));
      expect([error.kind, error.transient, error.status]).toEqual(['too-large', false, 200]);
      expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(200 * 1024 * 1024);
    });
  }

  test('honest bodies come through in each encoding, and two layers do not', async () => {
    const body = Buffer.from(JSON.stringify({ text: 'x'.repeat(100_000) }));
    const packed: Record<string, Buffer> = {
      gzip: gzipSync(body),
      'x-gzip': gzipSync(body),
      deflate: deflateSync(body),
      br: brotliCompressSync(body),
      identity: body,
    };
    const server = await serve((request, response) => {
      const name = request.url?.slice(1) ?? '';
      if (name === 'raw') response.setHeader('content-encoding', 'deflate').end(deflateRawSync(body));
      else if (name === 'two') response.setHeader('content-encoding', 'gzip, gzip').end(gzipSync(gzipSync(body)));
      else if (name === 'proto') response.setHeader('content-encoding', '__proto__').end(body);
      else if (name === 'cut') response.setHeader('content-encoding', 'gzip').end(gzipSync(body).subarray(0, 60));
      else if (name === 'lie') response.setHeader('content-encoding', 'gzip').end(body);
      else response.setHeader('content-encoding', name).end(packed[name]);
    });
    const { http, events } = core(server.url);
    for (const name of [...Object.keys(packed), 'raw']) {
      expect((await http.request(get(`${server.url}/${name}`))).body).toEqual(JSON.parse(body.toString()));
    }
    expect(events[0]).toMatchObject({ bytes: packed['gzip']?.length });
    expect((await fault(http.request(get(`${server.url}/two`)))).kind).toBe('not-json');
    expect((await fault(http.request(get(`${server.url}/proto`)))).kind).toBe('not-json');
    expect((await fault(http.request(get(`${server.url}/cut`)))).kind).toBe('truncated');
    expect((await fault(http.request(get(`${server.url}/lie`)))).kind).toBe('truncated');
  });

  test('bytes as they come are capped, told or not', async () => {
    const server = await serve((request, response) => {
      const body = `"${'x'.repeat(1022)}"`;
      if (request.url === '/chunked') response.write(body.slice(0, 10));
      response.end(request.url === '/chunked' ? body.slice(10) : body);
    });
    const { http } = core(server.url);
    for (const path of ['/told', '/chunked']) {
      expect((await http.request(get(server.url + path, { maxBytes: 1024 }))).body).toHaveLength(1022);
      const error = await fault(http.request(get(server.url + path, { maxBytes: 1023 })));
      expect(error.kind).toBe('too-large');
    }
  });

  test('a body that never ends is cut, whatever its status', async () => {
    const endless = await listen((socket) => {
      socket.once('data', (data) => {
        const status = data.toString().includes('GET /ok') ? '200 OK' : '404 Not Found';
        socket.write(`HTTP/1.1 ${status}\r\ncontent-type: application/json\r\n\r\n"`);
        const page = Buffer.alloc(256 * 1024, 'x');
        const more = () => {
          if (!socket.destroyed) socket.write(page, more);
        };
        more();
      });
    });
    const { http } = core(endless.url);
    expect((await fault(http.request(get(`${endless.url}/ok`, { maxBytes: 1e6 })))).kind).toBe('too-large');
    const missing = await fault(http.request(get(`${endless.url}/missing`)));
    expect([missing.kind, missing.status]).toEqual(['not-found', 404]);
  });

  test('headers are capped at 64 KiB', async () => {
    const server = await serve((request, response) => {
      response.setHeader('x-long', 'x'.repeat(Number(request.url?.slice(1)))).end('{}');
    });
    const { http } = core(server.url);
    expect((await http.request(get(`${server.url}/60000`))).status).toBe(200);
    const error = await fault(http.request(get(`${server.url}/70000`, { retries: 3 })));
    expect([error.kind, error.transient]).toEqual(['too-large', false]);
  });

  test('a Content-Length that is too long is a truncated answer, one that is too short is too', async () => {
    const body = '{"items":[1,2,3]}';
    const lying = await listen((socket) => {
      socket.once('data', (data) => {
        const told = body.length + (data.toString().includes('GET /long') ? 5 : -5);
        socket.end(`HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${told}\r\n\r\n${body}`);
      });
    });
    const { http } = core(lying.url);
    for (const path of ['/long', '/short']) {
      const error = await fault(http.request(get(lying.url + path)));
      expect([error.kind, error.transient, error.status]).toEqual(['truncated', true, 200]);
    }
  });

  test('what is not HTTP at all is unreachable, also two answers to one question', async () => {
    const odd = await listen((socket) => {
      socket.once('data', () => socket.end('SSH-2.0-OpenSSH_9.2\r\n'));
    });
    expect((await fault(core(odd.url).http.request(get(`${odd.url}/a`)))).kind).toBe('unreachable');
    const one = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}';
    const two = await listen((socket) => {
      socket.on('data', () => socket.write(one + one.replace('{}', '[]')));
    });
    const { http } = core(two.url);
    for (let index = 0; index < 3; index += 1) {
      expect((await http.request(get(`${two.url}/a`))).body).toEqual({});
    }
    const upgrade = await listen((socket) => {
      socket.once('data', () =>
        socket.write('HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n'),
      );
    });
    expect((await fault(core(upgrade.url).http.request(get(`${upgrade.url}/a`)))).kind).toBe('unreachable');
  });
});

describe('time', () => {
  test('a server that sends a byte at a time is held by the total time, a silent one by the idle time (F26)', async () => {
    let drips = 0;
    const slow = await listen((socket) => {
      socket.once('data', (data) => {
        if (data.toString().includes('GET /silent')) return;
        drips += 1;
        socket.write('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 10000\r\n\r\n[');
        const timer = setInterval(() => socket.write('1'), 20);
        socket.once('close', () => clearInterval(timer));
      });
    });
    const { http } = core(slow.url, { idleMs: 200 });
    const silent = await fault(http.request(get(`${slow.url}/silent`)));
    expect([silent.kind, silent.transient]).toEqual(['timeout', true]);
    expect(silent.message).toContain('not a byte within 0.2 s');
    const dripping = await fault(core(slow.url).http.request(get(`${slow.url}/drip`, { timeoutMs: 500 })));
    expect(dripping.message).toContain('no whole answer within 0.5 s');
    // The time is that of the request, not of each try.
    expect(drips).toBe(1);
    // The places were left: the next request is sent.
    await fault(http.request(get(`${slow.url}/silent`)));
    await delay(20);
    expect([...slow.sockets].every(({ destroyed }) => destroyed)).toBe(true);
  });

  test('a kept connection that the server closed is replaced without a try being spent', async () => {
    let connections = 0;
    const server = await listen((socket) => {
      connections += 1;
      let first = true;
      socket.on('data', () => {
        if (!first) socket.resetAndDestroy();
        else socket.write('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}');
        first = false;
      });
    });
    const { http, events } = core(server.url);
    for (let index = 0; index < 5; index += 1) await http.request(get(`${server.url}/a`));
    expect(connections).toBe(5);
    expect(events.every(({ kind }) => kind === 'answered')).toBe(true);
  });

  test('connections are kept', async () => {
    let connections = 0;
    const server = await listen((socket) => {
      connections += 1;
      socket.on('data', () =>
        socket.write('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}'),
      );
    });
    const { http } = core(server.url);
    for (let index = 0; index < 20; index += 1) await http.request(get(`${server.url}/a`));
    expect(connections).toBe(1);
    http.close();
    await delay(20);
    expect([...server.sockets].every(({ destroyed }) => destroyed)).toBe(true);
    expect((await fault(http.request(get(`${server.url}/a`)))).kind).toBe('aborted');
  });
});

describe('abort', () => {
  async function abortAfter(controller: AbortController, request: Promise<unknown>) {
    request.catch(() => undefined);
    await delay(60);
    const before = performance.now();
    controller.abort();
    const { kind, transient } = await fault(request);
    return { kind, transient, late: performance.now() - before > 100 };
  }
  const sleep = (_ms: number) => new Promise<void>(() => undefined);

  const stages: Record<string, (signal: AbortSignal) => Promise<unknown>> = {
    'while the name is looked up': async (signal) => {
      const url = 'http://platform.test';
      return core(url, { resolver: () => new Promise(() => undefined) }).http.request(get(`${url}/a`, { signal }));
    },
    'before the headers come': async (signal) => {
      const { url } = await listen(() => undefined);
      return core(url).http.request(get(`${url}/a`, { signal }));
    },
    'in the middle of the body': async (signal) => {
      const { url } = await listen((socket) => {
        socket.write('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n[1');
      });
      return core(url).http.request(get(`${url}/a`, { signal }));
    },
    'while a limit is waited for': async (signal) => {
      const { url } = await serve((_request, response) => response.writeHead(429, { 'retry-after': '60' }).end('{}'));
      return core(url, { sleep }).http.request(get(`${url}/a`, { signal }));
    },
    'while a limit is waited for by the real clock': async (signal) => {
      const { url } = await serve((_request, response) => response.writeHead(429, { 'retry-after': '60' }).end('{}'));
      const { sleepFor } = await import('./abort.ts');
      return core(url, { sleep: sleepFor }).http.request(get(`${url}/a`, { signal }));
    },
    'between two tries': async (signal) => {
      const { url } = await serve((_request, response) => response.writeHead(502).end('{}'));
      return core(url, { sleep }).http.request(get(`${url}/a`, { signal, retries: 3 }));
    },
    'in the queue of its bucket': async (signal) => {
      const { url } = await listen(() => undefined);
      const { http } = core(url);
      http.request(get(`${url}/a`)).catch(() => undefined);
      return http.request(get(`${url}/b`, { signal }));
    },
    'while its token is made': async (signal) => {
      const { url } = await listen(() => undefined);
      const credential = { ...bearer(new URL(url).host), headers: () => new Promise<never>(() => undefined) };
      return core(url, { credential }).http.request(get(`${url}/a`, { signal }));
    },
    'while the store is asked': async (signal) => {
      const { url } = await listen(() => undefined);
      const buckets = { read: () => new Promise<never>(() => undefined), write: () => Promise.resolve() };
      return core(url, { buckets }).http.request(get(`${url}/a`, { signal }));
    },
  };
  for (const [stage, start] of Object.entries(stages)) {
    test(`${stage} it ends within 100 ms`, async () => {
      const controller = new AbortController();
      const ended = await abortAfter(controller, start(controller.signal));
      expect(ended).toEqual({ kind: 'aborted', transient: true, late: false });
    });
  }

  test('a signal that has fired already sends nothing, and close() ends what is under way', async () => {
    const server = await listen(() => undefined);
    const { http } = core(server.url);
    expect((await fault(http.request(get(`${server.url}/a`, { signal: AbortSignal.abort() })))).kind).toBe('aborted');
    expect(server.sockets.size).toBe(0);
    const under = fault(http.request(get(`${server.url}/a`)));
    await delay(30);
    http.close();
    expect((await under).kind).toBe('aborted');
  });
});
