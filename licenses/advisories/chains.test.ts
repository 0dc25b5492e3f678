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

import { describe, expect, it } from 'vitest';
import { chainsOf } from './chains.ts';
import { packageFor } from './testing-advisories.ts';

const id = (name: string) => `pkg:npm/${name}@1.0.0`;
const one = (name: string, needs: readonly string[], direct: boolean | null = false) =>
  packageFor(id(name), { direct, dependsOn: needs.map(id) });

describe('who brings a package in', () => {
  it('is told by the shortest chain from what the project asks for itself', () => {
    const packages = [
      one('a', ['b'], true),
      one('b', ['c', 'a']),
      one('c', ['d']),
      one('d', []),
      one('e', ['d', 'gone'], true),
    ];
    const { to } = chainsOf(packages);
    expect(to(id('d'))).toEqual([id('e'), id('d')]);
    expect(to(id('c'))).toEqual([id('a'), id('b'), id('c')]);
    expect(to(id('a'))).toEqual([id('a')]);
    expect(to(id('nothing'))).toEqual([]);
  });

  it('begins with what nothing needs where no file says what is direct', () => {
    const { to } = chainsOf([
      one('a', ['b'], null),
      one('b', [], null),
      one('loop', ['loop2'], null),
      one('loop2', ['loop'], null),
    ]);
    expect(to(id('b'))).toEqual([id('a'), id('b')]);
    expect(to(id('loop'))).toEqual([]);
  });

  it('takes no time that grows with the number of chains, and no stack', () => {
    const packages = Array.from({ length: 20_000 }, (_, at) => one(`p${at}`, [`p${at + 1}`, `p${at + 2}`], at === 0));
    expect(chainsOf(packages).to(id('p19999'))).toHaveLength(10_001);
  });
});
