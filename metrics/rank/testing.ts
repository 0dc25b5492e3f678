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
import { addMonths, type Month } from '#store/period.ts';
import { silent } from '#store/testing.ts';
import { checks } from '../check-registry.ts';
import { checkFactsOf } from '../compute/check-facts.ts';
import { metricFigures } from '../compute/compute-scope.ts';
import { runChecks } from '../compute/run-checks.ts';
import { quality } from '../models/quality.ts';
import type { ActSpec } from '../testing/derived-facts.ts';
import { addActs, addStreams } from '../testing/derived-facts.ts';
import { addCommits, addFiles, addIdentity, addProject, addRepository } from '../testing/store-facts.ts';
import { metricsOf } from './left-out.ts';

/** Who acts how often a month in a project. */
export type People = Readonly<Record<string, number>>;

const licence = { concluded: 'MIT', declared: null, detected: 'MIT', agreement: 'only-detected', approved: true };

/** A project crawled on the tenth of November 2026 whose people commit every month since a year and a half, each on days of their own. */
export async function addContest(store: Store, project: string, people: People): Promise<string> {
  await addProject(store, project);
  const repository = await addRepository(store, project, { fetchedAt: '2026-11-10T00:00:00Z' });
  await addFiles(store, repository, { 'README.md': `# ${project}\n\n## Usage\n\nRun it.\n`, LICENSE: 'MIT License\n' });
  await addCommits(store, repository, [
    { author: 'first@acme.example', at: '2025-01-01T00:00:00Z', name: `${project} first` },
  ]);
  await addStreams(store, repository, '2026-11-10T00:00:00Z', '2025-01-01T00:00:00Z');
  const acts: ActSpec[] = [];
  for (const [name, times] of Object.entries(people)) {
    const person = await addIdentity(store, `${name}@acme.example`);
    for (let month: Month = '2025-06'; month <= '2026-10'; month = addMonths(month, 1)) {
      for (let n = 0; n < times; n += 1) {
        const at = `${month}-${String(1 + (n % 28)).padStart(2, '0')}T0${n % 10}:00:00Z`;
        acts.push({
          kind: 'commit',
          at,
          person,
          organisation: 'acme',
          activity: 1,
          signedOff: true,
          source: `${project} ${name} ${month} ${n}`,
        });
      }
    }
  }
  await addActs(store, project, repository, acts);
  return repository;
}

/** Stores figures, verdicts and licences of projects as the computation does. */
export async function computeContest(
  { db }: Store,
  projects: readonly string[],
  first: Month,
  last: Month,
): Promise<void> {
  const wanted = new Set(metricsOf(quality));
  for (const row of await metricFigures({ db }, { scope: 'project', subjects: projects, first, last }, wanted)) {
    const { month, reason, detail: _, ...figure } = row;
    const told = reason === null ? null : JSON.stringify(reason);
    const stored = { ...figure, scope: 'project' as const, month: `${month}-01`, reason: told, detail: null };
    await db
      .insertInto('metric_value')
      .values(stored)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  for (const project of projects) {
    const facts = await checkFactsOf(db, project);
    if (facts === null) continue;
    const results = runChecks(checks, facts, silent).map(({ check, outcome }) => {
      const { status } = outcome;
      const result = JSON.stringify(outcome);
      return { project, check_id: check.id, revision: check.revision, status, result, checked_at: facts.asOf };
    });
    await db
      .insertInto('check_result')
      .values(results)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await db
      .insertInto('licence_fact')
      .columns(['repository_id', 'head_sha', 'result'])
      .expression((of) =>
        of
          .selectFrom('project_repository as pr')
          .innerJoin('repository as r', 'r.id', 'pr.repository_id')
          .select([
            'r.id',
            sql<Buffer>`r.head_sha`.as('head'),
            sql<string>`${JSON.stringify(licence)}::jsonb`.as('result'),
          ])
          .where('pr.project', '=', project),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}
