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
import { executeLast } from '../../transaction.ts';

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

function eventRow(event: NewAuditEvent, place: number) {
  return sql`select ${place}::int as place, ${event.at}::timestamptz as at, ${event.actor}::text as actor,
    ${event.actor_name}::text as actor_name, ${event.action}::text as action, ${event.object_kind}::text as object_kind,
    ${event.object_id}::text as object_id, ${event.before}::json as before, ${event.after}::json as after,
    ${event.reason}::text as reason, ${event.request}::text as request`;
}

/**
 * Adds events, keeps the answer of the request and commits: the last of a transaction, so that the lock on the log is
 * held no longer than the server needs to store it. Without the key that the transaction took, nothing is added.
 */
export async function settle(
  tx: Kysely<Database>,
  events: readonly NewAuditEvent[],
  { actor, key, status, answer }: { actor: string; key: string; status: number; answer: string },
): Promise<void> {
  const keep = sql`update idempotency set status = ${status}, answer = ${answer}
    where actor = ${actor} and key = ${key} and status = 0`;
  if (events.length === 0) return executeLast(tx, keep.compile(tx));
  const rows = sql.join(events.map(eventRow), sql` union all `);
  const all = sql`with settled as (${keep} returning 1)
    insert into audit_event (at, actor, actor_name, action, object_kind, object_id, before, after, reason, request)
    select e.at, e.actor, e.actor_name, e.action, e.object_kind, e.object_id, e.before, e.after, e.reason, e.request
    from settled, (${rows}) e order by e.place`;
  return executeLast(tx, all.compile(tx));
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
