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

import type { Stage } from '#store/facts.ts';

/** The rules of ranking in numbers, frozen with every ranking; `revision` is raised with every change of the code that applies them. */
export interface RankingRules {
  readonly revision: number;
  readonly stages: readonly Stage[];
  /** Months of history that a project needs, the ranked one included. */
  readonly history: number;
  /** Draws behind a rank interval. */
  readonly draws: number;
  /** A judgement of the matrix is varied by up to this share, up or down. */
  readonly tolerance: number;
  /** Contributors of each project that are left out, one at a time. */
  readonly leftOut: number;
  /** The share of draws that a rank interval holds. */
  readonly held: number;
}

/** The rules that this code applies. */
export const rankingRules: RankingRules = {
  revision: 1,
  stages: ['sandbox', 'incubating', 'graduated'],
  history: 3,
  draws: 400,
  tolerance: 0.25,
  leftOut: 3,
  held: 0.9,
};
