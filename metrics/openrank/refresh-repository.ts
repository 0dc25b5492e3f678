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

import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { Database } from '#store/schema.ts';
import { communityMonths, digestOfItems } from './community-month.ts';
import { type EdgeRow, type RankedRepository, readEdges, readItemActs } from './read-acts.ts';

/** Where the months of a repository's community are kept. */
function communityGraph(repository: string): string {
  return `repository:${repository}`;
}

/**
 * Brings edges and community ranks of a repository in line with its acts, all its months at once: they are cheap, and
 * nothing then depends on what an earlier run left behind. Returns the first month whose edges changed; null = none.
 */
export async function refreshRepository(db: Kysely<Database>, repository: RankedRepository): Promise<number | null> {
  await refreshCommunity(db, repository);
  return refreshEdges(db, repository);
}

async function refreshEdges(db: Kysely<Database>, repository: RankedRepository): Promise<number | null> {
  const found = [...Map.groupBy(await readEdges(db, repository), ({ month }) => month)].map(([month, rows]) =>
    edgeOf(repository.id, month, rows),
  );
  const stored = await db
    .selectFrom('openrank_edge')
    .select(['month', 'digest'])
    .where('repository_id', '=', repository.id)
    .execute();
  const was = new Map(stored.map(({ month, digest }) => [month, digest]));
  const now = new Set(found.map(({ month }) => month));
  const gone = [...was.keys()].filter((month) => !now.has(month));
  const changed = found.filter(({ month, digest }) => was.get(month) !== digest);
  const replaced = [...gone, ...changed.map(({ month }) => month)];
  if (replaced.length === 0) return null;
  await db
    .deleteFrom('openrank_edge')
    .where('repository_id', '=', repository.id)
    .where('month', 'in', replaced)
    .execute();
  for (let from = 0; from < changed.length; from += together) {
    await db
      .insertInto('openrank_edge')
      .values(changed.slice(from, from + together))
      .execute();
  }
  return Math.min(...replaced);
}

/** Rows of one statement. */
const together = 500;

function edgeOf(repositoryId: string, month: number, rows: readonly EdgeRow[]) {
  const hash = createHash('sha256').update('edges 1\n');
  for (const { person, key, organisation, weight } of rows)
    hash.update(`${person} ${key ?? '-'} ${organisation} ${weight}\n`);
  return {
    repository_id: repositoryId,
    month,
    digest: hash.digest('hex'),
    people: rows.map(({ person }) => person),
    organisations: rows.map(({ organisation }) => organisation),
    weights: rows.map(({ weight }) => weight),
  };
}

async function refreshCommunity(db: Kysely<Database>, repository: RankedRepository): Promise<void> {
  const graph = communityGraph(repository.id);
  const rows = await readItemActs(db, repository);
  const digest = digestOfItems(rows);
  const { rows: stored } = await sql<{ digest: string }>`
    select distinct digest from openrank_month where graph = ${graph}`.execute(db);
  if (stored.length === 1 && stored[0]?.digest === digest) return;
  if (stored.length === 0 && rows.length === 0) return;
  await db.deleteFrom('openrank_month').where('graph', '=', graph).execute();
  const months = communityMonths(rows).map(({ month, repository: value, people, values }) => {
    const nodes = { repositories: [repository.id], repository_values: [value], people, people_values: values };
    return { graph, month, digest, ...nodes };
  });
  for (let from = 0; from < months.length; from += together) {
    await db
      .insertInto('openrank_month')
      .values(months.slice(from, from + together))
      .execute();
  }
}

/** Forgets a repository that no listed project has any more; returns its first month, null = it had none. */
export async function forgetRepository(db: Kysely<Database>, repository: string): Promise<number | null> {
  await db.deleteFrom('openrank_month').where('graph', '=', communityGraph(repository)).execute();
  const gone = await db
    .deleteFrom('openrank_edge')
    .where('repository_id', '=', repository)
    .returning('month')
    .execute();
  return gone.length === 0 ? null : Math.min(...gone.map(({ month }) => month));
}
