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
import { factsOf } from '../check/testing-facts.ts';
import { npmFiles } from '../check/testing-npm.ts';
import { answerOf, briefly } from '../check/testing-policy.ts';
import { readOsadl } from '../compatibility/matrix.ts';
import { licenceCompatibility } from './licence-compatibility.ts';

const direct = (license: string, version = '1.0.0') => npmFiles({ a: '^1' }, { a: { license, version } });

describe('licence-compatibility', () => {
  test('direct and transitive dependencies, with the way they come in', async () => {
    const head = npmFiles(
      { a: '^1' },
      { a: { license: 'MIT', dependencies: { b: '*' } }, b: { license: 'GPL-3.0-only' } },
    );
    const { findings } = await answerOf(licenceCompatibility, { head });
    expect(briefly(findings)).toEqual(['incompatible-transitive - package-lock.json:22 pkg:npm/b']);
    expect(findings[0]?.message.en).toBe(
      'b 1.0.0 (GPL-3.0-only, used as "dynamic") does not go together with the outbound licence, MIT: strong copyleft: the whole would be under its licence, and not under the outbound one.',
    );
    expect(findings[0]?.evidence.map(({ kind, where, says }) => [kind, where, says.en])).toEqual([
      [
        'rule',
        'strong-copyleft',
        'GPL-3.0-only: strong copyleft: the whole would be under its licence, and not under the outbound one',
      ],
      ['fact', 'package.json', 'licence of the work: MIT'],
      ['fact', 'package-lock.json:22', 'the dependency file says (declared): GPL-3.0-only'],
      ['fact', 'package-lock.json:22', 'by way of a 1.0.0 → b 1.0.0'],
    ]);
    const own = await answerOf(licenceCompatibility, { head: direct('GPL-3.0-only') });
    expect(own.findings.map(({ rule }) => rule)).toEqual(['incompatible']);
  });

  test.each([
    ['', ['incompatible']],
    ['outbound: GPL-3.0-only\n', []],
    // The work could then no longer be given under later versions.
    ['outbound: GPL-3.0-or-later\n', ['depends']],
    ['use: network\n', []],
    ['uses: { pkg:npm/a: tool }\n', []],
    ['distribution: none\n', []],
  ])('the licence, the use and the distribution decide: %j', async (settings, expected) => {
    const { findings } = await answerOf(licenceCompatibility, { head: direct('GPL-3.0-only'), settings });
    expect(findings.map(({ rule }) => rule)).toEqual(expected);
  });

  test('of a choice the better arm counts', async () => {
    const { findings } = await answerOf(licenceCompatibility, { head: direct('GPL-3.0-only OR Apache-2.0') });
    expect(findings).toEqual([]);
  });

  test('a licence that nobody has read is undecided', async () => {
    const { findings } = await answerOf(licenceCompatibility, { head: direct('LicenseRef-our-own') });
    expect(findings).toMatchObject([{ rule: 'unread', undecided: true }]);
  });

  test('that no licence is given at all is for another policy to tell', async () => {
    expect((await answerOf(licenceCompatibility, { head: direct('UNLICENSED') })).findings).toEqual([]);
  });

  test('cells of the matrices that were loaded are evidence', async () => {
    const matrix = readOsadl({ timestamp: '2024-11-04T00:00:00+0000', MIT: { MIT: 'Same', 'GPL-3.0-only': 'No' } });
    const facts = await factsOf({ head: direct('GPL-3.0-only') });
    const { findings } = await licenceCompatibility.judge({ ...facts, matrices: [matrix] }, {});
    expect(findings[0]?.evidence).toContainEqual({
      kind: 'matrix',
      where: 'OSADL 2024-11-04',
      says: { zh: 'MIT ← GPL-3.0-only: No', en: 'MIT ← GPL-3.0-only: No' },
      url: null,
    });
  });

  test('without an outbound licence nothing is judged, and that is said', async () => {
    const head = npmFiles({ a: '^1' }, { a: { license: 'GPL-3.0-only' } }, { license: undefined });
    expect(await answerOf(licenceCompatibility, { head })).toMatchObject({
      findings: [],
      notChecked: [{ en: expect.stringContaining('write outbound into the policy file') as unknown }],
    });
  });

  test('of an upgrade under the same licence it is a note, and what the change does not touch is not told', async () => {
    const upgraded = { base: direct('GPL-3.0-only'), head: direct('GPL-3.0-only', '1.2.0') };
    expect(briefly((await answerOf(licenceCompatibility, upgraded)).findings)).toEqual([
      'incompatible note package-lock.json:14 pkg:npm/a',
    ]);
    const head = { ...direct('GPL-3.0-only'), 'README.md': 'more\n' };
    expect((await answerOf(licenceCompatibility, { base: direct('GPL-3.0-only'), head })).findings).toEqual([]);
  });
});
