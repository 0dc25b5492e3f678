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
import type { Domain, Stage } from '../../facts.ts';
import type { Database } from '../../schema.ts';
import { ensureRepository, findByName, type RepositoryKey } from '../registry.ts';

/** A project that an application or a claim speaks of. */
export interface NamedProject {
  readonly slug: string;
  readonly entry: unknown;
  readonly stage: Stage;
  readonly listed: boolean;
}

/** A project by its slug, listed or not; null = there is none. */
export async function readProject(db: Kysely<Database>, slug: string): Promise<NamedProject | null> {
  const row = await db
    .selectFrom('project')
    .select(['slug', 'entry', 'stage', 'listed'])
    .where('slug', '=', slug)
    .executeTakeFirst();
  return row ?? null;
}

/** Id of a repository under any of its names; null = it is not known. */
async function findRepository(db: Kysely<Database>, key: RepositoryKey): Promise<string | null> {
  const known = await db
    .selectFrom('repository')
    .select('id')
    .where('platform', '=', key.platform)
    .where('platform_id', '=', key.platformId)
    .executeTakeFirst();
  return known?.id ?? findByName(db, key);
}

/** Slug of a listed project that owns this repository; null = none does. */
export async function listedOwner(db: Kysely<Database>, key: RepositoryKey): Promise<string | null> {
  const id = await findRepository(db, key);
  if (id === null) return null;
  const row = await db
    .selectFrom('project_repository as o')
    .innerJoin('project as p', 'p.slug', 'o.project')
    .select('o.project')
    .where('p.listed', '=', true)
    .where('o.repository_id', '=', id)
    .orderBy('o.project')
    .executeTakeFirst();
  return row?.project ?? null;
}

/** The repository, made when it is new. What is known under another spelling stays as it is spelt. */
export async function knownRepository(tx: Kysely<Database>, key: RepositoryKey): Promise<string> {
  return (await findRepository(tx, key)) ?? ensureRepository(tx, key);
}

/** What an application says of its project. */
export interface AppliedProject {
  readonly slug: string;
  /** JSON text. */
  readonly entry: string;
  readonly domain: Domain;
  readonly now: Date;
}

/** Makes the unlisted project of an application under the first slug of its kind that is free; returns it. */
export async function insertApplied(tx: Kysely<Database>, project: AppliedProject): Promise<string> {
  for (let n = 1; ; n += 1) {
    const slug = n === 1 ? project.slug : `${project.slug}-${n}`;
    const row = await tx
      .insertInto('project')
      .values({
        slug,
        entry: project.entry,
        domain: project.domain,
        stage: 'applied',
        stage_since: null,
        admitted_on: null,
        listed: false,
        updated_at: project.now,
      })
      .onConflict((conflict) => conflict.column('slug').doNothing())
      .returning('slug')
      .executeTakeFirst();
    if (row !== undefined) return row.slug;
  }
}

/** Writes what the form says now; a project that has been listed meanwhile is left alone. */
export async function updateApplied(tx: Kysely<Database>, project: AppliedProject): Promise<void> {
  await tx
    .updateTable('project')
    .set({ entry: project.entry, domain: project.domain, updated_at: project.now })
    .where('slug', '=', project.slug)
    .where('listed', '=', false)
    .execute();
}

/** Makes these the repositories of an unlisted project, in this order. */
export async function replaceApplied(tx: Kysely<Database>, slug: string, ids: readonly string[]): Promise<void> {
  await tx.deleteFrom('project_repository').where('project', '=', slug).execute();
  const rows = [...new Set(ids)].map((repository_id, position) => ({ project: slug, repository_id, position }));
  if (rows.length > 0) await tx.insertInto('project_repository').values(rows).execute();
}

/** Those of the repositories that were not read within the last day. */
export async function unreadRepositories(db: Kysely<Database>, ids: readonly string[], now: Date): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('repository')
    .select('id')
    .where('id', 'in', [...ids])
    .where(sql<boolean>`(fetched_at is null or fetched_at < ${now}::timestamptz - interval '1 day')`)
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}
