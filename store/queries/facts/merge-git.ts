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

/** Writes commits, trailers, tags and commits of changes. Returns how many are new, by type of line. */
export async function mergeFactHistory(session: Session): Promise<Readonly<Record<string, number>>> {
  const { count: commits } = await session`
    insert into commit (repository_id, sha, parents, parent_count, merge, author_id, committer_id, author_epoch, author_zone,
      committer_epoch, committer_zone, authored_at, committed_at, signed_off, signature, additions, deletions, files, lines,
      tree, irregular, reachable, on_default)
    select distinct on (p.id, f.sha) p.id, f.sha, coalesce(f.parents, ''), n.parents, n.merge, a.id, coalesce(c.id, a.id),
      extract(epoch from f.authored_at)::bigint, f.author_zone,
      extract(epoch from coalesce(f.committed_at, f.authored_at))::bigint, coalesce(f.committer_zone, f.author_zone),
      f.authored_at, coalesce(f.committed_at, f.authored_at), coalesce(f.signed_off, false), f.signature,
      case when l.lines = 'counted' then f.additions end, case when l.lines = 'counted' then coalesce(f.deletions, 0) end,
      case when l.lines = 'counted' then f.files end, l.lines, coalesce(f.tree, decode(repeat('00', length(f.sha)), 'hex')),
      coalesce(f.irregular, '{}'), coalesce(f.reachable, true), coalesce(f.reachable, true) and coalesce(f.on_default, true)
    from fact_commit f join fact_place p on p.number = f.repository_id
    left join fact_who a on a.key = f.author_id left join fact_who c on c.key = f.committer_id
    cross join lateral (select coalesce(f.parent_count, length(f.parents) / length(f.sha), 0) as counted) k
    cross join lateral (select k.counted as parents, coalesce(f.merge, k.counted > 1) as merge) n
    cross join lateral (select case when n.merge then 'merge' when f.lines is not null then f.lines
      when f.additions is not null then 'counted' else 'unknown' end as lines) l
    order by p.id, f.sha, f.file_line desc
    on conflict (repository_id, sha) do nothing`;
  await session`
    insert into commit_trailer (repository_id, sha, position, key, identity_id)
    select p.id, f.sha, (t.position - 1)::smallint, t.value ->> 'key', w.id
    from fact_commit f join fact_place p on p.number = f.repository_id
    cross join jsonb_array_elements(f.trailers) with ordinality t (value, position)
    join fact_who w on w.key = decode(t.value ->> 'who', 'hex')
    on conflict (repository_id, sha, position) do nothing`;
  const { count: tags } = await session`
    insert into tag (repository_id, name, commit_sha, annotated, signed, tagger_id, tagged_at)
    select distinct on (p.id, f.name) p.id, f.name, f.commit_sha, coalesce(f.annotated, false), coalesce(f.signed, false), w.id, f.tagged_at
    from fact_tag f join fact_place p on p.number = f.repository_id left join fact_who w on w.key = f.tagger_id
    order by p.id, f.name, f.file_line desc on conflict (repository_id, name) do nothing`;
  return { commit: commits, tag: tags, 'change-commit': await mergeChangeCommits(session) };
}

/** The commits of a change are those of the file, whole: its head may have moved. */
async function mergeChangeCommits(session: Session): Promise<number> {
  await session`
    delete from change_commit c using (select distinct p.id, f.change_number from fact_change_commit f
      join fact_place p on p.number = f.repository_id) g
    where c.repository_id = g.id and c.change_number = g.change_number and not exists (
      select from fact_change_commit f join fact_place p on p.number = f.repository_id
      where p.id = c.repository_id and f.change_number = c.change_number and f.position = c.position and f.sha = c.sha)`;
  const { count } = await session`
    insert into change_commit (repository_id, change_number, position, sha, author_id, authored_at, committed_at, merge)
    select distinct on (p.id, f.change_number, f.position) p.id, f.change_number, f.position, f.sha, w.id, f.authored_at,
      f.committed_at, coalesce(f.merge, false)
    from fact_change_commit f join fact_place p on p.number = f.repository_id left join fact_who w on w.key = f.author_id
    order by p.id, f.change_number, f.position, f.file_line desc
    on conflict (repository_id, change_number, position) do nothing`;
  return count;
}

/** Writes acts of archives. */
export async function mergeFactActs(session: Session): Promise<number> {
  const { count } = await session`
    insert into contribution (repository_id, source, source_id, kind, identity_id, at, object_id, subject_number, gaps, hour)
    select distinct on (p.id, f.source, f.source_id) p.id, f.source, f.source_id, f.kind, w.id, f.at, f.object_id,
      f.subject_number, coalesce(f.gaps, '{}'), f.hour
    from fact_act f join fact_place p on p.number = f.repository_id left join fact_who w on w.key = f.identity_id
    order by p.id, f.source, f.source_id, f.file_line desc on conflict (repository_id, source, source_id) do nothing`;
  return count;
}
