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
import type { IdentityClass } from '#store/facts.ts';
import type { Store } from '#store/open.ts';
import type { AccountTable } from '#store/tables/account.ts';

type Db = Pick<Store, 'db'>;

/** SHA-256 as the crawler makes it. */
export function sha(value: string): Buffer {
  return createHash('sha256').update(value.toLowerCase()).digest();
}

/** An address of a test: `id` makes it a no-reply address of that account of github.com. */
export async function addAddress(
  { db }: Db,
  address: string,
  more: { name?: string | null; id?: string; class?: IdentityClass } = {},
): Promise<string> {
  const noreply = address.includes('noreply');
  const row = await db
    .insertInto('identity')
    .values({
      kind: 'email',
      value_hash: sha(address),
      name: more.name ?? null,
      domain: noreply ? null : (address.split('@')[1] ?? null),
      class: more.class ?? 'human',
      class_reason: null,
      account_host: more.id === undefined ? null : 'github.com',
      account_hash: more.id === undefined ? null : sha(`github.com:${more.id}`),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** An account of a test; without an id it is known by its login only. */
export async function addAccount(
  { db }: Db,
  login: string,
  more: {
    id?: string | null;
    host?: string;
    name?: string | null;
    kind?: AccountTable['kind'];
    company?: string;
    class?: IdentityClass;
  } = {},
): Promise<string> {
  const { id: platformId = null, host = 'github.com', name = null, kind = 'user' } = more;
  const { id } = await db
    .insertInto('identity')
    .values({
      kind: 'account',
      value_hash: sha(platformId === null ? `${host}:login:${login}` : `${host}:${platformId}`),
      name,
      domain: null,
      class: more.class ?? 'human',
      class_reason: null,
      account_host: null,
      account_hash: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('account')
    .values({
      identity_id: id,
      host,
      platform_id: platformId,
      login,
      name,
      kind,
      company: more.company ?? null,
      created_at: null,
      profile_read_at: null,
      seen_at: new Date('2026-10-01T00:00:00Z'),
    })
    .execute();
  return id;
}

/** The platform's word that an address belongs to an account. */
export async function linkAddress(
  { db }: Db,
  repositoryId: string,
  identityId: string,
  accountId: string | null,
  host = 'github.com',
): Promise<void> {
  await db
    .insertInto('email_account')
    .values({
      identity_id: identityId,
      host,
      account_id: accountId,
      repository_id: repositoryId,
      sha: Buffer.alloc(20),
      seen_at: new Date('2026-10-01T00:00:00Z'),
    })
    .execute();
}

/** Somebody's word on two identities. */
export async function decide({ db }: Db, one: string, other: string, verdict: 'same' | 'different'): Promise<string> {
  const [a = one, b = other] = [one, other].sort((x, y) => Number(x) - Number(y));
  const { id } = await db
    .insertInto('identity_decision')
    .values({ a_id: a, b_id: b, verdict, actor: 'test', reason: 'test' } as never)
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** A repository of a test. */
export async function addPlace({ db }: Db, url = 'https://git.example/a/b'): Promise<string> {
  const { id } = await db
    .insertInto('repository')
    .values({ platform: 'git', platform_id: url, url, state: 'ok' })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Groups of identities that are one person, by their hashes: the same in every store. */
export async function groupsOf({ db }: Db): Promise<string[][]> {
  const rows = await db
    .selectFrom('person_identity as p')
    .innerJoin('identity as i', 'i.id', 'p.identity_id')
    .select(['p.person_id', 'i.value_hash'])
    .execute();
  const groups = new Map<string, string[]>();
  for (const { person_id, value_hash } of rows)
    groups.set(person_id, [...(groups.get(person_id) ?? []), value_hash.toString('hex')]);
  return [...groups.values()].map((group) => group.sort()).sort((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1));
}
