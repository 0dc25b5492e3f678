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
    zh: '两个人几乎只评审彼此，或一小圈人几乎只给彼此盖章，而项目里还有别的评审者：这些互评减半。',
    en: 'Two people who review hardly anybody but each other, or a few who hardly do more than approve each other, in a project that has other reviewers: their reviews of each other count half.',
  },
  revision: 2,
  formula: {
    zh: '按项目、自然年（UTC）。两人：甲、乙各给对方至少 10 次评审（含行内意见），各自给出的评审至少九成给了对方，各自收到的评审至少九成来自对方。小圈（三至六人）：与某人互给至少 10 次评审的人是其同伴，至多五位；各自给出和收到的评审至少九成在自己与同伴之间，其中行内意见不到一成（只盖章、不提意见），且这些变更的行内意见都已采集。两种情形都要求当年圈外还有至少 3 位真人给出过评审；满足时圈内互评的每次评审与行内意见系数 0.5。对自己变更的评审不计入。只有两三个人的项目不适用；真正提意见的团队不算小圈。误伤：共同负责一个模块的两位维护者、把意见都写在普通评论里的小组；证据列出次数、占比和圈子大小，可提出异议。',
    en: 'By project and calendar year (UTC). Two: A and B each reviewed the other at least 10 times (line comments included), at least nine tenths of what each gave went to the other, at least nine tenths of what each received came from the other. A few (three to six): who exchanged at least 10 reviews each way with somebody is their partner, five at most; at least nine tenths of what each gave and received stayed among them and their partners, less than a tenth of it line comments (approval without a remark), and the line comments on these changes have been read. Either way at least 3 humans outside gave reviews that year. Then each review and line comment among them has factor 0.5. Reviews of one’s own changes are not looked at. Projects of two or three people are never touched, nor is a team that has remarks to make. Who may be hit wrongly: two maintainers in charge of one module, a team that writes its remarks as plain comments; the evidence gives the numbers and the size of the circle, and can be disputed.',
  },
  source: 'https://github.com/ossf/scorecard/blob/main/docs/checks.md#code-review',
  needs: ['changes', 'reviews', 'review-comments'],
  evidence: {
    year: { zh: '年份', en: 'year' },
    given: { zh: '给对方的评审', en: 'reviews given to the other' },
    ofGiven: { zh: '给出的评审总数', en: 'of all given' },
    received: { zh: '收到对方的评审', en: 'reviews received from the other' },
    ofReceived: { zh: '收到的评审总数', en: 'of all received' },
    circle: { zh: '圈内人数', en: 'people in the circle' },
    otherReviewers: { zh: '当年其他评审者', en: 'other reviewers of the year' },
  },
  find: sql<DiscountRow>`with given as (
      select a.repository_id, a.kind, a.source, a.month / 12 as year, a.person_id as by, a.other_id as of,
        i.review_comments is null as untold
      from stage_act a left join stage_item i
        on i.repository_id = a.repository_id and i.kind = a.subject_kind and i.number = a.subject_number
      where a.kind in ('review', 'review-comment') and a.class = 'human' and a.standing < 2
        and a.person_id is not null and a.other_id is not null and a.person_id <> a.other_id
    ),
    pair as (select year, by, of, count(*)::int as n, count(*) filter (where kind = 'review-comment')::int as lines,
      bool_or(untold) as untold from given group by 1, 2, 3),
    gave as (select year, by, sum(n)::int as n from pair group by 1, 2),
    got as (select year, of, sum(n)::int as n from pair group by 1, 2),
    reviewers as (select year, count(*)::int as n from gave group by 1),
    mutual as (
      select p.year, p.by, p.of, p.n as given, b.n as received, p.lines + b.lines as lines, p.untold or b.untold as untold
      from pair p join pair b on b.year = p.year and b.by = p.of and b.of = p.by where p.n >= 10 and b.n >= 10
    ),
    about as (
      select m.*, g.n as gave, t.n as got, r.n as reviewers, c.partners,
        m.given * 10 >= g.n * 9 and m.received * 10 >= t.n * 9 as two,
        c.partners between 2 and 5 and c.given * 10 >= g.n * 9 and c.received * 10 >= t.n * 9
          and c.lines * 10 < c.given + c.received and not c.untold as few
      from mutual m join gave g on g.year = m.year and g.by = m.by join got t on t.year = m.year and t.of = m.by
      join reviewers r on r.year = m.year
      join (select year, by, count(*)::int as partners, sum(given) as given, sum(received) as received, sum(lines) as lines,
        bool_or(untold) as untold from mutual group by 1, 2) c on c.year = m.year and c.by = m.by
    ),
    ring as (
      select o.year, o.by, o.of, o.given, o.received, o.gave, o.got, s.circle, o.reviewers - s.circle as others
      from about o join about back on back.year = o.year and back.by = o.of and back.of = o.by
      cross join lateral (select case when o.two and back.two then 2 when o.few and back.few
        then greatest(o.partners, back.partners) + 1 end as circle) s
      where o.reviewers - s.circle >= 3
    )
    select v.repository_id, v.kind, v.source, '0.5' as factor, jsonb_build_object('year', v.year, 'given', o.given,
      'ofGiven', o.gave, 'received', o.received, 'ofReceived', o.got, 'circle', o.circle, 'otherReviewers', o.others) as evidence
    from given v join ring o on o.year = v.year and o.by = v.by and o.of = v.of`,
});
