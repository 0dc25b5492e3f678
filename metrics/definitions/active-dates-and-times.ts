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

import { type Kysely, sql } from 'kysely';
import type { Database } from '#store/schema.ts';
import { involvedKinds, involvedRule } from '../figures/act-kinds.ts';
import { monthRule } from '../figures/known.ts';
import { notePlatformPart } from '../figures/platform-part.ts';
import { humanRule } from '../figures/session.ts';
import type { DetailRow } from '../figures/slot.ts';
import { distinctFigures, newestWindows, withDetail } from '../figures/slot.ts';
import { defineMetric } from '../metric.ts';

export const activeDatesAndTimes = defineMetric({
  id: 'active-dates-and-times',
  name: { zh: '活跃的日期与时刻', en: 'Active dates and times' },
  description: {
    zh: '一周 168 个小时里，有多少个小时有人活动；明细是各小时的活跃程度，0–10。',
    en: 'In how many of the 168 hours of the week somebody was active; the detail gives each hour from 0 to 10.',
  },
  unit: { zh: '个钟点', en: 'hours of the week' },
  topic: 'activity',
  direction: 'none',
  revision: 1,
  formula: {
    zh: `期内有贡献的“星期几、几点”（UTC，周一 0 点起）个数。明细为最近 12 个月各小时的贡献次数 × 10 ÷ 最多的一小时，四舍五入取整。${involvedRule.zh}${humanRule.zh}${monthRule.zh}。`,
    en: `Distinct hours of the week (UTC, from Monday 00:00) with a contribution in the period. The detail is contributions of the newest 12 months by hour × 10 ÷ those of the busiest hour, rounded to whole numbers. ${involvedRule.en} ${humanRule.en} ${monthRule.en}`,
  },
  source: 'https://github.com/X-lab2017/open-digger/blob/master/src/metrics/chaoss.ts',
  chaoss: 'Activity Dates and Times',
  needs: ['commit'],
  additive: false,
  scopes: ['repository', 'project', 'organisation', 'person', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: 'weekday-hour',
  async compute(session, request) {
    const facts = sql`select distinct subject, month, hour as key from (${weekHours}) h`;
    const rows = await distinctFigures(session, request, facts);
    return withDetail(await notePlatformPart(session, rows), await hourCounts(session), scaled);
  },
});

const weekHours = sql`select subject, month, (date_part('isodow', at)::int - 1) * 24 + date_part('hour', at)::int as hour
  from acts where kind = any(${[...involvedKinds]}::text[])`;

interface HourRow extends DetailRow {
  readonly hour: number;
  readonly acts: number;
}

async function hourCounts(session: Kysely<Database>): Promise<readonly HourRow[]> {
  const { rows } = await sql<HourRow>`
    select h.subject, e.ending, h.hour, count(*)::int as acts
    from (${weekHours}) h join (${newestWindows}) e on e.subject = h.subject and h.month between e.ending - 11 and e.ending
    group by 1, 2, 3`.execute(session);
  return rows;
}

function scaled(rows: readonly HourRow[]): number[] {
  const most = Math.max(...rows.map(({ acts }) => acts));
  const hours = Array.from({ length: 168 }, () => 0);
  for (const { hour, acts } of rows) hours[hour] = Math.round((acts * 10) / most);
  return hours;
}
