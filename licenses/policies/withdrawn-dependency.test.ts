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
import type { FactsForTest } from '../check/testing-facts.ts';
import { findingsOf } from '../policy-parts/testing-policy.ts';
import { withdrawnDependency } from './withdrawn-dependency.ts';

function tree(packages: Readonly<Record<string, { readonly version: string; readonly deprecated?: string }>>) {
  const entries = Object.entries(packages).map(([name, about]) => [`node_modules/${name}`, about] as const);
  const root = { name: 'app', version: '1.0.0' };
  return {
    'package-lock.json': JSON.stringify({ lockfileVersion: 3, packages: { '': root, ...Object.fromEntries(entries) } }),
  };
}

async function told(given: FactsForTest): Promise<string[]> {
  const found = await findingsOf(withdrawnDependency, given);
  return found.map(({ rule, subject, level }) => `${rule}${level === null ? '' : ` (${level})`}: ${subject}`);
}

const old = { version: '1.0.0', deprecated: 'use new instead' };

describe('withdrawn dependencies', () => {
  it('are told with what their authors say', async () => {
    const [finding, ...more] = await findingsOf(withdrawnDependency, {
      head: tree({ old, fine: { version: '1.0.0' } }),
    });
    expect(more).toEqual([]);
    expect(finding).toMatchObject({
      rule: 'deprecated',
      subject: 'pkg:npm/old',
      message: {
        zh: 'old 1.0.0 已被作者弃用：use new instead。',
        en: 'old 1.0.0 is deprecated by its authors: use new instead.',
      },
      path: 'package-lock.json',
    });
  });

  it('may have been yanked', async () => {
    const yanked = { version: '1.0.0', deprecated: 'Yanked: broken build' };
    expect(await told({ head: tree({ yanked }) })).toEqual(['yanked: pkg:npm/yanked']);
  });

  it('are told once in a change that does not bring them', async () => {
    const many = Object.fromEntries([1, 2, 3, 4, 5, 6].map((n) => [`p${n}`, old]));
    const [finding, ...more] = await findingsOf(withdrawnDependency, { base: tree(many), head: tree(many) });
    expect(more).toEqual([]);
    expect(finding?.message.en).toBe(
      '6 deprecated or withdrawn dependencies were there before the change: p1 1.0.0, p2 1.0.0, p3 1.0.0, p4 1.0.0, p5 1.0.0 …',
    );

    expect(await told({ base: tree({ old }), head: tree({ old }) })).toEqual(['deprecated (note): before the change']);
    const upgraded = { ...old, version: '1.1.0' };
    expect(await told({ base: tree({ old }), head: tree({ old: upgraded }) })).toEqual(['deprecated: pkg:npm/old']);
  });
});
