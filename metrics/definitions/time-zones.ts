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
import { zoneLabel, zoneRule } from '../figures/local-time.ts';
import { commitRule } from '../figures/session.ts';
import { type DetailRow, figures, newestWindows, withDetail } from '../figures/slot.ts';
import { defineMetric } from '../metric.ts';

export const timeZones = defineMetric({
  id: 'time-zones',
  name: { zh: '时区数', en: 'Time zones' },
  description: {
    zh: '提交来自多少个时区，各有多少次。',
    en: 'From how many time zones commits come, and how many from each.',
  },
  unit: { zh: '个', en: 'zones' },
  topic: 'activity',
  direction: 'none',
  revision: 1,
  formula: {
    zh: `期内提交的不同 UTC 偏移个数；有提交但时区都不可信时未知。${zoneRule.zh}${commitRule.zh}${monthRule.zh}。`,
    en: `Distinct UTC offsets of the commits of the period; unknown when there are commits but no believable zone. ${zoneRule.en} ${commitRule.en} ${monthRule.en}`,
  },
  source: 'https://chaoss.community/kb/metric-activity-dates-and-times/',
  chaoss: 'Activity Dates and Times',
  needs: ['commit'],
  additive: false,
  scopes: ['repository', 'project', 'organisation', 'person', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: 'zone',
  async compute(session, request) {
    const rows = await figures(session, request, {
      facts: sql`select distinct subject, month, zone from acts where kind = 'commit'`,
      value: sql`case when count(p.subject) = 0 or count(p.zone) > 0 then count(distinct p.zone) end`,
      explain: ({ value }) =>
        value === null ? { zh: '没有可信的时区记录', en: 'No believable zone is recorded' } : null,
    });
    return withDetail(rows, await zones(session), (own) =>
      own.map(({ zone, commits }) => ({ zone: zone === null ? null : zoneLabel(zone), commits })),
    );
  },
});

interface ZoneRow extends DetailRow {
  readonly zone: number | null;
  readonly commits: number;
}

async function zones(session: Kysely<Database>): Promise<readonly ZoneRow[]> {
  const { rows } = await sql<ZoneRow>`
    select c.subject, e.ending, c.zone, count(*)::int as commits
    from acts c join (${newestWindows}) e on e.subject = c.subject and c.month between e.ending - 11 and e.ending
    where c.kind = 'commit' group by 1, 2, 3 order by 1, 3 nulls last`.execute(session);
  return rows;
}
