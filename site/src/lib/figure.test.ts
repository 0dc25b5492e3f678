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

import { expect, test } from 'vitest';
import { fixtureHub } from '../../testing/fixture.ts';
import { projectsCsv } from './export.ts';
import { keyFigures } from './figure.ts';

const [project] = fixtureHub().projects;
if (project === undefined) throw new Error('The fixture has projects.');
const brief = { value: 47.5, coverage: 0.66, reason: null };

test('headline numbers tell their period, and whether it has ended', () => {
  const shown = {
    ...project,
    commits12: 126,
    contributors12: null,
    window12: { month: '2026-11', running: true },
    quality: { ...brief, month: '2026-11', running: true },
    participation: { ...brief, month: '2026-10', running: false },
  };
  expect(keyFigures(shown, 'zh').map(({ value, note }) => [value, note])).toEqual([
    ['47.5', '覆盖率 66% · 2026年11月（至今）'],
    ['47.5', '覆盖率 66% · 2026年10月'],
    ['126', '截至 2026年11月（至今）的 12 个月'],
    [null, '尚未计算'],
  ]);
  expect(keyFigures(shown, 'en').map(({ note }) => note)).toEqual([
    'coverage 66% · Nov 2026 (to date)',
    'coverage 66% · Oct 2026',
    '12 months to Nov 2026 (to date)',
    'not computed yet',
  ]);
});

test('the table of projects says whether the month of the scores has ended', () => {
  const cells = (running: boolean) => {
    const row = projectsCsv([{ ...project, quality: { ...brief, month: '2026-11', running } }]).split('\r\n')[1];
    return row?.split(',').slice(-4, -2);
  };
  expect([cells(true), cells(false)]).toEqual([
    ['2026-11', 'running'],
    ['2026-11', 'ended'],
  ]);
});
