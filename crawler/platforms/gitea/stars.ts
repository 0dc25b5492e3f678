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
import type { Facts, ForkFact } from '../../fact.ts';
import type { Feed, FeedContext, FeedEnd, FeedPage } from '../../platform.ts';
import { type Client, repositoryUrl } from './client.ts';
import { makeFeed, sizeOf, stateOf } from './feed.ts';
import { listPages, positionOf } from './pages.ts';
import { account, idText, owner, timeOrNull } from './wire.ts';

/** A list that is compared by its count, and read whole when that changed. */
interface Counted<T> {
  readonly stream: Stream & ('stars' | 'forks');
  readonly path: string;
  readonly item: z.ZodType<T>;
  readonly key: (item: T) => string;
  readonly facts: (items: readonly T[]) => Facts;
  readonly count: number | null;
}

/** The server gives these lists no order: rows may come twice and others not at all, then the list is read once more. */
async function* read<T>(client: Client, context: FeedContext, list: Counted<T>): AsyncGenerator<FeedPage, FeedEnd> {
  const { stream, path, item, key, facts, count } = list;
  if (context.mode === 'delta' && count !== null && stateOf(context.state, 'count') === count)
    return { state: context.state, unchanged: true };
  const seen = new Set<string>();
  let total: number | null = null;
  let unreadable = 0;
  let from = positionOf(context.resume, sizeOf(context.state));
  for (let round = 0; round < 2; round += 1) {
    unreadable = 0;
    for await (const page of listPages(client, { path, item, from, signal: context.signal })) {
      for (const one of page.items) seen.add(key(one));
      unreadable += page.unreadable;
      ({ total } = page);
      from = page.after;
      yield { facts: facts(page.items), cursor: from, ...(total === null ? {} : { asked: { [stream]: total } }) };
    }
    if (context.resume !== null || total === null || seen.size + unreadable >= total) break;
    from = positionOf(null, from.size);
  }
  const complete = unreadable === 0 && (context.resume !== null || total === null || seen.size >= total);
  return { state: { size: from.size, count }, ...(complete ? { replaces: [stream] } : {}) };
}

const listedStar = account.refine((one) => one !== null, 'is nobody');

/** Stars: who, not when. */
export function starsFeed(client: Client): Feed {
  return makeFeed({
    id: 'stars',
    carries: ['stars'],
    run: (context) =>
      read(client, context, {
        stream: 'stars',
        path: `${repositoryUrl(context.facts.fullName)}/stargazers`,
        item: listedStar,
        key: (who) => who?.id ?? who?.login ?? '',
        facts: (items) => ({ stars: items.flatMap((who) => (who ? [{ account: who, at: null }] : [])) }),
        count: context.facts.stars,
      }),
  });
}

const listedFork = z
  .object({ id: idText, full_name: z.string(), owner, created_at: timeOrNull })
  .transform(
    (told): ForkFact => ({ id: told.id, fullName: told.full_name, owner: told.owner, createdAt: told.created_at }),
  );

/** Forks that the caller may see. */
export function forksFeed(client: Client): Feed {
  return makeFeed({
    id: 'forks',
    carries: ['forks'],
    run: (context) =>
      read(client, context, {
        stream: 'forks',
        path: `${repositoryUrl(context.facts.fullName)}/forks`,
        item: listedFork,
        key: (fork) => fork.id,
        facts: (forks) => ({ forks }),
        count: context.facts.forks,
      }),
  });
}
