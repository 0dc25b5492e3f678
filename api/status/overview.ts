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

import type { ActivityClass } from '#store/activity.ts';
import type { Completeness } from '#store/facts.ts';
import type { JobCounts, JobKind, ParkedJob, Queue } from '#store/job.ts';
import type { Store } from '#store/open.ts';
import { type Bucket, listBuckets } from '#store/queries/api-bucket.ts';
import { type RepositoryStatusRow, repositoryStatus, streamStatus } from '#store/queries/crawl-status.ts';
import type { Crawl, Text } from '../client.ts';
import { crawlReason } from '../crawl-reason.ts';
import type { LiveCrawl, LiveCrawls } from '../live.ts';
import { completenessView, progressView, streamsView } from '../views/crawl.ts';

/** A stream as it stands: of git by the newest visit, of the platform by all visits so far. */
export type StreamStatus = Crawl['streams'][string];

/** A crawl that runs now, in whatever process. */
export type RunningStatus = NonNullable<Crawl['progress']> & {
  /** Host and process. */
  readonly holder: string;
  readonly startedAt: string;
  /** Budget of the platform's buckets as that process last saw it. */
  readonly budget: readonly BucketStatus[];
};

/** Budget of a credential; `credential` is a digest, null for anonymous. */
export interface BucketStatus {
  readonly host: string;
  readonly credential: string | null;
  readonly resource: string;
  readonly limit: number | null;
  readonly remaining: number | null;
  readonly resetAt: string | null;
  /** Nothing is sent before this; null = free. */
  readonly blockedUntil: string | null;
}

/** A job that was given up. */
export interface ParkedStatus extends Omit<ParkedJob, 'parkedAt'> {
  readonly parkedAt: string;
}

/** Everything that is known of crawling one repository. */
export interface RepositoryStatus {
  readonly repository: string;
  readonly platform: string;
  readonly url: string;
  readonly projects: readonly string[];
  readonly state: string;
  readonly outcome: string | null;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  /** When git last agreed with the source. */
  readonly fetchedAt: string | null;
  readonly reasonKind: string | null;
  readonly reasonText: Text | null;
  readonly reason: string | null;
  readonly class: ActivityClass;
  readonly nextVisit: string | null;
  readonly hintedAt: string | null;
  /** Visits in a row that failed. */
  readonly failures: number;
  readonly git: Readonly<Record<string, Completeness>>;
  readonly streams: Readonly<Record<string, StreamStatus>>;
  readonly running: RunningStatus | null;
  readonly parked: ParkedStatus | null;
}

/** What `tongming status --json` prints. */
export interface Overview {
  readonly at: string;
  readonly jobs: Readonly<Record<JobKind, JobCounts>>;
  readonly nextVisit: string | null;
  readonly repositories: readonly RepositoryStatus[];
  readonly parked: readonly ParkedStatus[];
  readonly buckets: readonly BucketStatus[];
}

function text(moment: Date | string | null): string | null {
  return moment === null ? null : new Date(moment).toISOString();
}

function bucketStatus(bucket: Bucket): BucketStatus {
  const { host, credential, resource, limit, remaining, resetAt, blockedUntil } = bucket;
  return { host, credential, resource, limit, remaining, resetAt: text(resetAt), blockedUntil: text(blockedUntil) };
}

function runningStatus({ holder, startedAt, progress }: LiveCrawl): RunningStatus {
  const budget = (progress.platform?.budget ?? []).map(bucketStatus);
  return { ...progressView(progress), holder, startedAt: startedAt.toISOString(), budget };
}

function parkedStatus(job: ParkedJob): ParkedStatus {
  return { ...job, parkedAt: job.parkedAt.toISOString() };
}

function statusOf(
  row: RepositoryStatusRow,
  streams: RepositoryStatus['streams'],
  live: LiveCrawl | undefined,
  parked: ParkedStatus | undefined,
): RepositoryStatus {
  return {
    repository: row.id,
    platform: row.platform,
    url: row.url,
    projects: row.projects,
    state: row.state,
    outcome: row.outcome,
    startedAt: text(row.started_at),
    finishedAt: text(row.finished_at),
    fetchedAt: text(row.fetched_at),
    reasonKind: row.reason_kind,
    reasonText: crawlReason(row.reason_kind),
    reason: row.reason,
    class: row.class,
    nextVisit: text(row.next_at),
    hintedAt: text(row.hinted_at),
    failures: row.failures,
    // The column is JSON that the crawler wrote in this shape.
    git: completenessView(row.completeness as Readonly<Record<string, Completeness>>),
    streams,
    running: live === undefined ? null : runningStatus(live),
    parked: parked ?? null,
  };
}

/** Looks at everything at once. */
export async function overviewOf(
  { db }: Pick<Store, 'db'>,
  queue: Pick<Queue, 'counts' | 'parked'>,
  live: LiveCrawls,
): Promise<Overview> {
  const [rows, streams, now, jobs, parkedJobs, buckets] = await Promise.all([
    repositoryStatus(db),
    streamStatus(db),
    live.look(),
    queue.counts(),
    queue.parked(),
    listBuckets(db),
  ]);
  const parked = parkedJobs.map(parkedStatus);
  const parkedCrawls = new Map(parked.filter(({ kind }) => kind === 'crawl').map((job) => [job.key, job]));
  return {
    at: new Date().toISOString(),
    jobs,
    nextVisit: rows.flatMap(({ next_at }) => text(next_at) ?? []).sort()[0] ?? null,
    repositories: rows.map((row) =>
      statusOf(row, streamsView(streams.get(row.id) ?? [], null), now.crawls.get(row.id), parkedCrawls.get(row.id)),
    ),
    parked,
    buckets: buckets.map(bucketStatus),
  };
}
