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

/** A calendar month in UTC, written `YYYY-MM`. */
export type Month = `${number}-${number}`;

const monthPattern = /^(\d{4})-(0[1-9]|1[0-2])$/;

/** Reads `YYYY-MM`; null when the text is not a month. */
export function parseMonth(text: string): Month | null {
  return monthPattern.test(text) ? (text as Month) : null;
}

/** The month that holds the instant. */
export function monthOf(date: Date): Month {
  return date.toISOString().slice(0, 7) as Month;
}

/** The month `n` months later (earlier when negative). */
export function addMonths(month: Month, n: number): Month {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + n;
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}` as Month;
}

/** First instant of the month. */
export function monthStart(month: Month): Date {
  return new Date(`${month}-01T00:00:00Z`);
}

/** Every month from the first to the last, both included; empty when `last` is before `first`. */
export function monthsBetween(first: Month, last: Month): Month[] {
  const months: Month[] = [];
  for (let month = first; month <= last; month = addMonths(month, 1)) months.push(month);
  return months;
}

/** The newest month that has ended at `now`: figures of a running month are never published as final. */
export function lastFullMonth(now: Date): Month {
  return addMonths(monthOf(now), -1);
}

/** What a figure is over: a month, a calendar quarter or year (known by its last month), or the 12 months that end with a month. */
export type FigurePeriod = 'month' | 'quarter' | 'year' | 'window12';
