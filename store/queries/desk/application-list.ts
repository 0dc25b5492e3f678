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

import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Database } from '../../schema.ts';

/** Orders that lists of cases come in. */
export const caseSorts = ['newest', 'oldest', 'due', 'title'] as const;
/** One of {@link caseSorts}. */
export type CaseSort = (typeof caseSorts)[number];

/** Which cases are asked for; null = all. */
export interface CaseFilter {
  readonly state: string | null;
  readonly kind: string | null;
  readonly stage: string | null;
  readonly domain: string | null;
  readonly organisation: string | null;
  /** User id of whom they are assigned to. */
  readonly assignee: string | null;
  readonly overdue: boolean;
  /** Part of title, project, code or organisation, in any case of letters. */
  readonly text: string | null;
}

/** A case as lists show it. */
export interface CaseRow {
  readonly code: string;
  readonly kind: string;
  readonly state: string;
  readonly title: string;
  readonly project: string | null;
  readonly domain: string | null;
  readonly fromStage: string | null;
  readonly targetStage: string;
  readonly organisations: readonly string[];
  readonly clock: string | null;
  readonly dueAt: Date | null;
  readonly overdue: boolean;
  readonly submittedAt: Date | null;
  readonly updatedAt: Date;
  readonly version: number;
  /** Value that the list is ordered by. */
  readonly sorted: string;
}

/** Where the page before ended. */
export interface CasePosition {
  readonly value: string;
  readonly code: string;
}

const farAway = '9999-12-31T00:00:00.000Z';

/** Text that orders as the value does, so that one shape of cursor does for all. */
const keys: Readonly<Record<CaseSort, { readonly key: RawBuilder<string>; readonly down: boolean }>> = {
  newest: {
    key: sql`to_char(coalesce(a.submitted_at, a.created_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`,
    down: true,
  },
  oldest: {
    key: sql`to_char(coalesce(a.submitted_at, a.created_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`,
    down: false,
  },
  due: {
    key: sql`to_char(coalesce(a.due_at, ${farAway}::timestamptz) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`,
    down: false,
  },
  title: { key: sql`lower(a.title)`, down: false },
};

function escaped(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
}

function conditions(filter: CaseFilter, now: Date): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`a.state <> 'draft'`];
  if (filter.state !== null) parts.push(sql`a.state = ${filter.state}`);
  if (filter.kind !== null) parts.push(sql`a.kind = ${filter.kind}`);
  if (filter.stage !== null) parts.push(sql`a.target_stage = ${filter.stage}`);
  if (filter.domain !== null) parts.push(sql`p.domain = ${filter.domain}`);
  if (filter.organisation !== null) parts.push(sql`${filter.organisation} = any(a.organisations)`);
  if (filter.assignee !== null) {
    parts.push(sql`exists (select from assignment s where s.application = a.id and s.member = ${filter.assignee})`);
  }
  if (filter.overdue) parts.push(sql`a.due_at < ${now}`);
  if (filter.text !== null) {
    const like = escaped(filter.text);
    parts.push(sql`(a.title ilike ${like} or a.project ilike ${like} or a.code = ${filter.text}
      or exists (select from unnest(a.organisations) o where o ilike ${like}))`);
  }
  return sql.join(parts, sql` and `);
}

function rowsOf(db: Kysely<Database>, sort: CaseSort, now: Date, where: RawBuilder<unknown>, limit: number) {
  const { key, down } = keys[sort];
  const order = down ? sql`(${key}) collate "C" desc, a.code desc` : sql`(${key}) collate "C", a.code`;
  return sql<CaseRow>`
    select a.code, a.kind, a.state, a.title, a.project, p.domain, a.from_stage as "fromStage",
      a.target_stage as "targetStage", a.organisations, a.clock, a.due_at as "dueAt",
      coalesce(a.due_at < ${now}, false) as overdue, a.submitted_at as "submittedAt", a.updated_at as "updatedAt",
      a.version, ${key} as sorted
    from application a left join project p on p.slug = a.project
    where ${where} order by ${order} limit ${limit}`.execute(db);
}

/** Cases that were submitted, from a position on. Drafts are their writers' own. */
export async function listCases(
  db: Kysely<Database>,
  filter: CaseFilter,
  page: { readonly sort: CaseSort; readonly after: CasePosition | null; readonly limit: number; readonly now: Date },
): Promise<readonly CaseRow[]> {
  const { sort, after, limit, now } = page;
  const { key, down } = keys[sort];
  const compare = down ? sql`<` : sql`>`;
  const beyond =
    after === null
      ? sql`true`
      : sql`((${key}) collate "C", a.code) ${compare} (${after.value} collate "C", ${after.code})`;
  const { rows } = await rowsOf(db, sort, now, sql`${conditions(filter, now)} and ${beyond}`, limit);
  return rows;
}

/** How many there are in all. */
export async function countCases(db: Kysely<Database>, filter: CaseFilter, now: Date): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n
    from application a left join project p on p.slug = a.project where ${conditions(filter, now)}`.execute(db);
  return rows[0]?.n ?? 0;
}

/** Cases of one applicant, of the projects they maintain, and the one that their link opens; the newest first. */
export async function ownCases(
  db: Kysely<Database>,
  own: { readonly applicant: string | null; readonly holds: string | null; readonly projects: readonly string[] },
  now: Date,
): Promise<readonly CaseRow[]> {
  const where = sql`(a.applicant = ${own.applicant} or a.code = ${own.holds}
    or (a.project = any(${[...own.projects]}::text[]) and a.state <> 'draft'))`;
  const { rows } = await rowsOf(db, 'newest', now, where, 200);
  return rows;
}
