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

import type { Drawn } from './series.ts';

/** Size of a chart's drawing area in SVG units, and what lies around it. */
export const chartBox = { width: 360, height: 120, left: 44, right: 6, top: 8, bottom: 18 } as const;

/** A run of neighbouring months without a value. */
interface Gap {
  readonly x: number;
  readonly width: number;
}

/** Shapes of a series chart. */
export interface Chart {
  /** Bars (months) or line pieces (windows) as one path; empty when nothing was measured. */
  readonly path: string;
  /** Bar of the month that has not ended, or the way to its point: drawn apart because it still grows. */
  readonly running: string;
  /** The point of a line in the month that has not ended. */
  readonly dot: { readonly x: number; readonly y: number } | null;
  readonly kind: 'bars' | 'line';
  readonly gaps: readonly Gap[];
  /** Values of the y axis with their places; the lowest is always 0. */
  readonly ticks: readonly { readonly value: number; readonly y: number }[];
  /** Oldest month and where its label begins; empty where it would run into the newest. */
  readonly first: string;
  readonly firstX: number;
  readonly last: string;
}

const inner = {
  width: chartBox.width - chartBox.left - chartBox.right,
  height: chartBox.height - chartBox.top - chartBox.bottom,
};
const base = chartBox.top + inner.height;

/** Months that the width always has room for: few of them stand at the right end, none wider than this allows. */
const leastMonths = 12;
/** Room for both labels of the x axis. */
const labelsWidth = 100;

/** Lays a series out: bars for months, a line for windows, gaps where nothing was measured, y from 0. */
export function chart(drawn: Drawn): Chart {
  const values = drawn.points.map((point) => point.value);
  const top = niceCeiling(Math.max(0, ...values.map((value) => value ?? 0)));
  const of = (running: boolean) => drawn.points.map((point) => (point.running === running ? point.value : null));
  const step = inner.width / Math.max(values.length, leastMonths);
  const grid: Grid = {
    left: chartBox.left + inner.width - step * values.length,
    step,
    y: (value) => round(base - (Math.max(0, value) / top) * inner.height),
  };
  const kind = drawn.period === 'month' ? 'bars' : 'line';
  return {
    kind,
    path: kind === 'bars' ? bars(of(false), grid) : line(of(false), grid),
    ...(kind === 'bars' ? { running: bars(of(true), grid), dot: null } : openEnd(drawn, grid)),
    gaps: gapsOf(values, grid),
    ticks: [0, top / 2, top].map((value) => ({ value, y: grid.y(value) })),
    first: step * values.length < labelsWidth ? '' : (drawn.points[0]?.month ?? ''),
    firstX: round(grid.left),
    last: drawn.points.at(-1)?.month ?? '',
  };
}

/** Where points stand: the left edge of the first, the width of each, and the place of a value. */
interface Grid {
  readonly left: number;
  readonly step: number;
  readonly y: (value: number) => number;
}

/** The point of the month that has not ended, and the way to it from the one before. */
function openEnd({ points }: Drawn, { left, step, y }: Grid): Pick<Chart, 'running' | 'dot'> {
  const index = points.findIndex(({ running, value }) => running && value !== null);
  if (index === -1) return { running: '', dot: null };
  const x = (at: number) => round(left + (at + 0.5) * step);
  const [before, value] = [points[index - 1]?.value ?? null, points[index]?.value ?? 0];
  const way = before === null ? '' : `M${x(index - 1)} ${y(before)}L${x(index)} ${y(value)}`;
  return { running: way, dot: { x: x(index), y: y(value) } };
}

function bars(values: readonly (number | null)[], { left, step, y }: Grid): string {
  const width = round(step * 0.72);
  const bar = (value: number, index: number) =>
    `M${round(left + index * step + (step - width) / 2)} ${base}V${y(value)}h${width}V${base}z`;
  return values.map((value, index) => (value === null || value <= 0 ? '' : bar(value, index))).join('');
}

function line(values: readonly (number | null)[], { left, step, y }: Grid): string {
  return values
    .map((value, index) => {
      if (value === null) return '';
      const place = `${round(left + (index + 0.5) * step)} ${y(value)}`;
      const alone = values[index + 1] === null || index === values.length - 1;
      if ((values[index - 1] ?? null) !== null) return `L${place}`;
      return alone ? `M${place}h0.1` : `M${place}`;
    })
    .join('');
}

function gapsOf(values: readonly (number | null)[], { left, step }: Grid): Gap[] {
  const gaps: { from: number; to: number }[] = [];
  values.forEach((value, index) => {
    if (value !== null) return;
    const open = gaps.at(-1);
    if (open?.to === index) open.to = index + 1;
    else gaps.push({ from: index, to: index + 1 });
  });
  return gaps.map(({ from, to }) => ({ x: round(left + from * step), width: round((to - from) * step) }));
}

/** The next of 1, 2, 4, 5, 6, 8, 10 × a power of ten, at or above the value; 1 for 0. */
export function niceCeiling(value: number): number {
  if (!(value > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const unit = [1, 2, 4, 5, 6, 8, 10].find((candidate) => candidate * power >= value - value * 1e-9) ?? 10;
  return Number((unit * power).toPrecision(6));
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
