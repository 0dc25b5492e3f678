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
import type { Stream } from '../../stream.ts';

interface StreamRows {
  readonly table: string;
  /** Which of the table's rows; `true` = all. */
  readonly where: string;
  /** Rows are marked when they are gone. */
  readonly marked: boolean;
}

const whole = (table: string): StreamRows => ({ table, where: 'true', marked: true });

/** Where the rows of each stream are. */
const rowsOf: Readonly<Record<Stream, StreamRows>> = {
  repository: { table: 'platform_repository', where: 'true', marked: false },
  issues: whole('issue'),
  changes: whole('change'),
  comments: { table: 'comment', where: `kind = 'discussion'`, marked: true },
  reviews: whole('review'),
  'review-comments': { table: 'comment', where: `kind = 'review'`, marked: true },
  events: whole('subject_event'),
  releases: whole('release'),
  labels: whole('label'),
  milestones: whole('milestone'),
  stars: whole('star'),
  forks: whole('fork'),
  ci: whole('ci_run'),
  protection: whole('branch_protection'),
  contributors: whole('contributor'),
  emails: { table: 'email_account', where: 'true', marked: false },
};

type Sql = Pick<Session, 'unsafe'>;

/** The link of an address belongs to its host, whichever repository asked first: those of this one's commits count. */
const linkedEmails = `select count(*)::int as count from (
  select distinct i.id from commit c cross join lateral (values (c.author_id), (c.committer_id)) as i (id)
  where c.repository_id = $1 and c.reachable) person
  join email_account e on e.identity_id = person.id
  join platform_repository p on p.repository_id = $1 and p.host = e.host`;

/** Rows of a stream that are stored and not gone. */
export async function countStream(sql: Sql, repositoryId: string, stream: Stream): Promise<number> {
  const { table, where, marked } = rowsOf[stream];
  const there = marked ? 'and gone_at is null' : '';
  const all = `select count(*)::int as count from "${table}" where repository_id = $1 and ${where} ${there}`;
  const [row] = await sql.unsafe<{ count: number }[]>(stream === 'emails' ? linkedEmails : all, [repositoryId]);
  return row?.count ?? 0;
}

/** Marks rows of a stream that the run which began at `since` did not see, although it listed everything. Returns how many. */
export async function markUnlisted(sql: Sql, repositoryId: string, stream: Stream, since: Date): Promise<number> {
  const { table, where, marked } = rowsOf[stream];
  if (!marked) return 0;
  const { count } = await sql.unsafe(
    `update "${table}" set gone_at = $2, gone_reason = 'not-listed'
     where repository_id = $1 and ${where} and seen_at < $2 and gone_at is null`,
    [repositoryId, since],
  );
  return count;
}

/** An issue or change that is not there any more. */
export interface Tombstone {
  readonly kind: 'issue' | 'change';
  readonly number: string;
  readonly reason: string;
  readonly movedTo: string | null;
}

/** Marks subjects and all that was said and done on them; the rows stay. */
export async function markTombstones(
  session: Session,
  repositoryId: string,
  tombstones: readonly Tombstone[],
  at: Date,
): Promise<void> {
  for (const { kind, number, reason, movedTo } of tombstones) {
    await session`
      update ${session(kind)} set gone_at = ${at}, gone_reason = ${reason}, moved_to = ${movedTo}
      where repository_id = ${repositoryId} and number = ${number}`;
    for (const table of ['comment', 'subject_event']) {
      await session`
        update ${session(table)} set gone_at = ${at}, gone_reason = ${reason}
        where repository_id = ${repositoryId} and subject_kind = ${kind} and subject_number = ${number}`;
    }
    if (kind === 'issue') continue;
    await session`
      update review set gone_at = ${at}, gone_reason = ${reason}
      where repository_id = ${repositoryId} and change_number = ${number}`;
  }
}
