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
import type { Store } from '#store/open.ts';
import { addMonths, type Month } from '#store/period.ts';
import { type LeftOutRow, leftOutOf, saveLeftOut } from '#store/queries/figure-without.ts';
import type { Database } from '#store/schema.ts';
import { pointSlot } from '../figures/known.ts';
import { monthIndex } from '../figures/month-index.ts';
import { withFacts } from '../figures/session.ts';
import type { MetricRequest } from '../metric.ts';
import { metrics } from '../metric-registry.ts';
import type { Model } from '../model.ts';
import { digestOf } from './canonical.ts';

/** Figures by metric. */
type Figures = Readonly<Record<string, number | null>>;

/** What to leave out of whom. */
export interface LeftOutRequest {
  readonly model: Model;
  readonly month: Month;
  /** Digest of what the figures of each project depend on, by project; null = not known, so nothing kept is used. */
  readonly projects: ReadonlyMap<string, string | null>;
  /** How many contributors, one at a time. */
  readonly count: number;
}

/** Projects that one session computes together. */
const together = 64;

/** Metrics that a model reads of a project. */
export function metricsOf(model: Model): string[] {
  const ids = (model.parts.project ?? []).flatMap(({ inputs }) =>
    inputs.filter(({ from, unavailable }) => from === 'metric' && unavailable === undefined).map(({ id }) => id),
  );
  return [...new Set(ids)].filter((id) => metrics.get(id)?.scopes.includes('project')).sort();
}

/**
 * The 12-month figures of projects as if each of their biggest contributors had never been there: all that the person did
 * is taken out of the session, and the issues and changes that the person opened; what others did stays. Biggest = most
 * activity within the window, ties by the hash of the identity. What did not change since is taken from what was kept.
 */
export async function leftOutFigures(
  store: Pick<Store, 'db'>,
  request: LeftOutRequest,
): Promise<Map<string, Figures[]>> {
  const { model, month, projects, count } = request;
  const ids = metricsOf(model);
  const key = digestOf([month, count, ids.map((id) => [id, metrics.get(id)?.revision])]);
  const kept = await leftOutOf(store.db, model.id, `${month}-01`);
  const found = new Map<string, Figures[]>();
  const missing: string[] = [];
  for (const [project, basis] of projects) {
    const row = kept.get(project);
    if (row !== undefined && basis !== null && row.basis === `${key} ${basis}`)
      found.set(project, row.figures as Figures[]);
    else missing.push(project);
  }
  for (let from = 0; from < missing.length; from += together) {
    const batch = missing.slice(from, from + together);
    const fresh = await computed(store, batch, request, ids);
    const rows = batch.map((project): LeftOutRow => {
      const figures = fresh.get(project) ?? [];
      found.set(project, figures);
      return { project, basis: `${key} ${projects.get(project) ?? ''}`, figures };
    });
    await saveLeftOut(store.db, model.id, `${month}-01`, rows);
  }
  return found;
}

async function computed(
  store: Pick<Store, 'db'>,
  subjects: readonly string[],
  { month, count }: LeftOutRequest,
  ids: readonly string[],
): Promise<Map<string, Figures[]>> {
  const request: MetricRequest = { scope: 'project', subjects, first: month, last: month };
  return withFacts(store.db, request, async (session) => {
    await rankContributors(session, month);
    const result = new Map<string, Figures[]>(subjects.map((subject) => [subject, []]));
    for (let place = 1; place <= count; place += 1) {
      const { rows } = await sql<{ subject: string }>`
        select subject from biggest where place = ${place}::int order by subject`.execute(session);
      if (rows.length === 0) break;
      const figures = await withoutPlace(session, request, place, ids);
      for (const { subject } of rows) result.get(subject)?.push(figures.get(subject) ?? {});
    }
    return result;
  });
}

async function rankContributors(session: Kysely<Database>, month: Month): Promise<void> {
  await sql`create temporary table biggest on commit drop as
    select subject, person, (row_number() over (partition by subject
      order by sum(activity) desc, count(*) desc, min(encode(i.value_hash, 'hex'))))::int as place
    from acts a join identity i on i.id = a.person
    where a.month between ${monthIndex(addMonths(month, -11))}::int and ${monthIndex(month)}::int
    group by subject, person`.execute(session);
}

/** Computes inside a savepoint that is rolled back: the session is whole again for the next place. */
async function withoutPlace(
  session: Kysely<Database>,
  request: MetricRequest,
  place: number,
  ids: readonly string[],
): Promise<Map<string, Figures>> {
  await sql`savepoint left_out`.execute(session);
  for (const table of ['acts', 'items', 'actor_month']) {
    await sql`delete from ${sql.id(table)} t using biggest b
      where b.place = ${place}::int and b.subject = t.subject and b.person = t.person`.execute(session);
  }
  const figures = new Map<string, Record<string, number | null>>();
  for (const id of ids) {
    const metric = metrics.get(id);
    // What rests on the whole hub is kept as it is.
    if (metric === undefined || metric.hubWide === true) continue;
    await pointSlot(session, request, metric.needs);
    for (const { subject, period, value, running } of await metric.compute(session, request)) {
      if (period !== 'window12' || running) continue;
      const of = figures.get(subject) ?? {};
      of[id] = value;
      figures.set(subject, of);
    }
  }
  await sql`rollback to savepoint left_out`.execute(session);
  return figures;
}
