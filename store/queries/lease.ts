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
import { inTransaction, type Session } from '../session.ts';

/** The right to write facts of one repository, until another one is taken. */
export interface Lease {
  readonly repositoryId: string;
  /** Grows with every taking. */
  readonly fence: string;
}

function lifeline(repositoryId: string, fence: string): string {
  return `crawl:${repositoryId}:${fence}`;
}

/** Takes over from a holder that is dead, at once, or from one that did not renew in time; null = somebody holds it. */
async function takeFrom(
  session: Session,
  lease: Lease & { readonly expired: boolean },
  holder: string,
  ms: number,
): Promise<Lease | null> {
  const { repositoryId, fence, expired } = lease;
  if (!expired) {
    // The holder keeps this lock for as long as its connection lives: the server gives it back after a kill.
    const [row] = await session<{ dead: boolean }[]>`
      select pg_try_advisory_lock(hashtextextended(${lifeline(repositoryId, fence)}, 0)) as dead`;
    if (row?.dead !== true) return null;
    await session`select pg_advisory_unlock(hashtextextended(${lifeline(repositoryId, fence)}, 0))`;
  } else {
    // A process that hangs in the middle of a transaction would hold its rows locked for as long as it hangs.
    await session`
      select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objsubid = 1 and pid <> pg_backend_pid()
        and database = (select oid from pg_database where datname = current_database())
        and (classid::bigint << 32 | objid::bigint) = hashtextextended(${lifeline(repositoryId, fence)}, 0)`;
  }
  const [next] = await session<{ fence: string }[]>`
    update crawl_lease set fence = fence + 1, holder = ${holder},
      expires_at = clock_timestamp() + ${ms}::int * interval '1 millisecond'
    where repository_id = ${repositoryId} returning fence`;
  if (next === undefined) return null;
  await session`select pg_advisory_lock(hashtextextended(${lifeline(repositoryId, next.fence)}, 0))`;
  return { repositoryId, fence: next.fence };
}

async function tryLease(session: Session, repositoryId: string, holder: string, ms: number): Promise<Lease | null> {
  return inTransaction(session, async () => {
    await session`
      insert into crawl_lease (repository_id, fence, holder, expires_at) values (${repositoryId}, 0, '', now())
      on conflict do nothing`;
    const [row] = await session<{ fence: string; expired: boolean }[]>`
      select fence, expires_at <= clock_timestamp() as expired from crawl_lease
      where repository_id = ${repositoryId} for update skip locked`;
    return row === undefined ? null : takeFrom(session, { repositoryId, ...row }, holder, ms);
  });
}

/** What a lease is taken with. */
export interface LeaseTerms {
  /** Who takes it, for people: host and process. */
  readonly holder: string;
  /** Milliseconds that it lasts without being renewed. */
  readonly ms: number;
  /** Milliseconds to wait for whoever holds it. */
  readonly waitMs: number;
}

/**
 * Takes the lease of a repository for as long as the session lives; null when somebody else keeps it. Of a holder whose
 * connection is gone it is taken at once, of one that hangs when it ends.
 */
export async function takeLease(session: Session, repositoryId: string, terms: LeaseTerms): Promise<Lease | null> {
  for (const end = Date.now() + terms.waitMs; ; ) {
    const lease = await tryLease(session, repositoryId, terms.holder, terms.ms);
    if (lease !== null || Date.now() >= end) return lease;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Makes a lease last on; false when another holder has it now. */
export async function renewLease(db: Kysely<Database>, { repositoryId, fence }: Lease, ms: number): Promise<boolean> {
  // A transaction of ours that holds the row also keeps others from taking it: nothing to renew.
  await sql`
    update crawl_lease set expires_at = clock_timestamp() + ${ms}::int * interval '1 millisecond'
    where repository_id = (select repository_id from crawl_lease
      where repository_id = ${repositoryId} and fence = ${fence} for update skip locked)`.execute(db);
  const row = await db
    .selectFrom('crawl_lease')
    .select('fence')
    .where('repository_id', '=', repositoryId)
    .executeTakeFirst();
  return row?.fence === fence;
}

/** Ends a lease; does nothing when another holder has it now. */
export async function releaseLease(session: Session, { repositoryId, fence }: Lease): Promise<void> {
  await session`
    update crawl_lease set expires_at = clock_timestamp() where repository_id = ${repositoryId} and fence = ${fence}`;
  await session`select pg_advisory_unlock(hashtextextended(${lifeline(repositoryId, fence)}, 0))`;
}

/**
 * True when the lease still stands. `lock` keeps everybody from taking it until the transaction is over: asked for last,
 * so that a process that hangs in its middle holds nobody up.
 */
export async function holdsLease(session: Session, lease: Lease, lock: boolean): Promise<boolean> {
  const { repositoryId, fence } = lease;
  const rows = lock
    ? await session`select from crawl_lease where repository_id = ${repositoryId} and fence = ${fence} for share`
    : await session`select from crawl_lease where repository_id = ${repositoryId} and fence = ${fence}`;
  return rows.length === 1;
}

/** As {@link holdsLease} with `lock`, in a transaction of the pool. */
export async function leaseStands(transaction: Kysely<Database>, { repositoryId, fence }: Lease): Promise<boolean> {
  const { rows } = await sql`
    select from crawl_lease where repository_id = ${repositoryId} and fence = ${fence} for share`.execute(transaction);
  return rows.length === 1;
}
