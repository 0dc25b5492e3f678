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

import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { platforms } from '#crawler/platform-registry.ts';
import { packageRoot, readConfig } from './config.ts';
import { variableCards, variables } from './variables.ts';

test('with nothing set, everything has its default', () => {
  const { childEnvironment, variable, ...config } = readConfig({ PATH: '/bin', SECRET_TOKEN: 'x' });
  expect(variable('SECRET_TOKEN')).toBe('x');
  expect(config).toEqual({
    databaseUrl: null,
    dataDir: resolve(packageRoot, '.tongming'),
    registryDir: resolve(packageRoot, 'registry'),
    port: 4321,
    host: 'localhost',
    baseUrl: null,
    schedule: '0 * * * *',
    concurrency: 2,
    changeChecks: [],
    privateHosts: [],
    allowHttp: false,
    hookKey: null,
    hostsFile: resolve(packageRoot, '.tongming/hosts.yaml'),
    authSecrets: null,
    signInProviders: null,
    trustedProxies: 0,
    smtpUrl: null,
    mailFrom: null,
    platformTokens: [...platforms.keys()].map((platform) => ({ platform, token: null, url: null })),
    locale: 'en',
    noColor: false,
    given: [],
    problems: [],
    warnings: [],
  });
  expect(childEnvironment).toEqual({ PATH: '/bin' });
});

test('the defaults that the cards tell are the defaults that hold', () => {
  const set = variableCards.flatMap(({ name, default: unset }) =>
    unset === null || name.includes(',') ? [] : [[name, unset]],
  );
  const { given: _given, variable: _own, ...config } = readConfig(Object.fromEntries(set) as Record<string, string>);
  const { given: _none, variable: _empty, ...defaults } = readConfig({});
  expect(config).toEqual(defaults);
});

test('every card has an example that is accepted', () => {
  for (const { name, example, schema } of Object.values(variables)) {
    expect([name, schema.safeParse(example).success]).toEqual([name, true]);
  }
});

test('TONGMING_PORT wins over PORT', () => {
  expect(readConfig({ PORT: '1' }).port).toBe(1);
  expect(readConfig({ PORT: '1', TONGMING_PORT: '2' }).port).toBe(2);
  expect(readConfig({ PORT: '1', TONGMING_PORT: '' }).port).toBe(1);
});

test.each([
  ['TONGMING_PORT', '65536'],
  ['TONGMING_PORT', '-1'],
  ['TONGMING_PORT', '0x10'],
  ['TONGMING_CONCURRENCY', '0'],
  ['TONGMING_ALLOW_HTTP', 'maybe'],
  ['TONGMING_BASE_URL', 'javascript:alert(1)'],
  ['TONGMING_SCHEDULE', 'every day'],
  ['TONGMING_HOST', 'a b'],
])('%s=%s is a problem that names it', (name, value) => {
  const { problems } = readConfig({ [name]: value });
  expect(problems).toHaveLength(1);
  expect(problems[0]?.en).toContain(name);
  expect(problems[0]?.zh).toContain(name);
});

test('a problem never repeats the value, which may be a secret', () => {
  expect(JSON.stringify(readConfig({ TONGMING_BASE_URL: 'hunter2' }).problems)).not.toContain('hunter2');
});

test('a name that is nearly one of ours gets a hint, others get none', () => {
  const { warnings } = readConfig({ TONGMING_DTA: '/x', TONGMING_TEST_SERVER: '{}', OTHER: '1' });
  expect(warnings.map(({ en }) => en)).toEqual([
    'The environment variable TONGMING_DTA is not known; did you mean TONGMING_DATA?',
  ]);
});

test.each([
  [{ LANG: 'zh_CN.UTF-8' }, 'zh'],
  [{ LANG: 'en_US.UTF-8', LC_ALL: 'zh_TW' }, 'zh'],
  [{ LANG: 'zh_CN', LC_MESSAGES: 'C' }, 'en'],
  [{ LANG: 'zh_CN', LC_ALL: '' }, 'zh'],
  [{}, 'en'],
])('%j speaks %s', (env, locale) => {
  expect(readConfig(env).locale).toBe(locale);
});

test.each([...platforms.values()])('the token and server of $id', ({ id, home, tokenVariable, urlVariable }) => {
  const of = (env: Record<string, string>) => readConfig(env).platformTokens.find(({ platform }) => platform === id);
  expect(of({ [tokenVariable]: ' secret ' })).toEqual({ platform: id, token: 'secret', url: null });
  expect(of({ [urlVariable]: 'http://127.0.0.1:3000' })?.url).toBe('http://127.0.0.1:3000');
  const usual = `https://${home ?? 'none.example.org'}`;
  expect(of({ [urlVariable]: usual })?.url).toBe(home === null ? usual : null);
  const wrong = readConfig({ [tokenVariable]: 'secret', [urlVariable]: 'git.example.org' });
  const password = readConfig({ [tokenVariable]: 'secret', [urlVariable]: 'https://u:hidden@git.example.org' });
  expect(password.platformTokens.find(({ platform }) => platform === id)).toMatchObject({ token: null, url: null });
  expect(JSON.stringify(password.problems)).not.toContain('hidden');
  expect(wrong.platformTokens.find(({ platform }) => platform === id)?.token).toBeNull();
  expect(wrong.problems.map(({ en }) => en)).toEqual([expect.stringContaining(urlVariable)]);
  expect(wrong.given).toEqual(expect.arrayContaining([tokenVariable, urlVariable]));
});
