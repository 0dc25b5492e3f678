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

/** An event for the audit log, before the database numbers and chains it. */
export interface NewAuditEvent {
  readonly at: Date;
  readonly actor: string;
  readonly actor_name: string;
  readonly action: string;
  readonly object_kind: string;
  readonly object_id: string;
  /** JSON text; null = there was nothing. */
  readonly before: string | null;
  /** JSON text; null = there is nothing any more. */
  readonly after: string | null;
  readonly reason: string | null;
  readonly request: string | null;
}

/** Adds events in order. Everybody who adds waits for everybody before, so this comes last in a transaction. */
export async function appendAudit(tx: Kysely<Database>, events: readonly NewAuditEvent[]): Promise<void> {
  await tx
    .insertInto('audit_event')
    .values([...events])
    .execute();
}

/** What was answered to a request with a key. */
export interface KeptAnswer {
  readonly route: string;
  readonly bodyHash: Buffer;
  /** 0 = the request is not settled yet. */
  readonly status: number;
  readonly answer: unknown;
}

/**
 * Takes the key of a request for this transaction, waiting for another transaction that holds it. Null = it is ours,
 * else what was answered before.
 */
export async function takeKey(
  tx: Kysely<Database>,
  { actor, key, route, bodyHash }: { actor: string; key: string; route: string; bodyHash: Buffer },
): Promise<KeptAnswer | null> {
  const taken = await tx
    .insertInto('idempotency')
    .values({ actor, key, route, body_hash: bodyHash, status: 0, answer: 'null' })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (taken.numInsertedOrUpdatedRows === 1n) return null;
  const row = await tx
    .selectFrom('idempotency')
    .select(['route', 'body_hash', 'status', 'answer'])
    .where('actor', '=', actor)
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  return { route: row.route, bodyHash: row.body_hash, status: row.status, answer: row.answer };
}

/** Adds events and keeps the answer of the request in one statement: the lock on the log is held for the commit alone. */
export async function settle(
  tx: Kysely<Database>,
  events: readonly NewAuditEvent[],
  kept: { readonly actor: string; readonly key: string; readonly status: number; readonly answer: string },
): Promise<void> {
  const { actor, key, status, answer } = kept;
  const keep = tx.updateTable('idempotency').set({ status, answer }).where('actor', '=', actor).where('key', '=', key);
  if (events.length === 0) {
    await keep.execute();
    return;
  }
  await tx
    .with('added', (db) =>
      db
        .insertInto('audit_event')
        .values([...events])
        .returning('seq'),
    )
    .updateTable('idempotency')
    .set({ status, answer })
    .where('actor', '=', actor)
    .where('key', '=', key)
    .execute();
}

/** Forgets answers that are older: a key is good for a retry, not for ever. */
export async function forgetKeys(db: Kysely<Database>, before: Date): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('idempotency').where('at', '<', before).executeTakeFirst();
  return Number(numDeletedRows);
}

/** Head of the chain: number and hash (hex) of the newest event; 0 = the log is empty. */
export async function auditHead(db: Kysely<Database>): Promise<{ readonly seq: string; readonly hash: string }> {
  const head = await db
    .selectFrom('audit_head')
    .select(['seq', sql<string>`encode(hash, 'hex')`.as('hash')])
    .executeTakeFirstOrThrow();
  return head;
}
