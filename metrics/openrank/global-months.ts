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
import type { Store } from '#store/open.ts';
import type { Database } from '#store/schema.ts';
import {
  type GlobalMonth,
  globalGraph,
  type Inherited,
  nothingInherited,
  passMonth,
  type RepositoryEdges,
  solveGlobal,
  unknown,
} from './global-month.ts';
import { readPersonKeys } from './person-key.ts';
import { lockRanks, proceed } from './refresh-edges.ts';

/** Which months of the global graph to see to. */
export interface GlobalRequest {
  /** As `monthIndex` counts. */
  readonly last: number;
  readonly signal: AbortSignal | undefined;
  readonly onMonth: (month: number) => void;
}

/** Months for which it is kept what nodes inherit after each quarter: most new acts are later, and need not go back further. */
const carriedFor = 12;

/** Solves the months whose edges or inheritance changed, and those that have no ranks yet; all or none. Returns how many were solved. */
export function refreshGlobal(store: Pick<Store, 'db'>, request: GlobalRequest): Promise<number> {
  return store.db.transaction().execute(async (session) => {
    await lockRanks(session);
    await sql`delete from openrank_month where graph = 'global' and not exists (
      select 1 from openrank_edge e where e.month = openrank_month.month)`.execute(session);
    const first = await firstMonth(session, request.last);
    return first === null ? 0 : walk(session, first, request);
  });
}

/** The first month that has edges and no ranks that can be relied upon. */
async function firstMonth(session: Kysely<Database>, last: number): Promise<number | null> {
  const { rows } = await sql<{ first: number | null }>`
    select min(e.month) as first from openrank_edge e
    where e.month <= ${last}::int and not exists (
      select 1 from openrank_month o where o.graph = 'global' and o.month = e.month and not o.stale)`.execute(session);
  return rows[0]?.first ?? null;
}

async function walk(
  session: Kysely<Database>,
  first: number,
  { last, signal, onMonth }: GlobalRequest,
): Promise<number> {
  const inherited = await inheritedBy(session, first);
  const keys = new Map<string, string>();
  let solved = 0;
  for (let month = first; month <= last; month++) {
    proceed(signal);
    const edges = await readMonth(session, month);
    solved += edges.length === 0 ? 0 : Number(await seeTo(session, month, edges, keys, inherited));
    if (edges.length === 0) passMonth(inherited, null);
    if (month % 3 === 2 && month > last - carriedFor) await carry(session, month, last, inherited);
    onMonth(month);
  }
  return solved;
}

/** Solves the month unless its stored ranks follow from the very same; true = solved. */
async function seeTo(
  session: Kysely<Database>,
  month: number,
  edges: readonly RepositoryEdges[],
  keys: Map<string, string>,
  inherited: Inherited,
): Promise<boolean> {
  await learnKeys(session, edges, keys);
  const graph = globalGraph(edges, (person) => keys.get(person) ?? '', inherited);
  const stored = await readValues(session, 'global', month, graph.digest);
  const values = stored ?? solveGlobal(graph);
  if (stored === null) {
    await sql`delete from openrank_month where graph = 'global' and month = ${month}::int`.execute(session);
    await writeValues(session, 'global', month, graph.digest, values);
  } else {
    await sql`update openrank_month set stale = false where graph = 'global' and month = ${month}::int`.execute(
      session,
    );
  }
  passMonth(inherited, values);
  return stored === null;
}

async function readMonth(session: Kysely<Database>, month: number): Promise<RepositoryEdges[]> {
  const { rows } = await sql<RepositoryEdges>`
    select e.repository_id::text as id, e.people, e.weights from openrank_edge e
    join repository r on r.id = e.repository_id
    where e.month = ${month}::int order by r.platform collate "C", r.platform_id collate "C"`.execute(session);
  return rows;
}

async function learnKeys(
  session: Kysely<Database>,
  edges: readonly RepositoryEdges[],
  keys: Map<string, string>,
): Promise<void> {
  const unseen = new Set<string>();
  for (const { people } of edges)
    for (const person of people) if (person !== unknown && !keys.has(person)) unseen.add(person);
  if (unseen.size === 0) return;
  for (const [person, key] of await readPersonKeys(session, [...unseen])) keys.set(person, key);
}

/** What nodes begin a month with: what was kept of an earlier month, and the months since. */
async function inheritedBy(session: Kysely<Database>, first: number): Promise<Inherited> {
  const { rows } = await sql<{ month: number }>`select month from openrank_month
    where graph = 'carried' and not stale and month < ${first}::int order by month desc limit 1`.execute(session);
  const inherited = nothingInherited();
  const from = rows[0]?.month ?? null;
  const kept = from === null ? null : await readValues(session, 'carried', from, null);
  for (const [n, node] of (kept?.repositories ?? []).entries())
    inherited.repositories.set(node, kept?.repositoryValues[n] as number);
  for (const [n, node] of (kept?.people ?? []).entries()) inherited.people.set(node, kept?.peopleValues[n] as number);
  const { rows: months } = await sql<{
    oldest: number | null;
  }>`select min(month) as oldest from openrank_month where graph = 'global'`.execute(session);
  for (let month = from === null ? (months[0]?.oldest ?? first) : from + 1; month < first; month++) {
    passMonth(inherited, await readValues(session, 'global', month, null));
  }
  return inherited;
}

async function carry(
  session: Kysely<Database>,
  month: number,
  last: number,
  { repositories, people }: Inherited,
): Promise<void> {
  await sql`delete from openrank_month where graph = 'carried'
    and (month = ${month}::int or month <= ${last - carriedFor}::int)`.execute(session);
  const bySize = (side: Map<string, number>) => [...side].sort(([a], [b]) => Number(BigInt(a) - BigInt(b)));
  const [left, right] = [bySize(people), bySize(repositories)];
  await writeValues(session, 'carried', month, '', {
    repositories: right.map(([node]) => node),
    repositoryValues: right.map(([, value]) => value),
    people: left.map(([node]) => node),
    peopleValues: left.map(([, value]) => value),
  });
}

async function readValues(
  session: Kysely<Database>,
  graph: string,
  month: number,
  digest: string | null,
): Promise<GlobalMonth | null> {
  const { rows } = await sql<GlobalMonth>`
    select repositories, repository_values as "repositoryValues", people, people_values as "peopleValues" from openrank_month
    where graph = ${graph} and month = ${month}::int and (${digest}::text is null or digest = ${digest})`.execute(
    session,
  );
  return rows[0] ?? null;
}

async function writeValues(
  session: Kysely<Database>,
  graph: string,
  month: number,
  digest: string,
  { repositories, repositoryValues, people, peopleValues }: GlobalMonth,
): Promise<void> {
  await session
    .insertInto('openrank_month')
    .values({
      graph,
      month,
      digest,
      repositories: [...repositories],
      repository_values: repositoryValues,
      people: [...people],
      people_values: peopleValues,
    })
    .execute();
}
