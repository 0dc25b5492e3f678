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

import type { Kysely } from 'kysely';
import type { Store } from '#store/open.ts';
import { addMonths, lastFullMonth, type Month } from '#store/period.ts';
import { findRanking } from '#store/queries/ranking.ts';
import { snapshotRows } from '#store/queries/ranking-facts.ts';
import type { Database } from '#store/schema.ts';
import { checks } from '../check-registry.ts';
import { discounts } from '../discount-registry.ts';
import { MetricsError } from '../error.ts';
import { metrics } from '../metric-registry.ts';
import type { Model } from '../model.ts';
import { models } from '../model-registry.ts';
import { type BeforeEntry, bodyFormat, type RankingBody, type RankingEntry, type RankingInputs } from './body.ts';
import { canonicalJson, digestOf } from './canonical.ts';
import { frozenChecks, type StoredCandidate, storedCandidates } from './inputs.ts';
import { leftOutFigures } from './left-out.ts';
import { rankingEntries } from './rank-projects.ts';
import { rankingRules } from './rules.ts';

/** What to freeze. */
export interface RankingRequest {
  readonly model: string;
  readonly month: Month;
  /** A month that is not over at this instant is refused. */
  readonly now: Date;
}

/**
 * Freezes the ranking of a month from the stored figures: the same inputs give the same bytes and no second row, others a
 * new draft beside what stands. It takes the place of an older draft that nothing ever happened to.
 */
export async function freezeRanking(
  store: Pick<Store, 'db'>,
  request: RankingRequest,
): Promise<RankingBody & { digest: string }> {
  const model = models.get(request.model);
  if (model?.parts.project === undefined)
    throw new MetricsError('unknown-model', `No model ${request.model} scores projects.`);
  if (request.month > lastFullMonth(request.now)) {
    throw new MetricsError('month-not-over', `${request.month} is not over; a ranking is of a whole month.`);
  }
  const inputs = await rankingInputs(store, model, request.month);
  // Through JSON once, so that what is digested is what anybody reads back.
  const body = JSON.parse(canonicalJson({ ...inputs, entries: rankingEntries(inputs) })) as RankingBody;
  const digest = digestOf(body);
  const row = { model: model.id, revision: model.revision, month: `${request.month}-01`, digest };
  await store.db.transaction().execute(async (session) => {
    await session
      .insertInto('ranking')
      .values({ ...row, body: canonicalJson(body) })
      .onConflict((conflict) => conflict.columns(['model', 'month', 'digest']).doNothing())
      .execute();
    await session
      .deleteFrom('ranking')
      .where('model', '=', row.model)
      .where('month', '=', row.month)
      .where('digest', '<>', digest)
      .where('id', 'not in', (events) => events.selectFrom('ranking_event').select('ranking_id'))
      .execute();
  });
  return { ...body, digest };
}

/** The card as data: only what scores projects, and nothing that JSON cannot carry. */
export function frozenCard(model: Model): Model {
  const project = model.parts.project;
  return JSON.parse(JSON.stringify({ ...model, parts: project === undefined ? {} : { project } })) as Model;
}

async function rankingInputs(store: Pick<Store, 'db'>, model: Model, month: Month): Promise<RankingInputs> {
  const candidates = await storedCandidates(store.db, model, month);
  const bases = new Map(candidates.map(({ project, basis }) => [project, basis]));
  const without = await leftOutFigures(store, { model, month, projects: bases, count: rankingRules.leftOut });
  const before = await findRanking(store.db, model.id, addMonths(month, -1));
  return {
    format: bodyFormat,
    model: model.id,
    revision: model.revision,
    month,
    card: frozenCard(model),
    rules: rankingRules,
    cards: frozenChecks(),
    snapshot: await snapshotOf(store.db, candidates, before?.digest ?? null),
    before: before === null ? null : beforeEntries(before.body),
    inputs: candidates.map(({ basis: _basis, ...inputs }) => {
      const figures = without.get(inputs.project) ?? [];
      return { ...inputs, without: figures.map((one) => changedOnly(one, inputs.metrics)) };
    }),
  };
}

function changedOnly(
  figures: Readonly<Record<string, number | null>>,
  whole: RankingInputs['inputs'][number]['metrics'],
): Record<string, number | null> {
  return Object.fromEntries(
    Object.entries(figures).filter(([id, value]) => (whole[id]?.value ?? null) !== null && whole[id]?.value !== value),
  );
}

async function snapshotOf(
  db: Kysely<Database>,
  candidates: readonly StoredCandidate[],
  before: string | null,
): Promise<RankingInputs['snapshot']> {
  return {
    repositories: await snapshotRows(db),
    bases: Object.fromEntries(candidates.flatMap(({ project, basis }) => (basis === null ? [] : [[project, basis]]))),
    metrics: revisions(metrics),
    checks: revisions(checks),
    discounts: revisions(discounts),
    before,
  };
}

function revisions(registry: ReadonlyMap<string, { readonly revision: number }>): Record<string, number> {
  return Object.fromEntries([...registry].map(([id, { revision }]) => [id, revision]));
}

/** What the ranking of a month is compared with; bodies of every form have it. */
function beforeEntries(body: unknown): Record<string, BeforeEntry> {
  const { entries } = body as { readonly entries: readonly RankingEntry[] };
  return Object.fromEntries(
    entries.map(({ project, rank, reason, score }) => {
      const parts = score.parts.map(({ id, weight, value }) => ({ id, weight, value }));
      return [project, { rank, value: score.value, parts, reason }];
    }),
  );
}
