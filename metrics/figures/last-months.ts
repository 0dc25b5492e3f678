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

/** Which part of the window counts, as cards quote it. */
export const lastMonthsRule: Text = {
  zh: '只看窗口的最后三个自然月（原公式取 90 天，这里的窗口是自然月）；不足三个月的按已有的算。',
  en: 'Looks at the last three calendar months of the window (published formulas take 90 days; our windows are months); where fewer are known, at those.',
};

/** Condition on a fact `p` of a slot `s`. */
export const inLastMonths: RawBuilder<unknown> = sql`p.month > s.month - 3`;

/** Days of the last three months of a slot `s`, of a running one up to and including the day of the crawl. */
export const lastDays: RawBuilder<unknown> = sql`(make_date((s.month - s.span + 1) / 12, (s.month - s.span + 1) % 12 + 1, 1) + s.days
  - make_date((s.month - 2) / 12, (s.month - 2) % 12 + 1, 1))`;
