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

import { sql } from 'kysely';
import { monthRule } from '../figures/known.ts';
import { commitRule } from '../figures/session.ts';
import { toldRatioFigures } from '../figures/work-item.ts';
import { defineMetric } from '../metric.ts';

export const commitChangeLinkRatio = defineMetric({
  id: 'commit-change-link-ratio',
  name: { zh: '提交经由变更比例', en: 'Commits through changes' },
  description: {
    zh: '期内的提交里，多大比例是经由变更（PR/MR）合入的。',
    en: 'Which share of the commits of the period came in through a change.',
  },
  unit: { zh: '占比', en: 'share' },
  topic: 'changes',
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `期内的提交中，属于某个已合并变更、或就是其合并所生成提交（压缩合并）的占比；有已合并的变更、却不知道任何变更所含提交的代码仓不计，没有提交时未知。${commitRule.zh}${monthRule.zh}。`,
    en: `Share of the commits of the period that belong to a merged change or are what its merge made (squashed); repositories with merged changes of none of which the commits are known are left out, unknown without commits. ${commitRule.en} ${monthRule.en}`,
  },
  source: 'https://github.com/oss-compass/compass-metrics-model/blob/3b5b042e/compass_metrics/git_metrics.py',
  chaoss: null,
  needs: ['commit', 'changes'],
  additive: false,
  scopes: ['repository', 'project', 'organisation', 'person', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: null,
  compute(session, request) {
    return toldRatioFigures(session, request, linkedCommits, {
      zh: '期内没有提交',
      en: 'No commits in the period',
    });
  },
});

const linkedCommits = sql`
  with own as (select distinct repository_id from scoped),
  merged as (select c.repository_id, c.number, c.merge_sha from change c join own using (repository_id) where c.merged_at is not null),
  linked as (
    select h.repository_id, encode(h.sha, 'hex') as source from change_commit h
      join merged m on m.repository_id = h.repository_id and m.number = h.change_number
    union select repository_id, encode(merge_sha, 'hex') from merged where merge_sha is not null
  ),
  silent as (
    select m.repository_id from merged m left join change_commit h on h.repository_id = m.repository_id and h.change_number = m.number
    group by m.repository_id having count(h.sha) = 0
  )
  select a.subject, a.month, count(l.source) filter (where s.repository_id is null) as part,
    count(*) filter (where s.repository_id is null) as whole, count(*) as every
  from acts a left join linked l on l.repository_id = a.repository_id and l.source = a.source
    left join silent s on s.repository_id = a.repository_id
  where a.kind = 'commit' group by a.subject, a.month`;
