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

/** An event as it is stored, in texts that say every bit of it: what a check of the chain goes by. */
export interface AuditLink {
  readonly seq: string;
  /** As `2026-11-22T08:00:00.000Z`; more digits only where the stored moment has them. */
  readonly at: string;
  readonly actor: string;
  readonly actorName: string;
  readonly action: string;
  readonly objectKind: string;
  readonly objectId: string;
  /** JSON text byte for byte; null = there was nothing. */
  readonly before: string | null;
  readonly after: string | null;
  readonly reason: string | null;
  readonly request: string | null;
  /** SHA-256 in hexadecimal: of the event before, and of this one. */
  readonly previous: string;
  readonly hash: string;
}

/** Head of a chain: number and hash of its newest event. */
export interface AuditHead {
  readonly seq: string;
  readonly hash: string;
}

// The year alone would not tell 2026 from 2026 before our era, nor milliseconds from a few microseconds more.
const columns = sql<AuditLink>`
  seq, regexp_replace(to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), '000$', '') || 'Z'
    || case when at < '0001-01-01T00:00:00Z' then ' BC' else '' end as at,
  actor, actor_name as "actorName", action, object_kind as "objectKind", object_id as "objectId",
  before::text as before, after::text as after, reason, request,
  encode(previous, 'hex') as previous, encode(hash, 'hex') as hash
`;

const pageRows = 1000;

/** All events up to a number in order, a page at a time, with whatever stands below the first. */
export async function* auditLinks(
  db: Kysely<Database>,
  { from, to }: { readonly from: string | null; readonly to: string },
): AsyncGenerator<AuditLink> {
  let after: string | null = null;
  for (;;) {
    const start: RawBuilder<unknown> =
      after === null ? (from === null ? sql`true` : sql`seq >= ${from}`) : sql`seq > ${after}`;
    const { rows }: { rows: AuditLink[] } = await sql<AuditLink>`
      select ${columns} from audit_event where ${start} and seq <= ${to} order by seq limit ${pageRows}
    `.execute(db);
    yield* rows;
    after = rows.at(-1)?.seq ?? after;
    if (rows.length < pageRows) return;
  }
}

/** Number of the lowest event beyond the head, read at one moment; null = none, as it must be. */
export async function strayEvent(db: Kysely<Database>): Promise<string | null> {
  const { rows } = await sql<{ seq: string | null }>`
    select min(e.seq) as seq from audit_head h left join audit_event e on e.seq > h.seq
  `.execute(db);
  return rows[0]?.seq ?? null;
}

/** What a list of events is narrowed to. */
export interface AuditFilter {
  readonly actor?: string | undefined;
  readonly action?: string | undefined;
  readonly objectKind?: string | undefined;
  readonly objectId?: string | undefined;
  /** First moment, and the first one after. */
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
}

function matching({ actor, action, objectKind, objectId, from, to }: AuditFilter) {
  const terms = [
    ...(actor === undefined ? [] : [sql`actor = ${actor}`]),
    ...(action === undefined ? [] : [sql`action = ${action}`]),
    ...(objectKind === undefined ? [] : [sql`object_kind = ${objectKind}`]),
    ...(objectId === undefined ? [] : [sql`object_id = ${objectId}`]),
    ...(from === undefined ? [] : [sql`at >= ${from}`]),
    ...(to === undefined ? [] : [sql`at < ${to}`]),
  ];
  return terms.length === 0 ? sql`true` : sql.join(terms, sql` and `);
}

/** Events that match, newest first, below a number. */
export async function listAudit(
  db: Kysely<Database>,
  filter: AuditFilter,
  { below, limit }: { readonly below: string | null; readonly limit: number },
): Promise<AuditLink[]> {
  const { rows } = await sql<AuditLink>`
    select ${columns} from audit_event
    where ${matching(filter)} and ${below === null ? sql`true` : sql`seq < ${below}`}
    order by audit_event.seq desc limit ${limit}
  `.execute(db);
  return rows;
}

/** One event; null = none by that number. */
export async function readAudit(db: Kysely<Database>, seq: string): Promise<AuditLink | null> {
  const { rows } = await sql<AuditLink>`select ${columns} from audit_event where seq = ${seq}`.execute(db);
  return rows[0] ?? null;
}

/** Numbers of the first and the last event of a span of time; null = it has none. */
export async function auditSpan(
  db: Kysely<Database>,
  { from, to }: { readonly from?: Date | undefined; readonly to?: Date | undefined },
): Promise<{ readonly first: string; readonly last: string } | null> {
  const { rows } = await sql<{ first: string | null; last: string | null }>`
    select min(seq) as first, max(seq) as last from audit_event where ${matching({ from, to })}
  `.execute(db);
  const { first = null, last = null } = rows[0] ?? {};
  return first === null || last === null ? null : { first, last };
}

/** Where the log stood on a day. */
export interface Checkpoint extends AuditHead {
  /** UTC, as `2026-11-22`. */
  readonly day: string;
}

/** Notes where the log stands, once a day; the mark of a day stays as it is. */
export async function keepCheckpoint(db: Kysely<Database>, now: Date): Promise<Checkpoint> {
  const day = now.toISOString().slice(0, 10);
  await sql`
    insert into audit_checkpoint (day, seq, hash, made_at) select ${day}::date, seq, hash, ${now} from audit_head
    on conflict (day) do nothing
  `.execute(db);
  const [mark] = await checkpoints(db, { day, limit: 1 });
  if (mark === undefined) throw new RangeError(`no checkpoint of ${day} after it was made`);
  return mark;
}

/** Marks of the newest days first, or the one of a day. */
export async function checkpoints(
  db: Kysely<Database>,
  { day, limit }: { readonly day?: string; readonly limit: number },
): Promise<Checkpoint[]> {
  const { rows } = await sql<Checkpoint>`
    select day, seq, encode(hash, 'hex') as hash from audit_checkpoint
    where ${day === undefined ? sql`true` : sql`day = ${day}::date`} order by day desc limit ${limit}
  `.execute(db);
  return rows;
}
