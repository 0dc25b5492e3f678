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
import { namesPreRelease, namesVersion } from '../figures/final-version.ts';
import { firstHolders, type Graph, graphOf } from './first-holder.ts';
import { stillCounts } from './stage-subjects.ts';

interface ReleaseRow {
  readonly repository_id: string;
  readonly sha: Buffer;
  readonly at: Date;
}

interface MergeRow {
  readonly number: string;
  readonly merge_sha: Buffer;
  readonly merged_at: Date;
}

/**
 * Makes `stage_deployed` (repository_id, number, at): when each merged change was first released, told by the history of
 * the release's tag. A repository without releases on its platform is told by its tags.
 */
export async function stageDeployments(session: Kysely<Database>): Promise<void> {
  await sql`create temporary table stage_deployed (repository_id bigint, number text, at timestamptz) on commit drop`.execute(
    session,
  );
  const found = await releases(session);
  for (const [repositoryId, own] of Map.groupBy(found, (row) => row.repository_id)) {
    const merges = await mergesOf(session, repositoryId);
    if (merges.length > 0) await deploy(session, repositoryId, own, merges);
  }
  await sql`analyze stage_deployed`.execute(session);
}

async function releases(session: Kysely<Database>): Promise<ReleaseRow[]> {
  const { rows } = await sql<ReleaseRow>`
    with published as (
      select r.repository_id, r.tag, r.published_at from stage_repository s join release r on r.repository_id = s.repository_id
      where r.published_at is not null and r.draft is not true and r.prerelease is not true and ${stillCounts('r')}
    )
    select t.repository_id, t.commit_sha as sha, coalesce(p.published_at, t.tagged_at) as at
    from stage_repository s join tag t on t.repository_id = s.repository_id
    left join published p on p.repository_id = t.repository_id and p.tag = t.name
    where t.commit_sha is not null and (p.tag is not null or t.tagged_at is not null and ${namesVersion('t.name')} and not ${namesPreRelease('t.name')}
      and not exists (select 1 from published o where o.repository_id = t.repository_id))
    order by t.repository_id, at, t.commit_sha`.execute(session);
  return rows;
}

async function mergesOf(session: Kysely<Database>, repositoryId: string): Promise<MergeRow[]> {
  const { rows } = await sql<MergeRow>`select number, merge_sha, merged_at from stage_subject
    where repository_id = ${repositoryId} and kind = 'change' and counts and merged_at is not null and merge_sha is not null`.execute(
    session,
  );
  return rows;
}

async function deploy(
  session: Kysely<Database>,
  repositoryId: string,
  own: readonly ReleaseRow[],
  merges: readonly MergeRow[],
): Promise<void> {
  const holderOf = firstHolders(
    await historyOf(session, repositoryId),
    own.map(({ sha }) => sha),
  );
  const deployed = merges.flatMap(({ number, merge_sha: sha, merged_at: merged }) => {
    const at = own[holderOf(sha) ?? -1]?.at;
    // A tag that was moved after its release does not say when.
    return at === undefined || at < merged ? [] : [{ number, at }];
  });
  await sql`insert into stage_deployed select ${repositoryId}, number, at
    from unnest(${deployed.map(({ number }) => number)}::text[], ${deployed.map(({ at }) => at.toISOString())}::timestamptz[]) d(number, at)`.execute(
    session,
  );
}

const pageRows = 50_000;

/** Every commit that was crawled, other branches included: releases are cut there. */
async function historyOf(session: Kysely<Database>, repositoryId: string): Promise<Graph> {
  const graph = graphOf();
  let after: Buffer = Buffer.alloc(0);
  for (;;) {
    const { rows } = await sql<{ sha: Buffer; parents: Buffer }>`select sha, parents from commit
      where repository_id = ${repositoryId} and sha > ${after} order by sha limit ${sql.lit(pageRows)}`.execute(
      session,
    );
    for (const { sha, parents } of rows) graph.add(sha, parents);
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageRows) return graph;
    after = last.sha;
  }
}
