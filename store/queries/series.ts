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
import type { FigurePeriod, Month } from '../period.ts';
import type { Database } from '../schema.ts';

/** One stored figure; `month` is the first day of the (last) month. */
export interface SeriesRow {
  readonly metric: string;
  readonly revision: number;
  readonly period: FigurePeriod;
  readonly month: string;
  readonly value: number | null;
  readonly reason: unknown;
  /** To date: the month was not over at the crawl. */
  readonly running: boolean;
}

/** Which figures of a project. */
export interface SeriesRequest {
  readonly project: string;
  /** Null = all. */
  readonly metrics: readonly string[] | null;
  readonly from: Month | null;
  readonly to: Month | null;
}

/** Figures of one project, by metric, period and month. */
export function projectSeries(db: Kysely<Database>, request: SeriesRequest): Promise<SeriesRow[]> {
  let query = db
    .selectFrom('metric_value')
    .select(['metric', 'revision', 'period', 'month', 'value', 'reason', 'running'])
    .where('scope', '=', 'project')
    .where('subject', '=', request.project);
  if (request.metrics !== null) query = query.where('metric', 'in', [...request.metrics]);
  if (request.from !== null) query = query.where('month', '>=', `${request.from}-01`);
  if (request.to !== null) query = query.where('month', '<=', `${request.to}-01`);
  return query.orderBy('metric').orderBy('period').orderBy('month').execute();
}

/** Parts of the newest window that has some, of each metric of a project, not after `to`. */
export async function newestDetails(
  db: Kysely<Database>,
  project: string,
  to: Month | null,
): Promise<{ metric: string; detail: unknown }[]> {
  const last = to === null ? null : `${to}-01`;
  const { rows } = await sql<{ metric: string; detail: unknown }>`
    select distinct on (metric) metric, detail from metric_value
    where scope = 'project' and subject = ${project} and period = 'window12' and detail is not null
      and (${last}::date is null or month <= ${last}::date)
    order by metric, month desc`.execute(db);
  return rows;
}

/** The newest figure of a metric for one project; `month` is the first day of the last month of its window. */
export interface NewestFigure {
  readonly subject: string;
  readonly metric: string;
  readonly month: string;
  readonly running: boolean;
  readonly value: number | null;
}

/** Newest 12-month figure of the named metrics, for every project: of the running month where there is one. */
export async function newestFigures(db: Kysely<Database>, metrics: readonly string[]): Promise<NewestFigure[]> {
  const { rows } = await sql<NewestFigure>`
    select distinct on (subject, metric) subject, metric, month, running, value from metric_value
    where scope = 'project' and period = 'window12' and metric in (${sql.join([...metrics])})
    order by subject, metric, month desc`.execute(db);
  return rows;
}

/** A stored score with its parts. */
export interface ScoreRow {
  readonly model: string;
  readonly subject: string;
  readonly month: string;
  readonly result: unknown;
  /** To date: the month was not over at the crawl. */
  readonly running: boolean;
}

/**
 * Newest score of each model, for one project or (null) for all: that of the newest whole month when it has a value,
 * else that of the running month to date.
 */
export async function newestScores(db: Kysely<Database>, project: string | null): Promise<ScoreRow[]> {
  const { rows } = await sql<ScoreRow>`
    select distinct on (model, subject) model, subject, month, result, running from (
      select s.*, max(month) filter (where not running) over (partition by model, subject) as newest from score s
      where scope = 'project' and (${project}::text is null or subject = ${project}::text)) known
    where running or month = newest
    order by model, subject, case when running then 1 when value is null then 2 else 0 end`.execute(db);
  return rows;
}
