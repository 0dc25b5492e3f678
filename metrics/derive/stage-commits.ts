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
import { zoneMinutes } from '../figures/local-time.ts';

/** Which rows of `commit` (named `c`) are acts. */
const counted = sql`c.on_default and c.reachable and not c.merge and c.author_id is not null and c.authored_at is not null`;

/** Puts commits and co-authors into `stage_raw`, with their standing. */
export async function stageCommits(session: Kysely<Database>, project: string): Promise<void> {
  await stageElsewhere(session, project);
  await sql`create temporary table stage_commit on commit drop as
    select c.repository_id, c.sha, encode(c.sha, 'hex') as source, c.author_id, c.authored_at as at, ${zoneMinutes()}::smallint as zone,
      case when c.lines = 'counted' then c.additions end as additions,
      case when c.lines = 'counted' then c.deletions end as deletions, c.signed_off,
      case when row_number() over (partition by c.sha order by s.rank) > 1 then 2
        when s.shared or e.sha is not null then 1 else 0 end::smallint as standing
    from stage_repository s join commit c on c.repository_id = s.repository_id
    left join stage_elsewhere e on e.sha = c.sha
    where ${counted}`.execute(session);
  await sql`analyze stage_commit`.execute(session);
  await sql`insert into stage_raw (repository_id, kind, source, identity_id, at, zone, additions, deletions, signed_off, standing)
    select repository_id, 'commit', source, author_id, at, zone, additions, deletions, signed_off, standing
    from stage_commit`.execute(session);
  await sql`insert into stage_raw (repository_id, kind, source, identity_id, other_identity, at, zone, standing)
    select distinct c.repository_id, 'co-author', c.source || ':' || t.identity_id, t.identity_id, c.author_id, c.at, null::smallint, c.standing
    from stage_commit c join commit_trailer t on t.repository_id = c.repository_id and t.sha = c.sha
    where t.key = 'co-authored-by' and t.identity_id <> c.author_id`.execute(session);
}

/**
 * Makes `stage_elsewhere` (sha): commits that a listed project before this one has too. Histories that share a commit
 * share all before it, down to one whose first parent is not there: looking for those alone finds the repositories
 * worth comparing, without reading the others. A commit without parents has none in any repository, and an index of its
 * own; only those whose parent is missing (of shallow copies) are looked for in each repository.
 */
async function stageElsewhere(session: Kysely<Database>, project: string): Promise<void> {
  await sql`create temporary table stage_anchor on commit drop as
    with own as (
      select c.repository_id, c.sha, c.parent_count = 0 as root, case when c.parent_count > 0
        then substring(c.parents from 1 for octet_length(c.parents) / least(c.parent_count, 64)) end as parent
      from stage_repository s join commit c on c.repository_id = s.repository_id where c.on_default and c.reachable
    )
    select distinct o.sha, o.root from own o
    where not exists (select 1 from own p where p.repository_id = o.repository_id and p.sha = o.parent)`.execute(
    session,
  );
  await sql`analyze stage_anchor`.execute(session);
  await sql`create temporary table stage_kin on commit drop as
    with others as (
      select distinct pr.repository_id from project_repository pr join project p on p.slug = pr.project and p.listed
      where pr.project collate "C" < ${project} collate "C"
        and not exists (select 1 from stage_repository s where s.repository_id = pr.repository_id)
    )
    select o.repository_id from others o where o.repository_id in (
      select c.repository_id from stage_anchor a join commit c on c.sha = a.sha
      where a.root and c.parent_count = 0 and c.on_default and c.reachable)
    union
    select o.repository_id from others o where exists (
      select 1 from stage_anchor a join commit c on c.repository_id = o.repository_id and c.sha = a.sha
      where not a.root and c.on_default and c.reachable)`.execute(session);
  await sql`create temporary table stage_elsewhere on commit drop as
    select distinct c.sha from stage_kin k join commit c on c.repository_id = k.repository_id where ${counted}`.execute(
    session,
  );
  await sql`analyze stage_elsewhere`.execute(session);
}
