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
import { type NpmPackage, npmFiles } from '../check/testing-npm.ts';
import { answerOf } from '../check/testing-policy.ts';
import { dependencySourceChanged } from './dependency-source-changed.ts';

const one = (fields: NpmPackage) => npmFiles({ a: '*' }, { a: fields });
const commit = '0123456789abcdef0123456789abcdef01234567';

async function brief(after: NpmPackage, before?: NpmPackage): Promise<string[]> {
  const given =
    before === undefined ? { base: npmFiles({}, {}), head: one(after) } : { base: one(before), head: one(after) };
  const { findings } = await answerOf(dependencySourceChanged, given);
  return findings.map(({ rule, level }) => (level === null ? rule : `${rule} ${level}`));
}

describe('dependency-source-changed', () => {
  test.each<[string, NpmPackage, NpmPackage, string[]]>([
    ['the same registry', {}, { version: '1.1.0' }, []],
    [
      'another host that serves the same registry',
      {},
      { resolved: 'https://registry.yarnpkg.com/a/-/a-1.0.0.tgz' },
      [],
    ],
    ['another registry', {}, { resolved: 'https://npm.example.org/a/-/a-1.0.0.tgz' }, ['moved']],
    [
      'back to the registry that everybody means',
      { resolved: 'https://registry.npmmirror.com/a/-/a-1.0.0.tgz' },
      {},
      ['moved note'],
    ],
    ['from the registry to git', {}, { resolved: `git+https://github.com/x/a.git#${commit}` }, ['moved']],
    [
      'the same repository by another address',
      { resolved: `git+ssh://git@github.com/x/a.git#${commit}` },
      { resolved: `git+https://github.com/x/a.git#${commit}` },
      [],
    ],
    [
      'another repository',
      { resolved: `git+https://github.com/x/a.git#${commit}` },
      { resolved: `git+https://github.com/y/a.git#${commit}` },
      ['moved'],
    ],
    ['another sum of the same version', { integrity: 'sha512-AAAA' }, { integrity: 'sha512-BBBB' }, ['other-content']],
    ['a sum of another kind', { integrity: 'sha1-AAAA' }, { integrity: 'sha512-BBBB' }, []],
    ['a sum of a new version', { integrity: 'sha512-AAAA' }, { version: '1.0.1', integrity: 'sha512-BBBB' }, []],
    [
      'plain text as before',
      { resolved: 'http://r.example/a/-/a-1.0.0.tgz' },
      { version: '1.1.0', resolved: 'http://r.example/a/-/a-1.1.0.tgz' },
      ['plain-text note'],
    ],
  ])('%s', async (_, before, after, expected) => {
    expect(await brief(after, before)).toEqual(expected);
  });

  test.each<[NpmPackage, string[]]>([
    [{}, []],
    [{ resolved: 'http://registry.npmjs.org/a/-/a-1.0.0.tgz' }, ['plain-text']],
    [{ resolved: 'http://localhost:4873/a/-/a-1.0.0.tgz' }, []],
    [{ resolved: 'https://registry.npmjs.org/evil/-/evil-1.0.0.tgz' }, ['other-package']],
    [{ resolved: `git+https://github.com/x/a.git#${commit}` }, ['not-from-registry']],
    [{ resolved: 'https://example.org/a.tar.gz' }, ['not-from-registry']],
  ])('a new package from %j gives %j', async (fields, expected) => {
    expect(await brief(fields)).toEqual(expected);
  });

  test('B095: addresses are only text', async () => {
    const { findings } = await answerOf(dependencySourceChanged, {
      base: one({}),
      head: one({ resolved: 'file:///etc/passwd' }),
    });
    expect(findings.map(({ rule, message }) => [rule, message.en])).toEqual([
      [
        'moved',
        'The source of a 1.0.0 changed: it was https://registry.npmjs.org/a/-/a-1.0.0.tgz, and is file:///etc/passwd.',
      ],
    ]);
  });

  test('a scoped package is its own archive', async () => {
    const { findings } = await answerOf(dependencySourceChanged, {
      head: npmFiles({}, { '@s/a': {}, '@s/b': { resolved: 'https://registry.npmjs.org/@s%2fb/-/b-1.0.0.tgz' } }),
    });
    expect(findings).toEqual([]);
  });

  test('a lock that was written anew from another registry is told once', async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const asked = Object.fromEntries(names.map((name) => [name, '*']));
    const at = (host: string) =>
      npmFiles(
        asked,
        Object.fromEntries(names.map((name) => [name, { resolved: `https://${host}/${name}/-/${name}-1.0.0.tgz` }])),
      );
    const { findings } = await answerOf(dependencySourceChanged, {
      base: at('registry.npmjs.org'),
      head: at('registry.npmmirror.com'),
    });
    expect(findings.map(({ message }) => message.en)).toEqual([
      '6 dependencies of package-lock.json moved from https://registry.npmjs.org to https://registry.npmmirror.com.',
    ]);
    expect(findings[0]?.level).toBeNull();
  });
});
