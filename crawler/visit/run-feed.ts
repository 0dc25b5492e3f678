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

import {
  beginFeed,
  type FeedRow,
  type FeedRun,
  failFeed,
  finishFeed,
  readFeeds,
} from '#store/queries/platform/feed-state.ts';
import { countStream, markUnlisted } from '#store/queries/platform/stream-rows.ts';
import { changeStreams, failStreams, readStreams } from '#store/queries/platform/stream-state.ts';
import type { Stream } from '#store/stream.ts';
import { CrawlerError } from '../error.ts';
import type { RepositoryFact } from '../fact.ts';
import type { Feed, FeedContext, FeedEnd, FeedPage, Json } from '../platform.ts';
import { streamChanges } from './completeness.ts';
import { knownFacts } from './known-facts.ts';
import { fenced } from './lease.ts';
import { faultOf, type PlatformFault } from './platform-fault.ts';
import { storePage } from './store-page.ts';
import type { PlatformVisit } from './visit-context.ts';

/** What changed while the last clean run was on its way is asked for once more. */
const overlapMs = 5 * 60_000;

/** How a run of a feed ended. */
export interface FeedOutcome {
  readonly feed: Feed;
  readonly mode: 'full' | 'delta';
  /** Null = it ended clean. */
  readonly fault: PlatformFault | null;
  readonly unchanged: boolean;
}

interface Running {
  readonly visit: PlatformVisit;
  readonly feed: Feed;
  readonly run: FeedRun;
  /** The run goes on from a cursor. */
  readonly resumed: boolean;
  /** Requests of the visit when it began. */
  readonly before: number;
  pages: number;
  /** As last told. */
  done: number;
  total: number | null;
}

function modeOf(visit: PlatformVisit, known: FeedRow | undefined, version: number): 'full' | 'delta' {
  return visit.full || known === undefined || known.version !== version ? 'full' : known.mode;
}

function requestsOf({ visit, before }: Running): number {
  return visit.meter.requests - before;
}

function contextOf(running: Running, known: FeedRow | undefined, facts: RepositoryFact): FeedContext {
  const { visit, run, resumed } = running;
  const clean = known?.clean_started_at ?? null;
  const same = known?.version === run.version;
  return {
    repository: { path: facts.fullName, id: facts.id, defaultBranch: facts.defaultBranch },
    facts,
    mode: run.mode,
    resume: resumed ? (known?.resume as Json) : null,
    state: same ? (known.state as Json) : null,
    since: run.mode === 'delta' && clean !== null ? new Date(clean.getTime() - overlapMs) : null,
    startedAt: run.startedAt,
    known: knownFacts(visit),
    signal: visit.signal,
    progress: (done, total) => {
      Object.assign(running, { done, total });
      tell(running);
    },
  };
}

function tell({ visit, feed, run, done, total }: Running): void {
  const { meter } = visit;
  const budget = meter.http.budget();
  const until = budget.map(({ blockedUntil }) => blockedUntil?.getTime() ?? 0).filter((at) => at > Date.now());
  visit.report('platform', done, total, {
    feed: feed.id,
    streams: feed.carries,
    mode: run.mode,
    requests: meter.requests,
    budget,
    waitingUntil: meter.pending > 0 && until.length > 0 ? new Date(Math.max(...until)) : null,
  });
}

async function store(running: Running, page: FeedPage): Promise<void> {
  const { visit, run, resumed } = running;
  const { session, lease, repositoryId, remote } = visit;
  await storePage(
    {
      session,
      lease,
      repositoryId,
      host: remote.host,
      feed: run.feed,
      mode: run.mode,
      runStartedAt: run.startedAt,
      adapterVersion: run.version,
      requests: requestsOf(running),
      first: !resumed && running.pages === 0,
      stored: () => visit.reach('in-page'),
    },
    page,
  );
  running.pages++;
  await visit.reach('page-stored');
}

/** The oldest clean start of the feeds that carry a stream; null while one of them never ended. */
async function cleanAt(visit: PlatformVisit, stream: Stream): Promise<Date | null> {
  const feeds = await readFeeds(visit.session, visit.repositoryId);
  const carriers = visit.connection.feeds.filter(
    ({ carries, needsToken }) => carries.includes(stream) && !(needsToken && visit.remote.anonymous),
  );
  const starts = carriers.map(({ id }) => feeds.get(id)?.clean_started_at?.getTime() ?? null);
  return starts.includes(null) ? null : new Date(Math.min(...(starts as number[])));
}

