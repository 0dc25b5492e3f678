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
import { type Checkpoint, checkpoints, keepCheckpoint } from '#store/queries/desk/audit-log.ts';
import type { Database } from '#store/schema.ts';
import type { Finding } from './judge-link.ts';
import { storeSource } from './store-source.ts';
import { type Mark, verifyAudit } from './verify.ts';

/** Most marks that are published: each one vouches for everything before it. */
export const mostMarks = 400;

/** The mark of a day, or why none is made. */
export type MadeCheckpoint =
  | { readonly kind: 'made'; readonly checkpoint: Checkpoint }
  | { readonly kind: 'broken'; readonly finding: Finding };

/** A mark of ours as something to hold the log against. */
export function markOf({ day, seq, hash }: Checkpoint): Mark {
  return { seq, hash, from: day };
}

/** Marks kept in the store, the newest {@link mostMarks}. */
export async function storedMarks(db: Kysely<Database>): Promise<Mark[]> {
  return (await checkpoints(db, { limit: mostMarks })).map(markOf);
}

/**
 * Checks what was added since the last mark, then marks where the log stands on this day (UTC); a second call on a day
 * returns the first one's mark. A log that is broken gets no mark: it would vouch for it.
 */
export async function makeCheckpoint(db: Kysely<Database>, now: Date): Promise<MadeCheckpoint> {
  const [last] = await storedMarks(db);
  const source = await storeSource(db, last);
  const { finding } = await verifyAudit(source, last === undefined ? [] : [last]);
  if (finding !== null) return { kind: 'broken', finding };
  return { kind: 'made', checkpoint: await keepCheckpoint(db, now) };
}
