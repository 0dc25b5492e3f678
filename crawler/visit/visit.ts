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

import { closeRun, openRun } from '#store/queries/crawl-run.ts';
import { type Session, withSession } from '#store/session.ts';
import { crawlRepository } from '../crawl.ts';
import type { CrawlOptions } from '../crawl-options.ts';
import type { CrawlProgress, CrawlReport, VisitReport } from '../event.ts';
import type { FaultPoint } from '../fault-point.ts';
import { busy } from '../outcome.ts';
import { throttled } from '../progress.ts';
import type { RepositoryTarget } from '../target.ts';
import { changeCommits } from './change-commits.ts';
import { runFeeds } from './feeds.ts';
import { type Identified, identify } from './identify.ts';
import { causeOf, fencedBy, type HeldLease, isTakenOver, withLease } from './lease.ts';
import { createMeter, type Meter } from './meter.ts';
import type { PlatformFault } from './platform-fault.ts';
import { join, type Parts, streamReports } from './report.ts';
import type { PlatformVisit, RemoteSource } from './visit-context.ts';
import type { VisitPoint } from './visit-point.ts';

export type { RemoteSource } from './visit-context.ts';

/** What to visit and within which bounds. */
export interface VisitOptions extends Omit<CrawlOptions, 'held' | 'hosted' | 'fault'> {
  /** The API that knows the repository; null = plain git. */
  readonly remote: RemoteSource | null;
  /** Reads everything anew, whatever is known. */
  readonly full?: boolean;
  /** Milliseconds in which a platform may answer nothing at all before it is left alone; 110,000 unless told. */
  readonly silentMs?: number;
  /** Called at each place where a visit may be killed; what it throws is not recorded, as after a kill. */
  readonly fault?: (point: FaultPoint | VisitPoint) => Promise<void> | void;
}

interface Visiting {
  readonly options: VisitOptions;
  readonly onProgress: (progress: CrawlProgress) => void;
  readonly session: Session;
  readonly meter: Meter | null;
  readonly started: number;
}

interface Outcome {
  readonly repositoryId: string;
  readonly parts: Parts;
  readonly streams: VisitReport['streams'];
}

function platformVisit(
  visiting: Visiting,
  held: HeldLease,
  repositoryId: string,
  parts: { readonly remote: RemoteSource; readonly meter: Meter; readonly signal: AbortSignal },
): { visit: PlatformVisit; end: () => void } {
  const { options, onProgress } = visiting;
  const { remote, meter, signal } = parts;
  const { report, end } = throttled(repositoryId, onProgress);
  const { store, now, log, fault } = options;
  const connection = remote.platform.connect({ http: meter.http, api: remote.api });
  const reach = async (point: VisitPoint) => fault?.(point);
  const full = options.full ?? false;
  return {
    visit: { ...held, repositoryId, remote, connection, meter, store, now, log, signal, full, report, reach },
    end,
  };
}

/** A visit that ended before git was asked has its record, too. */
async function record(
  { options }: Visiting,
  held: HeldLease,
  repositoryId: string,
  fault: PlatformFault,
): Promise<void> {
  const { store, now } = options;
  await fencedBy(store.db, held.lease, async (transaction) => {
    const runId = await openRun(transaction, repositoryId, null, now);
    const { kind: reasonKind, reason } = fault;
    await closeRun(transaction, runId, { outcome: 'failed', reasonKind, reason, completeness: null, finishedAt: now });
  });
}

async function crawlGit(
  visiting: Visiting,
  held: HeldLease,
  place: { readonly repositoryId: string; readonly target: RepositoryTarget; readonly signal: AbortSignal },
): Promise<CrawlReport> {
  const { options, onProgress } = visiting;
  const { remote, full: _full, ...rest } = options;
  return crawlRepository({ ...rest, ...place, held, hosted: remote !== null }, onProgress);
}

