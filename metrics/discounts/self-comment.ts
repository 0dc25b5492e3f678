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

export const selfComment = defineDiscount({
  id: 'self-comment',
  name: { zh: '自言自语', en: 'Comments on one’s own' },
  description: {
    zh: '在自己的议题或变更下连续评论，而别人没有参与：前五条照常计，之后只计五分之一。别人每说一句，就多一条额度，正常的问答和评审往返不受影响。',
    en: 'Comments on one’s own issue or change while nobody else takes part: the first five count in full, further ones a fifth. Everything that somebody else says allows one more, so that answers and review rounds are not touched.',
  },
  revision: 2,
  formula: {
    zh: '作者在自己议题或变更下的第 n 条评论或行内意见（按时间），若 n > 5 + 此前其他真人在该处的评论、行内意见与评审数，系数 0.2。机器人说的不算别人。误伤：把议题当工作日志写的人；证据列出序号和他人发言数，可提出异议。',
    en: 'The nth comment or line comment, by time, of an author on their own issue or change has factor 0.2 when n > 5 + what other humans had said there before (comments, line comments, reviews). Bots are nobody else. Who may be hit wrongly: those who keep a work log in an issue; the evidence gives n and how much others had said, and can be disputed.',
  },
  source: 'https://github.com/X-lab2017/open-digger/blob/master/src/metrics/indices.ts',
  needs: ['issues', 'changes', 'comments'],
  evidence: {
    nth: { zh: '作者第几条', en: 'ordinal of the author’s own' },
    othersBefore: { zh: '此前他人发言数', en: 'said by others before' },
  },
  find: sql<DiscountRow>`select repository_id, kind, source, '0.2' as factor,
      jsonb_build_object('nth', nth, 'othersBefore', others) as evidence
    from (
      select repository_id, a.kind, a.source, subject_kind, subject_number, a.person_id = a.other_id as own,
        count(*) filter (where a.kind <> 'review' and a.person_id = a.other_id) over running as nth,
        count(*) filter (where a.person_id <> a.other_id) over running as others
      from stage_act a join (
        select repository_id, subject_kind, subject_number from stage_act
        where kind in ('comment', 'review-comment') and person_id = other_id group by 1, 2, 3 having count(*) > 5
      ) talked using (repository_id, subject_kind, subject_number)
      where a.kind in ('comment', 'review-comment', 'review') and a.class = 'human' and a.person_id is not null
        and a.other_id is not null
      window running as (partition by repository_id, subject_kind, subject_number
        order by a.at, a.kind collate "C", length(a.source), a.source collate "C" rows unbounded preceding)
    ) said
    where own and kind <> 'review' and nth > 5 + others`,
});
