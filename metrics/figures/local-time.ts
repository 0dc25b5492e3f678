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

import { type RawBuilder, sql } from 'kysely';
import type { Text } from '#store/facts.ts';

/** Which recorded zones are believed, as cards quote it. */
export const zoneRule: Text = {
  zh: '时区取提交里作者记录的 UTC 偏移，格式不对或超过 ±14 小时的不计。',
  en: 'The zone is the UTC offset that the author recorded in the commit; malformed ones and those beyond ±14 hours are left out.',
};

/** Minutes east of UTC of a `commit`; null when the recorded zone is not believable. */
export function zoneMinutes(): RawBuilder<unknown> {
  return sql`(case when author_zone ~ '^[+-](0[0-9]|1[0-3])[0-5][0-9]$' or author_zone in ('+1400', '-1400')
    then (left(author_zone, 1) || '1')::int * (substr(author_zone, 2, 2)::int * 60 + substr(author_zone, 4, 2)::int) end)`;
}

/** `480` → `+08:00`. */
export function zoneLabel(minutes: number): string {
  const size = Math.abs(minutes);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
