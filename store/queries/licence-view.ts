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
import type { Completeness } from '../facts.ts';
import type { Database } from '../schema.ts';

/** Something with the number of files that have it. */
interface Counted {
  readonly files: number;
}

/** The newest reading of a repository's head, summed up. */
export interface LicenceScanRow {
  readonly head_sha: Buffer;
  readonly index_version: string;
  readonly started_at: Date;
  readonly scanned_at: Date;
  readonly files: number;
  readonly remaining: number;
  readonly outcomes: Readonly<Record<string, number>>;
  readonly expressions: readonly (Counted & { readonly expression: string })[];
  readonly holders: readonly (Counted & { readonly name: string })[];
  readonly completeness: Completeness;
}

/** What the index on a long text is asked by; a query compares the text itself, too. */
function hashed(column: string, text: string) {
  return sql<boolean>`md5(${sql.ref(column)}) = md5(${text})`;
}

/** Null = its head was never read for licences. */
export async function licenceScan(db: Kysely<Database>, repositoryId: string): Promise<LicenceScanRow | null> {
  const row = await db
    .selectFrom('licence_scan')
    .selectAll()
    .where('repository_id', '=', repositoryId)
    .executeTakeFirst();
  // The columns of JSON are known to the builder as JSON only; what was written there is this shape.
  return row === undefined ? null : (row as unknown as LicenceScanRow);
}

/** A directory of the scanned head with all below it. */
export interface LicenceDirectoryRow extends Counted {
  readonly path: string;
  readonly unstated: number;
  readonly own: string | null;
  readonly expressions: readonly (Counted & { readonly expression: string })[];
}

/** The root, its largest directories, and the largest ones right in those. */
export async function licenceMap(
  db: Kysely<Database>,
  repositoryId: string,
  { first, second }: { readonly first: number; readonly second: number },
): Promise<LicenceDirectoryRow[]> {
  const { rows } = await sql<LicenceDirectoryRow>`
    with top as (
      select path from licence_directory where repository_id = ${repositoryId} and ${hashed('parent', '.')} and parent = '.'
      order by files desc, path limit ${first}
    ), shown as (
      (select path, files, unstated, own, expressions from licence_directory
        where repository_id = ${repositoryId} and (path = '.' or path in (select path from top)))
      union all
      (select path, files, unstated, own, expressions from licence_directory
        where repository_id = ${repositoryId} and md5(parent) in (select md5(path) from top) and parent in (select path from top)
        order by files desc, path limit ${second}))
    select * from shown order by path`.execute(db);
  return rows;
}

/** Directories right in one, by path, those after a path first. */
export function licenceDirectories(
  db: Kysely<Database>,
  repositoryId: string,
  page: { readonly parent: string; readonly after: string | null; readonly limit: number },
): Promise<LicenceDirectoryRow[]> {
  return db
    .selectFrom('licence_directory')
    .select(['path', 'files', 'unstated', 'own', 'expressions'])
    .where('repository_id', '=', repositoryId)
    .where(hashed('parent', page.parent))
    .where('parent', '=', page.parent)
    .where('path', '>', page.after ?? '')
    .orderBy('path')
    .limit(page.limit)
    .execute() as unknown as Promise<LicenceDirectoryRow[]>;
}

/** A file that has something to tell, with what its blob says. */
export interface LicenceFileRow {
  readonly path: string;
  readonly outcome: string;
  readonly problem: string | null;
  readonly expression: string | null;
  /** `Finding[]`; null = none. */
  readonly findings: unknown;
  /** `Copyright[]`; null = none. */
  readonly copyrights: unknown;
  readonly truncated: boolean | null;
  /** Words of altered texts by the place of their finding; null = none. */
  readonly altered: unknown;
}

function files(db: Kysely<Database>, repositoryId: string) {
  return db
    .selectFrom('licence_file as f')
    .leftJoin('licence_blob as b', 'b.sha', 'f.blob')
    .select([
      'f.path',
      'f.outcome',
      'f.problem',
      'f.expression',
      'b.findings',
      'b.copyrights',
      'b.truncated',
      'b.altered',
    ])
    .where('f.repository_id', '=', repositoryId);
}

/** Files that stand right in a directory, or that say one expression wherever they are, by path. */
export function licenceFiles(
  db: Kysely<Database>,
  repositoryId: string,
  page: {
    readonly directory: string | null;
    readonly expression: string | null;
    readonly after: string | null;
    readonly limit: number;
  },
): Promise<LicenceFileRow[]> {
  const { directory, expression, after, limit } = page;
  let query = files(db, repositoryId).where('f.path', '>', after ?? '');
  if (directory !== null) query = query.where(hashed('f.directory', directory)).where('f.directory', '=', directory);
  if (expression !== null)
    query = query.where(hashed('f.expression', expression)).where('f.expression', '=', expression);
  return query.orderBy('f.path').limit(limit).execute();
}

/** One file; null when it has nothing to tell, or is not there. */
export async function licenceFile(
  db: Kysely<Database>,
  repositoryId: string,
  path: string,
): Promise<LicenceFileRow | null> {
  return (await files(db, repositoryId).where('f.path', '=', path).executeTakeFirst()) ?? null;
}

/** Files with a text that differs from the canonical one, by path. */
export function alteredFiles(db: Kysely<Database>, repositoryId: string, limit: number): Promise<LicenceFileRow[]> {
  return files(db, repositoryId).where('b.altered', 'is not', null).orderBy('f.path').limit(limit).execute();
}
