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

import type { Series } from '#api/client.ts';

/** Months that a chart and its table show; the CSV has all. */
export const shownMonths = 24;

/** One point of a series as a page draws it. */
export interface Point {
  readonly month: string;
  /** The month has not ended: its figure will still change. */
  readonly running: boolean;
  readonly value: number | null;
  readonly reason: Series['monthly'][number]['reason'];
}

/** A series as a page draws it. */
export interface Drawn {
  /** `month`: each point is one month; `window12`: each point covers the 12 months that end with its month. */
  readonly period: 'month' | 'window12';
  /** One point a month without holes; a month that was never computed has value null. */
  readonly points: readonly Point[];
  /** The newest measured point; null = nothing measured. */
  readonly latest: Point | null;
}

/** The part of a series that a page shows: months where the metric has them, else 12-month windows. */
export function drawn(series: Pick<Series, 'monthly' | 'window12'>): Drawn {
  const monthly = series.monthly.some((point) => point.value !== null);
  const source = monthly || series.window12.length === 0 ? series.monthly : series.window12;
  const points = withoutHoles(source).slice(-shownMonths);
  return {
    period: source === series.monthly ? 'month' : 'window12',
    points,
    latest: points.findLast((point) => point.value !== null) ?? null,
  };
}

/** The value of the newest 12-month window; null = not measured or the metric has none. */
export function latestWindow(series: Pick<Series, 'window12'>): Point | null {
  return series.window12.findLast((point) => point.value !== null) ?? null;
}

/** Series with a figure to draw, and those without. */
function splitSeries(series: readonly Series[]): { measured: Series[]; unmeasured: Series[] } {
  const known = (one: Series) => drawn(one).latest !== null;
  return { measured: series.filter(known), unmeasured: series.filter((one) => !known(one)) };
}

/** Topics in the order of pages. */
const topicOrder: Readonly<Record<Series['topic'], number>> = {
  activity: 0,
  people: 1,
  organisations: 2,
  code: 3,
  issues: 4,
  changes: 5,
  delivery: 6,
  rank: 7,
};

/** What a page shows of one topic. */
export interface TopicSeries {
  readonly topic: Series['topic'];
  /** Drawn: metrics that scores read. */
  readonly drawn: readonly Series[];
  /** In a table: the others that have a figure. */
  readonly listed: readonly Series[];
  readonly unmeasured: readonly Series[];
}

/** Things with a topic, by topic in the order of pages. */
export function byTopic<One extends { readonly topic: Series['topic'] }>(
  all: readonly One[],
): [Series['topic'], One[]][] {
  const groups = [...Map.groupBy(all, ({ topic }) => topic)];
  return groups.sort(([a], [b]) => topicOrder[a] - topicOrder[b]);
}

/** Series by topic; `read` = the metrics that scores read. */
export function topicSeries(series: readonly Series[], read: ReadonlySet<string>): TopicSeries[] {
  return byTopic(series).map(([topic, own]) => {
    const { measured, unmeasured } = splitSeries(own);
    const [drawnOnes, listed] = [
      measured.filter(({ metric }) => read.has(metric)),
      measured.filter(({ metric }) => !read.has(metric)),
    ];
    return { topic, drawn: drawnOnes, listed, unmeasured };
  });
}

/** Why the newest point of a series has no figure; null when it has one, or no reason was given. */
export function latestReason(series: Pick<Series, 'monthly' | 'window12'>): Point['reason'] {
  const last = drawn(series).points.at(-1);
  return last === undefined || last.value !== null ? null : last.reason;
}

function withoutHoles(points: Series['monthly']): Point[] {
  const sorted = points.toSorted((a, b) => (a.month < b.month ? -1 : Number(a.month > b.month)));
  const known = new Map(sorted.map((point) => [point.month, point]));
  const [first, last] = [sorted[0]?.month, sorted.at(-1)?.month];
  const filled: Point[] = [];
  if (first === undefined || last === undefined) return filled;
  for (let month = first; month <= last; month = nextMonth(month))
    filled.push(known.get(month) ?? { month, running: false, value: null, reason: null });
  return filled;
}

function nextMonth(month: string): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
}
