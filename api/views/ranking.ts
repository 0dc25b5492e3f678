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

import type { RankingBody } from '#metrics/rank/ranking.ts';
import type { RankingRow } from '#store/queries/ranking.ts';
import type { Ranking, RankingBrief } from '../client.ts';
import { publicUrl } from './project.ts';
import { scoreView } from './score.ts';

/** A frozen ranking as the API gives it; nothing is computed here. */
export function rankingView(row: RankingRow): Ranking {
  const { snapshot, entries } = row.body as RankingBody;
  const month = row.month.slice(0, 7);
  return {
    model: row.model,
    revision: row.revision,
    month,
    digest: row.digest,
    createdAt: row.created_at.toISOString(),
    snapshot: {
      repositories: snapshot.repositories.map((one) => ({ ...one, url: publicUrl(one.url) })),
      metrics: { ...snapshot.metrics },
      checks: { ...snapshot.checks },
      before: snapshot.before,
    },
    entries: entries.map((entry) => ({
      ...entry,
      conditions: entry.conditions.map((one) => ({ ...one })),
      interval: entry.interval === null ? null : { ...entry.interval },
      score: scoreView({ month: row.month, result: entry.score, running: false }),
    })),
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
