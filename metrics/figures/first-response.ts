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
import { secondsBetween } from './work-item.ts';

/** What stands for a response that did not come, as cards quote it. */
export const cappedRule: Text = {
  zh: '既无回应也未关闭的，计为 15 天（OpenDigger 的约定：打开时间加 15 天）。',
  en: 'What has neither a response nor a closing counts as 15 days: OpenDigger adds them to the opening.',
};

const limit = 15 * 86_400;

/** Query for (subject, month, value): seconds to the first response of what was opened, null = none yet. */
export function firstResponses(kind: 'issue' | 'change'): RawBuilder<unknown> {
  return sql`select subject, month, ${secondsBetween(sql`opened_at`, sql`first_response_at`)} as value
    from items where kind = ${kind}`;
}

/** Query for (subject, month, value): seconds to the first response or the closing of what was opened, the limit where neither came. */
export function cappedResponses(kind: 'issue' | 'change'): RawBuilder<unknown> {
  return sql`select subject, month, coalesce(${secondsBetween(sql`opened_at`, sql`least(first_response_at, closed_at)`)}, ${limit}::int) as value
    from items where kind = ${kind}`;
}
