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
import type { CheckStatus } from '../../facts.ts';
import type { Database } from '../../schema.ts';

/** A figure of a whole month, or of the twelve months that end with it. */
export interface MonthFigure {
  readonly metric: string;
  readonly period: 'month' | 'window12';
  /** `YYYY-MM`. */
  readonly month: string;
  /** Null = unknown. */
  readonly value: number | null;
}

/** Figures of a project over a run of months, both ends included; months that were not over are left out. */
export async function monthFigures(
  db: Kysely<Database>,
  project: string,
  { metrics, first, last }: { metrics: readonly string[]; first: string; last: string },
): Promise<MonthFigure[]> {
  const { rows } = await sql<MonthFigure>`
    select metric, period, to_char(month, 'YYYY-MM') as month, value from metric_value
    where scope = 'project' and subject = ${project} and metric = any(${[...metrics]}::text[])
      and period in ('month', 'window12') and not running
      and month between (${first} || '-01')::date and (${last} || '-01')::date
    order by metric, period, month`.execute(db);
  return rows;
}

/**
 * Effective number of people (1 / Σ share²) who did acts of a kind in `[from, until)`; null = there were none, or nobody
 * is known who did them.
 */
export async function effectivePeople(
  db: Kysely<Database>,
  project: string,
  { kind, from, until }: { kind: 'commit' | 'review'; from: Date; until: Date },
): Promise<number | null> {
  const { rows } = await sql<{ value: number | null }>`
    with people as (
      select count(*)::numeric as acts from act
      where project = ${project} and kind = ${kind} and class = 'human' and standing < 2
        and at >= ${from} and at < ${until} and coalesce(person_id, identity_id) is not null
      group by coalesce(person_id, identity_id)
    )
    select round(sum(acts) * sum(acts) / sum(acts * acts), 2)::float8 as value from people`.execute(db);
  return rows[0]?.value ?? null;
}

/** A verdict that changed, with the one before. */
export interface ChangedVerdict {
  readonly check: string;
  readonly since: string;
  readonly before: CheckStatus;
  readonly after: CheckStatus;
}

/** Checks of these whose verdict on the last day differs from the one that stood when the period began. */
export async function changedVerdicts(
  db: Kysely<Database>,
  project: string,
  { checks, from, until }: { checks: readonly string[]; from: string; until: string },
): Promise<ChangedVerdict[]> {
  const { rows } = await sql<ChangedVerdict>`
    select now.check_id as check, now.since, past.status as before, now.status as after
    from (select distinct on (check_id) check_id, since, status from check_history
      where project = ${project} and check_id = any(${[...checks]}::text[]) and since < ${until}::date
      order by check_id, since desc) now
    join (select distinct on (check_id) check_id, status from check_history
      where project = ${project} and check_id = any(${[...checks]}::text[]) and since <= ${from}::date
      order by check_id, since desc) past using (check_id)
    where now.status <> past.status
    order by now.check_id collate "C"`.execute(db);
  return rows;
}

/** Verdicts of the newest run, by check. */
export async function verdictsOf(
  db: Kysely<Database>,
  project: string,
  checks: readonly string[],
): Promise<Map<string, CheckStatus>> {
  const rows = await db
    .selectFrom('check_result')
    .select(['check_id', 'status'])
    .where('project', '=', project)
    .where('check_id', 'in', [...checks])
    .execute();
  return new Map(rows.map(({ check_id, status }) => [check_id, status]));
}

/** How the reports before one went. */
export interface PastReports {
  readonly signed: number;
  /** Signed after their day, or not at all. */
  readonly late: number;
}

/** The reports of a project on periods before a day. */
export async function pastReports(db: Kysely<Database>, project: string, before: string): Promise<PastReports> {
  const { rows } = await sql<PastReports>`
    select count(*) filter (where state = 'signed')::int as signed,
      count(*) filter (where missed_at is not null)::int as late
    from mentor_report where project = ${project} and period_from < ${before}::date`.execute(db);
  return rows[0] ?? { signed: 0, late: 0 };
}
