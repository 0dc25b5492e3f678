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
import type { ForkFact } from '../../../fact.ts';
import type { Feed, FeedContext, FeedEnd, FeedPage, Refusal } from '../../../platform.ts';
import { restAccount, restUser } from '../account.ts';
import { type Client, place } from '../client.ts';
import { placeCursor, readPlace } from '../cursor.ts';
import { listOf, pages } from '../rest/list.ts';
import { idText, instant } from '../scalar.ts';
import { countHolds, mostRelisted } from './counted.ts';

const schema = listOf(
  z.object({ id: idText, full_name: z.string(), owner: restUser.nullish(), created_at: instant.nullish() }).transform(
    (item): ForkFact => ({
      id: item.id,
      fullName: item.full_name,
      owner: restAccount(item.owner),
      createdAt: item.created_at ?? null,
    }),
  ),
);

function address(client: Client, context: FeedContext, sort: 'oldest' | 'newest'): string {
  return client.endpoint('GET /repos/{owner}/{repo}/forks', { ...place(context.repository.path), sort, per_page: 100 })
    .url;
}

function told({ facts }: FeedContext): Pick<FeedEnd, 'asked'> {
  return facts.forks === null ? {} : { asked: { forks: facts.forks } };
}

/** Oldest first: new ones come at the end and move nothing. */
async function* readAll(client: Client, context: FeedContext): AsyncGenerator<FeedPage, FeedEnd> {
  const from = readPlace(context.mode === 'full' ? context.resume : null);
  const start = from.at ?? address(client, context, 'oldest');
  let done = 0;
  for await (const answer of from.done ? [] : pages(client, start, { schema, signal: context.signal })) {
    const forks = answer.body ?? [];
    context.progress((done += forks.length), context.facts.forks);
    yield { facts: { forks }, cursor: placeCursor(answer.next) };
  }
  return { state: { total: context.facts.forks }, ...told(context), replaces: ['forks'] };
}

async function* run(client: Client, context: FeedContext): AsyncGenerator<FeedPage, FeedEnd> {
  const { since, facts } = context;
  if (countHolds(context, facts.forks)) return { state: context.state, unchanged: true };
  if (context.mode === 'full' || since === null) return yield* readAll(client, context);
  for await (const answer of pages(client, address(client, context, 'newest'), { schema, signal: context.signal })) {
    const forks = answer.body ?? [];
    yield { facts: { forks }, cursor: null };
    if (forks.every((fork) => fork.createdAt !== null && fork.createdAt < since)) break;
  }
  const stored = await context.known.count('forks');
  if (facts.forks === null || stored === facts.forks) return { state: { total: facts.forks }, ...told(context) };
  if (facts.forks <= mostRelisted) return yield* readAll(client, context);
  const refused: Refusal[] = [
    { stream: 'forks', what: 'forks deleted', why: 'next-full-run', count: Math.abs(stored - facts.forks) },
  ];
  return { state: { total: facts.forks }, ...told(context), refused };
}

/** Forks by REST: GraphQL would show only those of the token's owner unless told otherwise. */
export function forksFeed(client: Client): Feed {
  return { id: 'forks', carries: ['forks'], needsToken: true, run: (context) => run(client, context) };
}
