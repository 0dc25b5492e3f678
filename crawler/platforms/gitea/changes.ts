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
import type { ChangeFact } from '../../fact.ts';
import type { Feed, FeedContext, FeedEnd, FeedPage } from '../../platform.ts';
import { type Client, repositoryUrl, whyOf } from './client.ts';
import { makeFeed, sizeOf } from './feed.ts';
import { recover } from './gaps.ts';
import { unreadableOf } from './issues.ts';
import { type Notes, touchedSince } from './notes.ts';
import { listPages, positionOf } from './pages.ts';
import { type ListedChange, listedChange } from './subject.ts';

const one = listedChange as z.ZodType<ListedChange>;

/** Newer versions count the reviews of a change; `0` may be left out where other changes have the field. */
function noteReviews(notes: Notes, context: FeedContext, items: readonly ListedChange[]): ChangeFact[] {
  const { reviews } = notes.of(context.repository.id);
  const told = items.some((item) => (item.reviews ?? 0) > 0);
  for (const { change, reviews: number } of items) {
    const known = number ?? (told ? 0 : null);
    if (known === null) reviews.delete(change.number);
    else reviews.set(change.number, known);
  }
  return items.map((item) => item.change);
}

/** Everything, oldest first: neither updates nor new changes move a row. */
async function* readFull(client: Client, notes: Notes, context: FeedContext): AsyncGenerator<FeedPage, FeedEnd> {
  let from = positionOf(context.resume, sizeOf(context.state));
  const whole = context.resume === null;
  const seen = new Set<string>();
  let total: number | null = null;
  let unreadable = 0;
  const path = `${repositoryUrl(context.facts.fullName)}/pulls`;
  const query = { state: 'all', sort: 'oldest' };
  for await (const page of listPages(client, { path, query, item: one, from, signal: context.signal })) {
    const changes = noteReviews(notes, context, page.items);
    for (const { number } of changes) seen.add(number);
    unreadable += page.unreadable;
    from = page.after;
    ({ total } = page);
    yield { facts: { changes }, cursor: page.after, ...(total === null ? {} : { asked: { changes: total } }) };
    context.progress((from.page - 1) * (from.full ?? from.size), total);
  }
  const state = { size: from.size };
  if (unreadable === 0 && (!whole || seen.size === total)) return { state, replaces: ['changes'] };
  const { refused, ...facts } = await recover(client, context, seen);
  yield { facts, cursor: { ...from, total } };
  return { state, refused };
}

/** One change by itself; what the list of issues tells of it when the server fails on the rest. */
async function readOne(client: Client, context: FeedContext, number: string): Promise<ListedChange | string> {
  const path = `${repositoryUrl(context.facts.fullName)}/pulls/${number}`;
  try {
    const { body } = await client.ask({ path, schema: one, signal: context.signal });
    return body ?? 'unreadable';
  } catch (error) {
    const why = whyOf(error);
    if (why === null) throw error;
    return why;
  }
}

/** Most recently updated first, until every change that was touched has come or a whole page is older. */
async function* readDelta(client: Client, notes: Notes, context: FeedContext): AsyncGenerator<FeedPage, FeedEnd> {
  const since = context.since ?? new Date(0);
  const touched = (await touchedSince(client, notes, context)).filter((item) => item.subject.kind === 'change');
  const missing = new Set(touched.map((item) => item.subject.number));
  const from = positionOf(context.resume, sizeOf(context.state));
  let { size } = from;
  if (missing.size === 0) return { state: { size }, unchanged: true };
  const path = `${repositoryUrl(context.facts.fullName)}/pulls`;
  const query = { state: 'all', sort: 'recentupdate' };
  for await (const page of listPages(client, { path, query, item: one, from, signal: context.signal })) {
    const changes = noteReviews(notes, context, page.items);
    for (const { number } of changes) missing.delete(number);
    ({ size } = page);
    yield { facts: { changes }, cursor: page.after };
    if (missing.size === 0 || (changes.length > 0 && changes.every((change) => change.updatedAt < since))) break;
  }
  const late: ListedChange[] = [];
  let lost = 0;
  for (const number of missing) {
    const found = await readOne(client, context, number);
    if (typeof found === 'string') lost += found === 'not-found' ? 0 : 1;
    else late.push(found);
  }
  if (late.length > 0) yield { facts: { changes: noteReviews(notes, context, late) }, cursor: null };
  return { state: { size }, ...unreadableOf('changes', lost) };
}

/** Changes. */
export function changesFeed(client: Client, notes: Notes): Feed {
  return makeFeed({
    id: 'changes',
    carries: ['changes'],
    off: (facts) => facts.changesEnabled === false,
    run: (context) => (context.mode === 'full' ? readFull(client, notes, context) : readDelta(client, notes, context)),
  });
}
