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

import { isGone } from './lanes.ts';
import type { Store } from './open.ts';

/** One connection kept for a piece of work: its temporary tables and locks live as long as it is held. */
export type Session = Awaited<ReturnType<Store['sql']['reserve']>>;

/** Lends one connection; whatever the work leaves behind in it (temporary tables, locks, settings) is removed after. */
export async function withSession<T>(store: Pick<Store, 'sql'>, work: (session: Session) => Promise<T>): Promise<T> {
  const session = await store.sql.reserve();
  try {
    await session.unsafe("set statement_timeout = 0; set lock_timeout = '15min'");
    return await work(session);
  } finally {
    await clean(session);
  }
}

async function clean(session: Session): Promise<void> {
  try {
    await session.unsafe('discard temp; select pg_advisory_unlock_all(); reset statement_timeout; reset lock_timeout');
  } catch (error) {
    // Tables and locks went with the connection.
    if (!isGone(error)) throw error;
  } finally {
    session.release();
  }
}

/** Runs the work in one transaction of the session. */
export async function inTransaction<T>(session: Session, work: () => Promise<T>): Promise<T> {
  await session`begin`;
  try {
    const result = await work();
    await session`commit`;
    return result;
  } catch (error) {
    await session`rollback`.catch((lost: unknown) => {
      if (isGone(lost)) return;
      throw new AggregateError([error, lost], 'The transaction failed and could not be rolled back.', { cause: error });
    });
    throw error;
  }
}
