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
import { createPackageLicences } from '../check/package-licences.ts';
import { readSettings } from '../check/settings-file.ts';
import type { FactsForTest } from '../check/testing-facts.ts';
import { type NpmPackage, npmFiles } from '../check/testing-npm.ts';
import { answerOf, briefly } from '../check/testing-policy.ts';
import { licenceUnknown } from './licence-unknown.ts';

/** Licences as they are looked up in earnest, of the tree alone. */
const real = (settings = ''): Pick<FactsForTest, 'packageLicences' | 'settings'> => ({
  settings,
  packageLicences: (tree) =>
    createPackageLicences({
      tree,
      settings: readSettings(settings, '.tongming.yml').settings,
      checkout: null,
      machine: null,
      sbom: null,
    }),
});

function tree(one: NpmPackage, files: Readonly<Record<string, string>> = {}) {
  return { ...npmFiles({ a: '^1' }, { a: one }), ...files };
}

const vendored = (license: string | undefined) => ({
  'node_modules/a/package.json': JSON.stringify({ name: 'a', version: '1.0.0', license }),
});

describe('licence-unknown', () => {
  test('words that name no one licence are given as they stand', async () => {
    const { findings } = await answerOf(licenceUnknown, { head: tree({ license: 'BSD' }), ...real() });
    expect(briefly(findings)).toEqual(['ambiguous - package-lock.json:14 pkg:npm/a']);
    expect(findings[0]?.message.en).toBe('What a 1.0.0 says of its licence is not clear: “BSD” names no one licence.');
    expect(findings[0]?.fix?.en).toContain('licences: [{ purl: pkg:npm/a, versions: "1.0.0", licence: …, reason: … }]');
  });

  test('facts that differ are both given, and none is chosen', async () => {
    const { findings } = await answerOf(licenceUnknown, {
      head: tree({ license: 'MIT' }, vendored('Apache-2.0')),
      ...real(),
    });
    expect(findings.map(({ rule, message }) => [rule, message.en])).toEqual([
      ['conflict', 'What is said of the licence of a 1.0.0 differs: MIT ≠ Apache-2.0.'],
    ]);
    expect(findings[0]?.evidence.map(({ where }) => where)).toEqual([
      'package-lock.json:14',
      'node_modules/a/package.json:1',
    ]);
  });

  test('nothing at hand is said so, one by one or for a whole ecosystem', async () => {
    const few = await answerOf(licenceUnknown, { head: tree({}), ...real() });
    expect(few.findings.map(({ rule, subject }) => [rule, subject])).toEqual([['not-at-hand', 'pkg:npm/a']]);
    const packages = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`p${index}`, {}]));
    const many = await answerOf(licenceUnknown, { head: npmFiles({}, packages), ...real() });
    expect(many.findings.map(({ rule, subject, message }) => [rule, subject, message.en.slice(0, 70)])).toEqual([
      ['not-at-hand', 'npm', 'npm: nothing at hand says what the licences of 40 packages are: p0 1.0'],
    ]);
  });

  test('a person who has looked it up decides, for the versions that were meant', async () => {
    const entry = (versions: string) =>
      `licences: [{ purl: pkg:npm/a, versions: "${versions}", licence: BSD-3-Clause, reason: read it }]\n`;
    const known = await answerOf(licenceUnknown, { head: tree({ license: 'BSD' }), ...real(entry('>=1 <2')) });
    expect(known.findings).toEqual([]);
    const other = await answerOf(licenceUnknown, { head: tree({ license: 'BSD' }), ...real(entry('>=2')) });
    expect(other.findings).toHaveLength(1);
  });

  test('what does not go into the outcome is not asked about', async () => {
    const head = tree({ license: 'BSD', dev: true });
    expect((await answerOf(licenceUnknown, { head, ...real() })).findings).toEqual([]);
    const settings = 'policies: { licence-unknown: { uses: [tool] } }\n';
    expect((await answerOf(licenceUnknown, { head, ...real(settings) })).findings).toHaveLength(1);
  });

  test('of an upgrade of what was unknown before it is a note', async () => {
    const head = tree({ license: 'BSD', version: '1.1.0' });
    const { findings } = await answerOf(licenceUnknown, { base: tree({ license: 'BSD' }), head, ...real() });
    expect(briefly(findings)).toEqual(['ambiguous note package-lock.json:14 pkg:npm/a']);
  });
});
