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

import { hasPendingLines, retryUnknownLines } from '#store/queries/commit-lines.ts';
import { closeRun, lastSnapshot, openRun } from '#store/queries/crawl-run.ts';
import { type RepositoryRow, readRepository, writeMirror, writeUnchanged } from '#store/queries/repository.ts';
import { withSession } from '#store/session.ts';
import type { CrawlOptions } from './crawl-options.ts';
import { CrawlerError } from './error.ts';
import type { CrawlProgress, CrawlReport } from './event.ts';
import type { FaultPoint } from './fault-point.ts';
import { type FetchedMirror, fetchMirror, listRemote } from './git/mirror.ts';
import { removeMirror } from './git/mirror-files.ts';
import { treeLimits } from './git/tree.ts';
import { installedGit } from './git/version.ts';
import { ingestLines } from './ingest/lines.ts';
import { type SnapshotResult, storeSnapshot } from './ingest/snapshot.ts';
import { needsScan, scanLicences } from './licences/scan.ts';
import { type BusyFault, busy, recordFault } from './outcome.ts';
import { type Report, throttled } from './progress.ts';
import { causeOf, fenced, fencedBy, type HeldLease, isTakenOver, withLease } from './visit/lease.ts';

interface Crawl extends HeldLease {
  readonly options: CrawlOptions;
  readonly runId: string;
  readonly report: Report;
  readonly started: number;
  readonly reach: (point: FaultPoint) => Promise<void>;
}

type Parts = Pick<CrawlReport, 'outcome' | 'commitsNew' | 'commitsRewritten' | 'completeness'> &
  Partial<Pick<CrawlReport, 'reasonKind' | 'reason' | 'transient'>>;

function reportOf(crawl: Pick<Crawl, 'options' | 'started'>, parts: Parts): CrawlReport {
  return {
    repositoryId: crawl.options.repositoryId,
    reasonKind: null,
    reason: null,
    transient: false,
    ...parts,
    milliseconds: Math.round(performance.now() - crawl.started),
  };
}

async function unchanged(crawl: Crawl, repository: RepositoryRow, digest: string): Promise<CrawlReport | null> {
  const { options, session } = crawl;
  const { db } = options.store;
  const last = await lastSnapshot(db, repository.id);
  const unfinished = last?.completeness['tree']?.refused.some(({ why }) => why === 'budget') ?? false;
  if (last?.digest !== digest || unfinished || (await hasPendingLines(session, repository.id))) return null;
  if (await needsScan(session, repository.id)) return null;
  const state = repository.head_sha === null ? 'empty' : 'ok';
  await fencedBy(db, crawl.lease, (transaction) => writeUnchanged(transaction, repository.id, state, options.now));
  return reportOf(crawl, { outcome: 'unchanged', commitsNew: 0, commitsRewritten: 0, completeness: last.completeness });
}

async function fetch(crawl: Crawl, mirror: string | null): Promise<FetchedMirror> {
  const { options, report } = crawl;
  const { target, dataDir, signal, rules, store, repositoryId } = options;
  report('fetch', 0, null);
  const onProgress = (done: number, total: number | null) => report('fetch', done, total);
  const fetched = await fetchMirror(target, { dataDir, mirror, signal, onProgress, privateHosts: rules.privateHosts });
  await fencedBy(store.db, crawl.lease, (transaction) => writeMirror(transaction, repositoryId, fetched.mirror.id));
  if (mirror !== null && mirror !== fetched.mirror.id) await removeMirror(dataDir, mirror);
  await crawl.reach('fetched');
  return fetched;
}

/** Faults that damage of our own copy can cause. */
function isDamage(error: unknown): boolean {
  return error instanceof CrawlerError && ['corrupt', 'git-failed', 'not-a-repository'].includes(error.kind);
}

