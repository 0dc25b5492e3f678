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

import type { LicenceResult } from '#licenses/result.ts';
import { type CrawlRunRow, newestRuns } from '#store/queries/crawl-status.ts';
import {
  licenceFacts,
  listedProjects,
  listedRepositories,
  type ProjectRow,
  type RepositoryCounts,
  type RepositoryRow,
} from '#store/queries/project.ts';
import { newestFigures, newestScores } from '#store/queries/series.ts';
import type { ProjectSummary, Score } from '../client.ts';
import type { AppOptions } from '../context.ts';
import { type CountRepositories, createCounts } from './counts.ts';
import { scoreView } from './score.ts';
import { summaryView } from './summary.ts';

/** A repository with all that pages say of it. */
export interface HubRepository {
  readonly row: RepositoryRow;
  readonly run: CrawlRunRow | undefined;
  readonly counts: RepositoryCounts;
  readonly licence: LicenceResult | null;
}

/** A listed project with all that lists say of it. */
export interface HubProject {
  readonly row: ProjectRow;
  readonly summary: ProjectSummary;
  readonly repositories: readonly HubRepository[];
  readonly scores: readonly Score[];
}

/** Every listed project, by slug, as of one change of the data. */
export type Hub = ReadonlyMap<string, HubProject>;

const figures = ['commits', 'contributors'];

function groupBy<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  return Map.groupBy(rows, key);
}

async function loadHub(options: AppOptions, count: CountRepositories): Promise<Hub> {
  const { db, now } = options;
  const [projects, rows, runRows, figureRows, scoreRows, live] = await Promise.all([
    listedProjects(db),
    listedRepositories(db),
    newestRuns(db),
    newestFigures(db, figures),
    newestScores(db, null),
    options.live.look(),
  ]);
  const licences = await licenceFacts(db, [...new Set(rows.map(({ id }) => id))]);
  const licenceOf = new Map(licences.map(({ repository_id, result }) => [repository_id, result as LicenceResult]));
  const runs = new Map(runRows.map((run) => [run.repository_id, run]));
  const byProject = groupBy(rows, ({ project }) => project);
  const scores = groupBy(scoreRows, ({ subject }) => subject);
  const values = new Map(figureRows.map((row) => [`${row.subject} ${row.metric}`, row]));
  const hub = new Map<string, HubProject>();
  for (const row of projects) {
    const repositories: HubRepository[] = [];
    for (const repository of byProject.get(row.slug) ?? []) {
      const run = runs.get(repository.id);
      const counts = await count(repository, run);
      repositories.push({ row: repository, run, counts, licence: licenceOf.get(repository.id) ?? null });
    }
    const own = (scores.get(row.slug) ?? []).map(scoreView);
    const figure = (metric: string) => values.get(`${row.slug} ${metric}`);
    const summary = summaryView({ row, repositories, scores: own, figure, runs, live, now: now() });
    hub.set(row.slug, { row, summary, repositories, scores: own });
  }
  return hub;
}

const keptMilliseconds = 60_000;

/** Loads the hub once a change (and once a minute, for what the clock changes); askers meanwhile share one load. */
export function createHub(options: AppOptions): () => Promise<Hub> {
  const count = createCounts(options.db);
  let kept: { readonly generation: number; readonly until: number; readonly hub: Promise<Hub> } | null = null;
  return () => {
    const generation = options.generation.current();
    const time = options.now().getTime();
    if (kept !== null && kept.generation === generation && kept.until > time) return kept.hub;
    const hub = loadHub(options, count);
    const mine = { generation, until: time + keptMilliseconds, hub };
    kept = mine;
    hub.catch(() => {
      if (kept === mine) kept = null;
    });
    return hub;
  };
}
