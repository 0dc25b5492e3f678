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

import { describe, expect, test } from 'vitest';
import { createHosts } from './hosts.ts';
import { definePlatform, type Platform } from './platform.ts';
import { parseShorthand, repositoryPath } from './shorthand.ts';
import { parseTarget } from './target.ts';

function platform(id: string, home: string | null, hosts: readonly string[], nestedGroups = false): Platform {
  return definePlatform({
    id,
    name: { zh: id, en: id },
    hosts,
    home,
    tokenVariable: `${id.toUpperCase()}_TOKEN`,
    urlVariable: `${id.toUpperCase()}_URL`,
    tokenScopes: { zh: '只读', en: 'read' },
    apiOf: (origin) => (origin === 'https://github.com' ? 'https://api.github.com' : `${origin}/api`),
    tokenHeaders: (token) => ({ authorization: `Bearer ${token}` }),
    appCredential: null,
    changeRefs: null,
    nestedGroups,
    capabilities: {} as Platform['capabilities'],
    sign: null,
    webhook: null,
    voice: null,
    connect: () => {
      throw new Error('nobody connects here');
    },
  });
}

const github = platform('github', 'github.com', ['github.com']);
const gitlab = platform('gitlab', 'gitlab.com', ['gitlab.com'], true);
const gitea = platform('gitea', null, ['codeberg.org']);
const all = new Map([github, gitlab, gitea].map((one) => [one.id, one]));
const plain = createHosts(all, [], []);

describe('a repository written with its platform', () => {
  test.each([
    ['github:owner/name', 'https://github.com/owner/name'],
    ['github:owner/name.git', 'https://github.com/owner/name'],
    ['GitHub:Owner/Name', 'https://github.com/Owner/Name'],
    ['gitlab:group/sub/name', 'https://gitlab.com/group/sub/name'],
    ['gitlab@git.example.org:group/sub/name', 'https://git.example.org/group/sub/name'],
    ['gitea@git.example.org:8443:owner/name', 'https://git.example.org:8443/owner/name'],
    ['gitea@https://git.example.org/sub:owner/name', 'https://git.example.org/sub/owner/name'],
    ['gitea@http://127.0.0.1:3000:owner/name', 'http://127.0.0.1:3000/owner/name'],
    ['gitea@[::1]:3000:owner/name', 'https://[::1]:3000/owner/name'],
  ])('%s is %s', (text, url) => {
    expect(parseShorthand(text, plain, false)?.url).toBe(url);
  });

  test('a host with a port is http only where the operator allows http', () => {
    expect(parseShorthand('gitea@127.0.0.1:3000:owner/name', plain, true)?.url).toBe(
      'http://127.0.0.1:3000/owner/name',
    );
    expect(parseShorthand('gitea@git.example.org:owner/name', plain, true)?.url).toBe(
      'https://git.example.org/owner/name',
    );
  });

  test.each([['https://github.com/owner/name'], ['git@github.com:owner/name'], ['unknown:owner/name'], ['owner/name']])(
    '%s is not one',
    (text) => {
      expect(parseShorthand(text, plain, false)).toBeNull();
    },
  );

  test.each([
    ['github:owner', 'is not a repository’s path'],
    ['github:owner/sub/name', 'is not a repository’s path'],
    ['gitlab:name', 'is not a repository’s path'],
    ['github:owner//name', 'is not a repository’s path'],
    ['gitea:owner/name', 'does not say which server'],
  ])('%s is refused: %s', (text, reason) => {
    expect(() => parseShorthand(text, plain, false)).toThrow(reason);
  });

  test('a climbing path is refused as it would be in a URL', () => {
    const rules = { allowLocal: false, allowHttp: false, privateHosts: [], hosts: plain };
    expect(() => parseTarget('github:../name', rules)).toThrow('climbs');
    expect(() => parseTarget('gitea@127.0.0.1:owner/name', rules)).toThrow('not on the public internet');
    expect(() => parseTarget('gitea@user:pw@git.example.org:owner/name', rules)).toThrow(
      /^(?!.*pw).*came with a user name/u,
    );
  });

  test('a target keeps the platform where its host does not tell', () => {
    const rules = { allowLocal: false, allowHttp: false, privateHosts: [], hosts: plain };
    expect(parseTarget('gitea@git.example.org:owner/name', rules)).toMatchObject({
      platform: 'gitea',
      platformId: 'https://git.example.org/owner/name',
    });
    expect(parseTarget('github:Owner/Name', rules)).toEqual(parseTarget('https://github.com/Owner/Name', rules));
  });
});

