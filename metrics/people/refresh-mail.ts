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
import { monthOfUtc } from '../figures/month-index.ts';

/** (id, stamp) of repositories with another history than the one that was read. */
function staleHistory() {
  return sql`
    select n.id, n.stamp from (
      select r.id, (select concat_ws(' ', encode(r.head_sha, 'hex'), r.default_ref, max(c.id)) from crawl_run c
        where c.repository_id = r.id and c.outcome in ('complete', 'partial')) as stamp
      from repository r) n
    left join mail_stamp s on s.repository_id = n.id
    where (n.stamp = '' or s.stamp is distinct from n.stamp)
      and (s.repository_id is not null or exists (select from commit c where c.repository_id = n.id))`;
}

/** Whether neither an identity nor a history has changed since people were last worked out. */
export async function isIdle(session: Kysely<Database>): Promise<boolean> {
  const { rows } = await sql<{ idle: boolean }>`
    select not exists (select from people_change) and not exists (${staleHistory()}) as idle`.execute(session);
  return rows[0]?.idle === true;
}

/**
 * Makes `mail_month` what the histories say that changed since, and `mailed` (id): addresses of which it says something
 * else now. A repository without a crawl to its name is looked at every time.
 */
export async function refreshMail(session: Kysely<Database>): Promise<void> {
  await sql`create temporary table stale_history on commit drop as ${staleHistory()}`.execute(session);
  await sql`analyze stale_history`.execute(session);
  await sql`create temporary table fresh_mail on commit drop as
    select c.repository_id, c.author_id as identity_id,
      ${monthOfUtc(sql`c.authored_at at time zone 'UTC'`)} as month,
      count(*)::int as commits
    from stale_history h join commit c on c.repository_id = h.id
    join identity i on i.id = c.author_id and i.domain is not null
    where c.on_default and c.reachable and not c.merge and c.authored_at is not null
    group by 1, 2, 3`.execute(session);
  await sql`analyze fresh_mail`.execute(session);
  await sql`create temporary table mailed on commit drop as
    select distinct coalesce(f.identity_id, m.identity_id) as id
    from fresh_mail f full join (select m.* from stale_history h join mail_month m on m.repository_id = h.id) m
      on m.repository_id = f.repository_id and m.identity_id = f.identity_id and m.month = f.month
    where f.commits is distinct from m.commits`.execute(session);
  await sql`analyze mailed`.execute(session);
  await sql`delete from mail_month m using stale_history h, mailed d where m.repository_id = h.id and m.identity_id = d.id`.execute(
    session,
  );
  await sql`insert into mail_month (repository_id, identity_id, month, commits)
    select f.repository_id, f.identity_id, f.month, f.commits from fresh_mail f join mailed d on d.id = f.identity_id
    order by f.repository_id, f.identity_id, f.month`.execute(session);
  await sql`insert into mail_stamp (repository_id, stamp) select id, stamp from stale_history
    on conflict (repository_id) do update set stamp = excluded.stamp`.execute(session);
}
