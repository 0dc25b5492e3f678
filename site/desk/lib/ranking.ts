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

import type { Ranking } from '#api/client.ts';

/** Colour and mark for the state of a ranking. */
export function rankingTone(state: Ranking['state']): 'good' | 'now' | 'bad' | 'plain' {
  if (state === 'final') return 'good';
  if (state === 'notice') return 'now';
  return state === 'withdrawn' ? 'bad' : 'plain';
}

/** A difference with its sign, to two places. */
export function signed(points: number): string {
  const text = Math.abs(points).toFixed(2);
  return points < 0 ? `−${text}` : `+${text}`;
}

/** A number to two places, or a dash where nothing is known. */
export function points(value: number | null): string {
  return value === null ? '–' : value.toFixed(2);
}
