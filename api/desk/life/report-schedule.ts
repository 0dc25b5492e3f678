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

import type { RubricBody } from '../rubric/body.ts';
import { addDays, addMonthsTo } from './day.ts';

/** A time that is reported on, `[from, until)`, and the last day on which its report is in time. */
export interface ReportPeriod {
  /** From 1, counted since the stage was entered. */
  readonly number: number;
  readonly from: string;
  readonly until: string;
  readonly dueOn: string;
}

type Rhythm = RubricBody['reports'];

/** Months from the day of entry to the end of the n-th period. */
function monthsUntil({ monthly, thenEveryMonths }: Rhythm, number: number): number {
  return Math.min(number, monthly) + Math.max(0, number - monthly) * thenEveryMonths;
}

/** The n-th period of a stage; every boundary is counted from the day of entry, so that short months do not wear it away. */
export function reportPeriod(entered: string, rhythm: Rhythm, number: number): ReportPeriod {
  const until = addMonthsTo(entered, monthsUntil(rhythm, number));
  const from = addMonthsTo(entered, monthsUntil(rhythm, number - 1));
  return { number, from, until, dueOn: addDays(until, rhythm.dueDays) };
}

/** Periods that are over on a day and ended after `after`, oldest first. */
export function endedPeriods(entered: string, rhythm: Rhythm, day: string, after: string): ReportPeriod[] {
  const periods: ReportPeriod[] = [];
  for (let number = 1; ; number += 1) {
    const period = reportPeriod(entered, rhythm, number);
    if (period.until > day) return periods;
    if (period.until > after) periods.push(period);
  }
}

/** The period that runs on a day. */
export function runningPeriod(entered: string, rhythm: Rhythm, day: string): ReportPeriod {
  for (let number = 1; ; number += 1) {
    const period = reportPeriod(entered, rhythm, number);
    if (period.until > day) return period;
  }
}
