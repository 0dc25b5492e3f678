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
import { followed } from '#store/queries/desk/followed.ts';
import type { Database } from '#store/schema.ts';

/** Projects that are neither listed nor applied for any more and of which figures are still there. */
export async function retiredProjects(db: Kysely<Database>): Promise<string[]> {
  const rows = await db
    .selectFrom('figure_basis as b')
    .innerJoin('project as p', 'p.slug', 'b.subject')
    .select('b.subject')
    .where('b.scope', '=', 'project')
    .where(sql<boolean>`not ${followed}`)
    .orderBy(sql`b.subject collate "C"`)
    .execute();
  return rows.map(({ subject }) => subject);
}

/** Forgets what the figures of a project were computed from: listed again, it is computed anew. */
export async function forgetBasis(db: Kysely<Database>, project: string): Promise<void> {
  await db.deleteFrom('figure_basis').where('scope', '=', 'project').where('subject', '=', project).execute();
}

/** Projects of which a computation that was cut off left figures of organisations, people and domains behind. */
export async function owedProjects(db: Kysely<Database>): Promise<string[]> {
  const rows = await db.selectFrom('figure_debt').select('project').orderBy('project').execute();
  return rows.map(({ project }) => project);
}

/** Notes that acts of the projects are about to change. */
export async function oweFigures(db: Kysely<Database>, projects: readonly string[]): Promise<void> {
  if (projects.length === 0) return;
  await sql`insert into figure_debt (project) select unnest(${[...projects]}::text[]) on conflict do nothing`.execute(
    db,
  );
}

/** Notes that figures of organisations, people and domains follow from the acts again. */
export async function payFigures(db: Kysely<Database>): Promise<void> {
  await db.deleteFrom('figure_debt').execute();
}
