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

/** A change whose commits are to be read from git. Ids are hex. */
export interface ChangeToRead {
  readonly number: string;
  readonly head: string;
  readonly base: string | null;
  /** First parent of the merge commit when it has several; null otherwise. */
  readonly mergedOnto: string | null;
  /** The head itself lies on the default branch. */
  readonly onDefault: boolean;
}

/**
 * Changes whose head is another than when their commits were last read, newest first; of several under one number, as
 * after a server was set up anew, the one that was touched last. A head that git did not have is asked for again after a day.
 */
export async function changesToRead(
  session: Session,
  repositoryId: string,
  now: Date,
  limit: number,
): Promise<ChangeToRead[]> {
  return session<ChangeToRead[]>`
    select c.number, encode(c.head_sha, 'hex') as head, encode(c.base_sha, 'hex') as base,
      case when m.parent_count > 1 then encode(substring(m.parents from 1 for length(c.head_sha)), 'hex') end as "mergedOnto",
      coalesce(h.on_default, false) as "onDefault"
    from (select distinct on (number) * from change where repository_id = ${repositoryId} and gone_at is null
      order by number, updated_at desc, platform_id desc) c
    left join change_head r on r.repository_id = c.repository_id and r.change_number = c.number
    left join commit m on m.repository_id = c.repository_id and m.sha = c.merge_sha
    left join commit h on h.repository_id = c.repository_id and h.sha = c.head_sha
    where c.head_sha is not null
      and (r.head_sha is distinct from c.head_sha or (r.reason = 'missing' and r.seen_at < ${now}::timestamptz - interval '1 day'))
    order by c.updated_at desc, c.number limit ${limit}`;
}

/** A commit of a change; `person` is the number of its author in the stage of people. */
export interface ChangeCommitRow {
  readonly number: string;
  readonly position: number;
  readonly sha: Buffer;
  readonly person: number | null;
  readonly authoredAt: Date | null;
  readonly committedAt: Date | null;
  readonly merge: boolean;
}

/** What came of reading a change. */
export interface ChangeHeadRow {
  readonly number: string;
  readonly head: string;
  readonly commits: number | null;
  readonly reason: string | null;
}

const columns: readonly CopyColumn[] = [
  { name: 'change_number', type: 'text' },
  { name: 'position', type: 'int4' },
  { name: 'sha', type: 'bytea' },
  { name: 'person', type: 'int4' },
  { name: 'authored_at', type: 'timestamptz' },
  { name: 'committed_at', type: 'timestamptz' },
  { name: 'merge', type: 'bool' },
];

/** Replaces the commits of these changes, within the caller's transaction; `stage_person` holds their authors. */
export async function writeChangeCommits(
  session: Session,
  repositoryId: string,
  heads: readonly ChangeHeadRow[],
  rows: readonly ChangeCommitRow[],
  seenAt: Date,
): Promise<void> {
  await session`
    insert into change_head (repository_id, change_number, head_sha, commits, reason, seen_at)
    select ${repositoryId}::bigint, h.number, decode(h.head, 'hex'), h.commits, h.reason, ${seenAt}::timestamptz
    from jsonb_to_recordset(${session.json(heads as never)}) as h (number text, head text, commits int, reason text)
    on conflict (repository_id, change_number) do update set head_sha = excluded.head_sha, commits = excluded.commits,
      reason = excluded.reason, seen_at = excluded.seen_at`;
  await session`
    delete from change_commit where repository_id = ${repositoryId} and change_number = any(${heads.map(({ number }) => number)})`;
  await session.unsafe(`create temporary table stage_change_commit (change_number text, position int, sha bytea, person int,
    authored_at timestamptz, committed_at timestamptz, merge boolean) on commit drop`);
  const values = rows.map((row) => [
    row.number,
    row.position,
    row.sha,
    row.person,
    row.authoredAt,
    row.committedAt,
    row.merge,
  ]);
  await copyRows(session, 'stage_change_commit', columns, values);
  await session`
    insert into change_commit (repository_id, change_number, position, sha, author_id, authored_at, committed_at, merge)
    select ${repositoryId}::bigint, s.change_number, s.position, s.sha, p.id, s.authored_at, s.committed_at, s.merge
    from stage_change_commit s left join stage_person p on p.local = s.person`;
  await session`drop table stage_change_commit`;
}
