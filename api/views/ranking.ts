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

import type { RankingBody } from '#metrics/rank/body.ts';
import type { RankingRow } from '#store/queries/ranking.ts';
import type { RankingDisputeRow, RankingEventRow } from '#store/queries/ranking-life.ts';
import type { Ranking, RankingBrief } from '../client.ts';
import { publicUrl } from './project.ts';
import { scoreView } from './score.ts';

type Json<T> = T extends readonly (infer Item)[]
  ? Json<Item>[]
  : T extends object
    ? { -readonly [K in keyof T]: Json<T[K]> }
    : T;

/** A body of form 1, which earlier versions froze. */
interface OldBody {
  readonly snapshot: Pick<RankingBody['snapshot'], 'metrics' | 'checks' | 'before'> & {
    readonly repositories: readonly { readonly project: string; readonly url: string; readonly head: string }[];
  };
  readonly entries: readonly Omit<RankingBody['entries'][number], 'because'>[];
}

type Frozen = Pick<Ranking, 'format' | 'card' | 'rules' | 'cards' | 'snapshot' | 'before' | 'inputs' | 'entries'>;

function oldParts(body: OldBody, month: string): Frozen {
  const { repositories, metrics, checks, before } = body.snapshot;
  return {
    format: 1,
    card: null,
    rules: null,
    cards: null,
    before: null,
    inputs: null,
    snapshot: {
      repositories: repositories.map((one) => ({ ...one, url: publicUrl(one.url), streams: {} })),
      bases: {},
      metrics: { ...metrics },
      checks: { ...checks },
      discounts: {},
      before,
    },
    entries: body.entries.map((entry) => ({
      ...entry,
      because: null,
      conditions: entry.conditions.map((one) => ({ ...one })),
      interval: entry.interval === null ? null : { ...entry.interval },
      score: scoreView({ month, result: entry.score, running: false }),
    })),
  };
}

/** What was frozen, as it stands: whoever digests it again gets the digest. */
function frozenParts(row: RankingRow): Frozen {
  const body = row.body as RankingBody | OldBody;
  if (!('format' in body)) return oldParts(body, row.month);
  const { format, card, rules, cards, snapshot, before, inputs, entries } = body as Json<RankingBody> & Frozen;
  return { format, card, rules, cards, snapshot, before, inputs, entries };
}

function lifeOf(row: RankingRow): Pick<Ranking, 'state' | 'until' | 'newer'> {
  return { state: row.state, until: row.until?.toISOString() ?? null, newer: row.newer };
}

/** A frozen ranking as the API gives it; nothing is computed here. */
export function rankingView(
  row: RankingRow,
  events: readonly RankingEventRow[],
  disputes: readonly RankingDisputeRow[],
): Ranking {
  return {
    model: row.model,
    revision: row.revision,
    month: row.month.slice(0, 7),
    digest: row.digest,
    createdAt: row.created_at.toISOString(),
    ...lifeOf(row),
    events: events.map(({ kind, actor, reason, until, at }) => {
      return { kind, actor, reason, until: until?.toISOString() ?? null, at: at.toISOString() };
    }),
    disputes: disputes.map((one) => ({
      id: one.id,
      project: one.project,
      subject: one.subject,
      raisedBy: one.raised_by,
      text: one.text,
      raisedAt: one.raised_at.toISOString(),
      outcome: one.outcome,
      answer: one.answer,
      answeredBy: one.answered_by,
      answeredAt: one.answered_at?.toISOString() ?? null,
    })),
    ...frozenParts(row),
  };
}

/** A frozen ranking without what it was made from. */
export function rankingBrief(row: RankingRow): RankingBrief {
  const { entries } = row.body as Pick<RankingBody, 'entries'>;
  const ranked = entries.filter(({ rank }) => rank !== null).length;
  return {
    model: row.model,
    revision: row.revision,
    month: row.month.slice(0, 7),
    digest: row.digest,
    createdAt: row.created_at.toISOString(),
    ...lifeOf(row),
    ranked,
    notRanked: entries.length - ranked,
  };
}
