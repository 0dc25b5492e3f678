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

import { readFeeds, wantFull } from '#store/queries/platform/feed-state.ts';
import { linkNoReplies } from '#store/queries/platform/known.ts';
import { changeStreams, type StreamSupport, writeSupport } from '#store/queries/platform/stream-state.ts';
import { type Stream, streams } from '#store/stream.ts';
import type { RepositoryFact } from '../fact.ts';
import type { Feed } from '../platform.ts';
import { fenced } from './lease.ts';
import { endsVisit, type PlatformFault } from './platform-fault.ts';
import { isReconcileDue, reconcileRepository } from './reconcile.ts';
import { type FeedOutcome, runFeed } from './run-feed.ts';
import type { PlatformVisit } from './visit-context.ts';

/** Whether the caller gets a stream, and why not. */
function supportOf({ remote, connection }: PlatformVisit, stream: Stream): StreamSupport {
  const { support, anonymous, note } = remote.platform.capabilities[stream];
  if (support === 'unsupported') {
    const reason = note?.en ?? `${remote.platform.name.en} does not tell it.`;
    return { stream, support, reasonKind: 'unsupported', reason };
  }
  const carriers = connection.feeds.filter(({ carries }) => carries.includes(stream));
  const closed = anonymous === 'none' || (carriers.length > 0 && carriers.every(({ needsToken }) => needsToken));
  if (remote.anonymous && closed) {
    const reason = `${remote.platform.name.en} gives it to callers with a token only: set ${remote.platform.tokenVariable}.`;
    return { stream, support, reasonKind: 'needs-token', reason };
  }
  const partial = remote.anonymous && anonymous === 'partial';
  return { stream, support: partial ? 'partial' : support, reasonKind: null, reason: null };
}

/** Notes what the platform can tell this caller, and that the repository itself is described. */
async function writeStart(visit: PlatformVisit): Promise<void> {
  const { session, repositoryId, now, remote } = visit;
  const described = {
    stream: 'repository' as const,
    asked: 1,
    fresh: 0,
    received: 1,
    refused: [],
    cleanAt: now,
    ended: true,
  };
  await fenced(visit, async () => {
    const rows = streams.map((stream) => supportOf(visit, stream));
    await writeSupport(session, repositoryId, rows, now);
    await changeStreams(session, repositoryId, [described], now);
    await linkNoReplies(session, repositoryId, remote.host, now);
  });
}

async function runAll(
  visit: PlatformVisit,
  feeds: readonly Feed[],
  facts: RepositoryFact,
): Promise<readonly FeedOutcome[]> {
  const known = await readFeeds(visit.session, visit.repositoryId);
  const outcomes: FeedOutcome[] = [];
  for (const feed of feeds) {
    const outcome = await runFeed(visit, feed, known.get(feed.id), facts);
    outcomes.push(outcome);
    if (outcome.fault !== null && endsVisit(outcome.fault)) break;
  }
  return outcomes;
}

function faultsOf(outcomes: readonly FeedOutcome[]): readonly PlatformFault[] {
  return outcomes.flatMap(({ fault }) => fault ?? []);
}

/** Compares weekly, and reads anew what differs. */
async function reconcile(
  visit: PlatformVisit,
  outcomes: readonly FeedOutcome[],
  facts: RepositoryFact,
): Promise<readonly FeedOutcome[]> {
  if (faultsOf(outcomes).length > 0 || !(await isReconcileDue(visit))) return [];
  const complete = new Set(outcomes.filter(({ mode }) => mode === 'full').map(({ feed }) => feed.id));
  const again = await reconcileRepository(visit, complete);
  if (again.length === 0) return [];
  const more = await runAll(visit, again, facts);
  if (faultsOf(more).length > 0) return more;
  for (const { id } of again) complete.add(id);
  await reconcileRepository(visit, complete);
  await visit.reach('reconciled');
  return more;
}

/** What the platform's part of a visit came to. */
export interface FeedsOutcome {
  readonly faults: readonly PlatformFault[];
  /** Nothing was new. */
  readonly unchanged: boolean;
}

/** Runs the feeds that this caller may run, those that need the commits last. */
export async function runFeeds(visit: PlatformVisit, facts: RepositoryFact): Promise<FeedsOutcome> {
  const { connection, remote, session, repositoryId } = visit;
  await writeStart(visit);
  const open = connection.feeds.filter(({ needsToken }) => !(needsToken && remote.anonymous));
  const ordered = [
    ...open.filter(({ afterGit }) => afterGit !== true),
    ...open.filter(({ afterGit }) => afterGit === true),
  ];
  if (visit.full)
    await fenced(visit, () =>
      wantFull(
        session,
        repositoryId,
        ordered.map(({ id }) => id),
      ),
    );
  const outcomes = await runAll(visit, ordered, facts);
  const more = await reconcile({ ...visit, full: false }, outcomes, facts);
  const all = [...outcomes, ...more];
  return { faults: faultsOf(all), unchanged: all.every(({ unchanged }) => unchanged) };
}
