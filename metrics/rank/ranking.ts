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

import { type Kysely, sql } from 'kysely';
import type { LicenceResult } from '#licenses/result.ts';
import type { Text } from '#store/facts.ts';
import type { Store } from '#store/open.ts';
import { addMonths, lastFullMonth, type Month } from '#store/period.ts';
import { findRanking } from '#store/queries/ranking.ts';
import type { Database } from '#store/schema.ts';
import { checks } from '../check-registry.ts';
import { MetricsError } from '../error.ts';
import { evaluate } from '../evaluate.ts';
import { metrics } from '../metric-registry.ts';
import type { Model, ScoreResult } from '../model.ts';
import { models } from '../model-registry.ts';
import { canonicalJson, digestOf } from './canonical.ts';
import { type Candidate, type RankingEntry, rankProjects } from './rank-projects.ts';

/** A ranking with all it was computed from; its canonical JSON is what the digest is of. */
export interface RankingBody {
  readonly model: string;
  readonly revision: number;
  readonly month: Month;
  readonly snapshot: {
    /** By project, then in the registry's order. */
    readonly repositories: readonly { readonly project: string; readonly url: string; readonly head: string }[];
    /** Revision by metric. */
    readonly metrics: Readonly<Record<string, number>>;
    /** Revision by check. */
    readonly checks: Readonly<Record<string, number>>;
    /** Digest of the ranking of the month before that `change` compares with; null = there was none. */
    readonly before: string | null;
  };
  readonly entries: readonly RankingEntry[];
}

/** What to freeze. */
export interface RankingRequest {
  readonly model: string;
  readonly month: Month;
  /** A month that is not over at this instant is refused. */
  readonly now: Date;
}

/**
 * Freezes the ranking of a month from the stored scores: the same inputs give the same bytes and no second row.
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
  const body = await rankingBody(store.db, model, request.month);
  const digest = digestOf(body);
  await store.db
    .insertInto('ranking')
    .values({
      model: model.id,
      revision: model.revision,
      month: `${request.month}-01`,
      digest,
      body: canonicalJson(body),
    })
    .onConflict((conflict) => conflict.columns(['model', 'month', 'digest']).doNothing())
    .execute();
  return { ...body, digest };
}

async function rankingBody(db: Kysely<Database>, model: Model, month: Month): Promise<RankingBody> {
  const before = await findRanking(db, model.id, addMonths(month, -1));
  const entries = (before?.body as RankingBody | undefined)?.entries ?? [];
  const ranks = new Map(entries.flatMap(({ project, rank }) => (rank === null ? [] : [[project, rank] as const])));
  return {
    model: model.id,
    revision: model.revision,
    month,
    snapshot: {
      repositories: await heads(db),
      metrics: revisions(metrics),
      checks: revisions(checks),
      before: before?.digest ?? null,
    },
    entries: rankProjects(model, month, await candidates(db, model, month), ranks),
  };
}

function revisions(registry: ReadonlyMap<string, { readonly revision: number }>): Record<string, number> {
  return Object.fromEntries([...registry].map(([id, { revision }]) => [id, revision]));
}

function heads(db: Kysely<Database>): Promise<RankingBody['snapshot']['repositories'][number][]> {
  return db
    .selectFrom('project_repository as pr')
    .innerJoin('project as p', 'p.slug', 'pr.project')
    .innerJoin('repository as r', 'r.id', 'pr.repository_id')
    .select(['pr.project', 'r.url', sql<string>`encode(r.head_sha, 'hex')`.as('head')])
    .where('p.listed', '=', true)
    .where('r.head_sha', 'is not', null)
    .orderBy(sql`pr.project collate "C"`)
    .orderBy('pr.position')
    .orderBy('r.id')
    .execute();
}

interface CandidateRow extends Omit<Candidate, 'score'> {
  readonly score: ScoreResult | null;
}

/** Listed projects; the licence is that of the first crawled repository, as the checks are. */
async function candidates(db: Kysely<Database>, model: Model, month: Month): Promise<Candidate[]> {
  const { rows } = await sql<CandidateRow & { readonly name: Text; readonly licence: LicenceResult | null }>`
    select p.slug as project, p.entry -> 'name' as name, p.domain, p.stage, p.admitted_on as "admittedOn",
      s.result as score, first.at as "firstCommitAt", licence.result as licence
    from project p
    left join score s on s.model = ${model.id} and s.revision = ${model.revision} and s.scope = 'project'
      and s.subject = p.slug and s.month = ${`${month}-01`}::date and not s.running
    left join lateral (
      select min(o.at) as at from project_repository pr cross join lateral (
        select min(c.authored_at) as at from commit c
        where c.repository_id = pr.repository_id and c.on_default and c.reachable) o
      where pr.project = p.slug) first on true
    left join lateral (
      select l.result from project_repository pr join repository r on r.id = pr.repository_id
      left join licence_fact l on l.repository_id = r.id
      where pr.project = p.slug and r.head_sha is not null and r.fetched_at is not null
      order by pr.position, r.id limit 1) licence on true
    where p.listed order by p.slug collate "C"`.execute(db);
  return rows.map((row) => ({ ...row, score: scoreOnly(row.score) ?? nothingKnown(model) }));
}

/** The score as the engine gave it, without what is stored beside it. */
function scoreOnly(stored: ScoreResult | null): ScoreResult | null {
  if (stored === null) return null;
  const { model, revision, value, coverage, reason, parts } = stored;
  return { model, revision, value, coverage, reason, parts };
}

function nothingKnown(model: Model): ScoreResult {
  return evaluate(model, 'project', { metrics: new Map(), checks: new Map() });
}
