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

/** Stands for every dimension where an assignment names one. */
export const allDimensions = 'all';

/** A member who can review, with what recusal goes by. */
export interface Reviewer {
  readonly userId: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly organisation: string | null;
  /** Projects with a proven claim. */
  readonly maintains: readonly string[];
}

/** Active members with a role, by name; ids name some of them, null = all. */
export async function listStaff(db: Kysely<Database>, ids: readonly string[] | null): Promise<Reviewer[]> {
  const { rows } = await sql<Reviewer>`
    select m.user_id as "userId", m.name, m.roles, m.organisation, array(
      select c.project from project_claim c where c.member = m.user_id and c.state = 'proven' order by c.project
    ) as maintains
    from member m
    where m.state = 'active' and cardinality(m.roles) > 0
      and (${ids === null} or m.user_id = any(${[...(ids ?? [])]}::text[]))
    order by m.name collate "C", m.user_id
  `.execute(db);
  return rows;
}

/** Who is to review what; the row is new, or its due date is. */
export interface AssignmentKey {
  readonly application: string;
  readonly member: string;
  readonly dimension: string;
}

/** Assigns; returns the rows that are new or whose due date changed. */
export async function putAssignments(
  tx: Kysely<Database>,
  keys: readonly AssignmentKey[],
  given: { readonly by: string; readonly at: Date; readonly dueAt: Date | null },
): Promise<AssignmentKey[]> {
  return tx
    .insertInto('assignment')
    .values(keys.map((key) => ({ ...key, assigned_by: given.by, at: given.at, due_at: given.dueAt })))
    .onConflict((conflict) =>
      conflict
        .columns(['application', 'member', 'dimension'])
        .doUpdateSet((set) => ({
          assigned_by: set.ref('excluded.assigned_by'),
          at: set.ref('excluded.at'),
          due_at: set.ref('excluded.due_at'),
        }))
        .where(sql<boolean>`assignment.due_at is distinct from excluded.due_at`),
    )
    .returning(['application', 'member', 'dimension'])
    .execute();
}

/** Takes an assignment away; null = there was none. */
export async function removeAssignment(
  tx: Kysely<Database>,
  { application, member, dimension }: AssignmentKey,
): Promise<{ readonly dueAt: Date | null } | null> {
  const row = await tx
    .deleteFrom('assignment')
    .where('application', '=', application)
    .where('member', '=', member)
    .where('dimension', '=', dimension)
    .returning('due_at as dueAt')
    .executeTakeFirst();
  return row ?? null;
}

/** An assignment with the name of whoever has it. */
export interface AssignmentRow {
  readonly member: string;
  readonly memberName: string;
  readonly dimension: string;
  readonly at: Date;
  readonly dueAt: Date | null;
}

/** Who reviews a case. */
export async function listAssignments(db: Kysely<Database>, application: string): Promise<AssignmentRow[]> {
  return db
    .selectFrom('assignment as s')
    .innerJoin('member as m', 'm.user_id', 's.member')
    .select(['s.member', 'm.name as memberName', 's.dimension', 's.at', 's.due_at as dueAt'])
    .where('s.application', '=', application)
    .orderBy(sql`m.name collate "C"`)
    .orderBy('s.member')
    .orderBy(sql`s.dimension collate "C"`)
    .execute();
}
