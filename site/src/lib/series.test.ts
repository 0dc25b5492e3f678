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
import { chart, niceCeiling } from './chart.ts';
import { drawn, latestReason, latestWindow, type Point, shownMonths, topicSeries } from './series.ts';

const point = (month: string, value: number | null): Point => ({ month, running: false, value, reason: null });

describe('what is drawn', () => {
  test('months where there are any, in order, holes filled as unknown', () => {
    const shown = drawn({ monthly: [point('2026-03', 3), point('2025-12', 1)], window12: [point('2026-03', 9)] });
    expect(shown).toEqual({
      period: 'month',
      points: [point('2025-12', 1), point('2026-01', null), point('2026-02', null), point('2026-03', 3)],
      latest: point('2026-03', 3),
    });
  });

  test('windows where no month was measured', () => {
    expect(drawn({ monthly: [point('2026-01', null)], window12: [point('2026-01', 2)] }).period).toBe('window12');
    expect(drawn({ monthly: [], window12: [] })).toEqual({ period: 'month', points: [], latest: null });
  });

  test('the newest months only; the newest figure is the newest known one', () => {
    const monthly = Array.from({ length: 60 }, (_, index) =>
      point(
        `${2021 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`,
        index === 59 ? null : index,
      ),
    );
    const shown = drawn({ monthly, window12: [] });
    expect([shown.points.length, shown.points[0]?.month, shown.latest?.value]).toEqual([shownMonths, '2024-01', 58]);
    expect(latestWindow({ window12: monthly })?.value).toBe(58);
    expect(latestWindow({ window12: [] })).toBeNull();
  });
});

describe('chart', () => {
  const of = (period: 'month' | 'window12', values: (number | null)[]) =>
    chart({
      period,
      latest: null,
      points: values.map((value, index) => point(`2026-${String(index + 1).padStart(2, '0')}`, value)),
    });

  test('bars start at zero, zero has no bar, and unknown is a gap', () => {
    const shapes = of('month', [2, 0, null, null, 4]);
    expect(shapes.path.match(/M/g)).toHaveLength(2);
    expect(shapes.path).toContain('V55'); // 2 of 4 on a plot from 102 up to 8
    expect(shapes.gaps).toEqual([{ x: 276.5, width: 51.7 }]);
    expect(shapes.ticks).toEqual([
      { value: 0, y: 102 },
      { value: 2, y: 55 },
      { value: 4, y: 8 },
    ]);
  });

  test('a line breaks at a gap, and a single point still shows', () => {
    const shapes = of('window12', [1, 2, null, 1, null, 2, 2]);
    expect(shapes.path.match(/M/g)).toHaveLength(3);
    expect(shapes.path.match(/h0\.1/g)).toHaveLength(1);
    expect(shapes.gaps).toHaveLength(2);
  });

  test('a month that has not ended is a bar of its own kind', () => {
    const points = [point('2026-01', 4), { ...point('2026-02', 2), running: true }];
    const shapes = chart({ period: 'month', latest: null, points });
    expect([shapes.path.match(/M/g)?.length, shapes.running.match(/M/g)?.length]).toEqual([1, 1]);
  });

  test('a line goes on to an open point where the month has not ended', () => {
    const running = { ...point('2026-03', 4), running: true };
    const shapes = chart({
      period: 'window12',
      latest: null,
      points: [point('2026-01', 4), point('2026-02', 2), running],
    });
    expect(shapes).toMatchObject({ path: 'M289.4 8L315.3 55', running: 'M315.3 55L341.1 8', dot: { x: 341.1, y: 8 } });
    const alone = chart({ period: 'window12', latest: null, points: [{ ...point('2026-03', null) }, running] });
    expect(alone).toMatchObject({ path: '', running: '', dot: { x: 341.1, y: 8 } });
  });

  test('few months stand at the right end, and their labels never meet', () => {
    const [one, three, four] = [1, 3, 4].map((n) =>
      of(
        'month',
        Array.from({ length: n }, () => 5),
      ),
    );
    expect(one).toMatchObject({ path: 'M331.8 102V8h18.6V102z', first: '', last: '2026-01' });
    expect(three).toMatchObject({ first: '', last: '2026-03' });
    expect(four).toMatchObject({ first: '2026-01', firstX: 250.7, last: '2026-04' });
    expect(
      of(
        'month',
        Array.from({ length: 24 }, () => 5),
      ).firstX,
    ).toBe(44);
  });

  test('nothing measured draws nothing and divides by nothing', () => {
    expect(of('month', [null, null])).toMatchObject({ path: '', gaps: [{ x: 302.3, width: 51.7 }] });
    expect(of('month', [])).toMatchObject({ path: '', gaps: [], first: '', last: '' });
  });

  test.each([
    [0, 1],
    [0.03, 0.04],
    [0.93, 1],
    [1, 1],
    [3, 4],
    [4.1, 5],
    [11, 20],
    [99, 100],
    [100, 100],
    [81_000, 100_000],
    [5.5, 6],
    [70, 80],
  ])('the axis for %d ends at %d', (value, top) => {
    expect(niceCeiling(value)).toBe(top);
  });
});

test('series without any figure stand apart, with the reason of their newest month', () => {
  const reason = { zh: '没有提交', en: 'no commits' };
  const series = (metric: string, monthly: ReturnType<typeof point>[], topic: 'code' | 'activity' = 'code') => ({
    metric,
    revision: 1,
    name: { zh: metric, en: metric },
    topic,
    unit: { zh: '次', en: 'commits' },
    direction: 'none' as const,
    monthly,
    window12: [],
    detail: null,
    detailShape: null,
  });
  const [known, unknown, empty] = [
    series('a', [point('2026-01', 1)]),
    series('b', [{ ...point('2026-01', null), reason }]),
    series('c', []),
  ];
  const other = series('d', [point('2026-01', 2)]);
  const first = series('e', [point('2026-01', 2)], 'activity');
  expect(topicSeries([known, unknown, empty, other, first], new Set(['a', 'e']))).toEqual([
    { topic: 'activity', drawn: [first], listed: [], unmeasured: [] },
    { topic: 'code', drawn: [known], listed: [other], unmeasured: [unknown, empty] },
  ]);
  expect([known, unknown, empty].map(latestReason)).toEqual([null, reason, null]);
});
