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

import { expect, it } from 'vitest';
import { diffEvidence } from './diff.ts';
import type { EvidenceItem, EvidencePlace } from './item.ts';

const at = (path: string, more: Partial<EvidencePlace> = {}): EvidencePlace => ({
  repository: 'https://git.example.org/a',
  commit: 'c1',
  path,
  line: 1,
  text: 'x',
  date: '2026-01-01T00:00:00.000Z',
  link: null,
  ...more,
});

const item = (criterion: string, more: Partial<EvidenceItem> = {}): EvidenceItem => ({
  criterion,
  need: 'required',
  status: 'fail',
  reason: { zh: '没有。', en: 'None.' },
  measured: null,
  places: [],
  coverage: 1,
  fix: null,
  source: 'check:a',
  ...more,
});

it('tells nothing where only commit, date and line moved', () => {
  const before = [item('LEG-01', { places: [at('LICENSE')] })];
  const after = [item('LEG-01', { places: [at('LICENSE', { commit: 'c2', date: '2026-02-01', line: 9 })] })];
  expect(diffEvidence(before, after)).toEqual([]);
});

it('tells what changed of status, figure and places, and what is new or gone', () => {
  const unit = { zh: '%', en: '%' };
  const before = [
    item('AAA-01'),
    item('AAA-02', { measured: { value: 50, unit, threshold: 80 } }),
    item('AAA-03', { places: [at('a'), at('b')] }),
    item('AAA-04'),
  ];
  const after = [
    item('AAA-05'),
    item('AAA-03', { places: [at('b'), at('c')] }),
    item('AAA-02', { measured: { value: 60, unit, threshold: 80 } }),
    item('AAA-01', { status: 'pass' }),
  ];
  const told = diffEvidence(before, after).map(
    ({ criterion, status, measured, added, removed, before: was, after: is }) => [
      criterion,
      status,
      measured,
      added.map(({ path }) => path),
      removed.map(({ path }) => path),
      was?.status ?? null,
      is?.status ?? null,
    ],
  );
  expect(told).toEqual([
    ['AAA-05', true, false, [], [], null, 'fail'],
    ['AAA-03', false, false, ['c'], ['a'], 'fail', 'fail'],
    ['AAA-02', false, true, [], [], 'fail', 'fail'],
    ['AAA-01', true, false, [], [], 'fail', 'pass'],
    ['AAA-04', true, false, [], [], 'fail', null],
  ]);
  expect(diffEvidence(after, after)).toEqual([]);
});
