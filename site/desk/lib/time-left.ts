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

import type { Locale } from '../../src/lib/locale.ts';
import { queueText } from '../text/queue.ts';
import { say } from './text.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A span in the largest unit that it fills once, rounded down: 3 days, 5 hours, 12 minutes. */
function span(milliseconds: number, locale: Locale): string {
  const t = say(locale, queueText);
  const size = Math.abs(milliseconds);
  if (size >= day) return t('days', { n: Math.floor(size / day) });
  if (size >= hour) return t('hours', { n: Math.floor(size / hour) });
  return t('minutes', { n: Math.floor(size / minute) });
}

/** How much is left until something is due, or of a clock that stands still; null = neither. */
export function timeLeft(
  { dueAt, clockLeft }: { readonly dueAt: string | null; readonly clockLeft: number | null },
  now: number,
  locale: Locale,
): string | null {
  const t = say(locale, queueText);
  if (dueAt !== null) {
    const left = Date.parse(dueAt) - now;
    return t(left < 0 ? 'lateBy' : 'left', { time: span(left, locale) });
  }
  return clockLeft === null ? null : t('stands', { time: span(clockLeft, locale) });
}
