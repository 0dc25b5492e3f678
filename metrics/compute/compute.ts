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
import { deriveProject } from '../derive/derive.ts';
import { MetricsError } from '../error.ts';
import { monthIndex } from '../figures/month-index.ts';
import { computeOpenrank } from '../openrank/compute-openrank.ts';
import { refreshPeople } from '../people/refresh-people.ts';
import { freezeRanking } from '../rank/ranking.ts';
import { computeHubScope } from './compute-hub.ts';
import { computeHubWide, firstChanged, rankDigests } from './compute-hub-wide.ts';
import { projectFigures } from './compute-project.ts';
import { metricFigures } from './compute-scope.ts';
import { forgetBasis, owedProjects, oweFigures, payFigures, retiredProjects } from './debt.ts';
import { repositoriesOf, repositoryFigures } from './repository-figures.ts';
import { type Months, monthsOf, type Standing, standings } from './standing.ts';
import { type HubScope, hubScopes, nothingTouched, type Touched, touch } from './touched.ts';

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
  /** `what` is `acts of` a project, its slug, `openrank`, `organisations`, `people`, `domains` or `ranking`. */
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

/** Months that figures of organisations, people and domains look back from the scored one. */
const hubLookback = 11 + 23;

/** How each hub scope is called in progress. */
const called = { organisation: 'organisations', person: 'people', domain: 'domains' } as const;

/** One computation under way. */
interface Work {
  readonly store: Store;
  readonly months: Months;
  readonly options: ComputeOptions;
  readonly signal: AbortSignal;
  readonly step: (what: string) => void;
}

/**
 * Acts, metrics, licences, checks, scores and the ranking from what is in the store, in the order in which they follow
 * from each other: people, acts of each project, ranks, figures of projects, figures of organisations, people and
 * domains, ranking. Only what changed is computed, each project written whole; the result is the same as computing
 * everything anew.
 */
export async function computeAll(store: Store, options: ComputeOptions): Promise<ComputeReport> {
  const signal = options.signal ?? new AbortController().signal;
  await refreshPeople(store, { signal });
  const months = await monthsOf(store.db, options.now, options.month);
  const all = await standings(store.db, months, options.projects);
  const anew = options.projects !== null || options.force === true;
  const stale = all.filter(({ fresh }) => anew || !fresh);
  const retired = await retiredProjects(store.db);
  const owed = await owedProjects(store.db);
  const behind = stale.length + retired.length + owed.length > 0;
  const hub = behind ? 1 + hubScopes.length : 0;
  const total = stale.length * 2 + hub + (options.projects === null ? 1 : 0);
  let done = 0;
  const work: Work = { store, months, options, signal, step: (what) => options.onProgress?.((done += 1), total, what) };

  await oweFigures(store.db, [...stale.map(({ project }) => project), ...retired]);
  const touched = await derive(work, stale, retired);
  const since = behind ? await computeRanks(work) : null;
  const byAge = stale.toSorted(older);
  for (let from = 0; from < byAge.length; from += together)
    await computeProjects(work, byAge.slice(from, from + together));
  // Whose acts changed in a computation that was cut off is not known any more.
  const unknown = owed.length > 0 || options.force === true;
  if (behind) await computeHub(work, unknown ? null : touched, { anew: unknown ? null : stale, since });
  const crawled = all.some(({ first }) => first !== null);
  const ranking = options.projects === null && crawled ? await rank(store, months.month, options.now) : null;
  if (options.projects === null) work.step('ranking');
  options.log.info('figures computed', { month: months.month, projects: stale.length, ranking });
  return { month: months.month, projects: stale.length, ranking };
}

/** Projects of one age are computed together: a pass holds every month from the first of the oldest on for each of them. */
function older(a: Standing, b: Standing): number {
  const [one, other] = [a.first ?? '9999-12', b.first ?? '9999-12'];
  return one === other ? Number(a.project > b.project) - Number(a.project < b.project) : one < other ? -1 : 1;
}

function proceed(signal: AbortSignal): void {
  if (signal.aborted) throw new MetricsError('cancelled', 'The computation was cancelled.', { cause: signal.reason });
}

async function derive(
  { store, months, options, signal, step }: Work,
  stale: readonly Standing[],
  retired: readonly string[],
): Promise<Touched> {
  const touched = nothingTouched();
  const since = monthIndex(months.month) - hubLookback;
  const all = [...stale.map(({ project }) => project), ...retired];
  for (const [index, project] of all.entries()) {
    proceed(signal);
    await touch(store.db, touched, [project], since);
    await deriveProject(store, project, { log: options.log, signal });
    await touch(store.db, touched, [project], since);
    if (index < stale.length) step(`acts of ${project}`);
    else await forgetBasis(store.db, project);
  }
  return touched;
}

/** Returns the first month whose ranks are others now. */
async function computeRanks({ store, months, signal, step }: Work): Promise<Month | null> {
  proceed(signal);
  const was = await rankDigests(store.db);
  await computeOpenrank(store, { last: months.last, signal });
  step('openrank');
  return firstChanged(was, await rankDigests(store.db));
}

async function computeProjects(
  { store, months, options, signal, step }: Work,
  batch: readonly Standing[],
): Promise<void> {
  proceed(signal);
  const earliest = batch.map((one) => one.first ?? months.last).reduce((a, b) => (a < b ? a : b));
  const first = [earliest, months.month].reduce((a, b) => (a < b ? a : b));
  const subjects = batch.map(({ project }) => project);
  const span = { first, last: months.last };
  const byProject = new Map<string, FigureRow[]>(subjects.map((subject) => [subject, []]));
  for (const row of await metricFigures(store, { scope: 'project', subjects, ...span }))
    byProject.get(row.subject)?.push(row);
  for (const standing of batch) {
    proceed(signal);
    const own = byProject.get(standing.project) ?? [];
    const repositories = await repositoryFigures(store, standing.project, span, own);
    const figures = await projectFigures(store, standing, months, { project: own, repositories }, options.log);
    await saveProjectFigures(store, figures);
    step(standing.project);
  }
}

async function computeHub(
  { store, months, signal, step }: Work,
  touched: Touched | null,
  { anew, since }: { readonly anew: readonly Standing[] | null; readonly since: Month | null },
): Promise<void> {
  const computed: Record<HubScope, readonly string[]> = { organisation: [], person: [], domain: [] };
  for (const scope of hubScopes) {
    proceed(signal);
    computed[scope] = await computeHubScope(store, scope, { months, touched });
    step(called[scope]);
  }
  const project = anew === null ? null : anew.map((one) => one.project);
  const repository = project === null ? null : await repositoriesOf(store.db, project);
  await computeHubWide(store, months, { subjects: { ...computed, project, repository }, since });
  await payFigures(store.db);
}

async function rank(store: Store, month: Month, now: Date): Promise<string> {
  const { digest } = await freezeRanking(store, { model: rankedModel, month, now });
  return digest;
}
