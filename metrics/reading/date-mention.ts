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

import type { CheckEvidence } from '../check.ts';
import type { Outline } from './heading.ts';
import { cleanQuote } from './substance.ts';

/** A date in a text, as coarse as it was written. */
export interface DateMention {
  /** First moment after the day, month, quarter, half-year or year. */
  readonly end: Date;
  readonly evidence: CheckEvidence;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const quarters: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4 };

/** Dates from 2000 to 2099 outside code: `2026-05`, `2026 Q3`, `2026年下半年`, `May 2026`, or a year alone; addresses and copyright lines are left out. */
export function findDates(outline: Outline): DateMention[] {
  return outline.lines.flatMap((line, index) => {
    if (line.code || !line.text.includes('20')) return [];
    const text = line.text.slice(0, 20_000).replace(/https?:\/\/[^\s<>)\]]{1,1000}/gi, ' ');
    if (/copyright|©|\(c\)|版权/i.test(text)) return [];
    const evidence = { path: outline.path, line: index + 1, text: cleanQuote(text) };
    return endsIn(text).map((end) => ({ end, evidence }));
  });
}

/** The end of every dated period that a text names. */
export function endsIn(text: string): Date[] {
  return [...text.matchAll(/(?<![\d#.@])20\d{2}(?![\d])/g)].map((match) =>
    endOf(
      Number(match[0]),
      text.slice(Math.max(0, match.index - 24), match.index),
      text.slice(match.index + 4, match.index + 20),
    ),
  );
}

function endOf(year: number, before: string, after: string): Date {
  const day = /^\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})(?!\d)/.exec(after);
  if (day !== null && isIn(Number(day[1]), 12) && isIn(Number(day[2]), 31)) {
    return new Date(Date.UTC(year, Number(day[1]) - 1, Number(day[2]) + 1));
  }
  return new Date(Date.UTC(year, lastMonth(before, after), 1));
}

/** Months from January to the end of the named part of the year. */
function lastMonth(before: string, after: string): number {
  const month = /^\s?[-/.年]\s?(\d{1,2})(?!\d|\s?季度)/.exec(after)?.[1];
  if (month !== undefined && isIn(Number(month), 12)) return Number(month);
  const quarter =
    /^\s?[-/.年]?\s?(?:Q([1-4])|第?\s?([一二三四1-4])\s?季度)/i.exec(after) ?? /\bQ([1-4])\s?[-/,]?\s?$/i.exec(before);
  if (quarter !== null) {
    const written = quarter[1] ?? quarter[2] ?? '4';
    return 3 * (quarters[written] ?? Number(written));
  }
  const half = /^\s?[-/.年]?\s?(?:H([12])\b|([上下])半年)/i.exec(after) ?? /\bH([12])\s?[-/,]?\s?$/i.exec(before);
  if (half !== null) return half[1] === '1' || half[2] === '上' ? 6 : 12;
  const name = /\b([a-z]{3})[a-z]{0,6}\.?,?\s(?:\d{1,2}(?:st|nd|rd|th)?,?\s)?$/i.exec(before)?.[1];
  const named = months.indexOf(name?.toLowerCase() ?? '');
  return named >= 0 ? named + 1 : 12;
}

function isIn(value: number, most: number): boolean {
  return value >= 1 && value <= most;
}
