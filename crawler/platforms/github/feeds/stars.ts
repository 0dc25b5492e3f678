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
import type { StarFact } from '../../../fact.ts';
import { PlatformError } from '../../../http/error.ts';
import type { Feed, FeedContext, FeedEnd, FeedPage, Refusal } from '../../../platform.ts';
import { graphAccount, graphActor } from '../account.ts';
import { type Client, meet, place, refuse } from '../client.ts';
import { placeCursor, readPlace } from '../cursor.ts';
import { whoFragment } from '../graph/documents.ts';
import { pageSize, shrinkingOrThrow } from '../graph/size.ts';
import { instant } from '../scalar.ts';
import { countHolds, mostRelisted } from './counted.ts';

/** One page of the people who starred a repository, in the order they did. */
export const starsQuery = `query($owner: String!, $name: String!, $first: Int!, $after: String, $direction: OrderDirection!) {
  repository(owner: $owner, name: $name) {
    stargazers(first: $first, after: $after, orderBy: { field: STARRED_AT, direction: $direction }) {
      totalCount pageInfo { hasNextPage endCursor }
      edges { starredAt node { ...Who } }
    }
  }
}
${whoFragment}`;

const data = z.object({
  repository: z
    .object({
      stargazers: z.object({
        totalCount: z.number(),
        pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() }),
        edges: z.array(z.object({ starredAt: instant, node: graphActor.nullish() }).nullable()).nullish(),
      }),
    })
    .nullish(),
});

interface Page {
  readonly stars: StarFact[];
  readonly holes: number;
  readonly total: number;
  readonly next: string | null;
}

async function* pages(
  client: Client,
  context: FeedContext,
  direction: 'ASC' | 'DESC',
  start: string | null,
): AsyncGenerator<Page> {
  const { owner, repo: name } = place(context.repository.path);
  const size = pageSize(100, 100);
  for (let after = start; ; ) {
    const answer = await shrinkingOrThrow(size, context.signal, () =>
      client.query(starsQuery, { owner, name, first: size.first, after, direction }, data, context.signal),
    );
    const list = answer.data?.repository?.stargazers;
    if (!list) refuse(client, answer.errors, `stars of ${context.repository.path}`);
    const next = list.pageInfo.hasNextPage ? (list.pageInfo.endCursor ?? null) : null;
    const stars = (list.edges ?? []).flatMap((edge) => {
      const account = graphAccount(edge?.node);
      return edge && account ? [{ account, at: edge.starredAt }] : [];
    });
    yield { stars, holes: (list.edges?.length ?? 0) - stars.length, total: list.totalCount, next };
    if (next === null) return;
    if (next === after) {
      throw new PlatformError('redirect', 'A page of stars names itself as the next one.', {
        url: client.http.origin,
        transient: true,
      });
    }
    after = next;
  }
}

function holesOf(count: number): Refusal[] {
  return count === 0 ? [] : [{ stream: 'stars', what: 'stars of hidden accounts', why: 'partial-data', count }];
}

async function* readAll(client: Client, context: FeedContext): AsyncGenerator<FeedPage, FeedEnd> {
  const from = readPlace(context.mode === 'full' ? context.resume : null);
  let done = 0;
  let total = context.facts.stars ?? 0;
  for await (const page of from.done ? [] : pages(client, context, 'ASC', from.at)) {
    total = page.total;
    context.progress((done += page.stars.length), total);
    const facts = meet(client, { stars: page.stars });
    yield { facts, cursor: placeCursor(page.next), asked: { stars: total }, refused: holesOf(page.holes) };
  }
  return { state: { total: context.facts.stars ?? total }, asked: { stars: total }, replaces: ['stars'] };
}

async function* run(client: Client, context: FeedContext): AsyncGenerator<FeedPage, FeedEnd> {
  if (countHolds(context, context.facts.stars)) return { state: context.state, unchanged: true };
  const { since } = context;
  if (context.mode === 'full' || since === null) return yield* readAll(client, context);
  let total = 0;
  for await (const page of pages(client, context, 'DESC', null)) {
    total = page.total;
    yield { facts: meet(client, { stars: page.stars }), cursor: null, refused: holesOf(page.holes) };
    if (page.stars.every((star) => star.at !== null && star.at < since)) break;
  }
  const asked = { stars: total };
  const stored = await context.known.count('stars');
  if (stored === total) return { state: { total: context.facts.stars ?? total }, asked };
  if (total <= mostRelisted) return yield* readAll(client, context);
  const refused: Refusal[] = [
    { stream: 'stars', what: 'stars taken back', why: 'next-full-run', count: Math.abs(stored - total) },
  ];
  return { state: { total: context.facts.stars ?? total }, asked, refused };
}

/** Stars with their dates; nothing is asked while the repository's count stays the same. */
export function starsFeed(client: Client): Feed {
  return { id: 'stars', carries: ['stars'], needsToken: true, run: (context) => run(client, context) };
}
