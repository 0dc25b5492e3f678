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
import { type DiscountRow, defineDiscount } from '../discount.ts';

/** How many acts of a kind a person does within an hour that count in full. */
const limits = {
  'issue-opened': 15,
  'change-opened': 15,
  comment: 40,
  review: 40,
  'review-comment': 80,
  commit: 60,
  'co-author': 60,
} as const;

const rows = Object.entries(limits).map(([kind, most]) => sql`(${sql.lit(kind)}, ${sql.lit(most)})`);
const inWords = (and: string) =>
  Object.entries(limits)
    .map(([kind, most]) => `${kind} ${most}`)
    .join(and);

export const burst = defineDiscount({
  id: 'burst',
  name: { zh: '突击', en: 'Burst' },
  description: {
    zh: '一小时内同一类行为多到不像手工做的：超出限额的部分只计五分之一。',
    en: 'More acts of one kind within an hour than hands can do: what is beyond the limit counts a fifth.',
  },
  revision: 1,
  formula: {
    zh: `同一人在同一项目中，某次行为之前 60 分钟内（含本次）同类行为超过限额时，该次系数 0.2。限额：${inWords('、')}。在另一代码仓重复出现的提交不重复计数。误伤：集中分诊议题、批量导入历史、大批机械修改；限额取正常人手速的数倍，且分值本已开平方，证据列出一小时内的次数和限额，可提出异议。`,
    en: `An act has factor 0.2 when its person did more acts of its kind in the project than the limit within the 60 minutes that end with it. Limits: ${inWords(', ')}. Commits that stand in a second repository too are not counted twice. Who may be hit wrongly: sessions of triage, imports of history, mechanical changes in bulk; the limits are several times what hands do, scores are under a square root anyway, and the evidence gives the number within the hour and the limit, and can be disputed.`,
  },
  source: 'https://github.com/X-lab2017/open-digger/blob/master/src/cron/tasks/globalOpenrank.ts',
  needs: ['commit'],
  evidence: {
    withinHour: { zh: '同类行为（一小时内，含本次）', en: 'acts of the kind within the hour' },
    limit: { zh: '限额', en: 'limit' },
  },
  find: sql<DiscountRow>`select repository_id, kind, source, '0.2' as factor,
      jsonb_build_object('withinHour', nth - before, 'limit', most) as evidence
    from (
      select a.repository_id, a.kind, a.source, l.most,
        row_number() over (one order by a.at, a.source collate "C") as nth,
        count(*) over (one order by a.at range between unbounded preceding and interval '1 hour' preceding) as before
      from stage_act a join (
        select b.person_id, b.kind, m.most from stage_act b join (values ${sql.join(rows)}) m(kind, most) on m.kind = b.kind
        where b.person_id is not null group by 1, 2, 3 having count(*) > m.most
      ) l on l.person_id = a.person_id and l.kind = a.kind
      where a.class = 'human'
      window one as (partition by case when a.standing = 2 then a.repository_id end, a.person_id, a.kind)
    ) counted
    where nth - before > most`,
});
