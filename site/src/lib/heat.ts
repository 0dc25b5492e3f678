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

/** Hours of a week: 7 rows from Monday, 24 columns from 0:00, in the author's own time zone. */
export type WeekHours = readonly (readonly number[])[];

/** The 168 hours of a series with that detail, day by day; null when it has none or they are not 168 counts. */
export function weekHours(series: Pick<Series, 'detail' | 'detailShape'>): WeekHours | null {
  if (series.detailShape !== 'weekday-hour' || !isWeek(series.detail)) return null;
  const hours = series.detail;
  return Array.from({ length: 7 }, (_, day) => hours.slice(day * 24, (day + 1) * 24));
}

function isWeek(detail: unknown): detail is number[] {
  return (
    Array.isArray(detail) && detail.length === 168 && detail.every((value) => typeof value === 'number' && value >= 0)
  );
}

/** Steps of the heat map's scale; 0 is none. */
export const heatSteps = 5;

/** One cell of the heat map. */
export interface HeatCell {
  readonly weekday: number;
  readonly hour: number;
  readonly value: number;
  /** 1 (few) to {@link heatSteps} (most); cells without anything are not listed. */
  readonly step: number;
}

/** Cells that hold something, stepped by square root so that quiet hours stay visible beside peaks. */
export function heatCells(week: WeekHours): HeatCell[] {
  const top = Math.max(1, ...week.flat());
  return week.flatMap((day, weekday) =>
    day.flatMap((value, hour) =>
      value > 0 ? [{ weekday, hour, value, step: Math.ceil(Math.sqrt(value / top) * heatSteps) }] : [],
    ),
  );
}

/** The cells of one step as one path of squares, so that a map is five paths instead of 168 elements. */
export function heatPath(cells: readonly HeatCell[], step: number): string {
  return cells
    .filter((cell) => cell.step === step)
    .map((cell) => `M${36 + cell.hour * 13} ${4 + cell.weekday * 13}h12v12h-12z`)
    .join('');
}

/** The hour of the week with the most; null when there is nothing. */
export function busiest(cells: readonly HeatCell[]): HeatCell | null {
  return cells.reduce<HeatCell | null>((best, cell) => (best === null || cell.value > best.value ? cell : best), null);
}

/** Share of all that falls on Saturday and Sunday; null when there is nothing. */
export function weekendShare(week: WeekHours): number | null {
  const total = week.flat().reduce((sum, value) => sum + value, 0);
  const weekend = week
    .slice(5)
    .flat()
    .reduce((sum, value) => sum + value, 0);
  return total === 0 ? null : weekend / total;
}
