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

import { type Kysely, type Selectable, sql } from 'kysely';
import type { Database } from '../../schema.ts';
import type { CiTokenTable } from '../../tables/ci-token.ts';

/** A token as its owners see it. */
export type CiTokenRow = Omit<Selectable<CiTokenTable>, 'hash'>;

const columns = [
  'id',
  'project',
  'name',
  'scopes',
  'created_by',
  'created_by_name',
  'created_at',
  'expires_at',
  'last_used_at',
  'revoked_at',
  'revoked_by',
] as const;

/** Tokens of a project, or of all, those in use first, then the newest. */
export async function listTokens(db: Kysely<Database>, project: string | null): Promise<CiTokenRow[]> {
  return db
    .selectFrom('ci_token')
    .select(columns)
    .where((term) => (project === null ? term.lit(true) : term('project', '=', project)))
    .orderBy(sql`revoked_at is not null`)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(500)
    .execute();
}

/** One token; null = none by that name. */
export async function readToken(db: Kysely<Database>, id: string): Promise<CiTokenRow | null> {
  return (await db.selectFrom('ci_token').select(columns).where('id', '=', id).executeTakeFirst()) ?? null;
}

/** How many tokens of a project can be used. */
export async function countTokens(tx: Kysely<Database>, project: string, now: Date): Promise<number> {
  const row = await tx
    .selectFrom('ci_token')
    .select((count) => count.fn.countAll<string>().as('count'))
    .where('project', '=', project)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Keeps a token by its hash. */
export async function insertToken(
  tx: Kysely<Database>,
  token: Pick<
    Selectable<CiTokenTable>,
    'id' | 'project' | 'name' | 'scopes' | 'hash' | 'created_by' | 'created_by_name' | 'created_at' | 'expires_at'
  >,
): Promise<void> {
  await tx.insertInto('ci_token').values(token).execute();
}

/** Ends a token; false = it had ended before. */
export async function revokeToken(tx: Kysely<Database>, id: string, by: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('ci_token')
    .set({ revoked_at: now, revoked_by: by })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** A token that can be used, with its hash; null = there is none, or it has ended. */
export async function usableToken(
  db: Kysely<Database>,
  id: string,
  now: Date,
): Promise<Pick<Selectable<CiTokenTable>, 'id' | 'project' | 'name' | 'scopes' | 'hash'> | null> {
  const row = await db
    .selectFrom('ci_token')
    .select(['id', 'project', 'name', 'scopes', 'hash'])
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row ?? null;
}

/** Notes that a token was used, at most once a minute. */
export async function noteTokenUse(db: Kysely<Database>, id: string, now: Date): Promise<void> {
  await db
    .updateTable('ci_token')
    .set({ last_used_at: now })
    .where('id', '=', id)
    .where((term) =>
      term.or([term('last_used_at', 'is', null), term('last_used_at', '<', new Date(now.getTime() - 60_000))]),
    )
    .execute();
}
