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

import type { Ranking, RankingEntry } from '../../client.ts';

/** A project in two rankings. */
export interface ComparedEntry {
  readonly project: string;
  readonly name: RankingEntry['name'];
  /** Null = was not ranked. */
  readonly rankBefore: number | null;
  readonly rankNow: number | null;
  readonly scoreBefore: number | null;
  readonly scoreNow: number | null;
  readonly coverageBefore: number | null;
  readonly coverageNow: number | null;
  /** Points that each part of the score gained or lost, the largest first. */
  readonly parts: { readonly id: string; readonly name: RankingEntry['name']; readonly points: number }[];
  /** Why it is not ranked now; null where it is. */
  readonly reason: RankingEntry['reason'];
}

function partsOf(entry: RankingEntry | undefined): Map<string, { name: RankingEntry['name']; points: number }> {
  const parts = (entry?.score.parts ?? []).map(({ id, name, inputs }) => {
    const points = inputs.reduce((sum, input) => sum + (input.points ?? 0), 0);
    return [id, { name, points }] as const;
  });
  return new Map(parts);
}

function differences(before: RankingEntry | undefined, now: RankingEntry | undefined): ComparedEntry['parts'] {
  if (before === undefined || now === undefined) return [];
  const [old, fresh] = [partsOf(before), partsOf(now)];
  const ids = [...new Set([...old.keys(), ...fresh.keys()])];
  return ids
    .map((id) => {
      const name = fresh.get(id)?.name ?? old.get(id)?.name ?? { zh: id, en: id };
      return { id, name, points: (fresh.get(id)?.points ?? 0) - (old.get(id)?.points ?? 0) };
    })
    .filter(({ points }) => Math.abs(points) >= 0.005)
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points) || (a.id < b.id ? -1 : 1));
}

/** Puts two rankings side by side: who is ranked now in order, then who left, then the rest by slug. */
export function compareRankings(before: Ranking | null, now: Ranking): ComparedEntry[] {
  const old = new Map((before?.entries ?? []).map((entry) => [entry.project, entry]));
  const fresh = new Map(now.entries.map((entry) => [entry.project, entry]));
  const slugs = [...new Set([...fresh.keys(), ...old.keys()])];
  const place = (slug: string) => fresh.get(slug)?.rank ?? (old.get(slug)?.rank ?? Number.POSITIVE_INFINITY) + 1e6;
  return slugs
    .sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1))
    .map((project) => {
      const [was, is] = [old.get(project), fresh.get(project)];
      return {
        project,
        name: is?.name ?? was?.name ?? { zh: project, en: project },
        rankBefore: was?.rank ?? null,
        rankNow: is?.rank ?? null,
        scoreBefore: was?.score.value ?? null,
        scoreNow: is?.score.value ?? null,
        coverageBefore: was?.score.coverage ?? null,
        coverageNow: is?.score.coverage ?? null,
        parts: differences(was, is),
        reason: is?.reason ?? null,
      };
    });
}
