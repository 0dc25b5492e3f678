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

import type { Series } from '#api/client.ts';

/** Commits of one time zone. */
export interface ZoneBar {
  /** As `+08:00`; null = commits without a believable zone. */
  readonly zone: string | null;
  readonly commits: number;
  readonly share: number;
}

/** The zones of a series with that detail, largest first, commits without a zone last; empty when it has none. */
export function zoneBars(series: Pick<Series, 'detail' | 'detailShape'>): ZoneBar[] {
  if (series.detailShape !== 'zone' || !Array.isArray(series.detail)) return [];
  const parts = series.detail.filter(isPart);
  const total = parts.reduce((sum, part) => sum + part.commits, 0);
  return parts
    .map(({ zone, commits }) => ({ zone, commits, share: total === 0 ? 0 : commits / total }))
    .toSorted((a, b) => Number(a.zone === null) - Number(b.zone === null) || b.commits - a.commits);
}

function isPart(part: unknown): part is { zone: string | null; commits: number } {
  if (typeof part !== 'object' || part === null || !('zone' in part) || !('commits' in part)) return false;
  return (part.zone === null || typeof part.zone === 'string') && typeof part.commits === 'number';
}

/** Zones that are shown at once. */
const shownZones = 8;

/** The zones that are shown at once, and the others; commits without a zone are always among the first. */
export function splitZones(bars: readonly ZoneBar[]): { first: ZoneBar[]; rest: ZoneBar[] } {
  if (bars.length <= shownZones + 1) return { first: [...bars], rest: [] };
  const known = bars.filter(({ zone }) => zone !== null);
  const unknown = bars.filter(({ zone }) => zone === null);
  return { first: [...known.slice(0, shownZones), ...unknown], rest: known.slice(shownZones) };
}
