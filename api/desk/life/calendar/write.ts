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

import ical, { ICalEventTransparency } from 'ical-generator';
import { oneLine } from '../mail/address.ts';

/** Something with a date, in the language of the reader. */
export interface DatedThing {
  /** Stays the same whatever changes. */
  readonly uid: string;
  /** Counts changes from 0. */
  readonly sequence: number;
  readonly changedAt: Date;
  /** An instant, or a day `YYYY-MM-DD` that is the same in every time zone. */
  readonly when: { readonly at: Date } | { readonly on: string };
  readonly summary: string;
  readonly url: string;
}

/** Writes an iCalendar file (RFC 5545); instants are in UTC, days have no time. */
export function writeCalendar(
  things: readonly DatedThing[],
  { name, locale }: { name: string; locale: 'zh' | 'en' },
): string {
  const calendar = ical({ name, prodId: { company: 'Tongming', product: 'incubation', language: locale }, ttl: 3600 });
  for (const { uid, sequence, changedAt, when, summary, url } of things) {
    calendar.createEvent({
      id: uid,
      sequence,
      stamp: changedAt,
      lastModified: changedAt,
      ...('at' in when ? { start: when.at } : { start: new Date(`${when.on}T00:00:00Z`), allDay: true }),
      summary: oneLine(summary),
      url,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return calendar.toString();
}
