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

import { monthStart } from '#store/period.ts';
import { monthAt } from '../figures/month-index.ts';
import type { AffiliationRange } from './resolve-affiliation.ts';

/** Commits of a person in a month whose addresses tell an organisation. */
export interface MailMonth {
  /** As `monthIndex` counts. */
  readonly month: number;
  readonly organisation: string;
  readonly commits: number;
}

/** How long an address speaks for the months after its last commit. */
const lasting = 12;

/** The organisation of most commits of each month; of equals the first by id. */
function monthly(months: readonly MailMonth[]): { month: number; organisation: string }[] {
  const sums = new Map<number, Map<string, number>>();
  for (const { month, organisation, commits } of months) {
    const sum = sums.get(month) ?? new Map<string, number>();
    sum.set(organisation, (sum.get(organisation) ?? 0) + commits);
    sums.set(month, sum);
  }
  return [...sums]
    .sort(([a], [b]) => a - b)
    .map(([month, sum]) => {
      const [[organisation] = ['']] = [...sum].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
      return { month, organisation };
    });
}

function day(month: number): string {
  return monthStart(monthAt(month)).toISOString().slice(0, 10);
}

/**
 * What the addresses of a person's commits tell of the months: an organisation holds from the first month that tells it
 * until one that tells another, at most twelve months after the last that tells it.
 */
export function mailRanges(months: readonly MailMonth[]): AffiliationRange[] {
  const told = monthly(months);
  const ranges: { organisation: string; first: number; end: number }[] = [];
  for (const [i, { month, organisation }] of told.entries()) {
    const next = told[i + 1]?.month ?? Number.POSITIVE_INFINITY;
    const end = Math.min(next, month + 1 + lasting);
    const last = ranges.at(-1);
    if (last !== undefined && last.organisation === organisation && last.end === month) last.end = end;
    else ranges.push({ organisation, first: month, end });
  }
  return ranges.map(({ organisation, first, end }) => ({
    organisation,
    from: day(first),
    to: day(end),
    claimId: null,
  }));
}
