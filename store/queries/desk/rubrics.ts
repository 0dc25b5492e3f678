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
import type { Database } from '../../schema.ts';

/** A version of a rubric; `body` is as it was written, not checked. */
export interface RubricRow {
  readonly id: string;
  readonly version: number;
  readonly state: 'draft' | 'active' | 'retired';
  readonly body: unknown;
  readonly digest: string;
  readonly made_by: string;
  readonly made_at: Date;
  readonly approved_by: string | null;
  readonly activated_at: Date | null;
  readonly edits: number;
}

const columns = [
  'id',
  'version',
  'state',
  'body',
  'digest',
  'made_by',
  'made_at',
  'approved_by',
  'activated_at',
  'edits',
] as const;

/** One version; null = there is none. */
export async function rubricRow(db: Kysely<Database>, id: string, version: number): Promise<RubricRow | null> {
  const row = await db
    .selectFrom('rubric')
    .select(columns)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return row ?? null;
}

/** The version that new reviews begin with; null = none was activated yet. */
export async function activeRubricRow(db: Kysely<Database>, id: string): Promise<RubricRow | null> {
  const row = await db
    .selectFrom('rubric')
    .select(columns)
    .where('id', '=', id)
    .where('state', '=', 'active')
    .executeTakeFirst();
  return row ?? null;
}

/** A version without its body. */
export type RubricLine = Omit<RubricRow, 'body'> & {
  /** Open reviews that keep this version. */
  readonly reviews: number;
};

/** All versions, newest first. */
export async function rubricLines(db: Kysely<Database>, id: string): Promise<RubricLine[]> {
  const { rows } = await sql<RubricLine>`
    select r.id, r.version, r.state, r.digest, r.made_by, r.made_at, r.approved_by, r.activated_at, r.edits,
      (select count(*)::int from application a where a.rubric_id = r.id and a.rubric_version = r.version
        and a.state in ('submitted', 'need-info', 'reviewing', 'voting', 'notice')) as reviews
    from rubric r where r.id = ${id} order by r.version desc`.execute(db);
  return rows;
}

/** Until the transaction ends nobody else adds a version or makes one active. */
export async function lockRubric(tx: Kysely<Database>, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`rubric ${id}`}, 0))`.execute(tx);
}

/** Adds a version after the newest; the caller holds {@link lockRubric}. */
export async function addRubric(
  tx: Kysely<Database>,
  row: {
    readonly id: string;
    readonly body: string;
    readonly digest: string;
    readonly madeBy: string;
    readonly now: Date;
    readonly active: boolean;
  },
): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    insert into rubric (id, version, state, body, digest, made_by, made_at, activated_at)
    select ${row.id}, coalesce(max(version), 0) + 1, ${row.active ? 'active' : 'draft'}, ${row.body}::json,
      ${row.digest}, ${row.madeBy}, ${row.now}, ${row.active ? row.now : null}
    from rubric where id = ${row.id} returning version`.execute(tx);
  return rows[0]?.version ?? 1;
}

/** Changes a draft that was read at `edits`; false = it was changed, or is no draft any more. */
export async function editRubric(
  tx: Kysely<Database>,
  draft: {
    readonly id: string;
    readonly version: number;
    readonly edits: number;
    readonly body: string;
    readonly digest: string;
    readonly madeBy: string;
    readonly now: Date;
  },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('rubric')
    .set((eb) => ({
      body: draft.body,
      digest: draft.digest,
      made_by: draft.madeBy,
      made_at: draft.now,
      edits: eb('edits', '+', 1),
    }))
    .where('id', '=', draft.id)
    .where('version', '=', draft.version)
    .where('state', '=', 'draft')
    .where('edits', '=', draft.edits)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Makes a draft that was read at `edits` the active version and retires the one before; false = it was changed. */
export async function activateRubric(
  tx: Kysely<Database>,
  draft: {
    readonly id: string;
    readonly version: number;
    readonly edits: number;
    readonly approvedBy: string;
    readonly now: Date;
  },
): Promise<boolean> {
  await lockRubric(tx, draft.id);
  const own = await tx
    .selectFrom('rubric')
    .select('version')
    .where('id', '=', draft.id)
    .where('version', '=', draft.version)
    .where('state', '=', 'draft')
    .where('edits', '=', draft.edits)
    .forUpdate()
    .executeTakeFirst();
  if (own === undefined) return false;
  await tx
    .updateTable('rubric')
    .set({ state: 'retired' })
    .where('id', '=', draft.id)
    .where('state', '=', 'active')
    .execute();
  await tx
    .updateTable('rubric')
    .set({ state: 'active', approved_by: draft.approvedBy, activated_at: draft.now })
    .where('id', '=', draft.id)
    .where('version', '=', draft.version)
    .execute();
  return true;
}
