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
import type { Metric } from '#metrics/metric.ts';
import { newestDetails, projectSeries, type SeriesRequest, type SeriesRow } from '#store/queries/series.ts';
import type { Database } from '#store/schema.ts';
import type { Series, SeriesList, Text } from '../client.ts';

type Point = Series['monthly'][number];

function pointOf(row: SeriesRow): Point {
  const { month, running, value, reason } = row;
  return { month: month.slice(0, 7), running, value, reason: reason as Text | null };
}

function seriesView(metric: Metric, rows: readonly SeriesRow[], detail: unknown): Series {
  return {
    metric: metric.id,
    revision: rows[0]?.revision ?? metric.revision,
    name: metric.name,
    topic: metric.topic,
    unit: metric.unit,
    direction: metric.direction,
    monthly: rows.filter(({ period }) => period === 'month').map(pointOf),
    window12: rows.filter(({ period }) => period === 'window12').map(pointOf),
    detail: detail ?? null,
    detailShape: metric.detailShape,
  };
}

/** Series of a project, in the catalogue's order; a metric without a stored figure has empty series. */
export async function seriesListView(
  db: Kysely<Database>,
  metrics: readonly Metric[],
  request: SeriesRequest,
): Promise<SeriesList> {
  const [rows, details] = await Promise.all([
    projectSeries(db, request),
    newestDetails(db, request.project, request.to),
  ]);
  const byMetric = Map.groupBy(rows, ({ metric }) => metric);
  const detailOf = new Map(details.map(({ metric, detail }) => [metric, detail]));
  const series = metrics
    .filter(({ scopes }) => scopes.includes('project'))
    .map((metric) => seriesView(metric, byMetric.get(metric.id) ?? [], detailOf.get(metric.id)));
  return { project: request.project, series };
}
