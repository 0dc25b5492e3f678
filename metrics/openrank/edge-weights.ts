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
import type { ActKind } from '#store/facts.ts';

/** Weights in thousandths. */
type Weights = Partial<Readonly<Record<ActKind, number>>>;

/** What acts between a person and a repository weigh, by OpenDigger; pushes are not known here. */
export const globalWeights: Weights = {
  'issue-opened': 22_235,
  comment: 5_252,
  'issue-closed': 9_712,
  'review-comment': 7_427,
  'change-opened': 40_679,
};

/** What acts between a person and an issue or change weigh, by OpenDigger; a merge is whoever merged closing the change. */
export const communityWeights: Weights = { ...globalWeights, 'change-closed': 14_695, 'change-merged': 14_695 };

/** Kinds that have a weight. */
export function weighedKinds(weights: Weights): string[] {
  return Object.keys(weights).sort();
}

/** The weight of a row's `kind`. */
export function weightOfKind(weights: Weights, kind: string): RawBuilder<number> {
  const cases = Object.entries(weights).map(([name, weight]) => sql`when ${sql.lit(name)} then ${sql.lit(weight)}`);
  return sql`case ${sql.ref(kind)} ${sql.join(cases, sql` `)} end`;
}
