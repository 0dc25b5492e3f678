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
import type { IdentityClass } from '../../facts.ts';
import type { Database } from '../../schema.ts';
import { within } from '../../transaction.ts';
import { type Decider, logDecision } from './log.ts';

/** Says what kind of actor an identity is, against the crawler's rules; null takes the word back. False = nothing changed. */
export async function setClass(
  db: Kysely<Database>,
  identity: string,
  value: IdentityClass | null,
  decider: Decider,
): Promise<boolean> {
  return within(db, async (session) => {
    const { rows } =
      value === null
        ? await sql`delete from identity_class_override where identity_id = ${identity}::bigint returning 1`.execute(
            session,
          )
        : await sql`insert into identity_class_override (identity_id, class, actor, reason)
          values (${identity}::bigint, ${value}, ${decider.actor}, ${decider.reason})
          on conflict (identity_id) do update set class = excluded.class, actor = excluded.actor, reason = excluded.reason,
            decided_at = now() where identity_class_override.class <> excluded.class returning 1`.execute(session);
    if (rows.length === 0) return false;
    await logDecision(session, decider, { action: 'class', subject: identity, detail: { class: value } });
    return true;
  });
}
