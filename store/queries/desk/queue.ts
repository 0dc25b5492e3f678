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

/** Whose queue it is. */
export interface QueueAsker {
  readonly userId: string;
  readonly roles: readonly string[];
  /** Applications (ids) that they stand aside from. */
  readonly asideFrom: readonly string[];
  readonly now: Date;
}

/**
 * Makes a `select` with exactly these columns, in this order: `subject` text (id of the object in addresses), `title`
 * text, `project` text (slug or null), `note` text (shown as it is, or null), `since` timestamptz, `due_at` timestamptz
 * (null = no end, or a clock that stands still), `clock_left` bigint (milliseconds on a clock that stands still).
 */
export type QueueQuery = (asker: QueueAsker) => RawBuilder<unknown>;

/** One thing to do. */
export interface QueueRow {
  /** Source that it comes from. */
  readonly kind: string;
  readonly subject: string;
  readonly title: string;
  readonly project: string | null;
  readonly note: string | null;
  readonly since: Date;
  readonly dueAt: Date | null;
  readonly clockLeft: number | null;
}

/** How much there is to do, by source. */
export interface QueueCount {
  readonly kind: string;
  readonly all: number;
  readonly overdue: number;
}

/** Which part of a queue is asked for. */
export interface QueuePart {
  /** Null = all sources. */
  readonly kind: string | null;
  readonly overdue: boolean;
  /** How many rows are skipped. */
  readonly after: number;
  readonly limit: number;
}

interface Wire extends Omit<QueueRow, 'since' | 'dueAt'> {
  readonly since: string;
  readonly dueAt: string | null;
}

/** What waits for somebody: what is overdue or due soonest first, then what waits longest. */
export async function readQueue(
  db: Kysely<Database>,
  asker: QueueAsker,
  sources: readonly { readonly id: string; readonly rows: QueueQuery }[],
  part: QueuePart,
): Promise<{ readonly rows: QueueRow[]; readonly counts: QueueCount[] }> {
  if (sources.length === 0) return { rows: [], counts: [] };
  const all = sources.map(
    ({ id, rows }) =>
      sql`select ${id}::text as kind, q.* from (${rows(asker)}) q (subject, title, project, note, since, due_at, clock_left)`,
  );
  const found = await sql<{ rows: Wire[]; counts: QueueCount[] }>`
    with queue as materialized (${sql.join(all, sql` union all `)})
    select
      (select coalesce(json_agg(c order by c.kind collate "C"), '[]') from (
        select kind, count(*)::int as all, (count(*) filter (where due_at < ${asker.now}))::int as overdue
        from queue group by kind) c) as counts,
      (select coalesce(json_agg(p), '[]') from (
        select kind, subject, title, project, note, since, due_at as "dueAt", clock_left as "clockLeft"
        from queue
        where (${part.kind}::text is null or kind = ${part.kind}) and (not ${part.overdue} or due_at < ${asker.now})
        order by due_at nulls last, since, kind collate "C", subject collate "C", note collate "C"
        offset ${part.after} limit ${part.limit}) p) as rows
  `.execute(db);
  const { rows = [], counts = [] } = found.rows[0] ?? {};
  return {
    rows: rows.map((row) => ({
      ...row,
      since: new Date(row.since),
      dueAt: row.dueAt === null ? null : new Date(row.dueAt),
    })),
    counts,
  };
}

/** A case that is not closed, with what decides who stands aside from it. */
export interface OpenCase {
  readonly id: string;
  readonly code: string;
  readonly applicant: string | null;
  readonly project: string | null;
  readonly organisations: readonly string[];
  /** User ids with a proven claim on the project. */
  readonly maintainers: readonly string[];
}

/** All cases that staff still have something to do with. */
export async function openCases(db: Kysely<Database>): Promise<OpenCase[]> {
  const { rows } = await sql<OpenCase>`
    select a.id, a.code, a.applicant, a.project, a.organisations, array(
      select c.member from project_claim c where c.project = a.project and c.state = 'proven' order by c.member
    ) as maintainers
    from application a where a.state in ('submitted', 'need-info', 'reviewing', 'voting', 'notice')
  `.execute(db);
  return rows;
}
