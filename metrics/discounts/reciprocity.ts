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

export const reciprocity = defineDiscount({
  id: 'reciprocity',
  name: { zh: '互评小圈', en: 'Reciprocity' },
  description: {
    zh: '两个人几乎只评审彼此，而项目里还有别的评审者：这些互评减半。',
    en: 'Two people who review hardly anybody but each other, in a project that has other reviewers: their reviews of each other count half.',
  },
  revision: 1,
  formula: {
    zh: '按项目、自然年（UTC）：甲、乙各给对方至少 10 次评审（含行内意见），各自给出的评审至少九成给了对方，各自收到的评审至少九成来自对方，且当年还有至少 3 位其他真人给出过评审；满足时两人互评的每次评审与行内意见系数 0.5。对自己变更的评审不计入。只有两三个人的项目不适用。误伤：共同负责一个模块的两位维护者；证据列出双方的次数和占比，可提出异议。',
    en: 'By project and calendar year (UTC): A and B each reviewed the other at least 10 times (line comments included), at least nine tenths of what each gave went to the other, at least nine tenths of what each received came from the other, and at least 3 other humans gave reviews that year. Then each review and line comment between them has factor 0.5. Reviews of one’s own changes are not looked at. Projects of two or three people are never touched. Who may be hit wrongly: two maintainers in charge of one module; the evidence gives the numbers of both sides, and can be disputed.',
  },
  source: 'https://github.com/ossf/scorecard/blob/main/docs/checks.md#code-review',
  needs: ['changes', 'reviews', 'review-comments'],
  evidence: {
    year: { zh: '年份', en: 'year' },
    given: { zh: '给对方的评审', en: 'reviews given to the other' },
    ofGiven: { zh: '给出的评审总数', en: 'of all given' },
    received: { zh: '收到对方的评审', en: 'reviews received from the other' },
    ofReceived: { zh: '收到的评审总数', en: 'of all received' },
    otherReviewers: { zh: '当年其他评审者', en: 'other reviewers of the year' },
  },
  find: sql<DiscountRow>`with given as (
      select a.repository_id, a.kind, a.source, a.month / 12 as year, a.person_id as by, a.other_id as of
      from stage_act a
      where a.kind in ('review', 'review-comment') and a.class = 'human' and a.standing < 2
        and a.person_id is not null and a.other_id is not null and a.person_id <> a.other_id
    ),
    pair as (select year, by, of, count(*)::int as n from given group by 1, 2, 3),
    gave as (select year, by, sum(n)::int as n from pair group by 1, 2),
    got as (select year, of, sum(n)::int as n from pair group by 1, 2),
    reviewers as (select year, count(*) as n from gave group by 1),
    ring as (
      select p.year, p.by, p.of, p.n as given, b.n as received, g.n as gave, t.n as got, r.n - 2 as others
      from pair p join pair b on b.year = p.year and b.by = p.of and b.of = p.by
      join gave g on g.year = p.year and g.by = p.by join got t on t.year = p.year and t.of = p.by
      join reviewers r on r.year = p.year
      where p.n >= 10 and p.n * 10 >= g.n * 9 and b.n * 10 >= t.n * 9 and r.n >= 5
    )
    select v.repository_id, v.kind, v.source, '0.5' as factor, jsonb_build_object('year', v.year, 'given', o.given,
      'ofGiven', o.gave, 'received', o.received, 'ofReceived', o.got, 'otherReviewers', o.others) as evidence
    from given v join ring o on o.year = v.year and o.by = v.by and o.of = v.of
    join ring back on back.year = v.year and back.by = v.of and back.of = v.by`,
});
