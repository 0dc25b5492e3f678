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

import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Text } from '#store/facts.ts';
import type { Database } from '#store/schema.ts';
import type { MetricRequest, MetricRow } from '../metric.ts';
import { percent } from './percent.ts';
import { figures } from './slot.ts';
import { monthOfInstant } from './work-item.ts';

/** Which lines of changes count, as the cards quote it. */
export const mergedLinesRule: Text = {
  zh: '每个变更只在合并时按其最终差异计一次（OpenDigger 在打开和关闭时各计一次，约为两倍）；行数不明的变更不计，其占比另行注明，都不明时未知。',
  en: 'Each change counts once, at its merge, by its final difference (OpenDigger adds it when opened and again when closed, about twice as much); changes whose lines are not known are left out and their share is stated, unknown when all are.',
};

/** Sum of changed lines over the changes merged in each slot. */
export function mergedLines(
  session: Kysely<Database>,
  request: MetricRequest,
  lines: RawBuilder<unknown>,
): Promise<MetricRow[]> {
  return figures(session, request, {
    facts: sql`select subject, ${monthOfInstant(sql`merged_at`)} as month, sum(${lines}) as lines,
        count(${lines}) as known, count(*) as merged
      from items where kind = 'change' and merged_at is not null group by 1, 2`,
    value: sql`case when coalesce(sum(p.merged), 0) = 0 then 0 when sum(p.known) > 0 then sum(p.lines) end`,
    basis: sql`sum(p.known)::float8 / nullif(sum(p.merged), 0)::float8`,
    explain({ basis }) {
      if (basis === null || basis === 1) return null;
      return {
        zh: `只知道 ${percent(basis)} 的变更的行数`,
        en: `Lines are known for only ${percent(basis)} of the changes`,
      };
    },
  });
}
