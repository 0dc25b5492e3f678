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

import { type CopyColumn, copyRows } from '../../copy.ts';
import type { Session } from '../../session.ts';
import type { AccountTable } from '../../tables/account.ts';

/** An account for the store; `hash` is that of its identity. */
export interface AccountRow {
  readonly hash: Buffer;
  /** Null = nothing speaks for another class than the one that is known. */
  readonly class: string | null;
  readonly classReason: string | null;
  readonly platformId: string | null;
  readonly login: string;
  readonly name: string | null;
  readonly kind: AccountTable['kind'];
  readonly company: string | null;
  readonly createdAt: Date | null;
  /** It came as a profile, not beside some act. */
  readonly profile: boolean;
}

const columns: readonly CopyColumn[] = [
  { name: 'local', type: 'int4' },
  { name: 'value_hash', type: 'bytea' },
  { name: 'class', type: 'text' },
  { name: 'class_reason', type: 'text' },
  { name: 'platform_id', type: 'text' },
  { name: 'login', type: 'text' },
  { name: 'name', type: 'text' },
  { name: 'kind', type: 'text' },
  { name: 'company', type: 'text' },
  { name: 'created_at', type: 'timestamptz' },
  { name: 'profile', type: 'bool' },
];

async function stage(session: Session, accounts: readonly AccountRow[]): Promise<void> {
  await session.unsafe(`create temporary table stage_account (local int not null, value_hash bytea not null, class text,
    class_reason text, platform_id text, login text not null, name text, kind text not null, company text,
    created_at timestamptz, profile boolean not null) on commit drop`);
  const rows = accounts.map((account, local) => [
    local,
    account.hash,
    account.class,
    account.classReason,
    account.platformId,
    account.login,
    account.name,
    account.kind,
    account.company,
    account.createdAt,
    account.profile,
  ]);
  await copyRows(session, 'stage_account', columns, rows);
}

/** In order of key, so that two crawls that meet the same accounts never wait for each other in a circle; what says nothing new locks nothing. */
async function mergeIdentities(session: Session): Promise<void> {
  await session`
    insert into identity (kind, value_hash, name, class, class_reason)
    select 'account', s.value_hash, coalesce(s.name, i.name), coalesce(s.class, i.class, 'human'),
      case when s.class is null then i.class_reason else s.class_reason end
    from stage_account s left join identity i on i.kind = 'account' and i.value_hash = s.value_hash
    where i.id is null or (s.name is not null and s.name is distinct from i.name)
      or (s.class is not null and (s.class, s.class_reason) is distinct from (i.class, i.class_reason))
    order by s.value_hash
    on conflict (kind, value_hash) do update
      set name = excluded.name, class = excluded.class, class_reason = excluded.class_reason`;
}

/** `seen_at` moves on once a day, not with every page of every repository: a bot's row would be written all the time. */
async function mergeProfiles(session: Session, host: string, seenAt: Date): Promise<void> {
  await session`
    insert into account (identity_id, host, platform_id, login, name, kind, company, created_at, profile_read_at, seen_at)
    select i.id, ${host}, s.platform_id, s.login, coalesce(s.name, a.name),
      case when s.kind = 'unknown' then coalesce(a.kind, s.kind) else s.kind end, coalesce(s.company, a.company),
      coalesce(s.created_at, a.created_at), case when s.profile then ${seenAt}::timestamptz else a.profile_read_at end,
      ${seenAt}::timestamptz
    from stage_account s join identity i on i.kind = 'account' and i.value_hash = s.value_hash
    left join account a on a.identity_id = i.id
    where a.identity_id is null or a.seen_at <= ${seenAt}::timestamptz and (
      a.seen_at < ${seenAt}::timestamptz - interval '1 day' or a.login <> s.login or s.profile
      or coalesce(s.name, a.name) is distinct from a.name or (s.kind <> 'unknown' and s.kind <> a.kind)
      or coalesce(s.company, a.company) is distinct from a.company
      or coalesce(s.created_at, a.created_at) is distinct from a.created_at)
    order by i.id
    on conflict (identity_id) do update set login = excluded.login, name = excluded.name, kind = excluded.kind,
      company = excluded.company, created_at = excluded.created_at, profile_read_at = excluded.profile_read_at,
      seen_at = excluded.seen_at`;
}

/** Writes accounts of a host, each named once, and gives their identities in the same order. */
export async function mergeAccounts(
  session: Session,
  host: string,
  accounts: readonly AccountRow[],
  seenAt: Date,
): Promise<readonly string[]> {
  if (accounts.length === 0) return [];
  await stage(session, accounts);
  await mergeIdentities(session);
  await mergeProfiles(session, host, seenAt);
  const rows = await session<{ id: string }[]>`
    select i.id from stage_account s join identity i on i.kind = 'account' and i.value_hash = s.value_hash order by s.local`;
  await session`drop table stage_account`;
  return rows.map(({ id }) => id);
}

/** Notes whose account an address has, as the platform told; null = nobody's. */
export async function mergeEmailLinks(
  session: Session,
  host: string,
  repositoryId: string,
  links: readonly { readonly identityId: string; readonly accountId: string | null; readonly sha: string }[],
  seenAt: Date,
): Promise<number> {
  if (links.length === 0) return 0;
  const { count } = await session`
    insert into email_account (identity_id, host, account_id, repository_id, sha, seen_at)
    select distinct on (l."identityId") l."identityId", ${host}, l."accountId", ${repositoryId}::bigint, decode(l.sha, 'hex'), ${seenAt}::timestamptz
    from jsonb_to_recordset(${session.json(links)}) as l ("identityId" bigint, "accountId" bigint, sha text)
    join identity i on i.id = l."identityId" order by l."identityId", l."accountId" nulls last
    on conflict (identity_id, host) do update set account_id = excluded.account_id, repository_id = excluded.repository_id,
      sha = excluded.sha, seen_at = excluded.seen_at where excluded.seen_at >= email_account.seen_at`;
  return count;
}

/** Notes public memberships. */
export async function mergeMemberships(
  session: Session,
  pairs: readonly { readonly account: string; readonly organisation: string }[],
  seenAt: Date,
): Promise<void> {
  if (pairs.length === 0) return;
  await session`
    insert into account_membership (account_id, organisation_id, seen_at)
    select distinct m.account, m.organisation, ${seenAt}::timestamptz
    from jsonb_to_recordset(${session.json(pairs)}) as m (account bigint, organisation bigint) order by 1, 2
    on conflict (account_id, organisation_id) do update set seen_at = greatest(excluded.seen_at, account_membership.seen_at)`;
}
