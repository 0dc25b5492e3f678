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

import type { Store } from '../../open.ts';
import type { Session } from '../../session.ts';

/** A session, or the pool. */
type Sql = Session | Store['sql'];

/** An address, and the commit to ask about it: its account is that of the commit's author or committer. */
interface AskedAddress {
  readonly identityId: string;
  readonly sha: string;
  readonly role: 'author' | 'committer';
}

/** Addresses of a repository's commits that nobody's account is known for at this host and that were not asked about, each with the newest commit that it wrote, else committed. */
export async function emailsToLink(
  sql: Sql,
  repositoryId: string,
  host: string,
  limit: number,
): Promise<readonly AskedAddress[]> {
  return sql<AskedAddress[]>`
    select id as "identityId", encode(sha, 'hex') as sha, role from (
      select distinct on (i.id) i.id, c.sha, c.at, c.role from (
        select author_id as id, sha, committer_epoch as at, 'author' as role from commit
          where repository_id = ${repositoryId} and reachable
        union all
        select committer_id, sha, committer_epoch, 'committer' from commit where repository_id = ${repositoryId} and reachable
          and committer_id is distinct from author_id) c
      join identity i on i.id = c.id and i.kind = 'email' and i.class <> 'service' and i.account_host is distinct from ${host}
      where not exists (select from email_account e where e.identity_id = i.id and e.host = ${host})
      order by i.id, c.role, c.at desc nulls last, c.sha) newest
    order by at desc nulls last, id limit ${limit}`;
}

/** Links addresses that carry the id of an account of the host: no request is needed for them. Returns how many. */
export async function linkNoReplies(sql: Sql, repositoryId: string, host: string, at: Date): Promise<number> {
  await sql`
    create temporary table stage_reply on commit drop as
      select distinct on (i.id) i.id, i.account_hash, i.class, i.class_reason, c.sha
      from (select author_id as id, sha, committer_epoch as at from commit where repository_id = ${repositoryId} and reachable
        union all select committer_id, sha, committer_epoch from commit where repository_id = ${repositoryId} and reachable) c
      join identity i on i.id = c.id and i.account_host = ${host}
      where not exists (select from email_account e where e.identity_id = i.id and e.host = ${host} and e.account_id is not null)
      order by i.id, c.at desc nulls last, c.sha`;
  await sql`
    insert into identity (kind, value_hash, class, class_reason)
    select distinct on (account_hash) 'account', account_hash, class, class_reason from stage_reply order by account_hash, id
    on conflict (kind, value_hash) do nothing`;
  const { count } = await sql`
    insert into email_account (identity_id, host, account_id, repository_id, sha, seen_at)
    select s.id, ${host}, o.id, ${repositoryId}::bigint, s.sha, ${at}::timestamptz
    from stage_reply s join identity o on o.kind = 'account' and o.value_hash = s.account_hash order by s.id
    on conflict (identity_id, host) do update set account_id = excluded.account_id, repository_id = excluded.repository_id,
      sha = excluded.sha, seen_at = excluded.seen_at where email_account.account_id is null`;
  await sql`drop table stage_reply`;
  return count;
}

/**
 * Accounts seen in a repository whose profile was never read, by platform id; those who did most there first. Acts are
 * counted before the join: tables that have just been filled have no statistics, and would be read again for each account.
 */
export async function accountsToRead(
  sql: Sql,
  repositoryId: string,
  host: string,
  limit: number,
): Promise<readonly string[]> {
  const rows = await sql<{ platform_id: string }[]>`
    with act as (
      select author_id as id from issue where repository_id = ${repositoryId}
      union all select author_id from change where repository_id = ${repositoryId}
      union all select author_id from comment where repository_id = ${repositoryId}
      union all select author_id from review where repository_id = ${repositoryId}),
    person as materialized (select id, count(*) as acts from act group by id)
    select a.platform_id from person join account a on a.identity_id = person.id and a.host = ${host}
    where a.platform_id is not null and a.profile_read_at is null
    order by person.acts desc, a.identity_id limit ${limit}`;
  return rows.map(({ platform_id }) => platform_id);
}

/** Numbers of subjects that are stored and not gone. */
export async function storedNumbers(
  sql: Sql,
  repositoryId: string,
  kind: 'issue' | 'change',
): Promise<ReadonlySet<string>> {
  const rows = await sql<{ number: string }[]>`
    select number from ${sql(kind)} where repository_id = ${repositoryId} and gone_at is null`;
  return new Set(rows.map(({ number }) => number));
}

/** Of these changes, those whose merger is stored. */
export async function mergersKnown(
  sql: Sql,
  repositoryId: string,
  numbers: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await sql<{ number: string }[]>`
    select number from change where repository_id = ${repositoryId} and merged_by_id is not null
      and number = any(${[...numbers]}::text[])`;
  return new Set(rows.map(({ number }) => number));
}

/** Numbers between 1 and the greatest that neither issues nor changes (`shared`) or the subjects of one kind have. */
export async function countGaps(
  sql: Sql,
  repositoryId: string,
  kinds: readonly ('issue' | 'change')[],
): Promise<number> {
  const parts = kinds.map((kind) => `select number from "${kind}" where repository_id = $1`).join(' union ');
  const [row] = await sql.unsafe<{ gaps: number }[]>(
    `select coalesce(max(n) - count(*), 0)::int as gaps from (
       select distinct number::bigint as n from (${parts}) all_numbers where number ~ '^[1-9][0-9]{0,9}$') numbered`,
    [repositoryId],
  );
  return row?.gaps ?? 0;
}
