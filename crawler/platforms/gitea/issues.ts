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

import type { Feed, FeedContext, FeedEnd, FeedPage } from '../../platform.ts';
import { type Client, repositoryUrl, sinceOf } from './client.ts';
import { makeFeed, sizeOf } from './feed.ts';
import { type Notes, type Touched, touchedListing } from './notes.ts';
import { listPages, positionOf } from './pages.ts';
import { listedSubject } from './subject.ts';

/** Everything, newest first: an update moves nothing, a new issue only repeats a row. */
async function* readFull(client: Client, context: FeedContext): AsyncGenerator<FeedPage, FeedEnd> {
  let from = positionOf(context.resume, sizeOf(context.state));
  let unreadable = 0;
  const path = `${repositoryUrl(context.facts.fullName)}/issues`;
  const query = { state: 'all', type: 'issues' };
  for await (const page of listPages(client, { path, query, item: listedSubject, from, signal: context.signal })) {
    unreadable += page.unreadable;
    const issues = page.items.flatMap((item) => item.issue ?? []);
    from = page.after;
    const asked = page.total === null ? {} : { asked: { issues: page.total } };
    yield { facts: { issues }, cursor: page.after, ...asked };
    context.progress((from.page - 1) * (from.full ?? from.size), page.total);
  }
  const refused = unreadableOf('issues', unreadable);
  return { state: { size: from.size }, ...refused, ...(unreadable === 0 ? { replaces: ['issues'] } : {}) };
}

/** A refusal for rows that came without anything to read in them; nothing when all could be read. */
export function unreadableOf(stream: 'issues' | 'changes' | 'comments', count: number): Pick<FeedEnd, 'refused'> {
  return count === 0 ? {} : { refused: [{ stream, what: `${stream} that came empty`, why: 'unreadable', count }] };
}

/** What was touched since: one list for issues and changes, noted for the feeds that come after. */
async function* readDelta(client: Client, notes: Notes, context: FeedContext): AsyncGenerator<FeedPage, FeedEnd> {
  const since = sinceOf(context);
  const from = positionOf(context.resume, sizeOf(context.state));
  const whole = from.page === 1;
  const askedAt = Date.now();
  const subjects: Touched[] = [];
  let size = from.size;
  let unreadable = 0;
  for await (const page of listPages(client, { ...touchedListing(context, since), from })) {
    const issues = page.items.flatMap((item) => item.issue ?? []);
    subjects.push(...page.items.map(({ subject, updatedAt }) => ({ subject, updatedAt })));
    unreadable += page.unreadable;
    ({ size } = page);
    yield { facts: { issues }, cursor: page.after };
  }
  if (whole) notes.of(context.repository.id).touched = { since, askedAt, subjects };
  return { state: { size }, unchanged: subjects.length === 0, ...unreadableOf('issues', unreadable) };
}

/** Issues. */
export function issuesFeed(client: Client, notes: Notes): Feed {
  return makeFeed({
    id: 'issues',
    carries: ['issues'],
    off: (facts) => facts.issuesEnabled === false,
    run: (context) => (context.mode === 'full' ? readFull(client, context) : readDelta(client, notes, context)),
  });
}
