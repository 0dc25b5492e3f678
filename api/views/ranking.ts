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

import type { RankingBody } from '#metrics/ranking.ts';
import type { RankingRow } from '#store/queries/ranking.ts';
import type { Ranking, RankingBrief } from '../client.ts';

/** A frozen ranking as the API gives it; `change` compares with the month before, as frozen. */
export function rankingView(row: RankingRow, before: RankingRow | null): Ranking {
  const body = row.body as RankingBody;
  const former = new Map(
    (before?.body as RankingBody | undefined)?.entries.map(({ project, rank }) => [project, rank]),
  );
  const month = row.month.slice(0, 7);
  return {
    model: row.model,
    revision: row.revision,
    month,
    digest: row.digest,
    createdAt: row.created_at.toISOString(),
    snapshot: {
      repositories: body.snapshot.repositories.map((one) => ({ ...one })),
      metrics: { ...body.snapshot.metrics },
      checks: { ...body.snapshot.checks },
    },
    entries: body.entries.map((entry) => {
      const was = former.get(entry.project) ?? null;
      return {
        ...entry,
        change: entry.rank === null || was === null ? null : was - entry.rank,
      };
    }) as Ranking['entries'],
  };
}

/** A frozen ranking without its entries. */
export function rankingBrief(row: RankingRow): RankingBrief {
  const { entries } = row.body as RankingBody;
  const ranked = entries.filter(({ rank }) => rank !== null).length;
  return {
    model: row.model,
    revision: row.revision,
    month: row.month.slice(0, 7),
    digest: row.digest,
    createdAt: row.created_at.toISOString(),
    ranked,
    notRanked: entries.length - ranked,
  };
}
