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

import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../schema.ts';

/** SHA-256 of a text, as identities are known by. */
export function hashOf(value: string): Buffer {
  return createHash('sha256').update(value).digest();
}

/** What somebody wrote to name an identity: an id of ours, `host:id` or `host:login`, an address, or `sha256:` and its hash. */
export type IdentityName =
  | { readonly kind: 'id'; readonly id: string }
  | { readonly kind: 'account'; readonly host: string; readonly account: string }
  | { readonly kind: 'hash'; readonly hash: Buffer };

/** Reads a name of an identity; null = it is none. Addresses are hashed at once and forgotten. */
export function readIdentityName(text: string): IdentityName | null {
  const plain = text.trim().normalize('NFC');
  if (/^\d{1,18}$/.test(plain)) return { kind: 'id', id: plain };
  const hash = /^sha256:([0-9a-f]{64})$/i.exec(plain)?.[1];
  if (hash !== undefined) return { kind: 'hash', hash: Buffer.from(hash, 'hex') };
  const account = /^([a-z0-9.-]{1,253}(?::\d{1,5})?):([^\s:@/]{1,255})$/i.exec(plain);
  if (account !== null) return { kind: 'account', host: (account[1] ?? '').toLowerCase(), account: account[2] ?? '' };
  if (/^[^\s<>]{1,64}@[^\s<>@]{1,253}$/u.test(plain)) return { kind: 'hash', hash: hashOf(plain.toLowerCase()) };
  return null;
}

/** The identity that a name stands for; null = nobody we know. An account's id before its login. */
export async function findIdentity(db: Kysely<Database>, name: IdentityName): Promise<string | null> {
  if (name.kind === 'id') {
    const row = await db.selectFrom('identity').select('id').where('id', '=', name.id).executeTakeFirst();
    return row?.id ?? null;
  }
  if (name.kind === 'hash') {
    const row = await db
      .selectFrom('identity')
      .select('id')
      .where('kind', 'in', ['email', 'account'])
      .where('value_hash', '=', name.hash)
      .executeTakeFirst();
    return row?.id ?? null;
  }
  const row = await db
    .selectFrom('account')
    .select('identity_id')
    .where('host', '=', name.host)
    .where((is) =>
      is.or([is('platform_id', '=', name.account), is(sql<string>`lower(login)`, '=', name.account.toLowerCase())]),
    )
    .orderBy(sql`platform_id = ${name.account} desc nulls last`)
    .orderBy(sql`platform_id is null`)
    .orderBy('seen_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.identity_id ?? null;
}

/** All identities of the person that an identity belongs to, itself included, in order of id. */
export async function identitiesOfPerson(db: Kysely<Database>, identity: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select q.identity_id as id from person_identity p join person_identity q on q.person_id = p.person_id
    where p.identity_id = ${identity}::bigint
    union select ${identity}::bigint order by 1`.execute(db);
  return rows.map(({ id }) => id);
}
