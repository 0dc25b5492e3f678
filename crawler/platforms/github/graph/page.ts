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

import { z } from 'zod';
import type { Facts } from '../../../fact.ts';
import type { FeedContext, Refusal } from '../../../platform.ts';
import { asksForLess, type Client, type GraphAnswer, isTooBig, place, refuse } from '../client.ts';
import { readItem } from '../rest/item.ts';
import { listQuery, nodesQuery, numbersQuery, sizesOf } from './documents.ts';
import { listData, nodesData } from './node.ts';
import { type PageSize, shrinking } from './size.ts';
import type { AnyNode, Subject } from './subject.ts';

/** Items that came whole, those that came another way, and those that did not come. */
export interface Items<N> {
  readonly nodes: N[];
  /** Read by REST. */
  readonly extra: Facts[];
  readonly refused: Refusal[];
}

/** A page of the repository's list. */
export interface ListPage<N> extends Items<N> {
  readonly total: number | null;
  /** Null = this was the last. */
  readonly next: string | null;
}

/** What a question is asked with. */
export interface Asking<N extends AnyNode> {
  readonly client: Client;
  readonly subject: Subject<N>;
  readonly context: Pick<FeedContext, 'repository' | 'signal'>;
  readonly size: PageSize;
}

function listPage<N extends AnyNode>(asking: Asking<N>, after: string | null, first: number, lean: boolean) {
  const { client, subject, context } = asking;
  const { owner, repo: name } = place(context.repository.path);
  const variables = { owner, name, first, after, ...sizesOf(subject.document, lean) };
  return client.query(listQuery(subject.document), variables, listData(subject.node), context.signal);
}

/** Where an error points inside a list that is answered as `field`. */
function brokenAt(answer: GraphAnswer<unknown>, field: string): ReadonlySet<number> {
  const found = answer.errors.map(({ path }) => {
    const at = path?.[(path.indexOf(field) ?? -1) + 1];
    return path?.includes(field) && typeof at === 'number' ? at : -1;
  });
  return new Set(found.filter((at) => at >= 0));
}

/** One page of the list from a cursor on, however small it has to be. */
export async function readPage<N extends AnyNode>(asking: Asking<N>, after: string | null): Promise<ListPage<N>> {
  const { client, context, size, subject } = asking;
  const answer = await shrinking(size, context.signal, () => listPage(asking, after, size.first, size.lean));
  if (answer === null) return readAlone(asking, after);
  const list = answer.data?.repository?.list;
  if (!list) refuse(client, answer.errors, `${subject.stream} of ${context.repository.path}`);
  const broken = brokenAt(answer, 'edges');
  if (answer.errors.some((error) => isTooBig(error))) size.shrink();
  const page: ListPage<N> = {
    nodes: [],
    extra: [],
    refused: [],
    total: list.totalCount ?? null,
    next: list.pageInfo.hasNextPage ? (list.pageInfo.endCursor ?? null) : null,
  };
  let before = after;
  for (const [at, edge] of (list.edges ?? []).entries()) {
    if (edge?.node && !broken.has(at)) page.nodes.push(edge.node);
    else await mend(asking, page, before, edge?.node?.number ?? null);
    before = edge?.cursor ?? before;
  }
  return page;
}

/** Asks once more for an item that came as null or in parts, then by REST. */
async function mend<N extends AnyNode>(
  asking: Asking<N>,
  into: Items<N>,
  before: string | null,
  number: string | null,
): Promise<void> {
  const again = await orNothing(listPage(asking, before, 1, asking.size.lean));
  const node = again?.data?.repository?.list?.edges?.[0]?.node;
  if (node && again.errors.length === 0) into.nodes.push(node);
  else await byRest(asking, into, node?.number ?? number);
}

async function orNothing<T>(question: Promise<T>): Promise<T | null> {
  try {
    return await question;
  } catch (error) {
    if (asksForLess(error)) return null;
    throw error;
  }
}

/** Reads an item by REST that GraphQL gives in parts or not at all. */
export async function byRest<N extends AnyNode>(
  asking: Asking<N>,
  into: Items<N>,
  number: string | null,
): Promise<void> {
  const { client, context, subject } = asking;
  const { kind, stream } = subject;
  if (number === null) {
    into.refused.push({ stream, what: `one of the ${stream}`, why: 'partial-data', count: 1 });
    return;
  }
  const facts = await readItem(client, context.repository, { kind, number }, context.signal);
  if (facts) into.extra.push(facts);
  else into.refused.push({ stream, what: `${kind} ${number}`, why: 'not-found', count: 1 });
}

const numberOnly = z.object({ number: z.union([z.string(), z.number()]).transform(String) });

/** The next item alone: its number by GraphQL, all the rest by REST. */
async function readAlone<N extends AnyNode>(asking: Asking<N>, after: string | null): Promise<ListPage<N>> {
  const { client, subject, context } = asking;
  const { owner, repo: name } = place(context.repository.path);
  const document = numbersQuery(subject.document);
  const answer = await client.query(document, { owner, name, after }, listData(numberOnly), context.signal);
  const list = answer.data?.repository?.list;
  if (!list) refuse(client, answer.errors, `${subject.stream} of ${context.repository.path}`);
  const page: ListPage<N> = {
    nodes: [],
    extra: [],
    refused: [],
    total: list.totalCount ?? null,
    next: list.pageInfo.hasNextPage ? (list.pageInfo.endCursor ?? null) : null,
  };
  if (list.edges?.length) await byRest(asking, page, list.edges[0]?.node?.number ?? null);
  return page;
}

/** Items by number and node id, as many as fit at once; returns how many of `wanted` were dealt with. */
export async function readNodes<N extends AnyNode>(
  asking: Asking<N>,
  wanted: readonly { readonly number: string; readonly nodeId: string }[],
): Promise<Items<N> & { readonly taken: number; readonly total: number | null }> {
  const { client, subject, context, size } = asking;
  const { owner, repo: name } = place(context.repository.path);
  const ask = (ids: readonly string[]) =>
    client.query(
      nodesQuery(subject.document),
      { owner, name, ids, ...sizesOf(subject.document, size.lean) },
      nodesData(subject.document.type, subject.node),
      context.signal,
    );
  const items: Items<N> = { nodes: [], extra: [], refused: [] };
  const answer = await shrinking(size, context.signal, () =>
    ask(wanted.slice(0, size.first).map(({ nodeId }) => nodeId)),
  );
  const taken = wanted.slice(0, answer?.data?.nodes?.length ?? 1);
  const broken = answer ? brokenAt(answer, 'nodes') : new Set<number>();
  if (answer?.errors.some((error) => isTooBig(error))) size.shrink();
  for (const [at, { number }] of taken.entries()) {
    const node = answer?.data?.nodes?.[at];
    if (node && !broken.has(at)) items.nodes.push(node);
    else await byRest(asking, items, number);
  }
  return { ...items, taken: Math.max(1, taken.length), total: answer?.data?.repository?.list?.totalCount ?? null };
}
