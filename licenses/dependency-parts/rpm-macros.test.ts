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
import { threadTime } from '../testing.ts';
import { rpmMacros } from './rpm-macros.ts';

function expanded(defined: Readonly<Record<string, string>>, text: string): string | null {
  const macros = rpmMacros();
  for (const [name, value] of Object.entries(defined)) macros.define(name, value);
  return macros.expand(text);
}

describe('macros of RPM', () => {
  test.each([
    ['%{a}-%a-%%a', '1-1-%a'],
    ['%{?a}%{?none}', '1'],
    ['%{?a:yes}%{!?a:no}', 'yes'],
    ['%{?none:yes}%{!?none:no}', 'no'],
    ['%{?a:%{?b:%{b}}}', '2'],
    ['lib%{?_isa}', 'lib'],
    ['100% sure', '100% sure'],
    ['%{none}', null],
    ['%none', null],
    ['%(rm -rf /)', null],
    ['%{lua:os.exit()}', null],
    ['%[1+1]', null],
    ['%{a', null],
    ['%{constructor}', null],
    ['%{?constructor}', ''],
  ])('%s', (text, value) => {
    expect(expanded({ a: '1', b: '%{a2}', a2: '2' }, text)).toBe(value);
  });

  test('macros that are each other, or double at each step, are not known and take no time', () => {
    expect(expanded({ a: '%{b}', b: '%{a}' }, '%{a}')).toBeNull();
    const doubling = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`m${i}`, `%{m${i + 1}}%{m${i + 1}}`]));
    expect(expanded({ ...doubling, m1000: '' }, '%{m0}')).toBeNull();
    expect(expanded({ ...doubling, m1000: '' }, '%{m990}')).toBe('');
    expect(expanded({}, '%{'.repeat(100_000))).toBeNull();
    expect(expanded({ x: '' }, '%{?x:'.repeat(500) + '}'.repeat(500))).toBeNull();
  });

  test('a file may only ask for so much', () => {
    const macros = rpmMacros();
    macros.define('e', '');
    macros.define('many', '%e'.repeat(1000));
    const begin = threadTime();
    const answers = Array.from({ length: 5000 }, () => macros.expand('%{many}'));
    expect([answers[0], answers.at(-1)]).toEqual(['', null]);
    expect(threadTime() - begin).toBeLessThan(5000);
  });
});
