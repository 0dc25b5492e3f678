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
import { npmFiles } from '../check/testing-npm.ts';
import { answerOf, briefly } from '../check/testing-policy.ts';
import { licenceDrift } from '../policy-parts/licence-drift.ts';
import { licenceChanged } from './licence-changed.ts';

const at = (version: string, license?: string) =>
  npmFiles({ a: '*' }, { a: { version, ...(license === undefined ? {} : { license }) } });

const mit = `MIT License

Copyright (c) 2026 Somebody

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.
`;

describe('licence-changed', () => {
  test.each([
    ['MIT', 'BUSL-1.1', 'stricter'],
    ['MIT', 'AGPL-3.0-only', 'stricter'],
    ['GPL-3.0-only', 'MIT', 'changed'],
    ['MIT', 'Apache-2.0', 'changed'],
    ['MIT OR GPL-3.0-only', 'GPL-3.0-only', 'stricter'],
    ['MIT', 'LicenseRef-our-own', 'changed'],
  ])('%s → %s is %s', async (before, after, rule) => {
    const { findings } = await answerOf(licenceChanged, { base: at('1.0.0', before), head: at('2.0.0', after) });
    expect(findings.map((one) => one.rule)).toEqual([rule]);
    expect(findings[0]?.message.en).toBe(
      `The licence of a 2.0.0 changed: it was ${before} in 1.0.0, and is ${after} in 2.0.0.`,
    );
  });

  test('an upgrade under the same licence, in other words or order, is no change', async () => {
    for (const [before, after] of [
      ['MIT', 'MIT'],
      ['MIT OR Apache-2.0', 'Apache-2.0 OR MIT'],
      ['Apache 2.0', 'Apache-2.0'],
    ]) {
      const { findings } = await answerOf(licenceChanged, { base: at('1.0.0', before), head: at('2.0.0', after) });
      expect(findings).toEqual([]);
    }
  });

  test('a licence that cannot be seen any more, in a lock that gives those of others', async () => {
    const b = { version: '1.0.0', license: 'MIT' };
    const both = (a: { version: string; license?: string }) => npmFiles({ a: '*', b: '*' }, { a, b });
    const { findings } = await answerOf(licenceChanged, {
      base: both({ version: '1.0.0', license: 'MIT' }),
      head: both({ version: '2.0.0' }),
    });
    expect(findings.map(({ rule, purl }) => `${rule} ${purl}`)).toEqual(['lost pkg:npm/a@2.0.0']);
    expect(findings[0]?.evidence[0]?.says.en).toMatch(
      /^1\.0\.0 before the change \(base [0-9a-f]{12}\), the dependency/u,
    );
  });

  test('a new version of which nothing is at hand has lost no licence', async () => {
    const answer = await answerOf(licenceChanged, { base: at('1.0.0', 'MIT'), head: at('2.0.0') });
    expect(answer.findings).toEqual([]);
    expect(answer.notChecked).toHaveLength(1);
  });

  test('where nothing about the old version is at hand it says that it did not compare', async () => {
    const answer = await answerOf(licenceChanged, { base: at('1.0.0'), head: at('2.0.0', 'MIT') });
    expect(answer.findings).toEqual([]);
    expect(answer.notChecked.map(({ en }) => en)).toEqual([
      'Of 1 upgraded packages the licences of both versions are not at hand, so that nothing was compared.',
    ]);
  });

  test('the manifest and the licence text of the repository', async () => {
    const base = { 'package.json': '{\n  "license": "MIT"\n}\n', LICENSE: mit, 'libs/x/LICENSE': mit };
    const manifest = await answerOf(licenceChanged, {
      base,
      head: { ...base, 'package.json': '{\n  "license": "BUSL-1.1"\n}\n' },
    });
    expect(briefly(manifest.findings)).toEqual(['own - package.json:2 package.json']);
    expect(manifest.findings[0]?.message.en).toBe(
      'The licence that package.json gives changed: it was MIT, and is BUSL-1.1 now.',
    );
    const isc =
      'ISC License\n\nCopyright (c) 2026 Somebody\n\nPermission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted, provided that the above copyright notice and this permission notice appear in all copies.\n\nTHE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.\n';
    const text = await answerOf(licenceChanged, { base, head: { ...base, 'libs/x/LICENSE': isc } });
    expect(text.findings.map(({ subject, message }) => [subject, message.en])).toEqual([
      ['libs/x/LICENSE', 'The licence that libs/x/LICENSE gives changed: it was MIT, and is ISC now.'],
    ]);
    const { LICENSE: _, ...without } = base;
    const gone = await answerOf(licenceChanged, { base, head: without });
    expect(gone.findings.map(({ subject, side, message }) => [subject, side, message.en])).toEqual([
      ['LICENSE', 'base', 'The licence that LICENSE gives changed: it was MIT, and is none now.'],
    ]);
  });

  test('another year or holder is no other licence', async () => {
    const head = { LICENSE: mit.replace('2026 Somebody', '2020-2027 Somebody and others') };
    expect((await answerOf(licenceChanged, { base: { LICENSE: mit }, head })).findings).toEqual([]);
  });
});

test.each([
  ['GPL-3.0-only', 'MIT', 'freer'],
  ['MIT', 'NONE', 'stricter'],
  ['MIT AND GPL-2.0-only', 'GPL-2.0-only', 'other'],
  ['MIT', 'MIT', null],
])('licenceDrift %s → %s: %s', (before, after, drift) => {
  expect(licenceDrift(before, after)).toBe(drift);
});
