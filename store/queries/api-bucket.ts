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

/** Names a bucket; `credential` is a digest, null for anonymous. */
export interface BucketKey {
  readonly host: string;
  readonly credential: string | null;
  readonly resource: string;
}

/** Budget and wait of a bucket as the platform last told one of the processes. */
export interface Bucket extends BucketKey {
  readonly limit: number | null;
  readonly remaining: number | null;
  readonly resetAt: Date | null;
  readonly blockedUntil: Date | null;
}

async function readBucket(db: Kysely<Database>, { host, credential, resource }: BucketKey): Promise<Bucket | null> {
  const row = await db
    .selectFrom('api_bucket')
    .select(['limit', 'remaining', 'reset_at as resetAt', 'blocked_until as blockedUntil'])
    .where('host', '=', host)
    .where('credential', '=', credential ?? '')
    .where('resource', '=', resource)
    .executeTakeFirst();
  return row === undefined ? null : { host, credential, resource, ...row };
}

/** As many as the column holds; platforms tell less. */
function int4(value: number | null): number | null {
  return value === null ? null : Math.min(value, 2 ** 31 - 1);
}

/**
 * Several processes write as their answers come, not as these were made: of one window the least that is left counts, an
 * older window never replaces a newer one, and a wait is never shortened.
 */
async function writeBucket(db: Kysely<Database>, bucket: Bucket): Promise<void> {
  const { host, credential, resource, limit, remaining, resetAt, blockedUntil } = bucket;
  const older = sql`excluded.reset_at is null and b.reset_at > now() or excluded.reset_at < b.reset_at - interval '2 s'`;
  const same = sql`excluded.reset_at <= b.reset_at + interval '2 s'`;
  await sql`
    insert into api_bucket as b (host, credential, resource, "limit", remaining, reset_at, blocked_until)
    values (${host}, ${credential ?? ''}, ${resource}, ${int4(limit)}, ${int4(remaining)}, ${resetAt}, ${blockedUntil})
    on conflict (host, credential, resource) do update set
      "limit" = case when ${older} then b."limit" else excluded."limit" end,
      remaining = case when ${older} then b.remaining
        when ${same} then least(b.remaining, excluded.remaining) else excluded.remaining end,
      reset_at = case when ${older} then b.reset_at else excluded.reset_at end,
      blocked_until = greatest(b.blocked_until, excluded.blocked_until),
      updated_at = now()`.execute(db);
}

/** Keeps the buckets of all processes of one database. */
export function bucketStore(db: Kysely<Database>): {
  read(key: BucketKey): Promise<Bucket | null>;
  write(bucket: Bucket): Promise<void>;
} {
  return {
    read: (key) => readBucket(db, key),
    write: (bucket) => writeBucket(db, bucket),
  };
}

/** Every bucket, by host, for those who want to see what is left. */
export async function listBuckets(db: Kysely<Database>): Promise<(Bucket & { readonly updatedAt: Date })[]> {
  const rows = await db
    .selectFrom('api_bucket')
    .selectAll()
    .orderBy('host')
    .orderBy('credential')
    .orderBy('resource')
    .execute();
  return rows.map(({ reset_at, blocked_until, updated_at, credential, ...row }) => ({
    ...row,
    credential: credential === '' ? null : credential,
    resetAt: reset_at,
    blockedUntil: blocked_until,
    updatedAt: updated_at,
  }));
}
