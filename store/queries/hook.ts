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

/** A webhook as it is stored. */
export interface HookRow {
  readonly id: string;
  readonly platform: string;
  readonly repository_id: string | null;
  readonly secret_variable: string | null;
  readonly generation: number;
  readonly rotated_at: Date | null;
  readonly last_seen_at: Date | null;
  readonly accepted: string;
  readonly refused: string;
}

const columns = [
  'id',
  'platform',
  'repository_id',
  'secret_variable',
  'generation',
  'rotated_at',
  'last_seen_at',
  'accepted',
  'refused',
] as const;

/** The hook of an id, null when there is none. */
export async function readHook(db: Kysely<Database>, platform: string, id: string): Promise<HookRow | null> {
  const row = await db
    .selectFrom('hook')
    .select(columns)
    .where('id', '=', id)
    .where('platform', '=', platform)
    .executeTakeFirst();
  return row ?? null;
}

/** All hooks, oldest first. */
export async function listHooks(db: Kysely<Database>): Promise<HookRow[]> {
  return db.selectFrom('hook').select(columns).orderBy('created_at').orderBy('id').execute();
}

/** Adds a hook. */
export async function addHook(
  db: Kysely<Database>,
  hook: Pick<HookRow, 'id' | 'platform' | 'repository_id' | 'secret_variable'>,
): Promise<void> {
  await db
    .insertInto('hook')
    .values({ ...hook, rotated_at: null, last_seen_at: null })
    .execute();
}

/** Takes a hook away; false when there is none. */
export async function removeHook(db: Kysely<Database>, id: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('hook').where('id', '=', id).executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Begins a new secret; null when there is no such hook, or its secret is the operator's. */
export async function rotateHook(db: Kysely<Database>, id: string, at: Date): Promise<HookRow | null> {
  const row = await db
    .updateTable('hook')
    .set({ generation: sql`generation + 1`, rotated_at: at })
    .where('id', '=', id)
    .where('secret_variable', 'is', null)
    .returning(columns)
    .executeTakeFirst();
  return row ?? null;
}

/** Counts calls of a hook. */
export async function countCalls(
  db: Kysely<Database>,
  id: string,
  calls: { readonly accepted: number; readonly refused: number; readonly at: Date },
): Promise<void> {
  await db
    .updateTable('hook')
    .set({
      accepted: sql`accepted + ${calls.accepted}`,
      refused: sql`refused + ${calls.refused}`,
      ...(calls.accepted > 0 ? { last_seen_at: calls.at } : {}),
    })
    .where('id', '=', id)
    .execute();
}

/** Remembers deliveries; those that did not come before, as `platform delivery`. */
export async function firstDeliveries(
  db: Kysely<Database>,
  deliveries: readonly { readonly platform: string; readonly delivery: string }[],
  at: Date,
): Promise<Set<string>> {
  const keys = new Map(deliveries.map((one) => [`${one.platform} ${one.delivery}`, one]));
  const rows = await db
    .insertInto('hook_delivery')
    .values([...keys.values()].map(({ platform, delivery }) => ({ platform, delivery_id: delivery, received_at: at })))
    .onConflict((conflict) => conflict.doNothing())
    .returning(['platform', 'delivery_id'])
    .execute();
  return new Set(rows.map(({ platform, delivery_id }) => `${platform} ${delivery_id}`));
}

/** Forgets a delivery that could not be heard. */
export async function forgetDelivery(db: Kysely<Database>, platform: string, delivery: string): Promise<void> {
  await db.deleteFrom('hook_delivery').where('platform', '=', platform).where('delivery_id', '=', delivery).execute();
}

/** Forgets deliveries from before a time; platforms send again within three days at most. */
export async function forgetDeliveries(db: Kysely<Database>, before: Date): Promise<void> {
  await db.deleteFrom('hook_delivery').where('received_at', '<', before).execute();
}

/** The repository that a platform has under an id, on any of its hosts that the hub knows; null = not tracked, or several. */
export async function repositoryOfPlatform(
  db: Kysely<Database>,
  platform: string,
  platformId: string,
): Promise<string | null> {
  const rows = await db
    .selectFrom('platform_repository')
    .select('repository_id')
    .where('platform', '=', platform)
    .where('platform_id', '=', platformId)
    .limit(2)
    .execute();
  return rows.length === 1 ? (rows[0]?.repository_id ?? null) : null;
}
