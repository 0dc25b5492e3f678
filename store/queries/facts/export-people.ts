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

import type { Session } from '../../session.ts';

/** Identities that the exported facts name, and those that are tied to them. */
const named = `
  select author_id as id from commit where repository_id in (select id from out_repository)
  union select committer_id from commit where repository_id in (select id from out_repository)
  union select identity_id from commit_trailer where repository_id in (select id from out_repository)
  union select tagger_id from tag where repository_id in (select id from out_repository)
  union select author_id from change_commit where repository_id in (select id from out_repository)
  union select unnest(array[author_id, closed_by_id] || assignee_ids) from issue where repository_id in (select id from out_repository)
  union select unnest(array[author_id, closed_by_id, merged_by_id] || assignee_ids || requested_reviewer_ids) from change
    where repository_id in (select id from out_repository)
  union select author_id from comment where repository_id in (select id from out_repository)
  union select author_id from review where repository_id in (select id from out_repository)
  union select unnest(array[actor_id, target_id]) from subject_event where repository_id in (select id from out_repository)
  union select author_id from release where repository_id in (select id from out_repository)
  union select account_id from star where repository_id in (select id from out_repository)
  union select owner_id from fork where repository_id in (select id from out_repository)
  union select actor_id from ci_run where repository_id in (select id from out_repository)
  union select identity_id from contribution where repository_id in (select id from out_repository)
  union select owner_id from platform_repository where repository_id in (select id from out_repository)`;

/** Those tied to somebody by what a platform told or somebody decided; each step is within one person. */
const tied = `
  select e.account_id from email_account e where e.identity_id = w.id and e.account_id is not null
  union all select o.id from identity i join identity o on o.kind = 'account' and o.value_hash = i.account_hash where i.id = w.id
  union all select d.b_id from identity_decision d where d.a_id = w.id and d.undone_at is null
  union all select d.a_id from identity_decision d where d.b_id = w.id and d.undone_at is null`;

/**
 * Makes `out_person` (id, ref): how each identity is named in the file, and `out_hidden` (login_hash) for {@link shownPath}. Who asked not to be shown is not in it, with all
 * that is known to be the same person: their acts are told without a name.
 */
export async function createExportPeople(session: Session): Promise<void> {
  await session.unsafe(`
    create temporary table out_person on commit drop as
      with recursive walk (id) as (
        select id from (${named}) n where id is not null
        union select near.id from walk w cross join lateral (${tied}) near (id)
      )
      select i.id, case
        when i.kind = 'email' then json_build_object('emailSha256', encode(i.value_hash, 'hex'))
        when i.kind = 'name' then json_build_object('nameSha256', encode(i.value_hash, 'hex'))
        when a.platform_id is not null then json_build_object('host', a.host, 'id', a.platform_id)
        when a.login is not null then json_build_object('host', a.host, 'login', a.login)
        else json_build_object('accountSha256', encode(i.value_hash, 'hex')) end as ref,
        i.kind || encode(i.value_hash, 'hex') as sort
      from walk w join identity i using (id) left join account a on a.identity_id = i.id
      where i.id not in (select identity_id from hidden_identity);
    create unique index on out_person (id);
    create temporary table out_hidden on commit drop as
      select account_login_hash(a.host, a.login) as login_hash from account a join hidden_identity h on h.identity_id = a.identity_id
      union select value_hash from opt_out;
    analyze out_person, out_hidden`);
}

/** The text of a column of `x` that begins with `owner/`, where the owner asked not to be shown `otherwise`. */
export function shownPath(column: string, otherwise: string): string {
  return `case when exists (select from out_hidden o join platform_repository p on p.repository_id = x.repository_id
    where o.login_hash = account_login_hash(p.host, split_part(x.${column}, '/', 1))) then ${otherwise} else x.${column} end`;
}

function list(ids: string): string {
  return `(select json_agg(o.ref order by o.sort collate "C") from (${ids}) n (id) join out_person o on o.id = n.id)`;
}

/** Rows of identity lines. */
export const identityRows = `
  select o.ref as who, shown_name(i.name) as name, i.domain, coalesce(v.class, i.class) as class,
    case when v.class is not null then 'override' else i.class_reason end as "classReason", a.login,
    nullif(a.kind, 'unknown') as kind, shown_name(a.company) as company,
    to_char(a.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "createdAt",
    case when i.account_hash is not null and not exists (select from identity a
        join hidden_identity h on h.identity_id = a.id where a.kind = 'account' and a.value_hash = i.account_hash)
      then json_build_object('accountSha256', encode(i.account_hash, 'hex'), 'host', i.account_host) end as account,
    ${list('select e.account_id from email_account e where e.identity_id = i.id and e.account_id is not null')} as accounts,
    ${list(`select d.b_id from identity_decision d where d.a_id = i.id and d.undone_at is null and d.verdict = 'same'`)} as same,
    ${list(`select d.b_id from identity_decision d where d.a_id = i.id and d.undone_at is null and d.verdict = 'different'`)} as different
  from out_person o join identity i on i.id = o.id left join account a on a.identity_id = i.id
  left join identity_class_override v on v.identity_id = i.id
  order by o.sort collate "C"`;

/** Rows of affiliation lines. */
export const affiliationRows = `
  select o.ref as who, c.organisation, c.valid_from as "from", c.valid_to as "to", c.source, c.rank
  from affiliation_claim c join out_person o on o.id = c.identity_id
  where c.withdrawn_at is null and (c.organisation = '~' or c.organisation in (select id from organisation))
  order by o.sort collate "C", c.organisation collate "C", c.valid_from nulls first, c.valid_to nulls last, c.source collate "C", c.rank`;
