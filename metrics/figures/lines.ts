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

/** Above this share of commits without counted lines there is no figure. */
const uncountedLimit = 0.05;

/** What happens to commits whose lines are not counted, as both cards quote it. */
export const uncountedRule: Text = {
  zh: '行数尚未统计、超过上限或无法统计的提交不计入；这类提交超过 5% 时结果未知，否则注明统计覆盖的比例。',
  en: 'Commits whose lines are not counted yet, over the limit or unreadable are left out; when they are more than 5 % the figure is unknown, otherwise the counted share is stated.',
};

/** Sum of a column of changed lines over the commits of each slot. */
export function changedLines(
  session: Kysely<Database>,
  request: MetricRequest,
  column: RawBuilder<unknown>,
): Promise<MetricRow[]> {
  return figures(session, request, {
    facts: sql`select subject, month, sum(${column}) as lines, sum(counted) as counted, sum(commits) as commits
      from actor_month group by subject, month`,
    value: sql`case when coalesce(sum(p.commits - p.counted), 0) <= ${uncountedLimit}::numeric * coalesce(sum(p.commits), 0)
      then coalesce(sum(p.lines), 0) end`,
    basis: sql`sum(p.counted) / nullif(sum(p.commits), 0)`,
    explain({ value, basis }) {
      if (basis === null || basis === 1) return null;
      return value === null
        ? { zh: `只统计了 ${percent(basis)} 的提交`, en: `Lines are counted for only ${percent(basis)} of the commits` }
        : { zh: `统计覆盖 ${percent(basis)} 的提交`, en: `Lines are counted for ${percent(basis)} of the commits` };
    },
  });
}
