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
import { within } from '../../transaction.ts';
import { type Decider, logDecision, wordOf } from './log.ts';

/** What came of a word on two identities. */
export type DecisionOutcome =
  | { readonly kind: 'done' }
  /** It stands already. */
  | { readonly kind: 'already' }
  /** The opposite stands, by whom. */
  | { readonly kind: 'opposed'; readonly by: string }
  /** A human and a machine, or two kinds of machine. */
  | { readonly kind: 'unlike' }
  /** Nothing stands that could be undone. */
  | { readonly kind: 'nothing' };

function pair(one: string, other: string): readonly [string, string] {
  return BigInt(one) < BigInt(other) ? [one, other] : [other, one];
}

async function standing(db: Kysely<Database>, a: string, b: string) {
  return db
    .selectFrom('identity_decision')
    .selectAll()
    .where('a_id', '=', a)
    .where('b_id', '=', b)
    .where('undone_at', 'is', null)
    .executeTakeFirst();
}

async function alike(db: Kysely<Database>, a: string, b: string): Promise<boolean> {
  const { rows } = await sql<{ classes: string }>`
    select count(distinct coalesce(o.class, i.class)) as classes from identity i
    left join identity_class_override o on o.identity_id = i.id where i.id in (${a}::bigint, ${b}::bigint)`.execute(db);
  return rows[0]?.classes === '1';
}

/** Writes somebody's word that two identities are one person, or are not. */
export async function decidePair(
  db: Kysely<Database>,
  one: string,
  other: string,
  verdict: 'same' | 'different',
  decider: Decider,
): Promise<DecisionOutcome> {
  const [a, b] = pair(one, other);
  if (a === b) return { kind: 'already' };
  return within(db, async (session): Promise<DecisionOutcome> => {
    const before = await standing(session, a, b);
    if (before !== undefined)
      return before.verdict === verdict ? { kind: 'already' } : { kind: 'opposed', by: before.actor };
    if (verdict === 'same' && !(await alike(session, a, b))) return { kind: 'unlike' };
    await session
      .insertInto('identity_decision')
      .values({
        a_id: a,
        b_id: b,
        verdict,
        ...wordOf(decider),
        undone_at: null,
        undone_by: null,
        undone_reason: null,
      })
      .execute();
    await logDecision(session, decider, { action: verdict === 'same' ? 'accept' : 'reject', subject: `${a} ${b}` });
    return { kind: 'done' };
  });
}

/** Takes back the word on two identities; it stays on record. */
export async function undoDecision(
  db: Kysely<Database>,
  one: string,
  other: string,
  decider: Decider,
): Promise<DecisionOutcome> {
  const [a, b] = pair(one, other);
  return within(db, async (session): Promise<DecisionOutcome> => {
    const { numUpdatedRows } = await session
      .updateTable('identity_decision')
      .set({ undone_at: new Date(), undone_by: decider.actor, undone_reason: decider.reason })
      .where('a_id', '=', a)
      .where('b_id', '=', b)
      .where('undone_at', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return { kind: 'nothing' };
    await logDecision(session, decider, { action: 'undo', subject: `${a} ${b}` });
    return { kind: 'done' };
  });
}
