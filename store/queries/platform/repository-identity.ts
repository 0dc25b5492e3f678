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

/** The row that is this repository of this platform; null when there is none yet. */
export async function findByIdentity(session: Session, platform: string, platformId: string): Promise<string | null> {
  const [row] = await session<{ id: string }[]>`
    select id from repository where platform = ${platform} and platform_id = ${platformId}`;
  return row?.id ?? null;
}

/** Gives a row its identity and its present place; the former place stays among its names. */
export async function writeIdentity(
  session: Session,
  id: string,
  found: { readonly platform: string; readonly platformId: string; readonly url: string },
  at: Date,
): Promise<void> {
  await session`
    insert into repository_name (repository_id, url, seen_from)
    select id, url, created_at from repository where id = ${id}
      and not exists (select from repository_name where repository_id = ${id} and url = repository.url)
    on conflict do nothing`;
  await session`
    update repository set platform = ${found.platform}, platform_id = ${found.platformId}, url = ${found.url},
      missing_since = null, missing_times = 0
    where id = ${id}`;
  await session`
    update repository_name set seen_to = ${at} where repository_id = ${id} and seen_to is null and url <> ${found.url}`;
  await session`
    insert into repository_name (repository_id, url, seen_from) select ${id}, ${found.url}, ${at}::timestamptz
    where not exists (select from repository_name where repository_id = ${id} and seen_to is null)
    on conflict (repository_id, seen_from) do update set url = excluded.url, seen_to = null`;
}

/**
 * Makes one row another name of a second one: what owns it owns the second now, and its names lead there. Facts that it
 * holds stay; a row without any is removed.
 */
export async function joinRepository(session: Session, from: string, to: string, at: Date): Promise<void> {
  await session`
    insert into project_repository (project, repository_id, position)
    select project, ${to}::bigint, position from project_repository where repository_id = ${from}
    on conflict do nothing`;
  await session`delete from project_repository where repository_id = ${from}`;
  await session`
    insert into repository_name (repository_id, url, seen_from, seen_to)
    select ${to}::bigint, n.url, n.seen_from, coalesce(n.seen_to, ${at}::timestamptz) from (
      select url, seen_from, seen_to from repository_name where repository_id = ${from}
      union select url, created_at, null from repository r where id = ${from}
        and not exists (select from repository_name where repository_id = ${from} and url = r.url)) n
    where not exists (select from repository_name where repository_id = ${to} and url = n.url)
    on conflict do nothing`;
  const { count } = await session`
    delete from repository where id = ${from} and head_sha is null and mirror is null
      and not exists (select from commit where repository_id = ${from})
      and not exists (select from platform_repository where repository_id = ${from})`;
  if (count > 0) return;
  await session`update repository_name set seen_to = ${at} where repository_id = ${from} and seen_to is null`;
  await session`
    update repository set platform_id = ${`other-name:${from}`}, state = 'gone', reason_kind = 'other-name',
      reason = ${`This is another name of repository ${to}, which is crawled instead.`}
    where id = ${from}`;
}

/** Notes a visit that did not find the repository, and tells how often and since when now. */
export async function noteMissing(
  session: Session,
  id: string,
  at: Date,
): Promise<{ readonly since: Date; readonly times: number }> {
  const [row] = await session<{ since: Date; times: number }[]>`
    update repository set missing_since = coalesce(missing_since, ${at}::timestamptz), missing_times = missing_times + 1
    where id = ${id} returning missing_since as since, missing_times as times`;
  return row ?? { since: at, times: 1 };
}

/** It is there. */
export async function noteThere(session: Session, id: string): Promise<void> {
  await session`
    update repository set missing_since = null, missing_times = 0 where id = ${id} and missing_times > 0`;
}

/** Sets what is known of the source. */
export async function writeState(
  session: Session,
  id: string,
  state: string,
  fault: { readonly kind: string; readonly reason: string },
): Promise<void> {
  await session`
    update repository set state = ${state}, reason_kind = ${fault.kind}, reason = ${fault.reason} where id = ${id}`;
}

/** Two visits of two names of one repository take turns in finding out; until the end of the transaction. */
export async function lockIdentity(session: Session, platformId: string): Promise<void> {
  await session`select pg_advisory_xact_lock(hashtextextended(${`identity:${platformId}`}, 0))`;
}
