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

import { copyRows } from '#store/copy.ts';
import {
  createIdentityStage,
  identityColumns,
  identityStage,
  mergeIdentities,
  stagedPeople,
} from '#store/queries/identity.ts';
import type { FactRow } from '#store/queries/platform/fact-table.ts';
import type { Session } from '#store/session.ts';
import type { ContributorFact } from '../fact.ts';
import { type IdentityFacts, identityOf } from '../identity.ts';
import type { RowContext } from './rows.ts';
import { figure } from './values.ts';

function claim(name: string, email: string): IdentityFacts | null {
  const bytes = (text: string) => Buffer.from(text.slice(0, 1000)).toString('latin1');
  return identityOf(bytes(name), bytes(email), null);
}

/** Identities of people that a platform names by address only; the address itself is not kept. */
async function storeClaims(session: Session, claims: readonly (IdentityFacts | null)[]): Promise<Map<number, string>> {
  const rows = claims.flatMap((facts, local) =>
    facts === null
      ? []
      : [
          [
            local,
            facts.kind,
            facts.valueHash,
            facts.name,
            facts.domain,
            facts.class,
            facts.classReason,
            facts.account?.host ?? null,
            facts.account?.hash ?? null,
          ],
        ],
  );
  if (rows.length === 0) return new Map();
  await createIdentityStage(session);
  await copyRows(session, identityStage, identityColumns, rows);
  await mergeIdentities(session);
  return stagedPeople(session);
}

/** Rows of the people that a platform lists as contributors; a nameless one without account is nobody. */
export async function contributorRows(
  session: Session,
  facts: readonly ContributorFact[],
  context: RowContext,
): Promise<readonly FactRow<'contributor'>[]> {
  const claims = facts.map(({ who }) => ('login' in who ? null : claim(who.name, who.email)));
  const people = await storeClaims(session, claims);
  return facts.flatMap(({ who, contributions }, local) => {
    const identity = 'login' in who ? context.accounts.id(who) : (people.get(local) ?? null);
    if (identity === null) return [];
    const { repositoryId: repository_id, seenAt: seen_at } = context;
    return [{ repository_id, identity_id: identity, contributions: figure(contributions), seen_at }];
  });
}
