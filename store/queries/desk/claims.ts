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

/** A claim on a project. */
export interface ClaimRow {
  readonly id: string;
  readonly project: string;
  readonly entry: unknown;
  readonly member: string;
  readonly memberName: string;
  readonly method: 'file' | 'account';
  /** Hash of the word that the file must hold, or `account`. */
  readonly proof: string;
  readonly state: 'pending' | 'proven' | 'refused' | 'withdrawn';
  readonly askedAt: Date;
  readonly settledAt: Date | null;
  readonly found: unknown;
  readonly version: number;
}

function select(db: Kysely<Database>) {
  return db
    .selectFrom('project_claim as c')
    .innerJoin('project as p', 'p.slug', 'c.project')
    .innerJoin('member as m', 'm.user_id', 'c.member')
    .select([
      'c.id',
      'c.project',
      'p.entry',
      'c.member',
      'm.name as memberName',
      'c.method',
      'c.proof',
      'c.state',
      'c.asked_at as askedAt',
      'c.settled_at as settledAt',
      'c.found',
      'c.version',
    ]);
}

/** A claim by its id; null = there is none. */
export async function readClaim(db: Kysely<Database>, id: string): Promise<ClaimRow | null> {
  if (!/^[1-9]\d{0,17}$/.test(id)) return null;
  return (await select(db).where('c.id', '=', id).executeTakeFirst()) ?? null;
}

/** The same, and nobody settles it until the transaction ends. */
export async function holdClaim(tx: Kysely<Database>, id: string): Promise<ClaimRow | null> {
  return (await select(tx).where('c.id', '=', id).forUpdate('c').executeTakeFirst()) ?? null;
}

/** Claims of a member, the newest first. */
export function claimsOf(db: Kysely<Database>, member: string): Promise<ClaimRow[]> {
  return select(db).where('c.member', '=', member).orderBy('c.id', 'desc').limit(200).execute();
}

/** Claims that wait for staff, the oldest first. */
export function pendingClaims(db: Kysely<Database>): Promise<ClaimRow[]> {
  return select(db).where('c.state', '=', 'pending').orderBy('c.id').limit(200).execute();
}

/** Makes a claim; null = the member has one that stands. */
export async function insertClaim(
  tx: Kysely<Database>,
  claim: {
    readonly project: string;
    readonly member: string;
    readonly method: 'file' | 'account';
    readonly proof: string;
    readonly now: Date;
  },
): Promise<string | null> {
  const { now, ...values } = claim;
  const row = await tx
    .insertInto('project_claim')
    .values({ ...values, asked_at: now, found: null })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Settles a claim that {@link holdClaim} holds. */
export async function settleClaim(
  tx: Kysely<Database>,
  id: string,
  settled: {
    readonly state: 'proven' | 'refused' | 'withdrawn';
    readonly by: string;
    /** JSON text; null = nothing was found. */
    readonly found: string | null;
    readonly now: Date;
  },
): Promise<void> {
  await tx
    .updateTable('project_claim')
    .set((set) => ({
      state: settled.state,
      settled_by: settled.by,
      settled_at: settled.now,
      found: settled.found,
      version: set('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
}

/** Ids of the repositories of a project. */
export async function repositoriesOfProject(db: Kysely<Database>, project: string): Promise<string[]> {
  const rows = await db
    .selectFrom('project_repository')
    .select('repository_id')
    .where('project', '=', project)
    .orderBy('position')
    .execute();
  return rows.map(({ repository_id }) => repository_id);
}

/** A file in the head of a repository. */
export interface HeadFile {
  readonly repository: string;
  readonly commit: string | null;
  readonly path: string;
  readonly content: string;
  readonly fetchedAt: Date | null;
}

/** Texts of these paths on the default branches of a project's repositories, as they were last read. */
export async function headFiles(
  db: Kysely<Database>,
  project: string,
  paths: readonly string[],
): Promise<readonly HeadFile[]> {
  const { rows } = await sql<HeadFile>`
    select r.url as repository, encode(r.head_sha, 'hex') as commit, t.path, b.content, r.fetched_at as "fetchedAt"
    from project_repository o join repository r on r.id = o.repository_id
    join tree_file t on t.repository_id = r.id and t.path = any(${[...paths]}::text[]) and t.mode in (33188, 33261, 33204)
    join blob b on b.sha = t.blob
    where o.project = ${project} and b.content is not null and r.state in ('ok', 'empty')
    order by o.position, t.path collate "C"`.execute(db);
  return rows;
}

/** What ties a signed-in account to a repository. */
export interface AccountProof {
  readonly repository: string;
  readonly host: string;
  readonly login: string;
  readonly how: 'owner' | 'merged';
}

/** Whether an account that the member signed in with owns a repository of the project on its platform, or has merged there. */
export async function accountProof(
  db: Kysely<Database>,
  project: string,
  member: string,
): Promise<AccountProof | null> {
  const { rows } = await sql<AccountProof>`
    select r.url as repository, c.host, c.login,
      case when f.owner_id = c.identity_id then 'owner' else 'merged' end as how
    from auth_account s
    join account c on c.platform_id = s.account_id and c.host = case s.provider_id
      when 'github' then 'github.com' when 'gitee' then 'gitee.com' when 'gitlab' then 'gitlab.com' end
    join project_repository o on o.project = ${project}
    join repository r on r.id = o.repository_id
    join platform_repository f on f.repository_id = o.repository_id and f.host = c.host
    where s.user_id = ${member} and (f.owner_id = c.identity_id or exists (
      select from change g where g.repository_id = o.repository_id and g.merged_by_id = c.identity_id))
    order by coalesce(f.owner_id = c.identity_id, false) desc, o.position limit 1`.execute(db);
  return rows[0] ?? null;
}
