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

import type { ChangeFact } from '../../fact.ts';
import type { Feed, FeedContext, FeedEnd, FeedPage, Refusal } from '../../platform.ts';
import { type Client, repositoryUrl, sinceOf } from './client.ts';
import { makeFeed, sizeOf } from './feed.ts';
import { recover } from './gaps.ts';
import { unreadableOf } from './issues.ts';
import { lateMergers, mergersOf, readEach, readMergers, type Untold } from './mergers.ts';
import { type Notes, touchedSince } from './notes.ts';
import { listPages, positionOf } from './pages.ts';
import { type ListedChange, listedChange } from './subject.ts';

/**
 * Newer versions count the reviews of a change, `0` may be left out where other changes have the field; and they leave
 * out who merged it.
 */
function noteItems(
  notes: Notes,
  context: FeedContext,
  items: readonly ListedChange[],
  untold: Set<string>,
): readonly ChangeFact[] {
  const { reviews } = notes.of(context.repository.id);
  const told = items.some((item) => (item.reviews ?? 0) > 0);
  for (const { change, reviews: number, mergerUntold } of items) {
    const known = number ?? (told ? 0 : null);
    if (known === null) reviews.delete(change.number);
    else reviews.set(change.number, known);
    if (mergerUntold) untold.add(change.number);
  }
  return items.map((item) => item.change);
}

/** Everything, oldest first: neither updates nor new changes move a row. */
async function* readFull(client: Client, notes: Notes, context: FeedContext): AsyncGenerator<FeedPage, FeedEnd> {
  let from = positionOf(context.resume, sizeOf(context.state));
  const seen = new Set<string>();
  const untold = new Set(mergersOf(context.resume));
  let total: number | null = null;
  let unreadable = 0;
  const path = `${repositoryUrl(context.facts.fullName)}/pulls`;
  const query = { state: 'all', sort: 'oldest' };
  for await (const page of listPages(client, { path, query, item: listedChange, from, signal: context.signal })) {
    const changes = noteItems(notes, context, page.items, untold);
    for (const { number } of changes) seen.add(number);
    unreadable += page.unreadable;
    from = page.after;
    ({ total } = page);
    const cursor = { ...from, mergers: [...untold] };
    yield { facts: { changes }, cursor, ...(total === null ? {} : { asked: { changes: total } }) };
    context.progress((from.page - 1) * (from.full ?? from.size), total);
  }
  const whole = unreadable === 0 && (context.resume !== null || seen.size === total);
  let refused: readonly Refusal[] = [];
  if (!whole) {
    const found = await recover(client, context, seen);
    ({ refused } = found);
    yield { facts: { issues: found.issues, changes: found.changes }, cursor: { ...from, mergers: [...untold] } };
  }
  const end = yield* endWithMergers(client, notes, context, { from, untold, refused });
  return whole ? { ...end, replaces: ['changes'] } : end;
}

interface Listed extends Pick<Untold, 'from' | 'untold'> {
  readonly refused: readonly Refusal[];
}

function reviewless(notes: Notes, context: FeedContext): number {
  return [...notes.of(context.repository.id).reviews.values()].filter((count) => count === 0).length;
}

async function* endWithMergers(
  client: Client,
  notes: Notes,
  context: FeedContext,
  listed: Listed,
): AsyncGenerator<FeedPage, FeedEnd> {
  const { from, untold, refused } = listed;
  const left = yield* readMergers(client, context, { from, untold, saved: reviewless(notes, context) });
  const late = left.length === 0 ? [] : [lateMergers(left.length)];
  return { state: { size: from.size, mergers: left }, refused: [...refused, ...late] };
}

/** Most recently updated first, until every change that was touched has come or a whole page is older. */
async function* readDelta(client: Client, notes: Notes, context: FeedContext): AsyncGenerator<FeedPage, FeedEnd> {
  const since = sinceOf(context);
  const touched = (await touchedSince(client, notes, context)).filter((item) => item.subject.kind === 'change');
  if (touched.length === 0) return { state: context.state, unchanged: true };
  const missing = new Set(touched.map((item) => item.subject.number));
  let from = positionOf(context.resume, sizeOf(context.state));
  const whole = from.page === 1;
  const untold = new Set([...mergersOf(context.state), ...mergersOf(context.resume)]);
  const path = `${repositoryUrl(context.facts.fullName)}/pulls`;
  const query = { state: 'all', sort: 'recentupdate' };
  for await (const page of listPages(client, { path, query, item: listedChange, from, signal: context.signal })) {
    const changes = noteItems(notes, context, page.items, untold);
    for (const { number } of changes) missing.delete(number);
    from = page.after;
    yield { facts: { changes }, cursor: { ...from, mergers: [...untold] } };
    if (missing.size === 0 || (changes.length > 0 && changes.every((change) => change.updatedAt < since))) break;
  }
  // Rows that moved while the list was read, or that came empty.
  const late = whole ? await readEach(client, context, [...missing]) : { items: [], lost: 0 };
  if (late.items.length > 0) {
    const changes = noteItems(notes, context, late.items, untold);
    yield { facts: { changes }, cursor: { ...from, mergers: [...untold] } };
  }
  const { refused = [] } = unreadableOf('changes', late.lost);
  return yield* endWithMergers(client, notes, context, { from, untold, refused });
}

/** The list of a repository without commits is a 404: there is nothing that a change could be of. */
// oxlint-disable-next-line require-yield -- a feed without pages
async function* readNone({ state }: FeedContext): AsyncGenerator<FeedPage, FeedEnd> {
  return { state, replaces: ['changes'], asked: { changes: 0 } };
}

/** Changes. */
export function changesFeed(client: Client, notes: Notes): Feed {
  return makeFeed({
    id: 'changes',
    carries: ['changes'],
    off: (facts) => facts.changesEnabled === false,
    run(context) {
      if (context.facts.empty === true) return readNone(context);
      return context.mode === 'full' ? readFull(client, notes, context) : readDelta(client, notes, context);
    },
  });
}
