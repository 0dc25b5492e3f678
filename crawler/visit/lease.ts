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

import { hostname } from 'node:os';
import type { Kysely } from 'kysely';
import type { Logger } from '#store/log.ts';
import type { Store } from '#store/open.ts';
import { holdsLease, type Lease, leaseStands, releaseLease, renewLease, takeLease } from '#store/queries/lease.ts';
import type { Database } from '#store/schema.ts';
import { inTransaction, type Session } from '#store/session.ts';
import { CrawlerError } from '../error.ts';

/** The right to write, and the one connection that it is bound to. */
export interface HeldLease {
  readonly session: Session;
  readonly lease: Lease;
}

/** How a lease is taken and kept. */
export interface LeaseOptions {
  readonly store: Pick<Store, 'db'>;
  readonly session: Session;
  readonly repositoryId: string;
  readonly log: Logger;
  readonly signal: AbortSignal;
  /** Who takes it, for people; host and process unless told. */
  readonly holder?: string;
  /** Milliseconds that it lasts without being renewed; 60,000 unless told. It is renewed in a third of that. */
  readonly leaseMs?: number;
  /** Milliseconds to wait for another crawl of the same repository; 5,000 unless told. */
  readonly waitMs?: number;
}

function lost(cause?: unknown): CrawlerError {
  return new CrawlerError(
    'lease-lost',
    'Another process has taken over the crawl of this repository; what this one still had is thrown away.',
    cause === undefined ? {} : { cause },
  );
}

/** Runs the work in one transaction that is committed only while the lease stands; otherwise ends with `lease-lost`. */
export async function fenced<T>({ session, lease }: HeldLease, work: () => Promise<T>): Promise<T> {
  return inTransaction(session, async () => {
    if (!(await holdsLease(session, lease, false))) throw lost();
    const result = await work();
    if (!(await holdsLease(session, lease, true))) throw lost();
    return result;
  });
}

/** As {@link fenced}, for work that may remove the repository, and with it the lease. */
export async function fencedFirst<T>({ session, lease }: HeldLease, work: () => Promise<T>): Promise<T> {
  return inTransaction(session, async () => {
    if (!(await holdsLease(session, lease, true))) throw lost();
    return work();
  });
}

/** As {@link fenced}, for single statements on a connection of the pool. */
export async function fencedBy<T>(
  db: Kysely<Database>,
  lease: Lease,
  work: (transaction: Kysely<Database>) => Promise<T>,
): Promise<T> {
  return db.transaction().execute(async (transaction) => {
    const result = await work(transaction);
    if (!(await leaseStands(transaction, lease))) throw lost();
    return result;
  });
}

/** Renews a lease until it is stopped; aborts when somebody else has it. */
function keep(options: LeaseOptions, lease: Lease, ms: number): { signal: AbortSignal; stop: () => Promise<void> } {
  const gone = new AbortController();
  let renewing: Promise<void> = Promise.resolve();
  async function renew(): Promise<void> {
    try {
      if (!(await renewLease(options.store.db, lease, ms))) gone.abort(lost());
    } catch (error) {
      // Every commit asks for the lease itself: a beat that is missed costs nothing but time.
      options.log.warn('lease was not renewed', { repositoryId: lease.repositoryId, error: String(error) });
    }
  }
  const timer = setInterval(() => {
    renewing = renewing.then(renew);
  }, ms / 3);
  timer.unref();
  return {
    signal: AbortSignal.any([options.signal, gone.signal]),
    async stop() {
      clearInterval(timer);
      await renewing;
    },
  };
}

/** Does the work under the lease of the repository; null = somebody else crawls it. The signal also ends when the lease is lost. */
export async function withLease<T>(
  options: LeaseOptions,
  work: (held: HeldLease, signal: AbortSignal) => Promise<T>,
): Promise<T | null> {
  const { session, repositoryId } = options;
  const ms = options.leaseMs ?? 60_000;
  const holder = options.holder ?? `${hostname()}:${process.pid}`;
  const lease = await takeLease(session, repositoryId, { holder, ms, waitMs: options.waitMs ?? 5000 });
  if (lease === null) return null;
  const kept = keep(options, lease, ms);
  try {
    const result = await work({ session, lease }, kept.signal);
    await kept.stop();
    await releaseLease(session, lease);
    return result;
  } catch (error) {
    await kept.stop();
    throw await settled(options, lease, error);
  }
}

/** Gives the lease back after a failure; when it was lost that is the failure, whatever shape it took: whoever takes over ends our connection. */
async function settled(options: LeaseOptions, lease: Lease, error: unknown): Promise<unknown> {
  if (!(await renewLease(options.store.db, lease, 0))) return lost(error);
  await releaseLease(options.session, lease).catch((late: unknown) => {
    options.log.warn('lease was not given back', { repositoryId: lease.repositoryId, error: String(late) });
  });
  return error;
}

/** True for the end of work that another process has taken over. */
export function isTakenOver(error: unknown): error is CrawlerError & { readonly kind: 'lease-lost' } {
  return error instanceof CrawlerError && error.kind === 'lease-lost';
}

/** What ended the work: losing the lease shows as an abort wherever it was noticed. */
export function causeOf(error: unknown, signal: AbortSignal): unknown {
  return signal.aborted && signal.reason instanceof CrawlerError ? signal.reason : error;
}