describe('hosts', () => {
  async function sentTo(hosts: ReturnType<typeof createHosts>, url: string) {
    const host = hosts.at(url);
    return { host: host?.credential?.host ?? null, headers: (await host?.credential?.headers()) ?? null };
  }

  test('a token goes to the home of its platform and to no other of its hosts', async () => {
    const hosts = createHosts(all, [], [{ platform: 'github', token: 'secret', url: null }]);
    expect(await sentTo(hosts, 'https://github.com/a/b')).toEqual({
      host: 'api.github.com',
      headers: { authorization: 'Bearer secret' },
    });
    expect(hosts.of(github, 'https://ghe.example.org')?.credential).toBeNull();
    expect(hosts.at('https://gitlab.com/a/b')?.credential).toBeNull();
  });

  test('a token of a platform without a home goes nowhere until a host is named', async () => {
    const token = { platform: 'gitea', token: 'secret', url: null };
    expect(createHosts(all, [], [token]).at('https://codeberg.org/a/b')?.credential).toBeNull();
    const named = createHosts(all, [], [{ ...token, url: 'http://127.0.0.1:3000' }]);
    expect(await sentTo(named, 'http://127.0.0.1:3000/a/b')).toMatchObject({ host: '127.0.0.1:3000' });
    expect(named.of(gitea, null)?.origin).toBe('http://127.0.0.1:3000');
    expect(named.at('https://codeberg.org/a/b')?.credential).toBeNull();
    const only = createHosts(all, [], [token], new Map([['gitea', 'https://git.example.org']]));
    expect(await sentTo(only, 'https://git.example.org/a/b')).toMatchObject({ host: 'git.example.org' });
  });

  test('the operator’s settings win, and a host below a path covers nothing beside it', () => {
    const hosts = createHosts(
      all,
      [{ platform: 'gitea', origin: 'https://example.org/git/', api: null, token: 't', enabled: true }],
      [],
    );
    expect(hosts.at('https://example.org/git/a/b')?.api).toBe('https://example.org/git/api');
    expect(hosts.at('https://example.org/other/a/b')).toBeNull();
    expect(hosts.at('https://example.org/gitx/a/b')).toBeNull();
  });

  test('two tokens have two names, one token of two platforms too', () => {
    const ids = ['github', 'gitlab'].flatMap((platform) =>
      ['one', 'two'].map(
        (token) =>
          createHosts(all, [], [{ platform, token, url: null }]).at(`https://${platform}.com/a/b`)?.credential?.id,
      ),
    );
    expect(new Set(ids).size).toBe(4);
    expect(ids.join(' ')).not.toMatch(/one|two/u);
  });
});

test('a path is what the platform’s API knows', () => {
  const host = createHosts(
    all,
    [{ platform: 'gitea', origin: 'https://example.org/git', api: null, token: null, enabled: true }],
    [],
  );
  const at = (url: string) => {
    const known = host.at(url);
    return known === null ? null : repositoryPath(known, url);
  };
  expect(at('https://example.org/git/owner/name.git')).toBe('owner/name');
  expect(at('https://gitlab.com/a/b/c/')).toBe('a/b/c');
  expect(at('https://github.com/owner')).toBeNull();
  expect(at('https://github.com/owner/name/tree/main')).toBeNull();
});