async function finish(running: Running, end: FeedEnd): Promise<void> {
  const { visit, feed, run, resumed } = running;
  const { session, repositoryId, now } = visit;
  await fenced(visit, async () => {
    const states = await readStreams(session, repositoryId);
    for (const stream of end.replaces ?? []) {
      // A row that was listed with values that no store can hold is there all the same.
      const unfit = states.get(stream)?.refused.some(({ why }) => why === 'bad-value') ?? false;
      if (!unfit) await markUnlisted(session, repositoryId, stream, run.startedAt);
    }
    await finishFeed(session, run, { state: end.state, at: now, requests: requestsOf(running) });
    const told = {
      feed: feed.id,
      asked: end.asked ?? {},
      fresh: new Map(),
      refused: end.refused ?? [],
      // A full run without any page has to forget the refusals of the one before, too.
      restart: run.mode === 'full' && !resumed && running.pages === 0 && end.unchanged !== true,
    };
    const changes = new Map((await streamChanges(session, repositoryId, told)).map((one) => [one.stream, one]));
    const ended = [];
    for (const stream of feed.carries) {
      const change = changes.get(stream) ?? { stream, asked: null, fresh: 0, refused: null };
      const received = await countStream(session, repositoryId, stream);
      ended.push({ ...change, received, cleanAt: await cleanAt(visit, stream), ended: true });
      changes.delete(stream);
    }
    await changeStreams(session, repositoryId, [...ended, ...changes.values()], now);
    await visit.reach('in-feed-end');
  });
  await visit.reach('feed-ended');
}

/** A cursor that is refused at once is not to be trusted: the platform may have forgotten it. */
const refusedCursor: ReadonlySet<string> = new Set(['unprocessable', 'not-found', 'conflict', 'adapter']);

async function fail(running: Running, fault: PlatformFault): Promise<void> {
  const { visit, feed, run, resumed } = running;
  const { session, repositoryId, now, log } = visit;
  log.warn('feed did not end', { repositoryId, feed: feed.id, kind: fault.kind, reason: fault.reason });
  const restart = resumed && running.pages === 0 && refusedCursor.has(fault.kind);
  await fenced(visit, async () => {
    await failFeed(session, run, { ...fault, restart, requests: requestsOf(running) });
    await failStreams(session, repositoryId, feed.carries, fault, now);
  });
}

/** Reads the pages; a fault of the platform is a value, one of the store is thrown. */
async function read(running: Running, context: FeedContext): Promise<FeedEnd | PlatformFault> {
  const pages = running.feed.run(context);
  try {
    for (;;) {
      let step: IteratorResult<FeedPage, FeedEnd>;
      try {
        running.visit.signal.throwIfAborted();
        step = await pages.next();
      } catch (error) {
        return faultOf(running.visit.signal.aborted ? abortOf(running.visit.signal, error) : error);
      }
      if (step.done === true) return step.value;
      await store(running, step.value);
      tell(running);
    }
  } catch (error) {
    // The adapter may hold requests under way: it ends them, and what we came across is what counts.
    await pages.return({ state: null }).catch((late: unknown) => {
      running.visit.log.warn('feed did not close', { feed: running.feed.id, error: String(late) });
    });
    throw error;
  }
}

function abortOf(signal: AbortSignal, error: unknown): unknown {
  if (signal.reason instanceof CrawlerError) return signal.reason;
  return new CrawlerError('aborted', 'The crawl was stopped.', { cause: error });
}

/** Runs one feed to its end, or until the platform stops it. What it stored stays either way. */
export async function runFeed(
  visit: PlatformVisit,
  feed: Feed,
  known: FeedRow | undefined,
  facts: RepositoryFact,
): Promise<FeedOutcome> {
  const version = feed.version ?? 1;
  const mode = modeOf(visit, known, version);
  const same = known !== undefined && known.mode === mode && known.version === version;
  const begun = same ? known.resume_started_at : null;
  const resumed = begun !== null;
  const startedAt = begun ?? visit.now;
  const run = { repositoryId: visit.repositoryId, feed: feed.id, mode, startedAt, version };
  const running: Running = { visit, feed, run, resumed, before: visit.meter.requests, pages: 0, done: 0, total: null };
  await fenced(visit, () => beginFeed(visit.session, run, visit.now));
  await visit.reach('feed-begun');
  tell(running);
  // While a limit is waited for nothing comes in, and people want to know until when.
  const clock = setInterval(() => tell(running), 1000);
  const ended = await read(running, contextOf(running, known, facts)).finally(() => clearInterval(clock));
  if ('kind' in ended) {
    await fail(running, ended);
    return { feed, mode, fault: ended, unchanged: false };
  }
  await finish(running, ended);
  return { feed, mode, fault: null, unchanged: ended.unchanged === true };
}
