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
import { hashOf, type IdentityName } from './find.ts';
import { type Decider, logDecision } from './log.ts';

/**
 * Hashes that keep somebody hidden, the one of what was given first. An account given by its login is kept by the id it
 * has now as well: it stays hidden when it is renamed.
 */
async function hashesOf(db: Kysely<Database>, name: IdentityName): Promise<Buffer[]> {
  if (name.kind === 'hash') return [name.hash];
  if (name.kind === 'id') {
    const row = await db
      .selectFrom('identity')
      .select('value_hash')
      .where('id', '=', name.id)
      .where('kind', 'in', ['email', 'account'])
      .executeTakeFirst();
    return row === undefined ? [] : [row.value_hash];
  }
  const { host, account } = name;
  const login = hashOf(`${host}:login:${account.toLowerCase()}`);
  const rows = await db
    .selectFrom('account as a')
    .innerJoin('identity as i', 'i.id', 'a.identity_id')
    .select('i.value_hash')
    .where('a.host', '=', host)
    .where(sql<string>`lower(a.login)`, '=', account.toLowerCase())
    .execute();
  const byId = /^\d{1,20}$/.test(account) ? [hashOf(`${host}:${account}`)] : [];
  return [login, ...byId, ...rows.map(({ value_hash }) => value_hash)];
}

/** What came of a wish not to be shown; `nobody` = an id of nothing that has an address or account. */
export type OptOutOutcome = 'hidden' | 'already' | 'nobody';

/** Hides whoever the name stands for, now or when a crawl meets them; only hashes are kept. */
export async function optOut(db: Kysely<Database>, name: IdentityName, decider: Decider): Promise<OptOutOutcome> {
  return within(db, async (session): Promise<OptOutOutcome> => {
    const hashes = await hashesOf(session, name);
    const [asked] = hashes;
    if (asked === undefined) return 'nobody';
    const { rows } = await sql`insert into opt_out (value_hash, asked_hash, reason, actor)
      select distinct decode(h, 'hex'), ${asked}::bytea, ${decider.reason}::text, ${decider.actor}::text
      from unnest(${hashes.map((hash) => hash.toString('hex'))}::text[]) h
      on conflict (value_hash) do nothing returning 1`.execute(session);
    if (rows.length === 0) return 'already';
    await logDecision(session, decider, { action: 'opt-out', subject: asked.toString('hex') });
    return 'hidden';
  });
}

/** Shows somebody again who was hidden by the same name; false = nobody was. */
export async function undoOptOut(db: Kysely<Database>, name: IdentityName, decider: Decider): Promise<boolean> {
  return within(db, async (session) => {
    const [asked] = await hashesOf(session, name);
    if (asked === undefined) return false;
    const { rows } = await sql`delete from opt_out where asked_hash = ${asked}::bytea returning 1`.execute(session);
    if (rows.length === 0) return false;
    await logDecision(session, decider, { action: 'opt-out-undone', subject: asked.toString('hex') });
    return true;
  });
}
