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

import { type RawBuilder, sql } from 'kysely';
import type { ActKind, Text } from '#store/facts.ts';

type Weights = Readonly<Partial<Record<ActKind, number>>>;

/** OpenDigger since 11 December 2023, from its AHP matrix. */
const weights2023: Weights = {
  comment: 0.5252,
  'issue-opened': 2.2235,
  'change-opened': 4.0679,
  'review-comment': 0.7427,
  'change-merged': 2.0339,
};

/** OpenDigger before that. */
const weights2020: Weights = {
  comment: 1,
  'issue-opened': 2,
  'change-opened': 3,
  'review-comment': 4,
  'change-merged': 2,
};

const ownWeights: Weights = { ...weights2023, commit: 1, 'co-author': 0.5, review: 0.7427 };

/** Weights of each activity by the kind of act. */
export const activityWeights = {
  activity: ownWeights,
  activity_2023: weights2023,
  activity_2020: weights2020,
} as const;
/** One of them. */
export type ActivityName = keyof typeof activityWeights;

/** Our activity in words, for the card. */
export const activityRule: Text = {
  zh: 'A(人, 仓, 月) = √(0.5252 × 评论 + 2.2235 × 新建议题 + 4.0679 × 新建变更 + 0.7427 × 行内评审意见 + 2.0339 × 被合入的变更 + 1 × 提交 + 0.5 × 共同作者提交 + 0.7427 × 对他人变更的评审)，每项再乘其折减系数；合入记在变更作者名下，同仓同月里作者不详的行为合在一起，按一人开方。前五项是 OpenDigger 2023 年权重；提交不到一个变更的四分之一，使直接推送与走评审的项目可比又不鼓励拆碎提交，评审与行内评审意见同值。变更与其中的提交都计：两者同在一个平方根之下，一个变更带 n 个提交最多为 √(6.1018 + n)，n 增大时回报递减；折减规则另行压低突击和空提交。同一月内，A 按各次行为的权重分摊，因此各人之和 = 各单位、个人与“未知”之和 = 项目。',
  en: 'A(person, repository, month) = √(0.5252 × comments + 2.2235 × issues opened + 4.0679 × changes opened + 0.7427 × review comments + 2.0339 × changes merged + 1 × commits + 0.5 × commits co-authored + 0.7427 × reviews of changes of others), each term times its discount; a merge is credited to the author of the change, and acts of unknown authors of a repository and month stand under one root together. The first five are the OpenDigger weights of 2023. A commit is less than a quarter of a change, so that projects that push and projects that review can be compared and splitting commits does not pay; a review weighs as much as a line comment of one. A change and its commits both count: they stand under one square root, so that a change of n commits makes at most √(6.1018 + n), and less for each further one; discounts lower bursts and empty commits besides. A is split over the acts of the month by weight, so that the sum over people = organisations, individuals and unknown = the project.',
};

/** Weight of a row `a` of `stage_act` in ten-thousandths: whole, so that sums are exact in any order. */
export function weightOf(name: ActivityName): RawBuilder<number> {
  const cases = Object.entries(activityWeights[name]).map(
    ([kind, weight]) => sql`when ${sql.lit(kind)} then ${sql.lit(Math.round(weight * 10_000))}`,
  );
  // A review of one's own change is an answer to reviewers.
  return sql<number>`(case when a.class <> 'human' or a.kind = 'review' and a.person_id = a.other_id then 0
    else case a.kind ${sql.join(cases, sql` `)} else 0 end end)::bigint`;
}
