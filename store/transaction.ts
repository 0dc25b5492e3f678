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

import type { CompiledQuery, Kysely } from 'kysely';
import type { Database } from './schema.ts';

/** Runs the work in one transaction: the one at hand, or a new one where there is none yet. */
export function within<T>(db: Kysely<Database>, work: (tx: Kysely<Database>) => Promise<T>): Promise<T> {
  return db.isTransaction ? work(db) : db.transaction().execute(work);
}

const lastOnes = new WeakSet<object>();

/**
 * Runs the last statement of a transaction and sends the commit along with it, so that what it locks is free as soon as
 * the server has stored it. Nothing may come after it, and it must do nothing by itself outside of its transaction: the
 * driver may send it again after a failure that undid the others.
 */
export async function executeLast(tx: Kysely<Database>, query: CompiledQuery): Promise<void> {
  lastOnes.add(query);
  // Whatever would look at the result could only fail what is stored by then.
  await tx.withoutPlugins().executeQuery(query);
}

/** Whether a statement is the last of its transaction. */
export function isLast(query: CompiledQuery): boolean {
  return lastOnes.has(query);
}
