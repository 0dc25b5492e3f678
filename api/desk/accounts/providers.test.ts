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

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readProviders } from './providers.ts';
import { authSecrets, newSecret } from './secrets.ts';

let place: string;
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'tongming-oauth-'));
});
afterAll(() => rm(place, { recursive: true }));

async function read(text: string) {
  const path = join(place, 'oauth.yaml');
  await writeFile(path, text);
  return readProviders(path, (name) => (name === 'SECRET' ? 'shh' : undefined));
}

const one = (more: string) => `- { id: one, clientId: abc, clientSecretVariable: SECRET, ${more} }`;

describe('sign-in providers', () => {
  it('none unless a file is named', async () => {
    expect(await readProviders(null, () => undefined)).toEqual([]);
  });

  it('knows where GitHub and Gitee are asked, and finds GitLab and issuers by discovery', async () => {
    expect((await read(one('kind: github')))[0]).toMatchObject({
      kind: 'oauth',
      name: 'GitHub',
      clientSecret: 'shh',
      endpoints: { token: 'https://github.com/login/oauth/access_token', user: 'https://api.github.com/user' },
    });
    expect((await read(one('kind: gitee')))[0]).toMatchObject({ endpoints: { user: 'https://gitee.com/api/v5/user' } });
    expect((await read(one('kind: gitlab, url: "https://git.example.org/"')))[0]).toMatchObject({
      kind: 'oidc',
      discovery: 'https://git.example.org/.well-known/openid-configuration',
    });
  });

  it.each([
    ['no such kind', one('kind: gitbee')],
    ['a field that is not known', one('kind: github, secret: x')],
    ['no issuer', one('kind: oidc')],
    ['no secret', one('kind: github').replace('SECRET', 'NOTHING')],
    ['an id with a slash', one('kind: github').replace('id: one', 'id: "a/b"')],
    ['an id twice', `${one('kind: github')}\n${one('kind: gitee')}`],
    ['an address with a password', one('kind: oidc, url: "https://u:p@id.example.org"')],
    ['the id of a platform for another one', one('kind: gitee').replace('id: one', 'id: github')],
    [
      'the id of a platform for a site of one’s own',
      one('kind: github, url: "https://git.example.org"').replace('id: one', 'id: github'),
    ],
    ['no YAML', '{'],
  ])('refuses %s, without quoting a secret', async (_name, text) => {
    await expect(read(text)).rejects.toThrow(/cannot be used/u);
    await expect(read(text)).rejects.not.toThrow(/shh/u);
  });
});

describe('the secrets of sessions', () => {
  it('are made once, renewed in front, and written for the owner only', async () => {
    const [first] = await authSecrets(place, null);
    expect(await authSecrets(place, null)).toEqual([first]);
    expect(await newSecret(place, null)).toBe(2);
    const [second, ...older] = await authSecrets(place, null);
    expect([second.version, older]).toEqual([2, [first]]);
    expect(second.value).toHaveLength(48);
  });

  it.each([
    ['short'],
    ['1:short'],
    ['x:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'],
    [`1:${'a'.repeat(40)},1:${'b'.repeat(40)}`],
  ])('refuses %s', async (given) => {
    await expect(authSecrets(place, given)).rejects.toThrow(/cannot be used/u);
  });
});
