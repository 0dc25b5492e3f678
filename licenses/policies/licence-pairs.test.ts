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
import { threadTime } from '../testing.ts';
import { licencePairs } from './licence-pairs.ts';

function tree(packages: Readonly<Record<string, NpmPackage>>) {
  return npmFiles(Object.fromEntries(Object.keys(packages).map((name) => [name, '*'])), packages);
}

const gpl2 = { license: 'GPL-2.0-only' };
const apache = { license: 'Apache-2.0' };

describe('licence-pairs', () => {
  test('two dependencies that no work can hold', async () => {
    const { findings } = await answerOf(licencePairs, { head: tree({ a: gpl2, b: apache, c: { license: 'MIT' } }) });
    expect(findings.map(({ rule, subject }) => `${rule} ${subject}`)).toEqual(['conflict Apache-2.0 + GPL-2.0-only']);
    expect(findings[0]?.message.en).toBe(
      'a 1.0.0 (GPL-2.0-only) and b 1.0.0 (Apache-2.0) cannot be in one program: neither may be given under the licence of the other.',
    );
  });

  test('not when one only serves development, may be taken under another licence, or runs apart', async () => {
    for (const other of [{ ...apache, dev: true as const }, { license: 'Apache-2.0 OR MIT' }]) {
      expect((await answerOf(licencePairs, { head: tree({ a: gpl2, b: other }) })).findings).toEqual([]);
    }
    const apart = { head: tree({ a: gpl2, b: apache }), settings: 'uses: { pkg:npm/b: network }\n' };
    expect((await answerOf(licencePairs, apart)).findings).toEqual([]);
  });

  test('packages of different ecosystems make no program', async () => {
    const head = {
      ...tree({ a: gpl2 }),
      'Cargo.toml': '[package]\nname = "w"\nversion = "1.0.0"\n',
      'Cargo.lock': '[[package]]\nname = "w"\nversion = "1.0.0"\n',
    };
    expect((await answerOf(licencePairs, { head })).findings).toEqual([]);
  });

  test('of a change only what it brings', async () => {
    const both = tree({ a: gpl2, b: apache });
    const brought = await answerOf(licencePairs, { base: tree({ a: gpl2 }), head: both });
    expect(brought.findings.map(({ level, purl }) => [level, purl])).toEqual([[null, 'pkg:npm/b@1.0.0']]);
    const stood = await answerOf(licencePairs, { base: both, head: tree({ a: gpl2, b: apache, d: apache }) });
    expect(stood.findings.map(({ level, purl }) => [level, purl])).toEqual([['note', 'pkg:npm/d@1.0.0']]);
    const upgraded = await answerOf(licencePairs, {
      base: both,
      head: tree({ a: gpl2, b: { ...apache, version: '1.1.0' } }),
    });
    expect(upgraded.findings).toEqual([]);
  });

  test('time follows the licences, not the packages', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 2000 }, (_, index) => [`p${index}`, index % 2 === 0 ? gpl2 : { license: 'MIT' }]),
    );
    const start = threadTime();
    expect((await answerOf(licencePairs, { head: tree({ ...many, b: apache }) })).findings).toHaveLength(1);
    expect(threadTime() - start).toBeLessThan(10_000);
  });
});
