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
  /** Bars of months that have not ended, drawn apart because they still grow. */
  readonly running: string;
  readonly kind: 'bars' | 'line';
  readonly gaps: readonly Gap[];
  /** Values of the y axis with their places; the lowest is always 0. */
  readonly ticks: readonly { readonly value: number; readonly y: number }[];
  readonly first: string;
  readonly last: string;
}

const inner = {
  width: chartBox.width - chartBox.left - chartBox.right,
  height: chartBox.height - chartBox.top - chartBox.bottom,
};
const base = chartBox.top + inner.height;

/** Lays a series out: bars for months, a line for windows, gaps where nothing was measured, y from 0. */
export function chart(drawn: Drawn): Chart {
  const values = drawn.points.map((point) => point.value);
  const top = niceCeiling(Math.max(0, ...values.map((value) => value ?? 0)));
  const of = (running: boolean) => drawn.points.map((point) => (point.running === running ? point.value : null));
  const step = inner.width / Math.max(values.length, 1);
  const y = (value: number) => round(base - (Math.max(0, value) / top) * inner.height);
  return {
    kind: drawn.period === 'month' ? 'bars' : 'line',
    path: drawn.period === 'month' ? bars(of(false), step, y) : line(values, step, y),
    running: drawn.period === 'month' ? bars(of(true), step, y) : '',
    gaps: gapsOf(values, step),
    ticks: [0, top / 2, top].map((value) => ({ value, y: y(value) })),
    first: drawn.points[0]?.month ?? '',
    last: drawn.points.at(-1)?.month ?? '',
  };
}

function bars(values: readonly (number | null)[], step: number, y: (value: number) => number): string {
  const width = round(step * 0.72);
  const bar = (value: number, index: number) =>
    `M${round(chartBox.left + index * step + (step - width) / 2)} ${base}V${y(value)}h${width}V${base}z`;
  return values.map((value, index) => (value === null || value <= 0 ? '' : bar(value, index))).join('');
}

function line(values: readonly (number | null)[], step: number, y: (value: number) => number): string {
  return values
    .map((value, index) => {
      if (value === null) return '';
      const place = `${round(chartBox.left + (index + 0.5) * step)} ${y(value)}`;
      const alone = values[index + 1] === null || index === values.length - 1;
      if ((values[index - 1] ?? null) !== null) return `L${place}`;
      return alone ? `M${place}h0.1` : `M${place}`;
    })
    .join('');
}

function gapsOf(values: readonly (number | null)[], step: number): Gap[] {
  const gaps: { from: number; to: number }[] = [];
  values.forEach((value, index) => {
    if (value !== null) return;
    const open = gaps.at(-1);
    if (open?.to === index) open.to = index + 1;
    else gaps.push({ from: index, to: index + 1 });
  });
  return gaps.map(({ from, to }) => ({ x: round(chartBox.left + from * step), width: round((to - from) * step) }));
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
