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
import type { Month } from '../period.ts';
import type { Database } from '../schema.ts';

/** One stored figure; `month` is the first day of the (last) month. */
export interface SeriesRow {
  readonly metric: string;
  readonly revision: number;
  readonly period: 'month' | 'window12';
  readonly month: string;
  readonly value: number | null;
  readonly reason: unknown;
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
    .select(['metric', 'revision', 'period', 'month', 'value', 'reason'])
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

/** Newest 12-month figure of the named metrics, for every project. */
export async function newestFigures(
  db: Kysely<Database>,
  metrics: readonly string[],
): Promise<{ subject: string; metric: string; value: number | null }[]> {
  const { rows } = await sql<{ subject: string; metric: string; value: number | null }>`
    select distinct on (subject, metric) subject, metric, value from metric_value
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
}

/** Newest score of each model, for one project or (null) for all. */
export async function newestScores(db: Kysely<Database>, project: string | null): Promise<ScoreRow[]> {
  const { rows } = await sql<ScoreRow>`
    select distinct on (model, subject) model, subject, month, result from score
    where scope = 'project' and (${project}::text is null or subject = ${project}::text)
    order by model, subject, month desc`.execute(db);
  return rows;
}
