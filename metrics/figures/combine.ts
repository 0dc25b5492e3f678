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

import type { MetricRow } from '../metric.ts';

/** Joins two series of the same slots value by value; where one of them is not known, its reason stands. */
export function combineFigures(
  one: readonly MetricRow[],
  two: readonly MetricRow[],
  join: (one: number, two: number) => number,
): MetricRow[] {
  const key = ({ subject, period, month }: MetricRow) => `${period} ${month} ${subject}`;
  const others = new Map(two.map((row) => [key(row), row]));
  return one.map((row) => {
    const other = others.get(key(row));
    if (row.value === null || other === undefined) return row;
    return other.value === null ? other : { ...row, value: join(row.value, other.value) };
  });
}
