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

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { threadTime } from './testing.ts';
import { versionOrders } from './version-order-registry.ts';

/** Versions of each order from the lowest to the highest; those in one list are equal. */
const ladders: Readonly<Record<string, readonly (string | readonly string[])[]>> = {
  semver: [
    '0.0.0-foo',
    ['0', 'v0.0', '0.0.0+build'],
    '1.2.3-1',
    '1.2.3-1.a',
    '1.2.3-A',
    '1.2.3-a',
    '1.2.3-a.9',
    '1.2.3-a.10',
    '1.2.3-a.b',
    '1.2.3rc1',
    ['1.2.3', 'V1.2.3', '1.02.3', ' 1.2.3 '],
    '1.2.3.1',
    '1.10',
    '99999999999999999999.0.0',
    '100000000000000000000.0.0',
  ],
  pub: ['1.0.0-a', '1.0.0-a+1', ['1.0.0', '1.0.0+'], '1.0.0+9', '1.0.0+10', '1.0.0+a'],
  nuget: [['1.0-ALPHA', '1.0.0-alpha'], ['1.0', '1.0.0.0', '1.0+x'], '1.0.0.1-a', '1.0.0.1', '1.0.1'],
  hackage: ['0', '0.1', '0.1.0', '0.1.1', '0.10', ['1', '01']],
  cran: ['0.9', '0.9.0', ['0.9-1', '0.9.1', '0.09.1'], '0.75'],
  packagist: [
    '1.0-unheard',
    '1.0-dev',
    ['1.0alpha1', '1.0a1', '1.0.a.1'],
    ['1.0-beta2', '1.0b2', 'v1.0_b+2'],
    ['1.0RC1', '1.0rc1', '1.0-rc.1'],
    ['1.0', 'V1.0'],
    '1.0.0',
    ['1.0pl1', '1.0-p1'],
    '1.10',
  ],
  rubygems: ['1.0.a.9', '1.0.a10', '1.0-2', ['1', '1.0', '1.0.0'], '1.0.1.pre', '1.0.1', '1.10'],
  debian: [
    '1.0~~',
    '1.0~~a',
    '1.0~',
    ['1.0', '0:1.0', '1.0-0', '1.0-00'],
    '1.0-1~deb7u1',
    '1.0-1',
    '1.0a',
    '1.0z',
    '1.0+b1',
    '1.0.1-1-1',
    '1:0.1',
  ],
  redhat: [
    '1.0~rc1',
    '1.0~rc1^git1',
    ['1.0', '0:1.0', '1_0', '1.00'],
    '1.0-1.el7',
    '1.0-2',
    '1.0^git1',
    '1.0a',
    '1.0.1',
    '1:0',
  ],
  alpine: [
    '1.0_alpha',
    '1.0_alpha2',
    '1.0_beta',
    '1.0_rc1_p1',
    ['1.0', '1.0-r0', '1.0~c0ffee', '1.0-r'],
    '1.0-r1',
    '1.0_p1',
    '1.0a',
    '1.06',
    '1.1',
    '1.10',
  ],
  maven: [
    ['1.0-alpha-1', '1a1', '1-ALPHA1'],
    '1.0-beta-1',
    '1.0-milestone-1',
    ['1.0-rc', '1.0-cr'],
    '1.0-SNAPSHOT',
    ['1.0', '1', '1.0.0', '1-ga', '1.Final', '1-0.0'],
    '1-sp',
    '1-jre8',
    '1-1',
    '1.0.1',
    '1.1',
    '99999999999999999999',
  ],
  pypi: [
    '0.9-doduo',
    '0.9-eevee',
    '0.1',
    '1.dev0',
    '1.0a1.dev1',
    ['1.0a1', '1.0-ALPHA.1', 'v1.0_a1'],
    '1.0a1.post1',
    '1.0b0',
    ['1.0rc1', '1.0c1', '1.0-preview-1', '1.0pre1'],
    ['1', '1.0', '1.0.0', ' 1.0 '],
    '1.0+abc',
    '1.0+abc.1',
    '1.0+5',
    '1.0.post1.dev1',
    ['1.0.post1', '1.0-1', '1.0r1', '1.0.rev1'],
    '1.0.1',
    '1!0',
  ],
};

describe.each([...versionOrders])('%s', (id, order) => {
  const steps = (ladders[id] ?? []).map((step) => (typeof step === 'string' ? [step] : step));
  const ranked = steps.flatMap((step, rank) => step.map((version) => ({ version, rank })));

  test('orders its ladder, from both sides', () => {
    expect(ranked.length).toBeGreaterThan(5);
    for (const a of ranked) {
      for (const b of ranked) {
        const pair = `${a.version} against ${b.version}`;
        expect([pair, Math.sign(order.compare(a.version, b.version) ?? Number.NaN)]).toEqual([
          pair,
          Math.sign(a.rank - b.rank),
        ]);
      }
    }
  });

  test('nothing and too much are no versions', () => {
    for (const text of ['', '  ', '1'.repeat(5000)]) {
      expect(order.compare(text, '1')).toBeNull();
      expect(order.compare('1', text)).toBeNull();
    }
  });

  test('hostile texts take no time and throw nothing', () => {
    const start = threadTime();
    for (const part of ['1', '1.', '.', '-', 'a', '1a', '~', ' ', '0', '_p', '+', '1!', '\u0000', '通']) {
      for (const length of [4096, 1e6]) {
        const text = part.repeat(Math.floor(length / part.length));
        order.compare(text, `${text}x`.slice(1));
        order.compare(`1${text}!`.slice(0, length), '1');
      }
    }
    expect(threadTime() - start).toBeLessThan(1500);
  });
});

test('where versions have a form, other texts are none', () => {
  for (const id of ['semver', 'pub', 'nuget', 'hackage', 'cran', 'rubygems']) {
    expect([id, versionOrders.get(id)?.compare('main', '1.0.0')]).toEqual([id, null]);
    expect([id, versionOrders.get(id)?.compare('1.0.0', 'toString')]).toEqual([id, null]);
  }
});

test('every member has a ladder and stands in the registry', () => {
  const files = readdirSync(join(import.meta.dirname, 'version-orders')).map((name) => name.replace('.ts', ''));
  expect([...versionOrders.keys()].sort()).toEqual(files.sort());
  expect(Object.keys(ladders).sort()).toEqual(files.sort());
});
