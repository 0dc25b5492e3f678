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
import { addMonths, type Month, monthsBetween } from '#store/period.ts';
import { type PastVerdict, pastVerdicts } from '#store/queries/check-history.ts';
import type { FigureRow, MonthScores, ProjectFigures, SeriesPoint } from '#store/queries/save-figures.ts';
import { checks } from '../check-registry.ts';
import type { CheckFigure } from '../evaluate.ts';
import { crawledRepositories, licenceOf, readCheckFacts } from './check-facts.ts';
import { subjectScores, windowFigures } from './compute-scope.ts';
import { readFileIndex } from './file-index.ts';
import { checkFigures, runChecks, type Verdict } from './run-checks.ts';
import type { Months, Standing } from './standing.ts';

/** Months of the series of scores. */
const seriesMonths = 24;

/** What files of a project's heads come to: the licence of each repository, the checks of the first. */
interface HeadFigures {
  readonly licences: ProjectFigures['licences'];
  readonly verdicts: readonly Verdict[];
  readonly checkedAt: Date | null;
}

async function headFigures(store: Store, project: string, log: Logger): Promise<HeadFigures> {
  const repositories = await crawledRepositories(store.db, project);
  const licences: ProjectFigures['licences'][number][] = [];
  let verdicts: readonly Verdict[] = [];
  for (const [index, repository] of repositories.entries()) {
    const files = await readFileIndex(store.db, repository.id);
    const licence = licenceOf(files);
    licences.push({ repositoryId: repository.id, head: repository.head, result: licence });
    if (index > 0) continue;
    verdicts = runChecks(checks, await readCheckFacts(store.db, project, repository, files, licence), log);
  }
  return { licences, verdicts, checkedAt: repositories[0]?.fetchedAt ?? null };
}

/** Checks as they stood at the end of a month, as far as is remembered. */
function checksAt(history: readonly PastVerdict[], month: Month): Map<string, CheckFigure> {
  const last = `${month}-31`;
  const standing = new Map<string, PastVerdict>();
  for (const verdict of history) if (verdict.since <= last) standing.set(verdict.check_id, verdict);
  return new Map(
    [...checks].map(([id, { name, category, weight }]) => {
      const { status = null, score = null } = standing.get(id) ?? {};
      return [id, { name, category, weight, status, score, message: null }];
    }),
  );
}

/** Scores of the months before the scored one, from the figures of each and the checks as they were remembered. */
async function scoreSeries(
  store: Store,
  project: string,
  rows: readonly FigureRow[],
  month: Month,
  newest: MonthScores,
): Promise<SeriesPoint[]> {
  const history = await pastVerdicts(store.db, project);
  const months = monthsBetween(addMonths(month, 1 - seriesMonths), addMonths(month, -1));
  const byMonth = Map.groupBy(rows, (row) => row.month);
  const past = months.flatMap((at) => {
    const figures = windowFigures(byMonth.get(at) ?? [], at).get(project);
    if (figures === undefined) return [];
    return subjectScores('project', project, figures, checksAt(history, at)).map((score) => ({ ...score, month: at }));
  });
  const all = [...past, ...newest.scores.map((score) => ({ ...score, month }))];
  return all.map(({ model, revision, month: at, value, coverage }) => ({
    model,
    revision,
    month: at,
    value,
    coverage,
  }));
}

/** What metrics came to for a project and the repositories that are at home in it. */
export interface MetricFigures {
  readonly project: readonly FigureRow[];
  readonly repositories: ProjectFigures['repositories'];
}

/**
 * Puts together all that is stored of a project from its metric rows and the files of its heads: scores of the whole
 * month, which rankings read, and to date of the month that was running at its crawl.
 */
export async function projectFigures(
  store: Store,
  { project, first, until, basis }: Standing,
  { month, last }: Months,
  { project: rows, repositories }: MetricFigures,
  log: Logger,
): Promise<ProjectFigures> {
  const { licences, verdicts, checkedAt } = await headFigures(store, project, log);
  const scored = (at: Month, running: boolean): MonthScores => {
    const windows = windowFigures(rows, at, running).get(project) ?? new Map();
    return { month: at, running, scores: subjectScores('project', project, windows, checkFigures(checks, verdicts)) };
  };
  const whole = scored(month, false);
  // Projects that are computed together have rows from the month on in which the oldest of them began.
  const begun = ({ month: at }: FigureRow) => at >= (first ?? until ?? last);
  const lasting = (row: FigureRow) => begun(row) && row.month <= (until ?? last);
  return {
    project,
    basis,
    metrics: rows.filter(lasting),
    repositories: { ids: repositories.ids, metrics: repositories.metrics.filter(lasting) },
    series: await scoreSeries(store, project, rows.filter(begun), month, whole),
    scores: [whole, ...(until === null ? [] : [scored(until, true)])],
    checks: verdicts.map(({ check, outcome }) => {
      return {
        id: check.id,
        revision: check.revision,
        status: outcome.status,
        score: outcome.score,
        result: outcome,
      };
    }),
    checkedAt,
    month,
    licences,
  };
}
