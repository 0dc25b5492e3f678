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

import type { CopyColumn } from '../copy.ts';
import type { Session } from '../session.ts';

/** Commits being staged; people are local numbers of the identity stage. */
export const commitStage = 'stage_commit';

/** Columns of {@link commitStage}. */
export const commitColumns: readonly CopyColumn[] = [
  { name: 'sha', type: 'bytea' },
  { name: 'parents', type: 'bytea' },
  { name: 'parent_count', type: 'int4' },
  { name: 'author', type: 'int4' },
  { name: 'committer', type: 'int4' },
  { name: 'author_epoch', type: 'int8' },
  { name: 'author_zone', type: 'text' },
  { name: 'committer_epoch', type: 'int8' },
  { name: 'committer_zone', type: 'text' },
  { name: 'authored_at', type: 'timestamptz' },
  { name: 'committed_at', type: 'timestamptz' },
  { name: 'signed_off', type: 'bool' },
  { name: 'signature', type: 'text' },
  { name: 'tree', type: 'bytea' },
  { name: 'irregular', type: 'text[]' },
  { name: 'on_default', type: 'bool' },
];

/** Trailers being staged. */
export const trailerStage = 'stage_trailer';

/** Columns of {@link trailerStage}. */
export const trailerColumns: readonly CopyColumn[] = [
  { name: 'sha', type: 'bytea' },
  { name: 'position', type: 'int2' },
  { name: 'key', type: 'text' },
  { name: 'person', type: 'int4' },
];

/** Commit ids whose membership changes: of the default branch, or of everything that refs lead to. */
export const membershipStage = 'stage_membership';

/** Columns of {@link membershipStage}; `change` is one of `lost`, `off-default`, `on-default`. */
export const membershipColumns: readonly CopyColumn[] = [
  { name: 'sha', type: 'bytea' },
  { name: 'change', type: 'text' },
];

/** Makes the stages; they end with the session. */
export async function createCommitStages(session: Session): Promise<void> {
  await session.unsafe(`
    drop table if exists stage_commit, stage_trailer, stage_membership;
    create temporary table stage_commit (sha bytea not null, parents bytea not null, parent_count int not null,
      author int, committer int, author_epoch bigint, author_zone text, committer_epoch bigint, committer_zone text,
      authored_at timestamptz, committed_at timestamptz, signed_off boolean not null, signature text, tree bytea not null,
      irregular text[] not null, on_default boolean not null);
    create temporary table stage_trailer (sha bytea not null, position smallint not null, key text not null, person int not null);
    create temporary table stage_membership (sha bytea not null, change text not null)`);
}

/** Indexes the stages and tells the planner their sizes: it must never walk one stage for each row of a table. */
export async function analyzeCommitStages(session: Session): Promise<void> {
  await session.unsafe(`
    create index on stage_commit (sha);
    create index on stage_membership (sha);
    analyze stage_commit; analyze stage_trailer; analyze stage_membership`);
}

/** So many new rows make what the planner knows of the table worthless. */
const manyRows = 5000;

/**
 * True when the staged change would leave no root commit of the known history in place: another repository answers under
 * this name. `whole` = the stage holds all commits there are.
 */
export async function replacesHistory(session: Session, repositoryId: string, whole: boolean): Promise<boolean> {
  const [row] = await session<{ roots: number; kept: number }[]>`
    select count(*)::int as roots,
      count(*) filter (where case when ${whole} then exists (select from stage_commit s where s.sha = c.sha)
        else not exists (select from stage_membership m where m.sha = c.sha and m.change = 'lost') end)::int as kept
    from commit c where c.repository_id = ${repositoryId} and c.reachable and c.parent_count = 0`;
  return row !== undefined && row.roots > 0 && row.kept === 0;
}

/** Writes staged commits and trailers; those already known keep their counted lines. Returns how many are new. */
export async function mergeCommits(session: Session, repositoryId: string): Promise<number> {
  const { count } = await session`
    insert into commit (repository_id, sha, parents, parent_count, merge, author_id, committer_id, author_epoch, author_zone,
      committer_epoch, committer_zone, authored_at, committed_at, signed_off, signature, lines, tree, irregular, reachable,
      on_default)
    select ${repositoryId}::bigint, s.sha, s.parents, s.parent_count, s.parent_count > 1, a.id, c.id, s.author_epoch, s.author_zone,
      s.committer_epoch, s.committer_zone, s.authored_at, s.committed_at, s.signed_off, s.signature,
      case when s.parent_count > 1 then 'merge' else 'pending' end, s.tree, s.irregular, true, s.on_default
    from stage_commit s left join stage_person a on a.local = s.author left join stage_person c on c.local = s.committer
    on conflict (repository_id, sha) do nothing`;
  if (count >= manyRows) await session.unsafe('analyze commit');
  await session`
    insert into commit_trailer (repository_id, sha, position, key, identity_id)
    select ${repositoryId}::bigint, t.sha, t.position, t.key, p.id from stage_trailer t join stage_person p on p.local = t.person
    on conflict (repository_id, sha, position) do nothing`;
  return count;
}

/** Sets which commits refs, and the default branch, lead to. Returns how many were reachable and no longer are. */
export async function mergeMembership(session: Session, repositoryId: string, whole: boolean): Promise<number> {
  const lost = whole
    ? await session`
        update commit set reachable = false, on_default = false where repository_id = ${repositoryId} and reachable
          and not exists (select from stage_commit s where s.sha = commit.sha)`
    : await session`
        update commit set reachable = false, on_default = false from stage_membership m
        where repository_id = ${repositoryId} and commit.sha = m.sha and m.change = 'lost' and reachable`;
  await session`
    update commit set on_default = false from stage_membership m
    where repository_id = ${repositoryId} and commit.sha = m.sha and m.change = 'off-default' and on_default`;
  await session`
    update commit set reachable = true, on_default = s.on_default from stage_commit s
    where repository_id = ${repositoryId} and commit.sha = s.sha and (not reachable or commit.on_default <> s.on_default)`;
  await session`
    update commit set on_default = true from stage_membership m
    where repository_id = ${repositoryId} and commit.sha = m.sha and m.change = 'on-default' and not on_default`;
  return lost.count;
}

/** Commits that refs lead to. */
export async function countReachable(session: Session, repositoryId: string): Promise<number> {
  const [row] = await session<{ count: number }[]>`
    select count(*)::int as count from commit where repository_id = ${repositoryId} and reachable`;
  return row?.count ?? 0;
}
