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
import {
  compact,
  coverage,
  day,
  exact,
  figure,
  inputFigure,
  month,
  percent,
  score,
  shanghai,
  weight,
} from './format.ts';

test.each([
  [9_999, '9,999', '9,999'],
  [10_000, '1万', '10,000'],
  [12_345, '1.2万', '12,345'],
  [99_950_000, '9995万', '99,950,000'],
  [99_999_999, '1亿', '99,999,999'],
  [1_234_567_890, '12.3亿', '1,234,567,890'],
  [-25_000, '-2.5万', '-25,000'],
  [0, '0', '0'],
])('%d in headlines', (value, zh, en) => {
  expect([compact(value, 'zh'), compact(value, 'en')]).toEqual([zh, en]);
});

test('tables keep every digit', () => {
  expect(exact(12_345.678, 'zh')).toBe('12,345.68');
});

test.each([
  [1, '100%'],
  [0.996, '>99%'],
  [0.5, '50%'],
  [0.004, '<1%'],
  [0, '0%'],
])('a share of %d reads %s: all and nothing are said only when true', (share, text) => {
  expect(percent(share)).toBe(text);
});

test('shares are percentages, other units plain', () => {
  expect(figure(0.276, { zh: '占比', en: 'share' }, 'zh')).toBe('27.6%');
  expect(figure(20_000, { zh: '次', en: 'commits' }, 'zh')).toBe('2万');
});

test.each([
  [0, 'hours', '0 小时', '0 hours'],
  [0.02, 'hours', '1.2 分钟', '1.2 min'],
  [47.96, 'hours', '48 小时', '48 hours'],
  [170, 'hours', '7.1 天', '7.1 days'],
  [45_000, 'minutes', '31.3 天', '31.3 days'],
  [0.01, 'minutes', '<0.1 分钟', '<0.1 min'],
  [0.5, 'days', '12 小时', '12 hours'],
  [1461, 'days', '4 年', '4 years'],
])('%d %s in the unit that suits', (value, unit, zh, en) => {
  const of = { zh: unit, en: unit };
  expect([figure(value, of, 'zh'), figure(value, of, 'en')]).toEqual([zh, en]);
});

test('what a score read is a share, a duration or a number', () => {
  expect(inputFigure(0.5, { zh: '占比', en: 'share' }, 'en')).toBe('50%');
  expect(inputFigure(20_000, { zh: '次', en: 'commits' }, 'zh')).toBe('20,000');
  expect(inputFigure(0.5, undefined, 'en')).toBe('0.5');
});

test('weights below 0 have a minus sign', () => {
  expect([weight(-0.06981, 'en'), weight(0.25, 'zh')]).toEqual(['−0.0698', '0.25']);
});

test('a score has one decimal', () => {
  expect(score(61)).toBe('61.0');
});

describe('dates', () => {
  test('days and months in each language', () => {
    expect([day('2026-03-09', 'zh'), day('2026-03-09', 'en')]).toEqual(['2026年3月9日', '9 Mar 2026']);
    expect([month('2026-12', 'zh'), month('2026-12', 'en')]).toEqual(['2026年12月', 'Dec 2026']);
  });

  test('instants are told by the clock of Shanghai, over midnight too', () => {
    expect(shanghai('2026-12-31T16:05:59.000Z')).toBe('2027-01-01 00:05');
  });
});

test('a coverage below a limit never reads as the limit', () => {
  expect([0.5999, 0.6, 0.29, 1, 0.0468].map(coverage)).toEqual(['59%', '60%', '29%', '100%', '4%']);
});
