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
import { monthRule } from '../figures/known.ts';
import { zoneRule } from '../figures/local-time.ts';
import { commitRule } from '../figures/session.ts';
import { type DetailRow, figures, newestWindows, withDetail } from '../figures/slot.ts';
import { defineMetric } from '../metric.ts';

/**
 * Hour of the week in the author's own clock: 0 = Monday 00:00–00:59, 167 = Sunday 23:00–23:59. `offset 0` keeps the
 * planner from reading the zone anew for each use of the local time.
 */
const weekHours = sql`select subject, month, (date_part('isodow', local)::int - 1) * 24 + date_part('hour', local)::int as hour
  from (select subject, month, at + make_interval(mins => zone) as local from acts where kind = 'commit' offset 0) c
  where local is not null`;

export const workingHours = defineMetric({
  id: 'working-hours',
  name: { zh: '工作时间提交占比', en: 'Commits in working hours' },
  description: {
    zh: '按作者当地时间，有多少提交落在工作日白天；明细是一周 168 小时的分布。',
    en: "Which share of commits was made on weekdays by day in the author's own time; the detail spreads them over the 168 hours of a week.",
  },
  unit: { zh: '占比', en: 'share' },
  topic: 'activity',
  direction: 'none',
  revision: 1,
  formula: {
    zh: `期内作者当地时间周一至周五 9:00–17:59 的提交数 ÷ 时区可信的提交数；没有这样的提交则未知。不考虑各地节假日。${zoneRule.zh}${commitRule.zh}${monthRule.zh}。`,
    en: `Commits made Monday to Friday 9:00–17:59 in the author's local time ÷ commits with a believable zone, over the period; unknown without such commits. Public holidays are not considered. ${zoneRule.en} ${commitRule.en} ${monthRule.en}`,
  },
  source: 'https://chaoss.community/kb/metric-activity-dates-and-times/',
  chaoss: 'Activity Dates and Times',
  needs: ['commit'],
  additive: false,
  scopes: ['repository', 'project', 'organisation', 'person', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: 'weekday-hour',
  async compute(session, request) {
    const rows = await figures(session, request, {
      facts: sql`select subject, month, count(*) as commits,
        count(*) filter (where hour < 120 and hour % 24 between 9 and 17) as working from (${weekHours}) h group by subject, month`,
      value: sql`sum(p.working) / nullif(sum(p.commits), 0)`,
      explain: ({ value }) =>
        value === null ? { zh: '没有时区可信的提交', en: 'No commits with a believable zone' } : null,
    });
    return withDetail(rows, await hourCounts(session), histogram);
  },
});

interface HourRow extends DetailRow {
  readonly hour: number;
  readonly commits: number;
}

async function hourCounts(session: Kysely<Database>): Promise<readonly HourRow[]> {
  const { rows } = await sql<HourRow>`
    select h.subject, e.ending, h.hour, count(*)::int as commits
    from (${weekHours}) h join (${newestWindows}) e on e.subject = h.subject and h.month between e.ending - 11 and e.ending
    group by 1, 2, 3`.execute(session);
  return rows;
}

function histogram(rows: readonly HourRow[]): number[] {
  const hours = Array.from({ length: 168 }, () => 0);
  for (const { hour, commits } of rows) hours[hour] = commits;
  return hours;
}
