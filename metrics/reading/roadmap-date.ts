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

import { type DateMention, findDates } from './date-mention.ts';
import type { Outline } from './heading.ts';

/** The latest date that a roadmap names, at most ten years ahead; null = it names none. */
export function newestDate(outlines: readonly Outline[], asOf: Date): DateMention | null {
  const furthest = Date.UTC(asOf.getUTCFullYear() + 10, 0, 1);
  const dates = outlines
    .flatMap((outline) => [...findDates(outline), ...datesInName(outline)])
    .filter(({ end }) => end.getTime() <= furthest)
    .sort((a, b) => b.end.getTime() - a.end.getTime());
  return dates[0] ?? null;
}

/** `docs/roadmap/2026-Q3.md` is dated by its name. */
function datesInName(outline: Outline): DateMention[] {
  const name = outline.path.slice(outline.path.lastIndexOf('/') + 1).replace(/\.\w{1,9}$/, '');
  return findDates({ ...outline, lines: [{ text: name.replace(/_/g, ' '), code: false }] });
}
