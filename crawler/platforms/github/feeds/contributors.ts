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
import type { ContributorFact } from '../../../fact.ts';
import type { Feed, FeedContext, FeedEnd, FeedPage, Json } from '../../../platform.ts';
import { restAccount, restUser } from '../account.ts';
import { type Client, place } from '../client.ts';
import { placeCursor, readPlace } from '../cursor.ts';
import { listOf, pages } from '../rest/list.ts';
import { readNow, readToday } from './daily.ts';

const restContributor = z.object({
  login: z.string().nullish(),
  id: restUser.shape.id,
  type: z.string().nullish(),
  name: z.string().nullish(),
  email: z.string().nullish(),
  contributions: z.number().nullish(),
});

const schema = listOf(restContributor);

function contributorOf(item: z.infer<typeof restContributor>): ContributorFact[] {
  const contributions = item.contributions ?? null;
  const account = item.login ? restAccount({ ...item, login: item.login }) : null;
  if (account) return [{ who: account, contributions }];
  if (!item.email && !item.name) return [];
  return [{ who: { name: item.name ?? '', email: item.email ?? '' }, contributions }];
}

function pushedAt(state: Json): Json {
  return typeof state === 'object' && state !== null && 'pushedAt' in state ? state.pushedAt : null;
}

async function* run(client: Client, context: FeedContext): AsyncGenerator<FeedPage, FeedEnd> {
  const pushed = context.facts.pushedAt?.toISOString() ?? null;
  const same = context.mode === 'delta' && pushed !== null && pushedAt(context.state) === pushed;
  if (same || readToday(context)) return { state: context.state, unchanged: true };
  const at = { ...place(context.repository.path), anon: 'true', per_page: 100 };
  const from = readPlace(context.mode === 'full' ? context.resume : null);
  const url = from.at ?? client.endpoint('GET /repos/{owner}/{repo}/contributors', at).url;
  const state = { ...readNow(context), pushedAt: pushed };
  let done = 0;
  for await (const answer of from.done
    ? []
    : pages(client, url, { schema, signal: context.signal, expect: [403, 404] })) {
    if (answer.status === 403 || answer.status === 404) {
      const why = answer.status === 403 ? 'limit-of-platform' : 'not-found';
      return { state, refused: [{ stream: 'contributors', what: 'contributors of this repository', why, count: 1 }] };
    }
    const contributors = (answer.body ?? []).flatMap((row) => contributorOf(row));
    context.progress((done += contributors.length), null);
    yield { facts: { contributors }, cursor: placeCursor(answer.next) };
  }
  return { state, replaces: ['contributors'] };
}

/** Contributors by GitHub's own count; asked again after a push, at most once a day. */
export function contributorsFeed(client: Client): Feed {
  return { id: 'contributors', carries: ['contributors'], needsToken: true, run: (context) => run(client, context) };
}
