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

/** Days are `YYYY-MM-DD` in UTC and compare as text; no clock and no zone is asked. */
const dayMilliseconds = 86_400_000;

function numberOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function textOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}

/** The day in UTC that holds an instant. */
export function dayOf(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}

/** The day so many days later, earlier when negative. */
export function addDays(day: string, days: number): string {
  return textOf(numberOf(day) + days * dayMilliseconds);
}

/** Whole days from one day to another. */
export function daysBetween(from: string, until: string): number {
  return (numberOf(until) - numberOf(from)) / dayMilliseconds;
}

/** The same day of the month so many months later; where that month is too short, its last day. */
export function addMonthsTo(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return textOf(Date.UTC(year, month - 1 + months, Math.min(date, last)));
}

/** The first instant after a day: what was due on it is late from here on. */
export function endOf(day: string): Date {
  return new Date(numberOf(day) + dayMilliseconds);
}
