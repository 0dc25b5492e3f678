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
import { type Decider, logDecision } from './log.ts';

/** Somebody's word that an identity worked somewhere. */
export interface NewClaim {
  readonly identityId: string;
  readonly organisation: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly main: boolean;
}

/** Ranks of sources: lower wins. */
export const claimRanks = { manual: 0, file: 2 } as const;

/** Writes a claim by hand. */
export async function addClaim(db: Kysely<Database>, claim: NewClaim, decider: Decider): Promise<void> {
  const { identityId, organisation, from, to, main } = claim;
  await within(db, async (session) => {
    await session
      .insertInto('affiliation_claim')
      .values({
        identity_id: identityId,
        organisation,
        valid_from: from,
        valid_to: to,
        main,
        source: 'manual',
        rank: claimRanks.manual,
        note: null,
        actor: decider.actor,
        withdrawn_at: null,
        withdrawn_by: null,
        withdrawn_reason: null,
      })
      .execute();
    await logDecision(session, decider, {
      action: 'affiliate',
      subject: identityId,
      detail: { organisation, from, to, main },
    });
  });
}

/** Withdraws what is claimed of the identities, of one organisation only when it is named; returns how many claims. */
export async function withdrawClaims(
  db: Kysely<Database>,
  identities: readonly string[],
  organisation: string | null,
  decider: Decider,
): Promise<number> {
  return within(db, async (session) => {
    const rows = await session
      .updateTable('affiliation_claim')
      .set({ withdrawn_at: new Date(), withdrawn_by: decider.actor, withdrawn_reason: decider.reason })
      .where('identity_id', 'in', [...identities])
      .where('withdrawn_at', 'is', null)
      .$if(organisation !== null, (query) => query.where('organisation', '=', organisation ?? ''))
      .returning(['id', 'identity_id', 'organisation'])
      .execute();
    for (const { id, identity_id, organisation: of } of rows)
      await logDecision(session, decider, {
        action: 'unaffiliate',
        subject: identity_id,
        detail: { claim: id, organisation: of },
      });
    return rows.length;
  });
}

/** Claims of identities that stand, newest first. */
export async function readClaims(db: Kysely<Database>, identities: readonly string[]) {
  const { rows } = await sql<{
    id: string;
    organisation: string;
    from: string | null;
    to: string | null;
    source: string;
    rank: number;
    main: boolean;
    note: string | null;
    actor: string;
  }>`select id, organisation, valid_from::text as "from", valid_to::text as "to", source, rank, main, note, actor
    from affiliation_claim where identity_id = any(${[...identities]}::bigint[]) and withdrawn_at is null
    order by rank, valid_from nulls first, organisation collate "C", id`.execute(db);
  return rows;
}
