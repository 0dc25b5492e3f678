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

import { expect, test } from 'vitest';
import { classifyEmail, identityOf, parseNoReply } from './identity.ts';
import knownBots from './known-bots.json' with { type: 'json' };

test.each([
  ['49699333+dependabot[bot]@users.noreply.github.com', 'bot'],
  ['greenkeeper[bot]@users.noreply.github.com', 'bot'],
  ['k8s-ci-robot@users.noreply.github.com', 'bot'],
  ['20407524+k8s-ci-robot@users.noreply.github.com', 'bot'],
  ['7387629+openharmony_ci@user.noreply.gitee.com', 'bot'],
  ['project_42_bot_0a1b@users.noreply.gitlab.com', 'bot'],
  ['ti-community-prow-bot@tidb.io', 'bot'],
  ['support@github.com', 'bot'],
  ['155033672+kmesh-bot@users.noreply.github.com', 'bot'],
  ['coreosbot@users.noreply.github.com', 'bot'],
  ['opengauss_bot@noreply.gitcode.com', 'bot'],
  ['noreply@github.com', 'service'],
  ['175728472+copilot@users.noreply.github.com', 'agent'],
  ['noreply@anthropic.com', 'agent'],
  ['cursoragent@cursor.com', 'agent'],
  ['abbot@example.org', 'human'],
  ['1+abbot@users.noreply.github.com', 'human'],
  ['robotnik@users.noreply.github.com', 'human'],
  ['bot@example.org', 'human'],
  ['constructor', 'human'],
  ['1+kmesh-bot@users.noreply.github.com', 'human'],
  ['noreply@github.com.example.org', 'human'],
  ['1+k8s-ci-robot@users.noreply.github.com', 'human'],
])('%s is %s', (email, expected) => {
  expect(classifyEmail(email)[0]).toBe(expected);
});

test.each([
  ['123+lin@users.noreply.github.com', { platform: 'github', id: '123', login: 'lin' }],
  ['lin@users.noreply.github.com', { platform: 'github', id: null, login: 'lin' }],
  ['123-li-n@users.noreply.gitlab.com', { platform: 'gitlab', id: '123', login: 'li-n' }],
  ['li-n@users.noreply.gitlab.com', { platform: 'gitlab', id: null, login: 'li-n' }],
  ['123+lin@user.noreply.gitee.com', { platform: 'gitee', id: '123', login: 'lin' }],
  ['lin@noreply.gitcode.com', { platform: 'gitcode', id: null, login: 'lin' }],
  ['lin@example.org', null],
  ['@users.noreply.github.com', null],
])('no-reply form %s', (email, expected) => {
  expect(parseNoReply(email)).toEqual(expected);
});

test('an identity is its lower-case address, hashed; the address itself is not kept', () => {
  const one = identityOf('Lin', 'Lin@Example.ORG', null);
  const two = identityOf('', 'lin@example.org', null);
  expect(one?.valueHash).toEqual(two?.valueHash);
  expect(one).toMatchObject({ kind: 'email', name: 'Lin', domain: 'example.org', class: 'human', classReason: null });
  expect(JSON.stringify(one)).not.toContain('lin@');
});

test('without an address the name is the identity, without both there is none', () => {
  expect(identityOf('Jos\xe9', '', null)).toMatchObject({ kind: 'name', name: 'José', domain: null });
  expect(identityOf(' ', ' ', null)).toBeNull();
});

test('malformed and no-reply addresses have no domain', () => {
  expect(identityOf('A', 'root', null)?.domain).toBeNull();
  expect(identityOf('A', 'a@localhost', null)?.domain).toBeNull();
  expect(identityOf('A', '1+a@users.noreply.github.com', null)?.domain).toBeNull();
});

test('a known bot at the address of a person or team is told apart from them', () => {
  const address = 'huawei.opengauss@huawei.com';
  const bot = identityOf('openGauss_bot', address.toUpperCase(), null);
  expect(bot).toMatchObject({ kind: 'name', domain: null, class: 'bot', classReason: 'opengauss_bot' });
  const person = identityOf('Lin', address, null);
  expect(person).toMatchObject({ kind: 'email', class: 'human' });
  expect(person?.valueHash).not.toEqual(bot?.valueHash);
  expect(identityOf('opengauss_bot', 'lin@example.org', null)).toMatchObject({ kind: 'email', class: 'human' });
});

test('every entry of the list of known bots is exact, in lower case, and says where it was seen', () => {
  const { addresses, pairs, accounts } = knownBots;
  for (const { address, bot, source } of addresses) {
    expect(address).toMatch(/^[^\s@A-Z]+@[^\s@A-Z]+$/u);
    expect(classifyEmail(address)).toEqual(['bot', bot]);
    expect(source).toMatch(/\w+\/\w+/u);
  }
  for (const { sha256, source } of pairs) expect([sha256.length, /\w+\/\w+/u.test(source)]).toEqual([64, true]);
  for (const row of [...accounts.github, ...accounts.gitcode]) expect(row).toMatch(/^[a-z0-9_-]+(?: \d+)?$/u);
});
