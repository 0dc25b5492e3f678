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
import type { Stream } from '#store/stream.ts';
import type { Refusal } from '../../../platform.ts';
import { type Client, isMissing } from '../client.ts';
import { restQuery } from './documents.ts';
import type { Connection } from './node.ts';
import { pageSize, shrinking } from './size.ts';
import type { AnyNode, Subject } from './subject.ts';

/** Lists that are followed in one query, each by an alias. */
const batchSize = 25;
const fullPage = 100;
/** Rows where even one full list is too much. */
const leanPage = 10;

interface Want {
  readonly node: AnyNode;
  readonly list: string;
  readonly into: Connection;
  readonly tries: number;
}

function wantsOf<N extends AnyNode>(subject: Subject<N>, node: N): Want[] {
  const lists = node as Readonly<Record<string, unknown>> & N;
  return Object.keys(subject.document.nested).flatMap((list) => {
    const into = lists[list] as Connection | null | undefined;
    return into?.pageInfo.hasNextPage ? [{ node, list, into, tries: 0 }] : [];
  });
}

function streamOf(list: string, own: Stream): Stream {
  return list === 'reviews' ? 'reviews' : list === 'timelineItems' ? 'events' : own;
}

/** How following went: what could not be had, and items whose lists are too much even one row at a time. */
export interface Followed {
  readonly refused: Refusal[];
  readonly tooMuch: Set<AnyNode>;
}

/** Reads the lists inside `nodes` to their ends, into the nodes. */
export async function followLists<N extends AnyNode>(
  client: Client,
  subject: Subject<N>,
  nodes: readonly N[],
  signal: AbortSignal,
): Promise<Followed> {
  const refused: Refusal[] = [];
  const tooMuch = new Set<AnyNode>();
  const size = pageSize(batchSize, batchSize);
  let wants = nodes.flatMap((node) => wantsOf(subject, node));
  while (wants.length > 0) {
    const outcome = await shrinking(size, signal, () =>
      askBatch(client, subject, wants.slice(0, size.first), size.lean ? leanPage : fullPage, signal),
    );
    if (outcome === null) tooMuch.add((wants[0] as Want).node);
    const rest = outcome === null ? wants : [...wants.slice(outcome.asked), ...outcome.again];
    wants = rest.filter(({ node }) => !tooMuch.has(node));
    refused.push(...(outcome?.refused ?? []));
  }
  return { refused, tooMuch };
}

interface Outcome {
  readonly asked: number;
  readonly again: Want[];
  readonly refused: Refusal[];
}

async function askBatch<N extends AnyNode>(
  client: Client,
  subject: Subject<N>,
  wants: readonly Want[],
  first: number,
  signal: AbortSignal,
): Promise<Outcome> {
  const variables: Record<string, unknown> = { first };
  for (const [at, want] of wants.entries()) {
    variables[`i${at}`] = want.node.id;
    variables[`a${at}`] = want.into.pageInfo.endCursor ?? null;
  }
  const lists = wants.map((want) => want.list);
  const data = z.record(z.string(), subject.lists.nullish());
  const answer = await client.query(restQuery(subject.document, lists), variables, data, signal);
  const outcome: Outcome = { asked: wants.length, again: [], refused: [] };
  for (const [at, want] of wants.entries()) {
    const found = answer.data?.[`n${at}`] as Readonly<Record<string, Connection | null | undefined>> | null | undefined;
    const error = answer.errors.find(({ path }) => path?.[0] === `n${at}`);
    const why = error && isMissing(error) ? 'gone' : 'partial-data';
    settle(outcome, subject, want, { page: found?.[want.list], why });
  }
  return outcome;
}

/** Takes a page into its list, and decides whether there is more to ask. */
function settle<N extends AnyNode>(
  outcome: Outcome,
  subject: Subject<N>,
  want: Want,
  got: { readonly page: Connection | null | undefined; readonly why: string },
): void {
  const refuse = (why: string) => {
    const what = `${want.list} of ${subject.kind} ${want.node.number}`;
    outcome.refused.push({ stream: streamOf(want.list, subject.stream), what, why, count: 1 });
  };
  if (!got.page) {
    if (want.tries === 0 && got.why !== 'gone') outcome.again.push({ ...want, tries: 1 });
    else refuse(got.why);
    return;
  }
  const before = want.into.pageInfo.endCursor;
  (want.into.nodes ??= []).push(...(got.page.nodes ?? []));
  want.into.pageInfo = got.page.pageInfo;
  if (!got.page.pageInfo.hasNextPage) return;
  if (got.page.pageInfo.endCursor === before || !got.page.pageInfo.endCursor) {
    // Asked once more: the list may only have been disturbed.
    want.into.pageInfo = { hasNextPage: true, endCursor: before };
    if (want.tries === 0) outcome.again.push({ ...want, tries: 1 });
    else refuse('cursor-repeats');
  } else outcome.again.push({ ...want, tries: 0 });
}
