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
import { distributionFigures } from './distribution.ts';
import { percent } from './percent.ts';
import { monthOfInstant, noneSuch } from './work-item.ts';

/** How the parts of a change's way are measured, as their cards quote it. */
export const flowRule: Text = {
  zh: '只算期内合并的变更。每个变更按分钟计，不足一分钟进一；为负（如提出之后才有首个提交）的一段为未知，未知的不计，其占比另行注明；都未知时没有结果。',
  en: 'Of changes merged in the period. Minutes of each change, rounded up; a part below zero, such as a first commit after the opening, is not known; what is not known is left out and its share stated, and there is no figure when all is.',
};

/** A part of the way of a change from its first commit to the release that brings it. */
export type FlowPart = 'coding' | 'pickup' | 'review' | 'deploy' | 'cycle';

/** Whole minutes, rounded up; null where one end is not known or they are the wrong way round. */
function minutes(from: RawBuilder<unknown>, to: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`case when ${to} >= ${from} then ceil(date_part('epoch', ${to} - ${from}) / 60) end`;
}

const coding = minutes(sql`first_commit_at`, sql`opened_at`);
const deploy = minutes(sql`merged_at`, sql`deployed_at`);

const parts: Readonly<Record<FlowPart, RawBuilder<unknown>>> = {
  coding,
  pickup: minutes(sql`opened_at`, sql`first_response_at`),
  review: minutes(sql`first_response_at`, sql`merged_at`),
  deploy,
  cycle: sql`coalesce(${coding}, 0) + ${minutes(sql`opened_at`, sql`merged_at`)} + coalesce(${deploy}, 0)`,
};

function unknownShare(share: number): Text {
  return { zh: `不含无从得知的 ${percent(share)}`, en: `Without the ${percent(share)} of which it is not known` };
}

/** Median minutes of a part over the changes merged in each slot. */
export function flowFigures(session: Kysely<Database>, request: MetricRequest, part: FlowPart): Promise<MetricRow[]> {
  return distributionFigures(session, request, {
    facts: sql`select subject, ${monthOfInstant(sql`merged_at`)} as month, ${parts[part]} as value
      from items where kind = 'change' and merged_at is not null`,
    statistic: 'median',
    unit: 1,
    none: noneSuch.changesMerged,
    partial: unknownShare,
  });
}