/** Does the work on the mirror; when the mirror turns out to be damaged, once more on a new one. */
async function withMirror<T>(
  crawl: Crawl,
  first: FetchedMirror,
  work: (fetched: FetchedMirror) => Promise<T>,
): Promise<{ fetched: FetchedMirror; result: T }> {
  try {
    return { fetched: first, result: await work(first) };
  } catch (error) {
    if (first.fresh || !isDamage(error)) throw error;
    const { repositoryId, log } = crawl.options;
    log.warn('mirror is damaged and is made anew', { repositoryId, error: String(error) });
    await removeMirror(crawl.options.dataDir, first.mirror.id);
    const fetched = await fetch(crawl, first.mirror.id);
    return { fetched, result: await work(fetched) };
  }
}

async function snapshot(
  crawl: Crawl,
  repository: RepositoryRow,
  url: string,
  fetched: FetchedMirror,
): Promise<SnapshotResult> {
  const { options, session, lease, runId, report, reach } = crawl;
  return storeSnapshot({
    session,
    lease,
    runId,
    repository,
    url,
    gitDir: fetched.mirror.gitDir,
    refs: fetched.refs,
    gaps: fetched.gaps,
    fresh: fetched.fresh,
    signal: options.signal,
    now: options.now,
    treeLimits: options.treeLimits ?? treeLimits,
    report,
    reach,
  });
}

/** Counts lines; gives the mirror that is in use from then on. */
async function lines(
  crawl: Crawl,
  fetched: FetchedMirror,
): Promise<{ counted: CrawlReport['completeness'][string]; mirror: FetchedMirror }> {
  const { options, session, lease, report, reach } = crawl;
  const source = {
    session,
    lease,
    repositoryId: options.repositoryId,
    width: fetched.refs.objectFormat === 'sha256' ? 32 : 20,
    processes: options.processes ?? 2,
    signal: options.signal,
    onCount: (done: number, total: number) => report('lines', done, total),
    stored: () => reach('lines-stored'),
    ...(options.lineBatch === undefined ? {} : { batchSize: options.lineBatch }),
    ...(options.linePatience === undefined ? {} : { patience: options.linePatience }),
  };
  const counted = await ingestLines({ ...source, gitDir: fetched.mirror.gitDir });
  if (fetched.fresh || counted.missing === 0) return { counted: counted.completeness, mirror: fetched };
  // Our copy lacks objects that the source may have.
  const again = await fetch(crawl, null);
  await removeMirror(options.dataDir, fetched.mirror.id);
  await fenced(crawl, () => retryUnknownLines(session, options.repositoryId));
  const { completeness } = await ingestLines({ ...source, gitDir: again.mirror.gitDir });
  return { counted: completeness, mirror: again };
}

/** Reads the head for licences; a repository without one has none. */
async function licences(crawl: Crawl, fetched: FetchedMirror): Promise<CrawlReport['completeness']> {
  const { options, session, lease, report, reach } = crawl;
  const head = fetched.refs.headSha;
  if (head === null) return {};
  report('licences', 0, null);
  const { completeness } = await scanLicences({
    session,
    lease,
    repositoryId: options.repositoryId,
    head,
    gitDir: fetched.mirror.gitDir,
    signal: options.signal,
    now: options.now,
    onCount: (done, total) => report('licences', done, total),
    stored: () => reach('licences-stored'),
    ...(options.licenceBatch === undefined ? {} : { batchSize: options.licenceBatch }),
    ...(options.licenceBudget === undefined ? {} : { budget: options.licenceBudget }),
  });
  return { licences: completeness };
}

