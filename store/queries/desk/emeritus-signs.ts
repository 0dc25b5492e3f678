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
import type { EmeritusSignTable } from '../../tables/emeritus-sign.ts';

/** What a sign is about. */
export type Trigger = EmeritusSignTable['trigger'];

/** A sign that a project may be at its end. */
export interface SignRow {
  readonly id: string;
  readonly project: string;
  readonly trigger: Trigger;
  readonly evidence: unknown;
  readonly foundAt: Date;
  readonly state: 'open' | 'taken' | 'dismissed' | 'gone';
  readonly settledAt: Date | null;
  readonly settleReason: string | null;
  readonly version: number;
}

/** Signs of a project, newest first. */
export function signsOf(db: Kysely<Database>, project: string): Promise<SignRow[]> {
  return db
    .selectFrom('emeritus_sign')
    .select([
      'id',
      'project',
      'trigger',
      'evidence',
      'found_at as foundAt',
      'state',
      'settled_at as settledAt',
      'settle_reason as settleReason',
      'version',
    ])
    .where('project', '=', project)
    .orderBy('id', 'desc')
    .execute();
}

/** What is known of the last commits of a project in incubation. */
export interface LastCommits {
  readonly project: string;
  /** Newest instant over its repositories; null = no commit is known. */
  readonly lastAt: Date | null;
  /** When the repository that was looked at longest ago was; null = one was never reached. */
  readonly knownAt: Date | null;
  /** A repository could not be read the last time. */
  readonly unreadable: boolean;
  /** A platform says that a repository is archived. */
  readonly archived: boolean;
  readonly repositories: number;
}

/** Every listed project from sandbox to graduated. */
export async function lastCommits(db: Kysely<Database>): Promise<LastCommits[]> {
  const { rows } = await sql<LastCommits>`
    select p.slug as project, max(c.at) as "lastAt", count(*)::int as repositories,
      case when bool_and(r.fetched_at is not null) then min(r.fetched_at) end as "knownAt",
      bool_or(r.state not in ('ok', 'empty')) as unreadable, coalesce(bool_or(f.archived), false) as archived
    from project p
    join project_repository pr on pr.project = p.slug
    join repository r on r.id = pr.repository_id
    left join platform_repository f on f.repository_id = r.id
    left join lateral (select max(coalesce(committed_at, authored_at)) as at from commit
      where repository_id = r.id and on_default and reachable) c on true
    where p.listed and p.stage in ('sandbox', 'incubating', 'graduated')
    group by p.slug order by p.slug collate "C"`.execute(db);
  return rows;
}

/** Keeps a sign; null = one is open already, or was dismissed after `quietSince`. */
export async function insertSign(
  tx: Kysely<Database>,
  {
    project,
    trigger,
    evidence,
    now,
    quietSince,
  }: {
    project: string;
    trigger: Trigger;
    evidence: string;
    now: Date;
    quietSince: Date;
  },
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    insert into emeritus_sign (project, trigger, evidence, found_at)
    select ${project}, ${trigger}, ${evidence}::json, ${now}
    where not exists (select from emeritus_sign where project = ${project} and trigger = ${trigger}
      and state in ('dismissed', 'taken') and settled_at > ${quietSince})
    on conflict do nothing returning id`.execute(tx);
  return rows[0]?.id ?? null;
}

/** Settles open signs of a project, all or those of one trigger or id; returns which. */
export async function settleSigns(
  tx: Kysely<Database>,
  which: { project: string; trigger?: Trigger; id?: string; version?: number },
  settled: { state: 'taken' | 'dismissed' | 'gone'; by: string; reason: string | null; now: Date },
): Promise<{ id: string; trigger: Trigger }[]> {
  let query = tx
    .updateTable('emeritus_sign')
    .set((set) => ({
      state: settled.state,
      settled_by: settled.by,
      settled_at: settled.now,
      settle_reason: settled.reason,
      version: set('version', '+', 1),
    }))
    .where('project', '=', which.project)
    .where('state', '=', 'open');
  if (which.trigger !== undefined) query = query.where('trigger', '=', which.trigger);
  if (which.id !== undefined) query = query.where('id', '=', which.id);
  if (which.version !== undefined) query = query.where('version', '=', which.version);
  return query.returning(['id', 'trigger']).execute();
}

/** Projects with an open sign of a trigger. */
export async function signedProjects(db: Kysely<Database>, trigger: Trigger): Promise<string[]> {
  const rows = await db
    .selectFrom('emeritus_sign')
    .select('project')
    .where('trigger', '=', trigger)
    .where('state', '=', 'open')
    .orderBy('project')
    .execute();
  return rows.map(({ project }) => project);
}
