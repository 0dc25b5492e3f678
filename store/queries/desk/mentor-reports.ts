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

/** A report that is owed, or was written. */
export interface ReportRow {
  readonly id: string;
  readonly project: string;
  readonly stage: string;
  readonly from: string;
  readonly until: string;
  readonly dueOn: string;
  readonly state: 'due' | 'signed' | 'missed';
  readonly missedAt: Date | null;
  readonly gathered: unknown;
  readonly gatheredAt: Date | null;
  readonly sections: unknown;
  readonly editedBy: string | null;
  readonly editedAt: Date | null;
  readonly editions: number;
  readonly version: number;
}

const columns = [
  'id',
  'project',
  'stage',
  'period_from as from',
  'period_until as until',
  'due_on as dueOn',
  'state',
  'missed_at as missedAt',
  'gathered',
  'gathered_at as gatheredAt',
  'sections',
  'edited_by as editedBy',
  'edited_at as editedAt',
  'editions',
  'version',
] as const;

/** One report; null = there is none. */
export async function readReport(db: Kysely<Database>, id: string): Promise<ReportRow | null> {
  return (await db.selectFrom('mentor_report').select(columns).where('id', '=', id).executeTakeFirst()) ?? null;
}

/** One report that nobody else changes until the transaction ends. */
export async function holdReport(tx: Kysely<Database>, id: string): Promise<ReportRow | null> {
  const row = await tx.selectFrom('mentor_report').select(columns).where('id', '=', id).forUpdate().executeTakeFirst();
  return row ?? null;
}

/** Reports of a project, newest first. */
export function reportsOf(db: Kysely<Database>, project: string, limit: number): Promise<ReportRow[]> {
  return db
    .selectFrom('mentor_report')
    .select(columns)
    .where('project', '=', project)
    .orderBy('period_from', 'desc')
    .limit(limit)
    .execute();
}

/** Writes down that a report is owed; null = one on this period is already. */
export async function insertReport(
  tx: Kysely<Database>,
  report: { project: string; stage: string; from: string; until: string; dueOn: string; now: Date },
): Promise<string | null> {
  const row = await tx
    .insertInto('mentor_report')
    .values({
      project: report.project,
      stage: report.stage,
      period_from: report.from,
      period_until: report.until,
      due_on: report.dueOn,
      created_at: report.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

/** A report whose day passed. */
export interface MissedReport {
  readonly id: string;
  readonly project: string;
  readonly dueOn: string;
}

/** Marks reports whose last day is before `today`. */
export async function markMissed(tx: Kysely<Database>, today: string, now: Date): Promise<MissedReport[]> {
  return tx
    .updateTable('mentor_report')
    .set((set) => ({ state: 'missed', missed_at: now, version: set('version', '+', 1) }))
    .where('state', '=', 'due')
    .where('due_on', '<', today)
    .returning(['id', 'project', 'due_on as dueOn'])
    .execute();
}

/** Keeps what the machine gathered. */
export async function keepGathered(tx: Kysely<Database>, id: string, gathered: string, now: Date): Promise<void> {
  await tx.updateTable('mentor_report').set({ gathered, gathered_at: now }).where('id', '=', id).execute();
}

/** Keeps what a person wrote and returns the new version. */
export async function keepSections(
  tx: Kysely<Database>,
  { id, sections, by, now }: { id: string; sections: string; by: string; now: Date },
): Promise<number> {
  const { version } = await tx
    .updateTable('mentor_report')
    .set((set) => ({ sections, edited_by: by, edited_at: now, version: set('version', '+', 1) }))
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow();
  return version;
}

/** A report as it was signed. */
export interface Edition {
  readonly number: number;
  readonly gathered: unknown;
  readonly sections: unknown;
  readonly note: string | null;
  readonly signedName: string;
  readonly signedAt: Date;
}

/** Signs the text as it stands: a further edition, never a change of one before. */
export async function signReport(
  tx: Kysely<Database>,
  { id, note, by, name, now }: { id: string; note: string | null; by: string; name: string; now: Date },
): Promise<number> {
  const { editions, gathered, sections } = await tx
    .updateTable('mentor_report')
    .set((set) => ({ state: 'signed', editions: set('editions', '+', 1) }))
    .where('id', '=', id)
    .returning(['editions', 'gathered', 'sections'])
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('mentor_report_edition')
    .values({
      report: id,
      number: editions,
      gathered: gathered === null ? null : JSON.stringify(gathered),
      sections: JSON.stringify(sections),
      note,
      signed_by: by,
      signed_name: name,
      signed_at: now,
    })
    .execute();
  return editions;
}

/** Editions of a report, newest first. */
export function editionsOf(db: Kysely<Database>, report: string): Promise<Edition[]> {
  return db
    .selectFrom('mentor_report_edition')
    .select(['number', 'gathered', 'sections', 'note', 'signed_name as signedName', 'signed_at as signedAt'])
    .where('report', '=', report)
    .orderBy('number', 'desc')
    .execute();
}

/** Reports in a row, up to the newest, that were missed; a signature afterwards does not undo it. */
export async function missedInARow(db: Kysely<Database>): Promise<{ project: string; reports: string[] }[]> {
  const { rows } = await sql<{ project: string; reports: string[] }>`
    with ended as (
      select project, period_from::text as period, missed_at is not null as missed,
        row_number() over (partition by project order by period_from desc) as place
      from mentor_report where state <> 'due'
    ), stops as (
      select project, min(place) as place from ended where not missed group by project
    )
    select e.project, array_agg(e.period order by e.period) as reports
    from ended e left join stops s using (project) join project p on p.slug = e.project and p.listed
    where e.missed and (s.place is null or e.place < s.place)
      and p.stage in ('sandbox', 'incubating', 'graduated')
    group by e.project order by e.project collate "C"`.execute(db);
  return rows;
}
