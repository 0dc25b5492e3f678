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
import type { FigureRow, MonthScores, ProjectFigures } from '#store/queries/save-figures.ts';
import { checks } from '../check-registry.ts';
import { crawledRepositories, licenceOf, readCheckFacts } from './check-facts.ts';
import { subjectScores, windowFigures } from './compute-scope.ts';
import { readFileIndex } from './file-index.ts';
import { checkFigures, runChecks, type Verdict } from './run-checks.ts';
import type { Months, Standing } from './standing.ts';

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

/**
 * Puts together all that is stored of a project from its metric rows and the files of its heads: scores of the whole
 * month, which rankings read, and to date of the month that was running at its crawl.
 */
export async function projectFigures(
  store: Store,
  { project, first, until, basis }: Standing,
  { month, last }: Months,
  rows: readonly FigureRow[],
  log: Logger,
): Promise<ProjectFigures> {
  const { licences, verdicts, checkedAt } = await headFigures(store, project, log);
  const scored = (at: Month, running: boolean): MonthScores => {
    const windows = windowFigures(rows, at, running).get(project) ?? new Map();
    const scores = subjectScores('project', project, windows, checkFigures(checks, verdicts));
    const stored = scores.map((score) => ({ ...score, result: { ...(score.result as object), basis } }));
    return { month: at, running, scores: stored };
  };
  return {
    project,
    metrics: rows.filter(({ month: at }) => at >= (first ?? until ?? last) && at <= (until ?? last)),
    scores: [scored(month, false), ...(until === null ? [] : [scored(until, true)])],
    checks: verdicts.map(({ check, outcome }) => {
      return { id: check.id, revision: check.revision, status: outcome.status, result: outcome };
    }),
    checkedAt,
    licences,
  };
}
