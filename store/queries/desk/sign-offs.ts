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
import type { SignOffTable } from '../../tables/sign-off.ts';

type Row = Selectable<SignOffTable>;

/** A role's word on a dimension. */
export interface SignOff {
  readonly verdict: Row['verdict'];
  readonly reason: string | null;
  readonly version: number;
}

interface Key {
  readonly application: string;
  readonly dimension: string;
  readonly member: string;
}

/** The word that a member gave; null = none. */
export async function readSignOff(
  tx: Kysely<Database>,
  { application, dimension, member }: Key,
): Promise<SignOff | null> {
  const row = await tx
    .selectFrom('sign_off')
    .select(['verdict', 'reason', 'version'])
    .where('application', '=', application)
    .where('dimension', '=', dimension)
    .where('member', '=', member)
    .executeTakeFirst();
  return row ?? null;
}

/** Writes a word over the version that was seen (0 = none); false = it is another by now. */
export async function putSignOff(
  tx: Kysely<Database>,
  { application, dimension, member }: Key,
  { verdict, reason, version }: SignOff,
  at: Date,
): Promise<boolean> {
  const { rows } = await sql`
    insert into sign_off as s (application, dimension, member, verdict, reason, at)
    select ${application}::bigint, ${dimension}, ${member}, ${verdict}, ${reason}, ${at}::timestamptz
    where ${version}::int = 0 or exists (
      select from sign_off where application = ${application} and dimension = ${dimension} and member = ${member})
    on conflict (application, dimension, member) do update
      set verdict = excluded.verdict, reason = excluded.reason, at = excluded.at, version = s.version + 1
      where s.version = ${version}
    returning 1
  `.execute(tx);
  return rows.length === 1;
}

/** Takes a word away; false = it is of another version. */
export async function removeSignOff(
  tx: Kysely<Database>,
  { application, dimension, member }: Key,
  version: number,
): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('sign_off')
    .where('application', '=', application)
    .where('dimension', '=', dimension)
    .where('member', '=', member)
    .where('version', '=', version)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/** A word with who gave it, and whether the machine has looked again since. */
export interface SignOffRow extends SignOff {
  readonly dimension: string;
  readonly member: string;
  readonly memberName: string;
  readonly at: Date;
  /** The newest evidence differs from what lay there when it was given. */
  readonly onOlderEvidence: boolean;
}

/** All words on a case. */
export async function listSignOffs(db: Kysely<Database>, application: string): Promise<SignOffRow[]> {
  const { rows } = await sql<SignOffRow>`
    select s.dimension, s.member, m.name as "memberName", s.verdict, s.reason, s.version, s.at,
      coalesce((
        select newest.digest is distinct from (
          select earlier.digest from application_evidence earlier
          where earlier.application = s.application and earlier.taken_at <= s.at order by earlier.id desc limit 1)
        from application_evidence newest where newest.application = s.application order by newest.id desc limit 1
      ), false) as "onOlderEvidence"
    from sign_off s join member m on m.user_id = s.member
    where s.application = ${application}
    order by s.dimension collate "C", s.at, s.member
  `.execute(db);
  return rows;
}
