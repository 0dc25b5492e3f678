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
import type { Facts } from '../../fact.ts';
import type { Feed, FeedContext, FeedEnd, FeedPage, Json } from '../../platform.ts';
import type { Client } from './client.ts';
import { type AskPage, askPage, grown, type Page, Pages } from './page.ts';
import { holesIn, refusable } from './refusal.ts';

/** A list that is read whole whenever something in it may have changed. */
export interface WholeList<T> {
  readonly stream: Stream;
  readonly needsToken: boolean;
  readonly ask: (context: FeedContext) => AskPage<T>;
  readonly toFacts: (rows: readonly T[]) => Facts;
  /** A number in the project's own description that moves with the list; null = none is told. */
  readonly countOf?: (context: FeedContext) => number | null;
  /** Several of its rows may be one of ours: its total tells nothing of completeness. */
  readonly folds?: boolean;
  /** Milliseconds in which a list of many pages is not read again. */
  readonly restMs?: number;
}

const left = z
  .object({
    /** Of each page as it was read last; null = the server gives none. */
    etags: z.array(z.string()).nullable(),
    perPage: z.number(),
    count: z.number().nullable(),
    readAt: z.number().default(0),
  })
  .nullable()
  .catch(null);
type Left = NonNullable<z.infer<typeof left>>;

const resumed = z
  .object({ offset: z.number(), perPage: z.number(), etags: z.array(z.string()).nullable() })
  .nullable()
  .catch(null);

/** More pages than this are not asked one by one whether they changed. */
const mostProbes = 5;

/** The first page when it is a new one; null when every page is as it was. */
async function changedSince<T>(ask: AskPage<T>, state: Left): Promise<Page<T> | 'unchanged' | null> {
  const { etags, perPage } = state;
  if (etags === null || etags.length === 0 || etags.length > mostProbes) return null;
  for (const [index, etag] of etags.entries()) {
    const page = await askPage(ask, { offset: index * perPage, perPage, etag });
    if (!page.notModified) return index === 0 ? page : null;
  }
  return 'unchanged';
}

async function* readWhole<T>(list: WholeList<T>, context: FeedContext): AsyncGenerator<FeedPage, FeedEnd> {
  const { stream } = list;
  const ask = list.ask(context);
  const resume = resumed.parse(context.resume);
  const state = left.parse(context.state);
  const count = list.countOf?.(context) ?? null;
  const probing = context.mode === 'delta' && resume === null && state !== null;
  if (probing && count !== null && count === state.count) return { state, unchanged: true };
  const many = (state?.etags?.length ?? mostProbes + 1) > mostProbes;
  const resting = many && context.startedAt.getTime() - (state?.readAt ?? 0) < (list.restMs ?? 0);
  if (probing && resting) return { state, unchanged: true };
  const first = probing ? await changedSince(ask, state) : null;
  if (first === 'unchanged') return { state: { ...state, count }, unchanged: true };
  let { offset, perPage, etags } = resume ?? { offset: 0, perPage: grown(state?.perPage), etags: [] };
  const even = perPage;
  const pages = new Pages(ask);
  let page = first;
  let [done, holes] = [0, 0];
  for (;;) {
    page ??= await pages.at({ offset, perPage });
    perPage = page.perPage;
    etags = etags === null || page.etag === null || perPage !== even ? null : [...etags, page.etag];
    offset = Math.floor(offset / perPage) * perPage + perPage;
    done += page.rows.length;
    context.progress(done, page.total);
    const asked = page.total === null || list.folds === true ? {} : { asked: { [stream]: page.total } };
    holes += page.holes;
    const refused = holesIn(stream, page.holes);
    yield { facts: list.toFacts(page.rows), cursor: { offset, perPage, etags }, refused, ...asked };
    if (!page.more) break;
    page = null;
  }
  const kept: Json = { etags, perPage, count, readAt: context.startedAt.getTime() };
  // With holes in it, what did not come may still be there, and is asked for again.
  return holes === 0 ? { state: kept, replaces: [stream] } : { state: null };
}

/** The feed of such a list; when the caller may not see it, that is a refusal. */
export function wholeFeed<T>(list: WholeList<T>, client: Client): Feed {
  const { stream, needsToken } = list;
  return {
    id: stream,
    carries: [stream],
    needsToken,
    run: (context) => refusable(readWhole(list, context), client, { streams: [stream], what: stream, unread: null }),
  };
}