/** Everything that is done under the lease of one row; `again` = the repository is another row. */
async function visitRow(
  visiting: Visiting,
  held: HeldLease,
  repositoryId: string,
  signal: AbortSignal,
): Promise<Outcome | { readonly again: string }> {
  const { options, meter, session } = visiting;
  const { target, remote } = options;
  if (remote === null || meter === null) {
    const git = await crawlGit(visiting, held, { repositoryId, target, signal });
    return { repositoryId, parts: { git, find: null, feeds: null }, streams: {} };
  }
  const { visit, end } = platformVisit(visiting, held, repositoryId, { remote, meter, signal });
  visit.report('platform', 0, null, {
    feed: null,
    streams: ['repository'],
    mode: null,
    requests: meter.requests,
    budget: meter.http.budget(),
    waitingUntil: null,
  });
  const who = await identify(visit, target);
  if (who.kind === 'joined') return { again: who.repositoryId };
  await visit.reach('identified');
  const parts = await work(visiting, held, visit, who);
  end();
  return { repositoryId, parts, streams: await streamReports(session, repositoryId) };
}

async function work(
  visiting: Visiting,
  held: HeldLease,
  visit: PlatformVisit,
  who: Exclude<Identified, { kind: 'joined' }>,
): Promise<Parts> {
  const { repositoryId, signal } = visit;
  if (who.kind === 'ended') {
    await record(visiting, held, repositoryId, who.fault);
    return { git: null, find: who.fault, feeds: null };
  }
  const target = who.kind === 'known' ? who.target : visiting.options.target;
  const git = await crawlGit(visiting, held, { repositoryId, target, signal });
  if (who.kind === 'unknown') return { git, find: who.fault, feeds: null };
  const feeds = await runFeeds(visit, who.facts);
  const commits = git.outcome === 'failed' ? null : await changeCommits(visit, target, visiting.options);
  const completeness = commits === null ? git.completeness : { ...git.completeness, 'change-commits': commits };
  return { git: { ...git, completeness }, find: null, feeds };
}

function reportOf(
  visiting: Visiting,
  repositoryId: string,
  parts: Parts,
  streams: VisitReport['streams'],
): VisitReport {
  const { meter, started } = visiting;
  return {
    ...join(parts),
    repositoryId,
    streams,
    requests: meter?.requests ?? 0,
    billable: meter?.billable ?? 0,
    milliseconds: Math.round(performance.now() - started),
  };
}

function failure(fault: { readonly kind: string; readonly message: string; readonly transient: boolean }): Parts {
  const { kind, message: reason, transient } = fault;
  return { git: null, find: { kind, reason, transient, until: null }, feeds: null };
}

async function visitLeased(visiting: Visiting, repositoryId: string): Promise<VisitReport> {
  const { options, session } = visiting;
  const terms = { ...options, session, repositoryId };
  const wait = options.lockWaitMs === undefined ? {} : { waitMs: options.lockWaitMs };
  try {
    const outcome = await withLease({ ...terms, ...wait }, async (held, signal) => {
      try {
        return await visitRow(visiting, held, repositoryId, signal);
      } catch (error) {
        throw causeOf(error, signal);
      }
    });
    if (outcome === null) return reportOf(visiting, repositoryId, failure(busy), {});
    if ('again' in outcome) return await visitLeased(visiting, outcome.again);
    return reportOf(visiting, outcome.repositoryId, outcome.parts, outcome.streams);
  } catch (error) {
    if (!isTakenOver(error)) throw error;
    options.log.warn('visit was taken over', { repositoryId });
    return reportOf(visiting, repositoryId, failure(error), {});
  }
}

/**
 * Brings one repository up to date: who it is, its git history, and what its platform tells. What the sources do is an
 * outcome, never a throw; a fault of the store is thrown. Killed anywhere, the next visit goes on where this one stored last.
 */
export async function visitRepository(
  options: VisitOptions,
  onProgress: (progress: CrawlProgress) => void = () => undefined,
): Promise<VisitReport> {
  const meter = options.remote === null ? null : createMeter(options.remote.http, options.silentMs ?? 110_000);
  const started = performance.now();
  return withSession(options.store, (session) =>
    visitLeased({ options, onProgress, session, meter, started }, options.repositoryId),
  );
}
