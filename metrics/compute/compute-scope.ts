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
import type { Scope } from '#store/facts.ts';
import type { Store } from '#store/open.ts';
import type { Month } from '#store/period.ts';
import type { FigureRow, ScoreFigure } from '#store/queries/save-figures.ts';
import type { Database } from '#store/schema.ts';
import { type CheckFigure, evaluate, type MetricFigure } from '../evaluate.ts';
import { notWhole, pointSlot } from '../figures/known.ts';
import { withFacts } from '../figures/session.ts';
import type { Metric, MetricRequest } from '../metric.ts';
import { metrics } from '../metric-registry.ts';
import { models } from '../model-registry.ts';

function needsKey({ needs }: Metric): string {
  return [...needs].sort().join(' ');
}

/** Metrics with the same needs stand together, so that they share one table of slots. */
function byNeeds(a: Metric, b: Metric): number {
  const [one, other] = [needsKey(a), needsKey(b)];
  if (one === other) return a.id < b.id ? -1 : 1;
  return one < other ? -1 : 1;
}

/**
 * Metrics of the scope for its subjects and months, in one session. `only` = these; null = all that do not change with
 * the whole hub.
 */
export function metricFigures(
  store: Pick<Store, 'db'>,
  request: MetricRequest,
  only: ReadonlySet<string> | null = null,
): Promise<FigureRow[]> {
  return withFacts(store.db, request, (session) => figuresIn(session, request, only));
}

/** Metrics that change with the whole hub, which need none of the subjects' own acts. */
export function hubWideFigures(
  store: Pick<Store, 'db'>,
  request: MetricRequest,
  only: ReadonlySet<string>,
): Promise<FigureRow[]> {
  return withFacts(store.db, request, (session) => figuresIn(session, request, only), 'known');
}

async function figuresIn(
  session: Kysely<Database>,
  request: MetricRequest,
  only: ReadonlySet<string> | null,
): Promise<FigureRow[]> {
  const figures: FigureRow[] = [];
  let pointed = '';
  for (const metric of [...metrics.values()].sort(byNeeds)) {
    const wanted = only === null ? metric.hubWide !== true : only.has(metric.id);
    if (!wanted || !metric.scopes.includes(request.scope)) continue;
    if (needsKey(metric) !== pointed) await pointSlot(session, request, metric.needs);
    pointed = needsKey(metric);
    for (const row of await metric.compute(session, request)) {
      const figure = { ...row, metric: metric.id, revision: metric.revision };
      figures.push(figure);
      const endsYear = row.period === 'window12' && row.month.endsWith('-12');
      if (endsYear && metric.periods.includes('year')) figures.push({ ...figure, period: 'year' });
    }
  }
  return figures;
}

/**
 * The 12-month figures that end with the month, by subject and metric: what models read. Unless they are wanted to date,
 * those of a month that was not over at the crawl are unknown.
 */
export function windowFigures(
  rows: readonly FigureRow[],
  month: Month,
  toDate = false,
): Map<string, Map<string, MetricFigure>> {
  const bySubject = new Map<string, Map<string, MetricFigure>>();
  for (const row of rows) {
    if (row.period !== 'window12' || row.month !== month) continue;
    const figures = bySubject.get(row.subject) ?? new Map<string, MetricFigure>();
    const whole = toDate || !row.running;
    figures.set(row.metric, {
      value: whole ? row.value : null,
      reason: whole ? (row.reason as MetricFigure['reason']) : notWhole,
    });
    bySubject.set(row.subject, figures);
  }
  return bySubject;
}

/** Scores of one subject by every model that scores its scope. */
export function subjectScores(
  scope: Scope,
  subject: string,
  figures: ReadonlyMap<string, MetricFigure>,
  checks: ReadonlyMap<string, CheckFigure>,
): ScoreFigure[] {
  return [...models.values()].flatMap((model) => {
    if (model.parts[scope] === undefined) return [];
    const result = evaluate(model, scope, { metrics: figures, checks });
    const { revision, value, coverage } = result;
    return [{ model: model.id, revision, subject, value, coverage, result }];
  });
}
