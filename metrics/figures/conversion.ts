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
import type { ActKind, Text } from '#store/facts.ts';
import type { MetricRequest } from '../metric.ts';
import { firstActs } from './first-act.ts';
import type { SlotRow } from './slot.ts';

/** The steps of the funnel, as cards quote them. */
export const conversionRule: Text = {
  zh: 'D0 = 收藏或复刻的人，D1 = 新建议题、评论或评审的人，D2 = 有变更被合入的人；平台不给出关注（watch）的时间，故不计。',
  en: 'D0 = people who starred or forked, D1 = who opened an issue, commented or reviewed, D2 = who had a change merged; watching is not dated by platforms and left out.',
};

/** Query for (subject, month, turned, people): how many first took the earlier step in a month, by when they first took the later one at or after that. */
export function converted(
  request: MetricRequest,
  earlier: readonly ActKind[],
  later: readonly ActKind[],
): RawBuilder<unknown> {
  return sql`select subject, month, turned, count(*) as people from (
    select f.subject, f.month, min(l.month) as turned from (${firstActs(request, earlier)}) f
    left join acts l on l.subject = f.subject and l.person = f.person and l.at >= f.at and l.kind = any(${[...later]}::text[])
    group by f.subject, f.person, f.month) one group by subject, month, turned`;
}

/** Why there is no rate. */
export function explainConversion({ value }: SlotRow): Text | null {
  return value === null ? { zh: '期内没有新到这一级的人', en: 'Nobody came to the step in the period' } : null;
}