async function work(crawl: Crawl): Promise<CrawlReport> {
  const { options, report, reach } = crawl;
  const { db } = options.store;
  const repository = await readRepository(db, options.repositoryId);
  report('connect', 0, null);
  const listing = await listRemote(options.target, {
    privateHosts: options.rules.privateHosts,
    signal: options.signal,
  });
  await reach('listed');
  const same = await unchanged(crawl, repository, listing.digest);
  if (same !== null) return same;
  const first = await fetch(crawl, repository.mirror);
  const { fetched, result } = await withMirror(crawl, first, (mirror) =>
    snapshot(crawl, repository, listing.url, mirror),
  );
  const { counted, mirror } = await lines(crawl, fetched);
  await reach('lines-done');
  const scanned = await licences(crawl, mirror);
  await reach('licences-done');
  const { commitsNew, commitsRewritten, partial } = result;
  return reportOf(crawl, {
    outcome: partial === null ? 'complete' : 'partial',
    reasonKind: partial?.kind ?? null,
    reason: partial?.reason ?? null,
    commitsNew,
    commitsRewritten,
    completeness: { ...result.completeness, lines: counted, ...scanned },
  });
}

function failed(crawl: Pick<Crawl, 'options' | 'started'>, fault: CrawlerError | BusyFault): CrawlReport {
  const parts = { outcome: 'failed', commitsNew: 0, commitsRewritten: 0, completeness: {} } as const;
  const { kind: reasonKind, message: reason, transient } = fault;
  return reportOf(crawl, { ...parts, reasonKind, reason, transient });
}

/** Closes the record of the visit; after the lease is lost it is the next holder's to close. */
async function close(crawl: Crawl, ended: CrawlReport, fault: CrawlerError | null): Promise<void> {
  const { options, lease, runId } = crawl;
  const completeness = ended.outcome === 'failed' ? null : ended.completeness;
  const finishedAt = new Date(options.now.getTime() + ended.milliseconds);
  await fencedBy(options.store.db, lease, async (transaction) => {
    if (fault !== null) await recordFault(transaction, options.repositoryId, fault, options.hosted ?? false);
    await closeRun(transaction, runId, { ...ended, completeness, finishedAt });
  });
}

async function attempt(crawl: Crawl): Promise<CrawlReport> {
  const { options } = crawl;
  let ended: CrawlReport;
  let fault: CrawlerError | null = null;
  try {
    ended = await work(crawl);
  } catch (error) {
    const cause = causeOf(error, options.signal);
    if (!(cause instanceof CrawlerError) || isTakenOver(cause)) throw cause;
    fault = cause;
    options.log.warn('crawl failed', { repositoryId: options.repositoryId, kind: fault.kind, reason: fault.message });
    ended = failed(crawl, fault);
  }
  await close(crawl, ended, fault);
  return ended;
}

async function crawlUnder(
  held: HeldLease,
  options: CrawlOptions,
  onProgress: (progress: CrawlProgress) => void,
): Promise<CrawlReport> {
  const started = performance.now();
  const { report, end } = throttled(options.repositoryId, onProgress);
  const git = await installedGit();
  const runId = await fencedBy(options.store.db, held.lease, (transaction) =>
    openRun(transaction, options.repositoryId, git, options.now),
  );
  const reach = async (point: FaultPoint) => options.fault?.(point);
  await reach('run-opened');
  const ended = await attempt({ ...held, options, runId, report, started, reach });
  end();
  return ended;
}

/**
 * Brings the facts of one repository up to date with its source. What the source does is an outcome, never a throw; a
 * fault of the store is thrown. Killed anywhere, the next crawl ends with the rows of an undisturbed one. With `held` a lost
 * lease is thrown, too.
 */
export async function crawlRepository(
  options: CrawlOptions,
  onProgress: (progress: CrawlProgress) => void = () => undefined,
): Promise<CrawlReport> {
  if (options.held !== undefined) return crawlUnder(options.held, options, onProgress);
  const started = performance.now();
  return withSession(options.store, async (session) => {
    const terms = { ...options, session, ...(options.lockWaitMs === undefined ? {} : { waitMs: options.lockWaitMs }) };
    try {
      const ended = await withLease(terms, (held, signal) => crawlUnder(held, { ...options, signal }, onProgress));
      return ended ?? failed({ options, started }, busy);
    } catch (error) {
      if (!isTakenOver(error)) throw error;
      options.log.warn('crawl was taken over', { repositoryId: options.repositoryId });
      return failed({ options, started }, error);
    }
  });
}
