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

import { generateKeyPairSync } from 'node:crypto';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readStandardLimit } from '#crawler/http/limit.ts';
import { platforms } from '#crawler/platform-registry.ts';
import { parseTarget } from '#crawler/target.ts';
import { startHttpServer } from '#crawler/testing/git-server.ts';
import type { Store } from '#store/open.ts';
import { silent, testStore } from '#store/testing.ts';
import { hostsOf, readHostsFile } from './hosts.ts';
import { createRemotes } from './remotes.ts';
import { UsageError } from './usage.ts';

let root: string;
let store: Store;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'tongming-hosts-'));
  store = await testStore();
});

afterAll(async () => {
  await store.close();
  await rm(root, { recursive: true, force: true });
});

const secret = 'tmt_0123456789SECRET';

async function written(text: string, mode = 0o600): Promise<string> {
  const path = join(root, 'hosts.yaml');
  await writeFile(path, text);
  await chmod(path, mode);
  return path;
}

async function refusal(text: string): Promise<string> {
  const path = await written(text);
  const error: unknown = await readHostsFile(path, () => undefined).catch((thrown: unknown) => thrown);
  if (!(error instanceof UsageError)) throw new Error('it was not refused', { cause: error });
  return JSON.stringify(error.text).replaceAll(path, 'FILE');
}

describe('a file of hosts', () => {
  const gitea = `hosts:\n  - url: https://git.example.org\n    platform: gitea\n    token: ${secret}\n`;

  test.each([
    ['an alias', 'hosts: &a []\nmore: *a', 'aliases (*) are not taken'],
    ['a bomb', `a: &a [x,x]\nb: &b [*a,*a]\nhosts: [*b,*b]`, 'aliases (*) are not taken'],
    ['the same key twice', `${gitea}    token: other`, 'line 5 is not valid YAML'],
    ['brackets without an end', '['.repeat(20_000), 'is not valid YAML'],
    ['a list', '[]', 'expected object'],
    ['hosts as text', `hosts: ${secret}`, 'hosts: '],
    ['a token that is a number', 'hosts: [{url: https://a.example, platform: gitea, token: 7}]', 'hosts.0.token: '],
    ['a tagged token', `hosts: [{url: https://a.example, platform: gitea, token: !x [${secret}]}]`, 'hosts.0.token: '],
    ['a misspelt key', 'hosts: [{url: https://a.example, platform: gitea, tokn: x}]', 'did you mean token?'],
    ['an unknown platform', 'hosts: [{url: https://a.example, platform: gitee2}]', 'there is no platform gitee2'],
    ['the same host twice', `${gitea}  - {url: "https://GIT.example.org:443/", platform: gitlab}`, 'is listed twice'],
    ['a password', `hosts: [{url: "https://u:${secret}@a.example", platform: gitea}]`, 'hosts.0.url: must be'],
    ['a file', 'hosts: [{url: "file:///etc", platform: gitea}]', 'hosts.0.url: must be'],
    ['an API that is no URL', 'hosts: [{url: https://a.example, platform: gitea, api: "x"}]', 'hosts.0.api: must be'],
    ['a lost token', 'hosts: [{url: https://a.example, platform: gitea, tokenFile: /no/such}]', 'does not exist'],
  ])('with %s is refused with its place and without its secrets', async (_what, text, words) => {
    const told = await refusal(text);
    expect(told).toContain(words);
    expect(told).not.toContain(secret);
  });

  test('that is missing or empty says nothing', async () => {
    const nothing = { settings: [], warnings: [] };
    expect(await readHostsFile(join(root, 'none'), () => undefined)).toEqual(nothing);
    expect(await readHostsFile(await written(''), () => undefined)).toEqual(nothing);
  });

  test('whose token others can read, or that is sent in the clear, is taken with a warning', async () => {
    const warnings = async (text: string, mode: number) =>
      (await readHostsFile(await written(text, mode), () => secret)).warnings.map(({ en }) => en).join(' ');
    expect(await warnings(gitea, 0o600)).toBe('');
    expect(await warnings(gitea, 0o644)).toContain('can be read by other users');
    const tokenFile = join(root, 'token');
    await writeFile(tokenFile, `${secret}\n`, { mode: 0o644 });
    const kept = `hosts: [{url: https://a.example, platform: gitea, tokenFile: ${tokenFile}}]`;
    expect(await warnings(kept, 0o644)).toBe(
      `${tokenFile} holds a token and can be read by other users; run chmod 600 ${tokenFile}.`,
    );
    const plain = (url: string) => `hosts: [{url: "${url}", platform: gitea, tokenVariable: T}]`;
    expect(await warnings(plain('http://git.example.org'), 0o600)).toContain('is sent over http');
    expect(await warnings(plain('http://127.0.0.1:3000'), 0o600)).toBe('');
    expect(await warnings(plain('https://git.example.org'), 0o600)).toBe('');
  });
});

