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

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { zipOf } from '#licenses/advisories/testing-zip.ts';
import { UsageError } from '../usage.ts';
import { infoCommand } from './info.ts';
import { said, serve } from './testing-audit.ts';
import { updateCommand } from './update.ts';

const record = {
  schema_version: '1.7.0',
  id: 'GHSA-1',
  modified: '2026-11-01T00:00:00Z',
  affected: [{ package: { ecosystem: 'npm', name: 'a' }, ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }] }] }],
};
const noise = Array.from({ length: 4000 }, (_, at) => (at * 2654435761) >>> 0).join(' ');
const archive = zipOf([
  { name: 'GHSA-1.json', content: JSON.stringify(record) },
  { name: 'noise.txt', content: noise, stored: true },
]);

let data = '';
let server: Awaited<ReturnType<typeof serve>> | null = null;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'tongming-update-'));
});
afterEach(async () => {
  await server?.close();
  server = null;
  rmSync(data, { recursive: true, force: true });
});

async function update(from: string, args: readonly string[] = ['npm'], options: object = {}) {
  return said(updateCommand, args, { data, from, ...options });
}

const files = () => readdirSync(join(data, 'advisories')).sort();

describe('tongming advisories update', () => {
  it('fetches an archive, makes its database, and asks only for what is newer the next time', async () => {
    server = await serve((request, response) => {
      if (request.headers['if-none-match'] === '"one"') response.writeHead(304).end();
      else response.writeHead(200, { etag: '"one"' }).end(archive);
    });
    expect(await update(server.url, ['NPM'])).toEqual({ code: 0, out: 'npm: 1 advisories, as of 2026-11-01', err: '' });
    expect(server.asked[0]?.url).toBe('/npm/all.zip');
    expect(await update(server.url, [])).toEqual({ code: 0, out: 'npm: nothing new', err: '' });
    expect(files()).toContain('npm.osvdb');
    expect(existsSync(join(data, 'advisories', 'archives', 'npm', 'all.zip'))).toBe(false);
    const info = await said(infoCommand, [], { data });
    expect(info.code).toBe(0);
    expect(info.out).toMatch(/npm\s+1\s+2026-11-01/u);
  });

  it('keeps the archives for others with --mirror', async () => {
    server = await serve((_, response) => response.writeHead(200).end(archive));
    await update(server.url, [], { ecosystem: 'npm,GitHub Actions', mirror: true });
    expect(server.asked.map(({ url }) => url)).toEqual(['/npm/all.zip', '/GitHub%20Actions/all.zip']);
    expect(readFileSync(join(data, 'advisories', 'archives', 'GitHub Actions', 'all.zip'))).toEqual(archive);
  });

  it('takes up an answer that broke off where it ended', async () => {
    const half = Math.floor(archive.length / 2);
    server = await serve((request, response) => {
      const { range } = request.headers;
      if (range === undefined) {
        response.writeHead(200, { etag: '"one"', 'content-length': archive.length });
        response.write(archive.subarray(0, half), () => setTimeout(() => response.destroy(), 50));
        return;
      }
      const from = Number(/^bytes=(\d+)-$/u.exec(range)?.[1]);
      const rest = archive.subarray(from);
      response.writeHead(206, { 'content-range': `bytes ${from}-${archive.length - 1}/${archive.length}` }).end(rest);
    });
    expect((await update(server.url)).out).toBe('npm: 1 advisories, as of 2026-11-01');
    expect(server.asked.map(({ headers }) => headers['if-range'] ?? null)).toEqual([null, '"one"']);
    expect(Number(/\d+/u.exec(server.asked[1]?.headers.range ?? '')?.[0])).toBeGreaterThan(half / 2);
  });

  it('begins anew where the server has something else by now', async () => {
    let times = 0;
    server = await serve((_, response) => {
      times += 1;
      response.writeHead(200, { etag: `"${times}"`, 'content-length': archive.length });
      if (times > 1) response.end(archive);
      else response.write(archive.subarray(0, 5000), () => setTimeout(() => response.destroy(), 50));
    });
    expect((await update(server.url)).code).toBe(0);
  });

  it('follows redirects on the same host, and none to an address that is private', async () => {
    server = await serve((request, response) => {
      const location = request.url === '/npm/all.zip' ? '/elsewhere' : 'http://127.0.0.2:9/all.zip';
      response.writeHead(302, { location }).end();
    });
    const { code, err } = await update(server.url);
    expect(code).toBe(3);
    expect(err).toContain('not on the public internet');
    expect(server.asked.map(({ url }) => url)).toEqual(['/npm/all.zip', '/elsewhere']);
  });

  it('says at once that there is no network, and what to do then', async () => {
    const gone = await serve(() => undefined);
    await gone.close();
    const started = performance.now();
    const { code, err } = await update(gone.url, ['npm', 'PyPI']);
    expect(performance.now() - started).toBeLessThan(3000);
    expect(code).toBe(3);
    expect(err).toContain('the server cannot be reached');
    expect(err).toContain('tongming advisories import');
    expect(err).not.toContain('PyPI');
  });

  it('tells what the server does not have, and goes on with the others', async () => {
    server = await serve((request, response) => {
      if (request.url?.startsWith('/npm/') === true) response.writeHead(200).end(archive);
      else response.writeHead(404).end();
    });
    const { code, out, err } = await update(server.url, ['Nothing', 'npm']);
    expect([code, out]).toEqual([1, 'npm: 1 advisories, as of 2026-11-01']);
    expect(err).toContain('Nothing');
  });

  it('keeps the old database when the new answer is no archive or too large', async () => {
    let answer: (response: import('node:http').ServerResponse) => void = (response) => response.end(archive);
    server = await serve((_, response) => answer(response));
    await update(server.url);
    const before = readFileSync(join(data, 'advisories', 'npm.osvdb'));
    answer = (response) => response.end('<html>maintenance</html>');
    const broken = await update(server.url);
    expect(broken.code).toBe(3);
    expect(broken.err).toContain('no zip archive');
    answer = (response) => response.writeHead(200, { 'content-length': 9 * 1024 ** 3 }).end();
    expect((await update(server.url)).err).toContain('is larger than');
    expect(readFileSync(join(data, 'advisories', 'npm.osvdb'))).toEqual(before);
  });

  it('stops when it is told to, and keeps what came for the next time', async () => {
    const stop = new AbortController();
    server = await serve((request, response) => {
      if (request.headers.range === undefined) {
        response.writeHead(200, { etag: '"one"', 'content-length': archive.length });
        response.write(archive.subarray(0, 20_000), () => setTimeout(() => stop.abort(), 100));
        return;
      }
      const from = Number(/\d+/u.exec(request.headers.range)?.[0]);
      response.writeHead(206, { 'content-range': `bytes ${from}-${archive.length - 1}/${archive.length}` });
      response.end(archive.subarray(from));
    });
    const options = { data, from: server.url };
    const stopped = await said(updateCommand, ['npm'], options, 'en', stop.signal);
    expect(stopped).toMatchObject({ code: 3, out: '' });
    expect(stopped.err).toContain('Stopped');
    expect((await update(server.url)).out).toBe('npm: 1 advisories, as of 2026-11-01');
    expect(server.asked[1]?.headers.range).toMatch(/^bytes=[1-9]\d*-$/u);
  });

  it('refuses addresses and names that cannot be meant', async () => {
    await expect(update('ftp://example.com')).rejects.toThrow(/--from must be/u);
    await expect(update('http://user:secret@example.com')).rejects.toThrow(/--from must be/u);
    await expect(update('http://127.0.0.1:9', ['../../etc'])).rejects.toThrow(/no name of an ecosystem/u);
  });

  it.each(['a/b', '..', 'npm..', 'npm/../x', 'Go\\x', 'npm_x', 'Debian:12', 'a\u001B[2J', '\u4F60', 'a'.repeat(100)])(
    'takes %j for no name of an ecosystem, and makes no file of it',
    async (name) => {
      await expect(update('http://127.0.0.1:9', [name])).rejects.toThrow(UsageError);
      await expect(update('http://127.0.0.1:9', [], { ecosystem: `npm,${name}` })).rejects.toThrow(UsageError);
      expect(existsSync(join(data, 'advisories'))).toBe(false);
    },
  );

  it('names what may have been meant', async () => {
    await expect(update('http://127.0.0.1:9', ['PyP_'])).rejects.toThrow('PyP_ is no name');
    await expect(update('http://127.0.0.1:9', ['PyP_'])).rejects.toThrow('did you mean PyPI?');
    await expect(update('http://127.0.0.1:9', ['npm/'])).rejects.toThrow('did you mean npm?');
    await expect(update('http://127.0.0.1:9', ['../../etc'])).rejects.toThrow(/as npm, PyPI, Go are/u);
  });

  it('tells of a database that is broken', async () => {
    server = await serve((_, response) => response.writeHead(200, { etag: '"one"' }).end(archive));
    await update(server.url);
    writeFileSync(join(data, 'advisories', 'npm.osvdb'), 'not a database at all, but long enough to have a head');
    const info = await said(infoCommand, [], { data }, 'zh');
    expect(info.code).toBe(3);
    expect(info.err).toContain('不是漏洞库');
    expect((await update(server.url)).out).toContain('1 advisories');
  });
});
