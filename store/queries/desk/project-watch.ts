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

import type { Kysely } from 'kysely';
import type { Database } from '../../schema.ts';

/** An entry of the watch list. */
export interface WatchRow {
  readonly id: string;
  readonly project: string;
  readonly reason: string;
  readonly setAt: Date;
  readonly liftedAt: Date | null;
  readonly liftReason: string | null;
  readonly version: number;
}

/** Entries of a project, newest first. */
export function watchesOf(db: Kysely<Database>, project: string): Promise<WatchRow[]> {
  return db
    .selectFrom('project_watch')
    .select([
      'id',
      'project',
      'reason',
      'set_at as setAt',
      'lifted_at as liftedAt',
      'lift_reason as liftReason',
      'version',
    ])
    .where('project', '=', project)
    .orderBy('id', 'desc')
    .execute();
}

/** Puts a project on the list; null = it is on it. */
export async function setWatch(
  tx: Kysely<Database>,
  { project, reason, by, now }: { project: string; reason: string; by: string; now: Date },
): Promise<string | null> {
  const row = await tx
    .insertInto('project_watch')
    .values({ project, reason, set_by: by, set_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Takes a project off the list; null = it was off, or the entry is of another version. */
export async function liftWatch(
  tx: Kysely<Database>,
  { id, version, reason, by, now }: { id: string; version: number; reason: string; by: string; now: Date },
): Promise<{ readonly project: string; readonly reason: string } | null> {
  const row = await tx
    .updateTable('project_watch')
    .set((set) => ({ lifted_by: by, lifted_at: now, lift_reason: reason, version: set('version', '+', 1) }))
    .where('id', '=', id)
    .where('version', '=', version)
    .where('lifted_at', 'is', null)
    .returning(['project', 'reason'])
    .executeTakeFirst();
  return row ?? null;
}
