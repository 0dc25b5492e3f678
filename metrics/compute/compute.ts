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

import type { Logger } from '#store/log.ts';
import type { Store } from '#store/open.ts';
import type { Month } from '#store/period.ts';
import { type FigureRow, saveProjectFigures } from '#store/queries/save-figures.ts';
import { MetricsError } from '../error.ts';
import { freezeRanking } from '../rank/ranking.ts';
import { computeOrganisations, computePeople } from './compute-hub.ts';
import { projectFigures } from './compute-project.ts';
import { metricFigures } from './compute-scope.ts';
import { type Months, monthsOf, type Standing, standings } from './standing.ts';

/** What to compute. */
export interface ComputeOptions {
  /** The instant that decides which months are over. */
  readonly now: Date;
  /** Month of scores and ranking, beside which each project is scored to date; null = the last full month that at least half of the crawled repositories cover. */
  readonly month: Month | null;
  /** Null = all listed projects, and the ranking; named projects are computed even when nothing changed, without a ranking. */
  readonly projects: readonly string[] | null;
  /** True computes projects whose facts have not changed too. */
  readonly force?: boolean;
  readonly log: Logger;
  /** `what` is a project's slug, `organisations`, `people` or `ranking`. */
  readonly onProgress?: (done: number, total: number, what: string) => void;
  readonly signal?: AbortSignal;
}

/** What was computed. */
export interface ComputeReport {
  readonly month: Month;
  /** Projects whose figures were made anew. */
  readonly projects: number;
  /** Digest of the frozen ranking; null when none was made. */
  readonly ranking: string | null;
}

/** The model whose ranking the hub publishes. */
const rankedModel = 'quality';

/** Projects that one pass of the metrics computes together. */
const together = 8;

/**
 * Metrics, licences, checks, scores and the ranking from what is in the store. Only projects whose facts or cards
 * changed are computed, each written whole in one transaction; the result is the same as computing everything anew.
 */
export async function computeAll(store: Store, options: ComputeOptions): Promise<ComputeReport> {
  const months = await monthsOf(store.db, options.now, options.month);
  const all = await standings(store.db, months, options.projects);
  const anew = options.projects !== null || options.force === true;
  const stale = all.filter(({ fresh }) => anew || !fresh);
  const total = stale.length + (stale.length > 0 ? 2 : 0) + (options.projects === null ? 1 : 0);
  let done = 0;
  const step = (what: string) => options.onProgress?.((done += 1), total, what);

  for (let from = 0; from < stale.length; from += together) {
    await computeProjects(store, stale.slice(from, from + together), months, options, step);
  }
  if (stale.length > 0) await computeHub(store, months, options, step);
  const crawled = all.some(({ first }) => first !== null);
  const ranking = options.projects === null && crawled ? await rank(store, months.month, options.now) : null;
  if (options.projects === null) step('ranking');
  options.log.info('figures computed', { month: months.month, projects: stale.length, ranking });
  return { month: months.month, projects: stale.length, ranking };
}

function proceed(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new MetricsError('cancelled', 'The computation was cancelled.', { cause: signal.reason });
}

async function computeProjects(
  store: Store,
  batch: readonly Standing[],
  months: Months,
  { log, signal }: ComputeOptions,
  step: (what: string) => void,
): Promise<void> {
  proceed(signal);
  const first = batch.map((one) => one.first ?? months.last).reduce((a, b) => (a < b ? a : b));
  const subjects = batch.map(({ project }) => project);
  const request = {
    scope: 'project',
    subjects,
    first: first < months.month ? first : months.month,
    last: months.last,
  } as const;
  const byProject = new Map<string, FigureRow[]>(subjects.map((subject) => [subject, []]));
  for (const row of await metricFigures(store, request)) byProject.get(row.subject)?.push(row);
  for (const standing of batch) {
    proceed(signal);
    const figures = await projectFigures(store, standing, months, byProject.get(standing.project) ?? [], log);
    await saveProjectFigures(store, figures);
    step(standing.project);
  }
}

async function computeHub(
  store: Store,
  months: Months,
  { signal }: ComputeOptions,
  step: (what: string) => void,
): Promise<void> {
  proceed(signal);
  await computeOrganisations(store, months);
  step('organisations');
  proceed(signal);
  await computePeople(store, months.month);
  step('people');
}

async function rank(store: Store, month: Month, now: Date): Promise<string> {
  const { digest } = await freezeRanking(store, { model: rankedModel, month, now });
  return digest;
}
