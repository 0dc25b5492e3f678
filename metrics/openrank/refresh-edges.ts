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
import type { Store } from '#store/open.ts';
import type { Database } from '#store/schema.ts';
import { MetricsError } from '../error.ts';
import type { RankedRepository } from './read-acts.ts';
import { forgetRepository, refreshRepository } from './refresh-repository.ts';

/** Only one process at a time works on ranks; the others wait for as long as it takes. */
export async function lockRanks(session: Kysely<Database>): Promise<void> {
  await sql`set local lock_timeout = 0`.execute(session);
  await sql`set local statement_timeout = '15min'`.execute(session);
  await sql`set local jit = off`.execute(session);
  await sql`select pg_advisory_xact_lock(hashtext('tongming openrank'))`.execute(session);
}

/** Throws a `cancelled` MetricsError when the signal asks. */
export function proceed(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new MetricsError('cancelled', 'Stopped; ranks computed before still stand.');
}

/**
 * Brings edges and community ranks in line with the acts of every project noted as stale, each in a transaction of its
 * own, and marks the global months from the first changed one on.
 */
export async function refreshEdges(
  store: Pick<Store, 'db'>,
  signal: AbortSignal | undefined,
  onProject: () => void,
): Promise<void> {
  await store.db.transaction().execute(forgetUnlisted);
  const noted = await sql<{ project: string }>`select project from openrank_stale order by project collate "C"`.execute(
    store.db,
  );
  for (const { project } of noted.rows) {
    proceed(signal);
    await store.db.transaction().execute((session) => refreshProject(session, project));
    onProject();
  }
}

/** How many projects {@link refreshEdges} would look at. */
export async function staleProjects(store: Pick<Store, 'db'>): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from openrank_stale`.execute(store.db);
  return rows[0]?.n ?? 0;
}

async function refreshProject(session: Kysely<Database>, project: string): Promise<void> {
  await lockRanks(session);
  await session.deleteFrom('openrank_stale').where('project', '=', project).execute();
  const { rows } = await sql<RankedRepository>`
    select distinct on (pr.repository_id) pr.repository_id::text as id, pr.project
    from project_repository own
    join project_repository pr on pr.repository_id = own.repository_id
    join project p on p.slug = pr.project and p.listed
    where own.project = ${project}
    order by pr.repository_id, pr.project collate "C"`.execute(session);
  const changed: number[] = [];
  for (const repository of rows) {
    const month = await refreshRepository(session, repository);
    if (month !== null) changed.push(month);
  }
  await markFrom(session, changed);
}

async function forgetUnlisted(session: Kysely<Database>): Promise<void> {
  await lockRanks(session);
  const { rows } = await sql<{ id: string }>`
    select distinct e.repository_id::text as id from (select repository_id from openrank_edge
      union select split_part(graph, ':', 2)::bigint from openrank_month where graph like 'repository:%') e
    where not exists (select 1 from project_repository pr join project p on p.slug = pr.project and p.listed
      where pr.repository_id = e.repository_id)`.execute(session);
  const changed: number[] = [];
  for (const { id } of rows) {
    const month = await forgetRepository(session, id);
    if (month !== null) changed.push(month);
  }
  await markFrom(session, changed);
}

/** Months from the first changed one on follow from something that is not so any more. */
async function markFrom(session: Kysely<Database>, changed: readonly number[]): Promise<void> {
  if (changed.length === 0) return;
  await sql`update openrank_month set stale = true
    where graph in ('global', 'carried') and month >= ${Math.min(...changed)}::int and not stale`.execute(session);
}
