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
import { lockOutOfStep } from './lock-out-of-step.ts';

type Files = Readonly<Record<string, string>>;

async function brief(head: Files, base?: Files): Promise<string[]> {
  return briefly((await answerOf(lockOutOfStep, base === undefined ? { head } : { base, head })).findings);
}

const locked = npmFiles({ a: '^1', b: '~2.0' }, { a: {}, b: { version: '2.0.1' } });
const manifestOf = (dependencies: Readonly<Record<string, string>>) => npmFiles(dependencies, {})['package.json'] ?? '';

describe('lock-out-of-step', () => {
  test('a lock that remembers what the manifest asks for is in step', async () => {
    expect(await brief(locked)).toEqual([]);
  });

  test('another range, a new name, a name that went', async () => {
    const head = { ...locked, 'package.json': manifestOf({ a: '^2', c: '*' }) };
    const { findings } = await answerOf(lockOutOfStep, { head });
    expect(
      findings.map(({ rule, path, line, message }) => `${rule} ${path ?? ''}:${line ?? ''} ${message.en}`),
    ).toEqual([
      'out-of-step package.json:6 package.json asks for a ^2, and package-lock.json remembers ^1.',
      'out-of-step package.json:7 package.json asks for c *, which package-lock.json does not have.',
      'out-of-step package-lock.json: package-lock.json remembers b ~2.0, which package.json does not ask for any more.',
    ]);
    expect(findings[0]?.fix?.en).toContain('npm install --package-lock-only --ignore-scripts');
  });

  test('in a change only where the lock or its manifest is touched, and what was so before is a note', async () => {
    const wrong = { ...locked, 'package.json': manifestOf({ a: '^2', b: '~2.0' }) };
    expect(await brief({ ...wrong, 'README.md': 'x' }, wrong)).toEqual([]);
    expect(await brief(wrong, locked)).toEqual(['out-of-step - package.json:6 package-lock.json package.json a']);
    const worse = { ...locked, 'package.json': manifestOf({ a: '^2', b: '~3.0' }) };
    expect(await brief(worse, wrong)).toEqual([
      'out-of-step note package.json:6 package-lock.json package.json a',
      'out-of-step - package.json:7 package-lock.json package.json b',
    ]);
  });

  test('a lock without a manifest', async () => {
    expect(await brief({ 'web/package-lock.json': locked['package-lock.json'] ?? '' })).toEqual([
      'no-manifest - web/package-lock.json: web/package-lock.json web/package.json',
    ]);
  });

  test('locks that remember nothing: the manifest changed alone', async () => {
    const cargo = (range: string, extra = '') => ({
      'Cargo.toml': `[package]\nname = "w"\nversion = "1.0.0"\n${extra}\n[dependencies]\nserde = "${range}"\n`,
      'Cargo.lock':
        'version = 4\n\n[[package]]\nname = "serde"\nversion = "1.0.1"\nsource = "registry+https://github.com/rust-lang/crates.io-index"\nchecksum = "aa"\n\n[[package]]\nname = "w"\nversion = "1.0.0"\ndependencies = ["serde"]\n',
    });
    expect(await brief(cargo('2'), cargo('1'))).toEqual(['manifest-alone - Cargo.toml: Cargo.lock Cargo.toml']);
    expect(await brief(cargo('1', 'edition = "2024"'), cargo('1'))).toEqual([]);
    const both = { ...cargo('2'), 'Cargo.lock': cargo('2')['Cargo.lock'].replace('1.0.1', '2.0.0') };
    expect(await brief(both, cargo('1'))).toEqual([]);
  });
});
