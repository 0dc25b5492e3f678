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

import { afterEach, expect, it } from 'vitest';
import { addMonthsTo, dayOf, daysBetween, endOf } from './day.ts';
import { endedPeriods, reportPeriod, runningPeriod } from './report-schedule.ts';

const rhythm = { monthly: 3, thenEveryMonths: 3, dueDays: 14 };
const zone = process.env['TZ'];
afterEach(() => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

function spans(entered: string, count: number): string[] {
  return Array.from({ length: count }, (none, i) => {
    const { from, until, dueOn } = reportPeriod(entered, rhythm, i + 1);
    return `${from} ${until} ${dueOn}`;
  });
}

const fromMonthEnd = [
  '2027-11-30 2027-12-30 2028-01-13',
  '2027-12-30 2028-01-30 2028-02-13',
  '2028-01-30 2028-02-29 2028-03-14',
  '2028-02-29 2028-05-30 2028-06-13',
  '2028-05-30 2028-08-30 2028-09-13',
];

it.each(['UTC', 'Asia/Shanghai', 'America/St_Johns', 'Pacific/Kiritimati', 'Europe/London'])(
  'periods end on exact days over month ends, a leap day and the year end, in %s',
  (name) => {
    process.env['TZ'] = name;
    expect(spans('2027-11-30', 5)).toEqual(fromMonthEnd);
    expect(spans('2026-08-31', 4)).toEqual([
      '2026-08-31 2026-09-30 2026-10-14',
      '2026-09-30 2026-10-31 2026-11-14',
      '2026-10-31 2026-11-30 2026-12-14',
      '2026-11-30 2027-02-28 2027-03-14',
    ]);
    expect(spans('2028-02-29', 1)).toEqual(['2028-02-29 2028-03-29 2028-04-12']);
    expect(addMonthsTo('2028-02-29', 12)).toBe('2029-02-28');
    expect(addMonthsTo('2026-01-15', -1)).toBe('2025-12-15');
    expect(dayOf(new Date('2026-12-31T23:59:59.999Z'))).toBe('2026-12-31');
    expect(endOf('2026-12-31').toISOString()).toBe('2027-01-01T00:00:00.000Z');
    expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
  },
);

it('periods are half-open: one is over on the day that it ends', () => {
  const ended = (day: string, after = '2000-01-01') =>
    endedPeriods('2027-11-30', rhythm, day, after).map(({ number }) => number);
  expect(ended('2027-12-29')).toEqual([]);
  expect(ended('2027-12-30')).toEqual([1]);
  expect(ended('2028-08-30')).toEqual([1, 2, 3, 4, 5]);
  expect(ended('2028-08-30', '2028-02-29')).toEqual([4, 5]);
  expect(runningPeriod('2027-11-30', rhythm, '2027-12-29').number).toBe(1);
  expect(runningPeriod('2027-11-30', rhythm, '2027-12-30').number).toBe(2);
});

it('periods follow each other without a gap for 30 years, whatever the day of entry', () => {
  for (const entered of ['2024-02-29', '2026-01-31', '2026-12-31', '2026-07-01', '2026-03-30']) {
    let last = entered;
    for (const { from, until } of endedPeriods(entered, rhythm, '2056-01-01', '')) {
      expect(from).toBe(last);
      expect(daysBetween(from, until)).toBeGreaterThanOrEqual(28);
      expect(daysBetween(from, until)).toBeLessThanOrEqual(92);
      last = until;
    }
  }
});