describe('a token', () => {
  const tokens = [...platforms.values()].map(({ id }) => ({ platform: id, token: `${secret}-${id}`, url: null }));
  /** Written by whoever may change the registry, not by the operator. */
  const planted = [
    'gitea@evil.example:a/b',
    'gitea@https://evil.example:a/b',
    'github@evil.example:a/b',
    'gitlab@github.com.evil.example:a/b',
    'https://evil.example/a/b',
    'https://github.com.evil.example/a/b',
    'https://codeberg.org/a/b',
  ];

  test.each(planted)('of the environment is not for %s in a registry', async (entry) => {
    const hosts = hostsOf([], tokens, [], false);
    const rules = { allowLocal: false, allowHttp: false, privateHosts: [], hosts };
    const target = parseTarget(entry, rules);
    const remotes = createRemotes({ rules, store, log: silent, userAgent: 'test', patienceMs: 0 });
    const remote = remotes.of(target);
    expect(remote?.http.credential ?? null).toBeNull();
    expect(remote?.anonymous ?? true).toBe(true);
    remotes.close();
  });

  test('of a platform without a home is for the one host that the operator’s arguments name, and for none of two', async () => {
    const args = (list: string[]) => hostsOf([], tokens, list, false).at('https://git.example.org/a/b')?.credential;
    expect(args(['gitea@git.example.org:a/b'])?.host).toBe('git.example.org');
    expect(args(['gitea@git.example.org:a/b', 'gitea@evil.example:a/b']) ?? null).toBeNull();
    expect(args(['https://git.example.org/a/b']) ?? null).toBeNull();
  });

  test('for a host that was written as https is no leave to use http there', () => {
    const setting = { platform: 'gitea', origin: 'https://git.example.org', api: null, token: secret, enabled: true };
    const rules = { allowLocal: false, allowHttp: false, privateHosts: [], hosts: hostsOf([setting], [], [], false) };
    expect(() => parseTarget('http://git.example.org/a/b', rules)).toThrow('is http');
    expect(parseTarget('https://git.example.org/a/b', rules).url).toBe('https://git.example.org/a/b');
  });
});

describe('an app', () => {
  const pem = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' });

  async function appFile(platform: string, key: string | null): Promise<string> {
    const keyFile = join(root, 'app.pem');
    await rm(keyFile, { force: true });
    if (key !== null) await writeFile(keyFile, key, { mode: 0o600 });
    return `hosts:\n  - url: http://127.0.0.1:${appPort}\n    platform: ${platform}\n    app: { id: '12', installation: 34, privateKeyFile: ${keyFile} }\n`;
  }
  let appPort = 1;

  test('is asked for a token on its own host, and its requests carry that', async () => {
    const seen: unknown[] = [];
    const server = await startHttpServer((request, response) => {
      const isToken = request.url === '/api/v3/app/installations/34/access_tokens';
      response.writeHead(isToken ? 201 : 200, { 'content-type': 'application/json' });
      const token = { token: 'ghs_installed', expires_at: '2999-01-01T00:00:00Z', permissions: {} };
      if (!isToken) seen.push(request.headers.authorization);
      response.end(JSON.stringify(isToken ? token : {}));
    });
    appPort = Number(new URL(server.url).port);
    const path = await written(await appFile('github', pem.toString()));
    const { settings, warnings } = await readHostsFile(path, () => undefined);
    expect(warnings).toEqual([]);
    const rules = { privateHosts: [server.host], allowHttp: true, hosts: hostsOf(settings, [], [], true) };
    const remotes = createRemotes({ rules, store, log: silent, userAgent: 'test', patienceMs: 1000 });
    const remote = remotes.of({ platform: 'github', url: `${server.url}/a/b` });
    const signal = new AbortController().signal;
    await remote?.http.request({
      url: `${server.url}/api/v3/x`,
      resource: 'core',
      readLimit: readStandardLimit,
      schema: z.object({}),
      signal,
    });
    expect([remote?.anonymous, seen]).toEqual([false, ['Bearer ghs_installed']]);
    remotes.close();
    await server.close();
  });

  test.each([
    ['gitea', pem.toString(), 'gitea has no apps; leave out app.'],
    ['github', 'no key', 'app.pem is no private key in PEM.'],
    ['github', null, 'app.pem does not exist.'],
  ])('of %s that cannot be used is refused', async (platform, key, reason) => {
    expect(await refusal(await appFile(platform, key))).toContain(reason);
  });
});
