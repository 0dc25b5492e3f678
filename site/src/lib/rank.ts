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

import type { Ranking, RankingEntry } from '#api/client.ts';

/** A ranked entry: its rank is known. */
export type Ranked = RankingEntry & { readonly rank: number };

/** The entries with a place, best first. */
export function ranked(ranking: Ranking | null): Ranked[] {
  const entries = ranking?.entries ?? [];
  return entries.filter((entry): entry is Ranked => entry.rank !== null).toSorted((a, b) => a.rank - b.rank);
}

/** The entries without a place, by slug; each has a reason. */
export function unranked(ranking: Ranking | null): RankingEntry[] {
  const entries = ranking?.entries ?? [];
  return entries.filter((entry) => entry.rank === null).toSorted((a, b) => (a.project < b.project ? -1 : 1));
}

/** The places an entry may take, as text: `3` or `2–5`; null = not ranked. */
export function interval(entry: Pick<RankingEntry, 'interval'>): string | null {
  if (entry.interval === null) return null;
  const { best, worst } = entry.interval;
  return best === worst ? String(best) : `${best}–${worst}`;
}

/** A condition of being ranked that is not fulfilled, or not known to be. */
export interface OpenCondition {
  readonly state: 'unmet' | 'unknown';
  readonly text: RankingEntry['conditions'][number]['text'];
}

/** The conditions that keep a project out, those that fail first; the one that is told as the reason is not told again. */
export function openConditions({ conditions, reason }: Pick<RankingEntry, 'conditions' | 'reason'>): OpenCondition[] {
  const of = (met: boolean | null, state: OpenCondition['state']) =>
    conditions
      .filter((condition) => condition.met === met && condition.text.zh !== reason?.zh)
      .map(({ text }) => ({ state, text }));
  return [...of(false, 'unmet'), ...of(null, 'unknown')];
}

/** What changed against the month before. */
export type Movement = 'up' | 'down' | 'same' | 'new';

/** Where an entry moved; `new` = it had no place the month before. */
export function movement(entry: Pick<RankingEntry, 'change'>): Movement {
  if (entry.change === null) return 'new';
  if (entry.change === 0) return 'same';
  return entry.change > 0 ? 'up' : 'down';
}

/** Places that are shown with their parts; further ones stand in a table. */
export const detailedPlaces = 50;
/** Repositories of a snapshot that the page lists; the data file has all. */
export const shownSnapshot = 100;
