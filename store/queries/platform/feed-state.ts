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

/** Where a feed stands. */
export interface FeedRow {
  readonly feed: string;
  /** Of the run that is under way, or that comes next. */
  readonly mode: 'full' | 'delta';
  readonly resume: unknown;
  /** Start of the unfinished run; null = none is unfinished. */
  readonly resume_started_at: Date | null;
  readonly state: unknown;
  readonly clean_started_at: Date | null;
  readonly full_finished_at: Date | null;
  readonly version: number;
}

/** All feeds of a repository by id. */
export async function readFeeds(session: Session, repositoryId: string): Promise<Map<string, FeedRow>> {
  const rows = await session<FeedRow[]>`
    select feed, mode, resume, resume_started_at, state, clean_started_at, full_finished_at, version
    from feed_state where repository_id = ${repositoryId}`;
  return new Map(rows.map((row) => [row.feed, row]));
}

/** A run of a feed. */
export interface FeedRun {
  readonly repositoryId: string;
  readonly feed: string;
  readonly mode: 'full' | 'delta';
  readonly startedAt: Date;
  /** Of the adapter's cursors. */
  readonly version: number;
}

/** Notes that a run begins or goes on; a cursor of another mode or version is forgotten. */
export async function beginFeed(session: Session, run: FeedRun, at: Date): Promise<void> {
  const { repositoryId, feed, mode, version } = run;
  await session`
    insert into feed_state (repository_id, feed, mode, tried_at, version)
    values (${repositoryId}, ${feed}, ${mode}, ${at}, ${version})
    on conflict (repository_id, feed) do update set mode = excluded.mode, tried_at = excluded.tried_at, requests = 0,
      version = excluded.version,
      resume = case when feed_state.mode = excluded.mode and feed_state.version = excluded.version then feed_state.resume end,
      resume_started_at = case when feed_state.mode = excluded.mode and feed_state.version = excluded.version
        then feed_state.resume_started_at end,
      state = case when feed_state.version = excluded.version then feed_state.state end`;
}

/** Moves the cursor on, in the transaction that stores the page before it. */
export async function writeCursor(session: Session, run: FeedRun, cursor: unknown, requests: number): Promise<void> {
  const { repositoryId, feed, mode, startedAt, version } = run;
  await session`
    insert into feed_state (repository_id, feed, mode, resume, resume_started_at, version, requests)
    values (${repositoryId}, ${feed}, ${mode}, ${session.json(JSON.stringify(cursor ?? null))}, ${startedAt}, ${version}, ${requests})
    on conflict (repository_id, feed) do update set mode = excluded.mode, resume = excluded.resume,
      resume_started_at = excluded.resume_started_at, version = excluded.version, requests = excluded.requests`;
}

/** Ends a run clean: the next one asks only for what changed since it began. */
export async function finishFeed(
  session: Session,
  run: FeedRun,
  end: { readonly state: unknown; readonly at: Date; readonly requests: number },
): Promise<void> {
  const { repositoryId, feed, mode, startedAt } = run;
  await session`
    update feed_state set mode = 'delta', resume = null, resume_started_at = null, state = ${session.json(JSON.stringify(end.state ?? null))},
      clean_started_at = ${startedAt}, clean_finished_at = ${end.at}, requests = ${end.requests},
      full_finished_at = case when ${mode} = 'full' then ${end.at}::timestamptz else full_finished_at end,
      reason_kind = null, reason = null
    where repository_id = ${repositoryId} and feed = ${feed}`;
}

/** Notes why a run did not end; `restart` = its cursor is not to be trusted. */
export async function failFeed(
  session: Session,
  run: FeedRun,
  fault: { readonly kind: string; readonly reason: string; readonly restart: boolean; readonly requests: number },
): Promise<void> {
  const { repositoryId, feed } = run;
  await session`
    update feed_state set reason_kind = ${fault.kind}, reason = ${fault.reason}, requests = ${fault.requests},
      resume = case when ${fault.restart} then null else resume end,
      resume_started_at = case when ${fault.restart} then null else resume_started_at end
    where repository_id = ${repositoryId} and feed = ${feed}`;
}

/** Has feeds read everything anew at their next run. */
export async function wantFull(session: Session, repositoryId: string, feeds: readonly string[]): Promise<void> {
  if (feeds.length === 0) return;
  await session`
    update feed_state set mode = 'full', resume = null, resume_started_at = null
    where repository_id = ${repositoryId} and feed = any(${[...feeds]}::text[]) and mode <> 'full'`;
}
