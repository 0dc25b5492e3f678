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

import { sql } from 'kysely';
import type { Scope } from '#store/facts.ts';
import type { Store } from '#store/open.ts';
import { addMonths, type Month } from '#store/period.ts';
import { type FigureRow, saveScopeFigures } from '#store/queries/save-figures.ts';
import { discounts } from '../discount-registry.ts';
import { monthIndex } from '../figures/month-index.ts';
import { metrics } from '../metric-registry.ts';
import type { ModelInput } from '../model.ts';
import { models } from '../model-registry.ts';
import { digestOf } from '../rank/canonical.ts';
import { metricFigures, subjectScores, windowFigures } from './compute-scope.ts';
import type { Months } from './standing.ts';
import { type HubScope, storedDigests, subjectDigests, type Touched } from './touched.ts';

/** Subjects that one pass computes together, by scope: sessions hold the acts of all of them. */
const together: Readonly<Record<HubScope, number>> = { organisation: 500, person: 20_000, domain: 8 };

/** How many months before the scored one the figures of each scope are stored. */
export const monthsBefore: Readonly<Record<HubScope, number>> = { organisation: 11, person: 0, domain: 11 };

/** Months that metrics of hub scopes look back from the first one. */
const lookback = 23;

function isMetric(input: ModelInput): boolean {
  return input.from === 'metric';
}

/** Metrics that are stored of people: those a model of people reads. All others are computed when somebody asks. */
function metricsOfPeople(): ReadonlySet<string> {
  const parts = [...models.values()].flatMap((model) => model.parts.person ?? []);
  return new Set(parts.flatMap((part) => part.inputs.filter(isMetric).map(({ id, reads }) => reads?.metric ?? id)));
}

/** What figures of hub scopes depend on beside acts: months, cards, and what is known of how many repositories. */
async function commonBasis(store: Pick<Store, 'db'>, scope: HubScope, { month, last }: Months): Promise<unknown> {
  const known = await sql<{ stream: string; newest: string | null; known: number; asked: number }>`
    select t.stream, max(t.at)::text as newest, count(t.at)::int as known, count(*)::int as asked
    from (select 'commits' as stream, (r.fetched_at at time zone 'UTC')::date as at
        from repository r where exists (${listed}) and r.state <> 'gone'
      union all
      select s.stream, (s.clean_at at time zone 'UTC')::date
        from stream_state s join repository r on r.id = s.repository_id where exists (${listed}) and r.state <> 'gone') t
    group by t.stream order by t.stream`.execute(store.db);
  // Of a project that has moved, nothing tells any more which domain it was in.
  const domains =
    scope === 'domain' ? await store.db.selectFrom('project').select(['slug', 'domain']).orderBy('slug').execute() : [];
  const cards = [
    [...metrics].map(([id, { revision }]) => [id, revision]),
    [...discounts].map(([id, { revision }]) => [id, revision]),
    [...models.values()],
  ];
  return [month, last, known.rows, domains, cards];
}

const listed = sql`select 1 from project_repository pr join project p on p.slug = pr.project and p.listed where pr.repository_id = r.id`;

/** What to compute of the hub scopes. */
export interface HubRequest {
  readonly months: Months;
  /** Who acts in projects that changed; null = everybody. */
  readonly touched: Touched | null;
}

/**
 * Subjects of a scope whose figures may not hold any more, with the digests of those that have acts: everybody who acts in
 * a changed project, as what others do there counts too (shares of a community, who leads a project).
 */
async function staleSubjects(store: Pick<Store, 'db'>, scope: HubScope, { months, touched }: HubRequest) {
  const common = digestOf(await commonBasis(store, scope, months));
  const stored = await storedDigests(store.db, scope);
  const first = addMonths(months.month, -monthsBefore[scope]);
  const range = { first: monthIndex(first) - lookback, last: monthIndex(months.last) };
  const marked = [...stored.values()].every((digest) => digest.startsWith(common.slice(0, 16)));
  const asked = touched === null || !marked || stored.size === 0 ? null : [...touched[scope]];
  const found = await subjectDigests(store.db, scope, asked, range, common);
  const digests = new Map(
    [...found].map(([subject, digest]) => [subject, `${common.slice(0, 16)}${digest.slice(16)}`]),
  );
  const stale = asked ?? [...new Set([...digests.keys(), ...stored.keys()])];
  return { stale: stale.sort(), digests, whole: asked === null };
}

/** Figures and scores of a hub scope, of every subject whose acts changed; returns whose. */
export async function computeHubScope(store: Store, scope: HubScope, request: HubRequest): Promise<readonly string[]> {
  const { month, last } = request.months;
  const first = addMonths(month, -monthsBefore[scope]);
  const until = scope === 'person' ? month : last;
  const { stale, digests, whole } = await staleSubjects(store, scope, request);
  const only = scope === 'person' ? metricsOfPeople() : null;
  if (whole) await saveScopeFigures(store, emptyFigures(scope, first, until, month));
  for (let from = 0; from < stale.length; from += together[scope]) {
    const subjects = stale.slice(from, from + together[scope]);
    const present = subjects.filter((subject) => digests.has(subject));
    const computed =
      present.length === 0 ? [] : await metricFigures(store, { scope, subjects: present, first, last: until }, only);
    const rows = scope === 'person' ? computed.filter(({ period }) => period === 'window12') : computed;
    await saveScopeFigures(store, {
      ...emptyFigures(scope, first, until, month),
      ...scored(scope, rows, month),
      subjects,
      bases: bases(present, digests),
    });
  }
  return stale;
}

function emptyFigures(scope: HubScope, first: Month, last: Month, month: Month) {
  const scores = { month, running: false, scores: [] };
  return { scope, subjects: null, first, last, metrics: [], scores, bases: new Map() };
}

function scored(scope: Scope, rows: readonly FigureRow[], month: Month) {
  const scores = [...windowFigures(rows, month)].flatMap(([id, figures]) =>
    subjectScores(scope, id, figures, new Map()),
  );
  return { metrics: rows, scores: { month, running: false, scores } };
}

function bases(subjects: readonly string[], digests: ReadonlyMap<string, string>) {
  return new Map(subjects.map((subject) => [subject, { digest: digests.get(subject) ?? '', facts: {} }]));
}
