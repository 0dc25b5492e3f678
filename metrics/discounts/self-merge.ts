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

export const selfMerge = defineDiscount({
  id: 'self-merge',
  name: { zh: '自行合入', en: 'Self-merge' },
  description: {
    zh: '自己合入自己的变更，而合入之前没有其他人评审或说过话：合入的分值减半，新建变更和提交照常计。',
    en: 'A change merged by its own author before anybody else had reviewed it or said anything: the merge counts half; opening the change and its commits count in full.',
  },
  revision: 1,
  formula: {
    zh: '合入者与作者是同一人，且在合入时刻之前没有其他真人的评审、行内评审意见或评论：该“合入”系数 0.5。平台的评审、行内意见和评论三类数据未采集完整的代码仓不适用：不知道不等于没有。有人只回一句“LGTM”也算评审，因此用评论评审的社区不受影响。误伤：线下评审过的变更、只有一位维护者的项目；只减合入一项，且证据列出变更编号和各类评审数，可提出异议。',
    en: 'Merger and author are one person, and no review, line comment or comment by another human came before the merge: factor 0.5 on the merge. Repositories whose reviews, line comments and comments have not all been read whole are never touched: not known is not none. A mere “LGTM” is a review here, so that communities that review by comments are not hit. Who may be hit wrongly: changes reviewed off the platform, projects of one maintainer; only the merge is lowered, and the evidence gives the change and what was said on it, and can be disputed.',
  },
  source: 'https://github.com/ossf/scorecard/blob/main/docs/checks.md#code-review',
  needs: ['changes', 'reviews', 'review-comments', 'comments'],
  evidence: {
    change: { zh: '变更编号', en: 'change' },
    mergedAt: { zh: '合入时刻', en: 'merged at' },
    reviews: { zh: '评审数', en: 'reviews' },
    reviewComments: { zh: '行内评审意见数', en: 'line comments' },
    comments: { zh: '评论数', en: 'comments' },
    firstResponseAt: { zh: '他人首次回应', en: 'first response by somebody else' },
  },
  find: sql<DiscountRow>`select a.repository_id, a.kind, a.source, '0.5' as factor,
      jsonb_build_object('change', i.number, 'mergedAt', i.merged_at at time zone 'UTC', 'reviews', i.reviews,
        'reviewComments', i.review_comments, 'comments', i.comments, 'firstResponseAt', i.first_response_at at time zone 'UTC') as evidence
    from stage_act a
    join stage_item i on i.repository_id = a.repository_id and i.kind = 'change' and i.number = a.subject_number
    where a.kind = 'change-merged' and a.class = 'human' and a.person_id = a.other_id
      and i.reviews is not null and i.review_comments is not null and i.comments is not null
      and (i.first_response_at is null or i.first_response_at > i.merged_at)`,
});
