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

/** A dependency of a lockfile with what is known of its releases; dates as ISO text, null = not known. */
export interface DependencyDates {
  /** When the version in use was released. */
  readonly used: string | null;
  /** When the newest stable version was released. */
  readonly newest: string | null;
}

/** How far dependencies lag behind, in years of 365.25 days; all null where no dependency is known. */
export interface Libyears {
  readonly total: number | null;
  readonly mean: number | null;
  /** `percentile_disc`: the k-th smallest, k = ⌈n/2⌉. */
  readonly median: number | null;
  /** How many dependencies both dates are known of, out of `dependencies`. */
  readonly known: number;
  readonly dependencies: number;
}

const year = 365.25 * 86_400_000;

/** Years from the version in use to the newest stable one; whoever is ahead of it, with a pre-release, does not lag. */
function lag({ used, newest }: DependencyDates): number | null {
  if (used === null || newest === null) return null;
  const years = (Date.parse(newest) - Date.parse(used)) / year;
  return Number.isNaN(years) ? null : Math.max(0, years);
}

/**
 * Libyears as CHAOSS defines them: Σ (release of the newest stable version − release of the version in use), without a
 * grace period. What is not known is left out and told by `known`, never taken as up to date.
 */
export function libyears(dependencies: readonly DependencyDates[]): Libyears {
  const lags = dependencies
    .map(lag)
    .filter((years) => years !== null)
    .toSorted((a, b) => a - b);
  const { length: known } = lags;
  const total = known === 0 ? null : lags.reduce((sum, years) => sum + years, 0);
  return {
    total,
    mean: total === null ? null : total / known,
    median: lags[Math.ceil(known / 2) - 1] ?? null,
    known,
    dependencies: dependencies.length,
  };
}
