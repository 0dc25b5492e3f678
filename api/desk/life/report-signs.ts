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

import { addMonths, type Month } from '#store/period.ts';
import type { MonthFigure } from '#store/queries/desk/report-facts.ts';

/** How a figure went against the time before that was as long. */
export type Trend = 'up' | 'flat' | 'down' | 'unknown';

/** A figure over the last months and over as many before them. */
export interface Window {
  readonly months: number;
  /** Null = unknown. */
  readonly value: number | null;
  readonly before: number | null;
  readonly trend: Trend;
}

/** Lengths of windows in months. */
export const windowMonths = [3, 6, 12] as const;

/** Figures that are gathered: `sum` adds months up, `level` takes the twelve months that end with a month. */
export const signMetrics: Readonly<Record<string, 'sum' | 'level'>> = {
  commits: 'sum',
  'changes-merged': 'sum',
  'issues-opened': 'sum',
  'issues-closed': 'sum',
  'new-people': 'sum',
  releases: 'sum',
  contributors: 'level',
  'bus-factor': 'level',
  'elephant-factor': 'level',
  'organisation-diversity': 'level',
  'maintainers-active': 'level',
  'reviewed-before-merge': 'level',
  'time-to-first-response': 'level',
  'change-time-to-first-response': 'level',
};

/** Change within a fifth either way is called none. */
export function trendOf(value: number | null, before: number | null): Trend {
  if (value === null || before === null) return 'unknown';
  if (before === 0) return value === 0 ? 'flat' : 'up';
  const ratio = value / before;
  return ratio >= 1.2 ? 'up' : ratio <= 0.8 ? 'down' : 'flat';
}

function sumOf(byMonth: ReadonlyMap<string, number | null>, last: Month, months: number): number | null {
  let sum = 0;
  for (let back = 0; back < months; back += 1) {
    const value = byMonth.get(addMonths(last, -back)) ?? null;
    if (value === null) return null;
    sum += value;
  }
  return sum;
}

/** The windows of a metric that end with a month. */
export function windowsOf(figures: readonly MonthFigure[], metric: string, last: Month): Window[] {
  const way = signMetrics[metric];
  const period = way === 'sum' ? 'month' : 'window12';
  const own = figures.filter((figure) => figure.metric === metric && figure.period === period);
  const byMonth = new Map(own.map(({ month, value }) => [month, value]));
  return windowMonths.map((months) => {
    const earlier = addMonths(last, -months);
    const value = way === 'sum' ? sumOf(byMonth, last, months) : (byMonth.get(last) ?? null);
    const before = way === 'sum' ? sumOf(byMonth, earlier, months) : (byMonth.get(earlier) ?? null);
    return { months, value, before, trend: trendOf(value, before) };
  });
}
