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

import type { ScoreResult } from './model.ts';

/** What one input brings to a score, in hundredths of a point. */
export interface Contribution {
  readonly part: string;
  readonly input: string;
  /** Whole; all of a score add up to its `value`, or to its `stated` where that passes 0–100. */
  readonly hundredths: number;
}

/**
 * A score split over its inputs without a remainder: shares are rounded to hundredths by the largest remainder, ties to
 * the earlier input, so that the difference of two scores is exactly the sum of the differences of their inputs. Empty
 * when there is no score, or it was stored before points were.
 */
export function contributions(result: ScoreResult): Contribution[] {
  if (result.value === null) return [];
  const shares = result.parts.flatMap((part) =>
    part.inputs.map(({ id, points }) => ({ part: part.id, input: id, exact: (points ?? Number.NaN) * 100 })),
  );
  if (shares.some(({ exact }) => Number.isNaN(exact))) return [];
  const exactWhole = shares.reduce((total, { exact }) => total + exact, 0);
  const value = Math.round(result.value * 100);
  const whole = Math.abs(exactWhole - value) < 1 ? value : Math.round(exactWhole);
  const floors = shares.map(({ exact }) => Math.floor(exact));
  const missing = whole - floors.reduce((total, one) => total + one, 0);
  const order = shares
    .map(({ exact }, index) => ({ index, remainder: exact - Math.floor(exact) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  const raised = new Set(order.slice(0, Math.max(0, missing)).map(({ index }) => index));
  return shares.map(({ part, input }, index) => ({
    part,
    input,
    hundredths: (floors[index] ?? 0) + (raised.has(index) ? 1 : 0),
  }));
}
