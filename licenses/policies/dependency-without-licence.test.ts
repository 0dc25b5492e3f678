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
import { defaultSettings } from '../check/defaults.ts';
import { createPackageLicences } from '../check/package-licences.ts';
import type { FactsForTest } from '../check/testing-facts.ts';
import { npmFiles } from '../check/testing-npm.ts';
import { answerOf, briefly } from '../check/testing-policy.ts';
import { dependencyWithoutLicence } from './dependency-without-licence.ts';

const packageLicences: NonNullable<FactsForTest['packageLicences']> = (tree) =>
  createPackageLicences({ tree, settings: defaultSettings(), checkout: null, machine: null, sbom: null });

const copy = (fields: object) => ({
  'node_modules/a/package.json': JSON.stringify({ name: 'a', version: '1.0.0', ...fields }),
});
const locked = (license?: string) => npmFiles({ a: '^1' }, { a: license === undefined ? {} : { license } });

async function brief(
  head: Readonly<Record<string, string>>,
  base?: Readonly<Record<string, string>>,
): Promise<string[]> {
  const given = base === undefined ? { head, packageLicences } : { base, head, packageLicences };
  return briefly((await answerOf(dependencyWithoutLicence, given)).findings);
}

describe('dependency-without-licence', () => {
  test('a copy that was read and says nothing', async () => {
    expect(await brief({ ...locked(), ...copy({}) })).toEqual(['silent - package-lock.json:14 pkg:npm/a']);
  });

  test('words that refuse', async () => {
    expect(await brief(locked('UNLICENSED'))).toEqual(['refused - package-lock.json:14 pkg:npm/a']);
  });

  test('not what has a licence, in words or as a text, and not what nobody could read', async () => {
    expect(await brief({ ...locked(), ...copy({ license: 'MIT' }) })).toEqual([]);
    expect(await brief({ ...locked(), ...copy({ license: 'BSD' }) })).toEqual([]);
    expect(await brief(locked())).toEqual([]);
    // A copy of another version says nothing of this one.
    expect(await brief({ ...locked(), ...copy({ version: '2.0.0' }) })).toEqual([]);
  });

  test('of a change what it adds', async () => {
    const head = { ...locked(), ...copy({}) };
    expect(await brief(head, npmFiles({}, {}))).toEqual(['silent - package-lock.json:14 pkg:npm/a']);
    expect(await brief({ ...head, 'README.md': 'x' }, head)).toEqual([]);
  });
});
