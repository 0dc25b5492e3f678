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

/** Paths of a repository's files that state one licence expression, by path, at most `limit`. */
export async function filesUnder(
  db: Kysely<Database>,
  repositoryId: string,
  expression: string,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ path: string }>`
    select path from licence_file where repository_id = ${repositoryId} and md5(expression) = md5(${expression}::text)
      and expression = ${expression} order by path collate "C" limit ${limit}::int`.execute(db);
  return rows.map(({ path }) => path);
}

/** Head and stream dates of a repository, as rankings freeze them. */
export interface SnapshotRow {
  readonly project: string;
  readonly url: string;
  /** Hex. */
  readonly head: string;
  /** Day by stream. */
  readonly streams: Readonly<Record<string, string>>;
}

/** Crawled repositories of listed projects, by project, then in the registry's order. */
export async function snapshotRows(db: Kysely<Database>): Promise<SnapshotRow[]> {
  const { rows } = await sql<SnapshotRow>`
    select pr.project, case when r.url ~ '^https?://' then r.url else 'local:' end as url,
      encode(r.head_sha, 'hex') as head,
      coalesce((select jsonb_object_agg(t.stream, to_char(t.clean_at at time zone 'UTC', 'YYYY-MM-DD'))
        from stream_state t where t.repository_id = r.id and t.clean_at is not null), '{}') as streams
    from project_repository pr join project p on p.slug = pr.project join repository r on r.id = pr.repository_id
    where p.listed and r.head_sha is not null
    order by pr.project collate "C", pr.position, r.id`.execute(db);
  return rows;
}

/** The last month of which a project has figures that will not change; null = none. */
export async function lastWholeMonth(db: Kysely<Database>, project: string): Promise<string | null> {
  const row = await db
    .selectFrom('metric_value')
    .select(sql<string | null>`to_char(max(month), 'YYYY-MM')`.as('month'))
    .where('scope', '=', 'project')
    .where('subject', '=', project)
    .where('period', '=', 'window12')
    .where('running', '=', false)
    .where('value', 'is not', null)
    .executeTakeFirst();
  return row?.month ?? null;
}
