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
import { type Domain, type Platform, type RepositoryState, type Stage, stages } from '../facts.ts';
import type { Database } from '../schema.ts';

/** A listed project as the registry wrote it. */
export interface ProjectRow {
  readonly slug: string;
  readonly entry: unknown;
  readonly domain: Domain;
  readonly stage: Stage;
  readonly stage_since: string | null;
  readonly admitted_on: string | null;
}

/** Listed projects by slug. */
export function listedProjects(db: Kysely<Database>): Promise<ProjectRow[]> {
  return db
    .selectFrom('project')
    .select(['slug', 'entry', 'domain', 'stage', 'stage_since', 'admitted_on'])
    .where('listed', '=', true)
    .orderBy('slug')
    .execute();
}

/** Dated steps of one project, oldest first. */
export function projectStages(
  db: Kysely<Database>,
  slug: string,
): Promise<{ stage: Stage; since: string; note: unknown }[]> {
  return (
    db
      .selectFrom('project_stage')
      .select(['stage', 'since', 'note'])
      .where('project', '=', slug)
      .orderBy('since')
      // Steps of one day are told in the order of incubation.
      .orderBy(sql`array_position(${[...stages]}::text[], stage)`)
      .execute()
  );
}

/** A repository of a listed project. */
export interface RepositoryRow {
  readonly project: string;
  readonly id: string;
  readonly platform: Platform;
  readonly url: string;
  readonly default_ref: string | null;
  readonly head_sha: Buffer | null;
  readonly state: RepositoryState;
  readonly reason_kind: string | null;
  readonly reason: string | null;
  readonly fetched_at: Date | null;
}

/** Repositories of all listed projects, in the registry's order. */
export function listedRepositories(db: Kysely<Database>): Promise<RepositoryRow[]> {
  return db
    .selectFrom('project_repository as pr')
    .innerJoin('project as p', 'p.slug', 'pr.project')
    .innerJoin('repository as r', 'r.id', 'pr.repository_id')
    .select([
      'pr.project',
      'r.id',
      'r.platform',
      'r.url',
      'r.default_ref',
      'r.head_sha',
      'r.state',
      'r.reason_kind',
      'r.reason',
      'r.fetched_at',
    ])
    .where('p.listed', '=', true)
    .orderBy('pr.project')
    .orderBy('pr.position')
    .execute();
}

/** What one repository holds, counted. */
export interface RepositoryCounts {
  /** Reachable from the default branch. */
  readonly commits: number;
  /** Distinct authors of those commits, bots left out. */
  readonly authors: number;
  readonly tags: number;
  readonly files: number;
  /** Bytes by language, largest first. */
  readonly languages: readonly { readonly language: string; readonly bytes: number }[];
}

/** Counts the facts of one repository; worth keeping while its head stays the same. */
export async function repositoryCounts(db: Kysely<Database>, id: string): Promise<RepositoryCounts> {
  const counts = await sql<{ commits: number; authors: number; tags: number; files: number }>`
    select
      (select count(*)::int from commit where repository_id = ${id} and on_default) as commits,
      (select count(*)::int from (
        select distinct author_id from commit where repository_id = ${id} and on_default) a
        join identity i on i.id = a.author_id and i.class = 'human') as authors,
      (select count(*)::int from tag where repository_id = ${id}) as tags,
      (select count(*)::int from tree_file where repository_id = ${id}) as files`.execute(db);
  const languages = await sql<{ language: string; bytes: number }>`
    select language, sum(size)::float8 as bytes from tree_file
    where repository_id = ${id} and language is not null and size > 0
    group by language order by bytes desc, language`.execute(db);
  const row = counts.rows[0] ?? { commits: 0, authors: 0, tags: 0, files: 0 };
  return { ...row, languages: languages.rows };
}

/** Licence facts by repository. */
export function licenceFacts(
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<{ repository_id: string; result: unknown }[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('licence_fact')
    .select(['repository_id', 'result'])
    .where('repository_id', 'in', [...ids])
    .execute();
}
