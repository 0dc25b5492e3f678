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
import type { Database } from '#store/schema.ts';
import type { HistoryFacts } from '../check.ts';
import { fittingDomains } from '../figures/affiliation.ts';

const day = 86_400_000;

/** Numbers of the default branch of a repository as of an instant; sign-offs count from the day of admission on. */
export function readHistory(
  db: Kysely<Database>,
  repositoryId: string,
  asOf: Date,
  admittedOn: string | null,
): Promise<HistoryFacts> {
  return db.transaction().execute(async (session) => ({
    ...(await readTotals(session, repositoryId, asOf, admittedOn)),
    recent: await readRecent(session, repositoryId),
    authors365: await readAuthors(session, repositoryId, asOf),
  }));
}

async function readTotals(session: Kysely<Database>, repositoryId: string, asOf: Date, admittedOn: string | null) {
  const { rows } = await sql<{
    first: Date | null;
    last: Date | null;
    commits: number;
    signed: number;
    unsigned: number;
    first_unsigned: string | null;
    commits90: number;
    commits365: number;
  }>`select min(authored_at) as first, max(authored_at) as last, count(*)::int as commits,
      count(*) filter (where judged and signed_off)::int as signed,
      count(*) filter (where judged and not signed_off)::int as unsigned,
      encode((array_agg(sha order by authored_at, sha) filter (where judged and not signed_off))[1], 'hex') as first_unsigned,
      count(*) filter (where authored_at > ${since(asOf, 90)} and authored_at <= ${asOf})::int as commits90,
      count(*) filter (where authored_at > ${since(asOf, 365)} and authored_at <= ${asOf})::int as commits365
    from (select *, not merge and (${admittedOn}::date is null
        or coalesce(authored_at, committed_at) >= (${admittedOn}::date)::timestamp at time zone 'UTC') as judged
      from commit where repository_id = ${repositoryId} and on_default and reachable) c`.execute(session);
  const row = rows[0];
  return {
    firstCommitAt: row?.first ?? null,
    lastCommitAt: row?.last ?? null,
    commits: row?.commits ?? 0,
    signOff: { signed: row?.signed ?? 0, unsigned: row?.unsigned ?? 0, firstUnsigned: row?.first_unsigned ?? null },
    commits90: row?.commits90 ?? 0,
    commits365: row?.commits365 ?? 0,
  };
}

function since(asOf: Date, days: number): Date {
  return new Date(asOf.getTime() - days * day);
}

async function readRecent(session: Kysely<Database>, repositoryId: string): Promise<HistoryFacts['recent']> {
  const rows = await session
    .selectFrom('commit')
    .select(['sha', 'signed_off', 'authored_at'])
    .where('repository_id', '=', repositoryId)
    .where('on_default', '=', true)
    .where('reachable', '=', true)
    .where('merge', '=', false)
    .orderBy('committed_at', (order) => order.desc().nullsLast())
    .orderBy('sha')
    .limit(20)
    .execute();
  return rows.map((row) => ({ sha: row.sha.toString('hex'), signedOff: row.signed_off, at: row.authored_at }));
}

async function readAuthors(
  session: Kysely<Database>,
  repositoryId: string,
  asOf: Date,
): Promise<HistoryFacts['authors365']> {
  const { rows } = await sql<HistoryFacts['authors365'][number]>`
    with recent as (
      select sha, author_id, authored_at at time zone 'UTC' as at from commit
      where repository_id = ${repositoryId} and on_default and reachable and not merge
        and authored_at > ${since(asOf, 365)} and authored_at <= ${asOf}
    ),
    acted as (
      select author_id as person, sha, at from recent
      union
      select t.identity_id, r.sha, r.at from recent r
      join commit_trailer t on t.repository_id = ${repositoryId} and t.sha = r.sha and t.key = 'co-authored-by'
    ),
    human as (
      select i.id, i.name, i.domain, i.value_hash from identity i left join identity_class_override w on w.identity_id = i.id
      where i.id in (select person from acted) and coalesce(w.class, i.class) = 'human'
    ),
    fitting as (${fittingDomains(sql`select distinct domain from human where domain is not null`)}),
    placed as (
      select i.*, a.at, a.sha, (select f.organisation from fitting f where f.domain = i.domain
          and (f.valid_from is null or a.at >= f.valid_from) and (f.valid_to is null or a.at < f.valid_to)
        order by f.size desc, f.organisation collate "C" limit 1) as organisation
      from acted a join human i on i.id = a.person
    )
    select id::text as "identityId", name, (array_agg(organisation order by at desc, sha))[1] as organisation,
      count(*)::int as commits
    from placed group by id, name, value_hash order by commits desc, value_hash`.execute(session);
  return rows;
}
