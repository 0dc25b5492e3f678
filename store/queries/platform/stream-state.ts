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
import type { StreamStateTable } from '../../tables/stream-state.ts';

/** Something that was asked for and not given. `feed` = which series of requests met it. */
export interface StoredRefusal {
  readonly feed: string;
  readonly what: string;
  readonly why: string;
  readonly count: number;
}

/** The state of one stream of a repository. */
export interface StreamStateRow extends Omit<StreamStateTable, 'received' | 'refused' | 'repository_id'> {
  readonly stream: Stream;
  readonly received: number;
  readonly refused: readonly StoredRefusal[];
}

/** All streams of a repository by name; a stream that was never looked at is absent. */
export async function readStreams(session: Session, repositoryId: string): Promise<Map<Stream, StreamStateRow>> {
  const rows = await session<StreamStateRow[]>`
    select stream, support, asked, received, refused, clean_at, observed_at, reason_kind, reason
    from stream_state where repository_id = ${repositoryId}`;
  return new Map(rows.map((row) => [row.stream, row]));
}

/** Whether a stream can be had, and why not; null reason = nothing stands in its way. */
export interface StreamSupport {
  readonly stream: Stream;
  readonly support: StreamStateTable['support'];
  readonly reasonKind: string | null;
  readonly reason: string | null;
}

/** Notes what the platform can tell; what was collected stays. A reason that a feed left is replaced only by another one. */
export async function writeSupport(
  session: Session,
  repositoryId: string,
  rows: readonly StreamSupport[],
  at: Date,
): Promise<void> {
  await session`
    insert into stream_state (repository_id, stream, support, reason_kind, reason, observed_at)
    select ${repositoryId}::bigint, s.stream, s.support, s."reasonKind", s.reason, ${at}::timestamptz
    from jsonb_to_recordset(${session.json(rows as never)}) as s (stream text, support text, "reasonKind" text, reason text)
    on conflict (repository_id, stream) do update set support = excluded.support, observed_at = excluded.observed_at,
      reason_kind = case when excluded.reason_kind is not null or stream_state.reason_kind in ('unsupported', 'needs-token')
        then excluded.reason_kind else stream_state.reason_kind end,
      reason = case when excluded.reason_kind is not null or stream_state.reason_kind in ('unsupported', 'needs-token')
        then excluded.reason else stream_state.reason end`;
}

/** What a page or the end of a feed says of a stream; null = nothing, it stays. */
export interface StreamChange {
  readonly stream: Stream;
  readonly asked: number | null;
  /** Rows that are new. */
  readonly fresh: number;
  /** Rows stored in all, counted; null = `fresh` is added. */
  readonly received: number | null;
  readonly refused: readonly StoredRefusal[] | null;
  /** It ended clean, and this is how old its oldest part is; null = no end, or another feed of it never ended. */
  readonly cleanAt: Date | null;
  readonly ended: boolean;
}

/** Moves the states of streams on. */
export async function changeStreams(
  session: Session,
  repositoryId: string,
  changes: readonly StreamChange[],
  at: Date,
): Promise<void> {
  if (changes.length === 0) return;
  await session`
    insert into stream_state (repository_id, stream, support)
    select ${repositoryId}::bigint, stream, 'full' from unnest(${changes.map(({ stream }) => stream)}::text[]) as stream
    on conflict (repository_id, stream) do nothing`;
  await session`
    update stream_state s set asked = coalesce(c.asked, s.asked), received = coalesce(c.received, s.received + c.fresh),
      refused = coalesce(nullif(c.refused, 'null'), s.refused), clean_at = coalesce(c."cleanAt", s.clean_at), observed_at = ${at}::timestamptz,
      reason_kind = case when c.ended then null else s.reason_kind end,
      reason = case when c.ended then null else s.reason end
    from jsonb_to_recordset(${session.json(changes as never)})
      as c (stream text, asked int, fresh int, received int, refused jsonb, "cleanAt" timestamptz, ended boolean)
    where s.repository_id = ${repositoryId} and s.stream = c.stream`;
}

/** Notes why streams did not move on; what they hold stays, with its date. */
export async function failStreams(
  session: Session,
  repositoryId: string,
  streams: readonly Stream[],
  fault: { readonly kind: string; readonly reason: string },
  at: Date,
): Promise<void> {
  await session`
    update stream_state set reason_kind = ${fault.kind}, reason = ${fault.reason}, observed_at = ${at}
    where repository_id = ${repositoryId} and stream = any(${[...streams]}::text[])`;
}
