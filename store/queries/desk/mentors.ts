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
import type { Stage } from '../../facts.ts';
import type { Database } from '../../schema.ts';

/** Who accompanies a project, or did. */
export interface MentorRow {
  readonly id: string;
  readonly member: string;
  readonly name: string;
  readonly since: string;
  readonly until: string | null;
  readonly version: number;
}

/** Mentors of a project, those of today first. */
export async function mentorsOf(db: Kysely<Database>, project: string): Promise<MentorRow[]> {
  const { rows } = await sql<MentorRow>`
    select t.id, t.member, m.name, t.since, t.until, t.version from mentor t join member m on m.user_id = t.member
    where t.project = ${project} order by t.until desc nulls first, t.since, t.id`.execute(db);
  return rows;
}

/** Somebody who may be made a mentor. */
export interface Candidate {
  readonly userId: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly organisation: string | null;
}

/** Active members with a role, by name. */
export function activeStaff(db: Kysely<Database>): Promise<Candidate[]> {
  return db
    .selectFrom('member')
    .select(['user_id as userId', 'name', 'roles', 'organisation'])
    .where('state', '=', 'active')
    .where(sql<boolean>`cardinality(roles) > 0`)
    .orderBy(sql`name collate "C"`)
    .orderBy('user_id')
    .execute();
}

/** Makes somebody a mentor; null = is one already. */
export async function insertMentor(
  tx: Kysely<Database>,
  mentor: { project: string; member: string; since: string; appointedBy: string },
): Promise<string | null> {
  const row = await tx
    .insertInto('mentor')
    .values({
      project: mentor.project,
      member: mentor.member,
      since: mentor.since,
      until: null,
      appointed_by: mentor.appointedBy,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Ends it on a day; null = it had ended, or is of another version. */
export async function endMentor(
  tx: Kysely<Database>,
  { id, version, until }: { id: string; version: number; until: string },
): Promise<{ readonly project: string; readonly member: string } | null> {
  const row = await tx
    .updateTable('mentor')
    .set((set) => ({ until: sql<string>`greatest(since, ${until}::date)`, version: set('version', '+', 1) }))
    .where('id', '=', id)
    .where('version', '=', version)
    .where('until', 'is', null)
    .returning(['project', 'member'])
    .executeTakeFirst();
  return row ?? null;
}

/** Whether somebody mentors a project today. */
export async function isMentor(db: Kysely<Database>, project: string, member: string): Promise<boolean> {
  const row = await db
    .selectFrom('mentor')
    .select('id')
    .where('project', '=', project)
    .where('member', '=', member)
    .where('until', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** A project whose reports are owed. */
export interface MentoredProject {
  readonly slug: string;
  readonly stage: Stage;
  /** Day on which it entered its stage. */
  readonly entered: string;
  /** Day of its first mentor: nothing is owed for the time before. */
  readonly mentoredSince: string;
  /** End of the last period that has a report; null = none has. */
  readonly reportedUntil: string | null;
}

/** Listed projects in incubation that have had a mentor, and whose day of entry is known. */
export async function mentoredProjects(db: Kysely<Database>): Promise<MentoredProject[]> {
  const { rows } = await sql<MentoredProject>`
    select p.slug, p.stage, p.stage_since as entered, min(t.since) as "mentoredSince",
      (select max(r.period_until) from mentor_report r where r.project = p.slug) as "reportedUntil"
    from project p join mentor t on t.project = p.slug
    where p.listed and p.stage in ('sandbox', 'incubating') and p.stage_since is not null
    group by p.slug order by p.slug collate "C"`.execute(db);
  return rows;
}
