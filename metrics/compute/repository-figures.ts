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

import { sql } from 'kysely';
import type { Store } from '#store/open.ts';
import type { FigureRow, ProjectFigures } from '#store/queries/save-figures.ts';
import type { MetricRequest } from '../metric.ts';
import { metrics } from '../metric-registry.ts';
import { metricFigures } from './compute-scope.ts';

/** Repositories at home in a project: no listed project before it, by slug, has them. */
async function ownRepositories(store: Pick<Store, 'db'>, project: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select pr.repository_id::text as id from project_repository pr where pr.project = ${project} and not exists (
      select 1 from project_repository other join project p on p.slug = other.project and p.listed
      where other.repository_id = pr.repository_id and other.project collate "C" < ${project}) order by 1`.execute(
    store.db,
  );
  return rows.map(({ id }) => id);
}

/** Ids of the repositories that the projects list. */
export async function repositoriesOf(db: Store['db'], projects: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select distinct repository_id::text as id from project_repository
    where project = any(${[...projects]}::text[])`.execute(db);
  return rows.map(({ id }) => id);
}

/**
 * Figures of the repositories at home in a project. Those of a project's only repository are its own, and are not
 * computed twice.
 */
export async function repositoryFigures(
  store: Pick<Store, 'db'>,
  project: string,
  months: Pick<MetricRequest, 'first' | 'last'>,
  rows: readonly FigureRow[],
): Promise<ProjectFigures['repositories']> {
  const ids = await ownRepositories(store, project);
  const listed = await store.db
    .selectFrom('project_repository')
    .select('repository_id')
    .where('project', '=', project)
    .execute();
  const [only] = ids;
  if (only === undefined) return { ids, metrics: [] };
  if (listed.length > 1) {
    return { ids, metrics: await metricFigures(store, { ...months, scope: 'repository', subjects: ids }) };
  }
  const shared = rows.filter(({ metric }) => metrics.get(metric)?.scopes.includes('repository'));
  return { ids, metrics: shared.map((row) => ({ ...row, subject: only })) };
}
