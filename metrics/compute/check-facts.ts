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
import { assessLicence } from '#licenses/assess.ts';
import type { LicenceResult } from '#licenses/result.ts';
import type { Database } from '#store/schema.ts';
import type { CheckFacts, DeclaredFacts, FileIndex, TagFact } from '../check.ts';
import { treeLicenceFacts } from '../licences/tree-facts.ts';
import { readFileIndex } from './file-index.ts';
import { readHistory } from './history.ts';

/** A crawled repository of a project. */
export interface CrawledRepository {
  readonly id: string;
  readonly url: string;
  /** Hex. */
  readonly head: string;
  readonly fetchedAt: Date;
}

/** Repositories of a project that have been crawled to a head, in the registry's order. */
export async function crawledRepositories(db: Kysely<Database>, project: string): Promise<CrawledRepository[]> {
  const rows = await db
    .selectFrom('project_repository as pr')
    .innerJoin('repository as r', 'r.id', 'pr.repository_id')
    .select(['r.id', 'r.url', 'r.head_sha', 'r.fetched_at'])
    .where('pr.project', '=', project)
    .orderBy('pr.position')
    .orderBy('r.id')
    .execute();
  return rows.flatMap(({ id, url, head_sha: head, fetched_at: fetchedAt }) =>
    head === null || fetchedAt === null ? [] : [{ id, url, head: head.toString('hex'), fetchedAt }],
  );
}

/** The licence of a head by its files. */
export function licenceOf(files: FileIndex): LicenceResult {
  return assessLicence(files.all.map(({ path, spdx }) => ({ path, text: files.text(path), spdx })));
}

/**
 * Everything that checks may ask of one repository of a project. Checks judge a project by its first crawled
 * repository: registering more of them honestly can then never lower its score.
 */
export async function readCheckFacts(
  db: Kysely<Database>,
  project: string,
  repository: CrawledRepository,
  files: FileIndex,
  licence: LicenceResult,
): Promise<CheckFacts> {
  const declared = await readDeclared(db, project);
  return {
    head: repository.head,
    asOf: repository.fetchedAt,
    files,
    history: await readHistory(db, repository.id, repository.fetchedAt, declared.admittedOn),
    tags: await readTags(db, repository.id),
    licence,
    treeLicences: await treeLicenceFacts(db, repository.id, licence.concluded),
    declared,
  };
}

/** Check facts of a project's first crawled repository, read whole; null when there is none yet. */
export async function checkFactsOf(db: Kysely<Database>, project: string): Promise<CheckFacts | null> {
  const [first] = await crawledRepositories(db, project);
  if (first === undefined) return null;
  const files = await readFileIndex(db, first.id);
  return readCheckFacts(db, project, first, files, licenceOf(files));
}

async function readDeclared(db: Kysely<Database>, project: string): Promise<DeclaredFacts> {
  const row = await db
    .selectFrom('project')
    .select(['stage', 'admitted_on', sql<string | null>`entry ->> 'homepage'`.as('homepage')])
    .where('slug', '=', project)
    .executeTakeFirstOrThrow();
  return { stage: row.stage, admittedOn: row.admitted_on, homepage: row.homepage };
}

async function readTags(db: Kysely<Database>, repositoryId: string): Promise<TagFact[]> {
  const rows = await db
    .selectFrom('tag')
    .select(['name', 'tagged_at as at', 'annotated', 'signed'])
    .where('repository_id', '=', repositoryId)
    .orderBy('tagged_at', (order) => order.desc().nullsLast())
    .orderBy(sql`name collate "C"`)
    .execute();
  return rows;
}
