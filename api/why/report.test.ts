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
import type { Why } from '../client.ts';
import { whyReport } from './report.ts';

const acts: Why['facts'][number] = {
  kind: 'acts',
  text: { zh: '行为数，按种类', en: 'Acts by kind' },
  items: [{ name: 'commit', was: null, now: 9 }],
  more: 2,
};

function input(id: string, en: string, share: number, facts: Why['facts']): Why['inputs'][number] {
  const now = { value: 4.25, score: 50, reason: null };
  return { part: 'vitality', id, from: 'metric', name: { zh: `${en}（中）`, en }, was: null, now, share, facts };
}

const why: Why = {
  project: 'alpha',
  model: 'quality',
  revision: 2,
  from: null,
  to: { month: '2026-10', value: 51.5, coverage: 0.7, reason: null },
  difference: 51.5,
  parts: [{ id: 'vitality', name: { zh: '活力', en: 'Vitality' }, share: 51.5 }],
  inputs: [
    input('active-weeks', 'Active weeks', 30, [acts]),
    input('commit-frequency', 'Commit frequency', 21.5, [acts]),
    input('issues-closed', 'Issues closed', 0, []),
  ],
  rounding: 0,
  facts: [],
};

describe('an explanation for a terminal', () => {
  test('tells facts that stand behind two inputs once', () => {
    expect(whyReport(why, 'en').split('\n')).toEqual([
      'alpha · quality@2 · 2026-10 51.50 (coverage 70 %)',
      'score 51.50, the sum of:',
      'Vitality  +51.5000',
      '    Active weeks  4.25  +30.0000',
      '      Acts by kind',
      '        commit  9',
      '        … others 2',
      '    Commit frequency  4.25  +21.5000',
      '      the facts are those under “Active weeks”',
      '    inputs without points: 1',
      'rounding  0.0000',
    ]);
    expect(whyReport(why, 'zh')).toContain('        提交  9\n');
  });

  test('says of versions whether they came or went, not how many times they are there', () => {
    const items = [
      { name: 'v2', was: 0, now: 1 },
      { name: 'v1', was: 1, now: 0 },
      { name: 'v1.5', was: 1, now: 1 },
    ];
    const facts: Why['facts'] = [{ kind: 'releases', text: { zh: '版本', en: 'Versions' }, items, more: 0 }];
    const from = { ...why.to, month: '2026-09', value: 50 };
    const text = whyReport(
      { ...why, from, difference: 1.5, inputs: [input('releases', 'Releases', 1.5, facts)] },
      'en',
    );
    expect(text).toContain('difference +1.5000 points, from:');
    expect(text).toContain(
      '        v2  entered the window\n        v1  left the window\n        v1.5  in both windows',
    );
    const alone = [{ ...facts[0], items: [{ name: 'v2', was: null, now: 1 }] }] as Why['facts'];
    expect(whyReport({ ...why, inputs: [input('releases', 'Releases', 1, alone)] }, 'en')).toContain(
      '      Versions in the window\n        v2\n',
    );
  });
});
