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

import { mergeEmailLinks, mergeMemberships } from '#store/queries/platform/account.ts';
import { ciRunTable, commentTable, eventTable, reviewTable } from '#store/queries/platform/acts.ts';
import { changeTable, issueTable } from '#store/queries/platform/discussed.ts';
import { type FactRow, type FactTable, mergeFacts } from '#store/queries/platform/fact-table.ts';
import { writeCursor } from '#store/queries/platform/feed-state.ts';
import {
  contributorTable,
  forkTable,
  labelTable,
  milestoneTable,
  protectionTable,
  releaseTable,
  starTable,
} from '#store/queries/platform/listed.ts';
import { markTombstones } from '#store/queries/platform/stream-rows.ts';
import { changeStreams } from '#store/queries/platform/stream-state.ts';
import type { Database } from '#store/schema.ts';
import type { Stream } from '#store/stream.ts';
import type { Facts } from '../fact.ts';
import type { FeedPage, Refusal } from '../platform.ts';
import { createAccounts } from './accounts.ts';
import { streamChanges } from './completeness.ts';
import { contributorRows } from './contributors.ts';
import { changeRow, issueRow } from './discussed-rows.ts';
import { fenced, type HeldLease } from './lease.ts';
import { labelRow, milestoneRow, protectionRow, releaseRow } from './listed-rows.ts';
import { namedIn } from './named.ts';
import { ciRunRow, commentRow, eventRow, forkRow, type RowContext, reviewRow, starRow } from './rows.ts';
import { exact, objectId, shownOrNull } from './values.ts';

/** Which run of which feed a page belongs to. */
export interface PageContext extends HeldLease {
  readonly repositoryId: string;
  readonly host: string;
  readonly feed: string;
  readonly mode: 'full' | 'delta';
  readonly runStartedAt: Date;
  /** Of the adapter's cursors. */
  readonly adapterVersion: number;
  /** Requests of the run so far. */
  readonly requests?: number;
  /** First page of a full run: what was refused before is asked for again. */
  readonly first?: boolean;
  /** Called before the transaction ends. */
  readonly stored?: () => Promise<void> | void;
}

interface Writing extends RowContext {
  readonly page: PageContext;
  readonly fresh: Map<Stream, number>;
  readonly refused: Refusal[];
}

/** Merges one kind of facts; those whose values no store could hold are refused, not the page. */
async function write<T extends keyof Database, F>(
  writing: Writing,
  stream: Stream,
  table: FactTable<T>,
  facts: readonly F[] | undefined,
  rowOf: (fact: F, context: RowContext) => FactRow<T> | null,
): Promise<void> {
  if (facts === undefined || facts.length === 0) return;
  const rows = facts.flatMap((fact) => rowOf(fact, writing) ?? []);
  const fresh = await mergeFacts(writing.page.session, table, rows);
  writing.fresh.set(stream, (writing.fresh.get(stream) ?? 0) + fresh);
  const unfit = facts.length - rows.length;
  if (unfit > 0) writing.refused.push({ stream, what: table.table, why: 'bad-value', count: unfit });
}

async function writeDiscussed(writing: Writing, facts: Facts): Promise<void> {
  const remarks = facts.comments?.filter(({ kind }) => kind === 'discussion');
  const inReviews = facts.comments?.filter(({ kind }) => kind === 'review');
  await write(writing, 'issues', issueTable, facts.issues, issueRow);
  await write(writing, 'changes', changeTable, facts.changes, changeRow);
  await write(writing, 'comments', commentTable, remarks, commentRow);
  await write(writing, 'review-comments', commentTable, inReviews, commentRow);
  await write(writing, 'reviews', reviewTable, facts.reviews, reviewRow);
  await write(writing, 'events', eventTable, facts.events, eventRow);
}

async function writeListed(writing: Writing, facts: Facts): Promise<void> {
  await write(writing, 'releases', releaseTable, facts.releases, releaseRow);
  await write(writing, 'labels', labelTable, facts.labels, labelRow);
  await write(writing, 'milestones', milestoneTable, facts.milestones, milestoneRow);
  await write(writing, 'stars', starTable, facts.stars, starRow);
  await write(writing, 'forks', forkTable, facts.forks, forkRow);
  await write(writing, 'ci', ciRunTable, facts.ciRuns, ciRunRow);
  await write(writing, 'protection', protectionTable, facts.protections, protectionRow);
  if (facts.contributors === undefined) return;
  const rows = await contributorRows(writing.page.session, facts.contributors, writing);
  await write(writing, 'contributors', contributorTable, rows, (row) => row);
}

async function writeLinks(writing: Writing, facts: Facts): Promise<void> {
  const { page, accounts, seenAt } = writing;
  const links = (facts.emailLinks ?? []).flatMap(({ identityId, account, sha }) =>
    objectId(sha) === null ? [] : [{ identityId, accountId: accounts.id(account), sha }],
  );
  await mergeEmailLinks(page.session, page.host, page.repositoryId, links, seenAt);
  const pairs = (facts.memberships ?? []).flatMap(({ account, organisation }) => {
    const [one, other] = [accounts.id(account), accounts.id(organisation)];
    return one === null || other === null ? [] : [{ account: one, organisation: other }];
  });
  await mergeMemberships(page.session, pairs, seenAt);
  const stones = (facts.tombstones ?? []).map(({ subject, reason, movedTo }) => ({
    kind: subject.kind,
    number: exact(subject.number),
    reason,
    movedTo: shownOrNull(movedTo),
  }));
  await markTombstones(page.session, page.repositoryId, stones, seenAt);
}

/** Stores the facts of a page within the caller's transaction, and tells what is new and what was refused. */
async function writeFacts(page: PageContext, facts: Facts): Promise<Pick<Writing, 'fresh' | 'refused'>> {
  const accounts = createAccounts(page.host);
  for (const account of namedIn(facts)) accounts.note(account);
  for (const account of facts.accounts ?? []) accounts.note(account, true);
  await accounts.store(page.session, page.runStartedAt);
  const { repositoryId, runStartedAt: seenAt } = page;
  const writing: Writing = { page, repositoryId, accounts, seenAt, fresh: new Map(), refused: [] };
  await writeDiscussed(writing, facts);
  await writeListed(writing, facts);
  await writeLinks(writing, facts);
  return writing;
}

/** Stores one page of a feed: accounts, facts, cursor and counts in one transaction, if the lease still stands. */
export async function storePage(page: PageContext, told: FeedPage): Promise<void> {
  const { session, repositoryId, feed, mode, runStartedAt: startedAt, adapterVersion: version } = page;
  await fenced(page, async () => {
    const { fresh, refused } = await writeFacts(page, told.facts);
    const changes = await streamChanges(session, repositoryId, {
      feed,
      asked: told.asked ?? {},
      fresh,
      refused: [...(told.refused ?? []), ...refused],
      restart: mode === 'full' && page.first === true,
    });
    await changeStreams(session, repositoryId, changes, startedAt);
    await writeCursor(session, { repositoryId, feed, mode, startedAt, version }, told.cursor, page.requests ?? 0);
    await page.stored?.();
  });
}
