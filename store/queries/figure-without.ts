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
import type { Database } from '../schema.ts';

/** Figures of a project without each of its biggest contributors, the biggest first. */
export interface LeftOutRow {
  readonly project: string;
  /** Digest of all that they depend on. */
  readonly basis: string;
  /** One object of figures by metric a contributor. */
  readonly figures: unknown;
}

/** What is kept of a model and month, by project. */
export async function leftOutOf(db: Kysely<Database>, model: string, month: string): Promise<Map<string, LeftOutRow>> {
  const rows = await db
    .selectFrom('figure_without')
    .select(['project', 'basis', 'figures'])
    .where('model', '=', model)
    .where('month', '=', month)
    .execute();
  return new Map(rows.map((row) => [row.project, row]));
}

/** Keeps figures in place of what stood for these projects. */
export async function saveLeftOut(
  db: Kysely<Database>,
  model: string,
  month: string,
  rows: readonly LeftOutRow[],
): Promise<void> {
  if (rows.length === 0) return;
  await db
    .insertInto('figure_without')
    .values(
      rows.map(({ project, basis, figures }) => ({ model, month, project, basis, figures: JSON.stringify(figures) })),
    )
    .onConflict((conflict) =>
      conflict.columns(['model', 'month', 'project']).doUpdateSet({
        basis: sql`excluded.basis`,
        figures: sql`excluded.figures`,
      }),
    )
    .execute();
}
