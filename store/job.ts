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

import type { Kysely } from 'kysely';
import type { Within } from './queue-database.ts';
import type { Database } from './schema.ts';

/** What jobs are for, besides the dead letters. */
export const jobKinds = ['crawl', 'compute', 'publish', 'reconcile', 'check'] as const;
/** One of {@link jobKinds}. */
export type JobKind = (typeof jobKinds)[number];

/** A job is begun so often; then it is parked until somebody asks for it again. */
export const mostAttempts = 3;

/** A job that is asked for. A kind holds at most one job of a key that waits or runs: more requests are the same request. */
export interface JobRequest {
  /** What it is about: a repository's id, a project's slug. */
  readonly key: string;
  /** Why, for people; the first request's stays. */
  readonly reason: string;
  /** Higher goes first; 0 unless told. */
  readonly priority?: number;
  readonly notBefore?: Date;
}

/** A job in hand. */
export interface Job {
  readonly id: string;
  readonly kind: JobKind;
  readonly key: string;
  readonly reason: string;
  /** 1 at the first; counted before the work begins, so that a job which kills its process is counted too. */
  readonly attempt: number;
  /** Aborted when the job is not ours any more: another process may have begun it. */
  readonly signal: AbortSignal;
}

/** How a handler ends. What it throws is a fault of ours: the job is tried again later, and parked after the third time. */
export type JobEnd =
  /** `store` runs in the transaction that settles the job, and not at all when the job was lost meanwhile. */
  | {
      readonly kind: 'done';
      readonly output?: object;
      readonly store?: (transaction: Kysely<Database>) => Promise<void>;
    }
  /** This process is about to end: somebody else does it, and no attempt is counted. */
  | { readonly kind: 'hand-back' };

/** A job that was given up. */
export interface ParkedJob {
  readonly id: string;
  readonly kind: JobKind;
  readonly key: string;
  readonly reason: string;
  /** How often it was begun. */
  readonly attempts: number;
  /** How the last attempt ended: the message of what was thrown, or that its process died. */
  readonly error: string;
  readonly parkedAt: Date;
}

/** How many jobs of a kind there are. */
export interface JobCounts {
  /** Ready, or ready later. */
  readonly waiting: number;
  readonly running: number;
  readonly parked: number;
}

/** How the newest job of a key stands; `retrying` = an attempt failed and the next one waits. */
export interface JobState {
  readonly key: string;
  readonly state: 'waiting' | 'running' | 'retrying' | 'done' | 'parked';
  /** What the handler gave, or the error; null before. */
  readonly output: unknown;
  /** The end of the last attempt; null before, and while retrying. */
  readonly endedAt: Date | null;
}

/** How many are in hand at a time, and how many one call of the handler gets; 1 and 1 unless told. */
export interface WorkOptions {
  readonly width?: number;
  readonly batch?: number;
}

/** Jobs over all processes that share the database. */
export interface Queue {
  /** Asks for jobs; with `within` in that transaction. Returns the keys that were not asked for already. */
  enqueue(kind: JobKind, requests: readonly JobRequest[], within?: Within): Promise<ReadonlySet<string>>;
  work(kind: JobKind, options: WorkOptions, handler: (jobs: readonly Job[]) => Promise<JobEnd>): Promise<void>;
  counts(): Promise<Readonly<Record<JobKind, JobCounts>>>;
  /** Keys that wait or run. */
  pending(kind: JobKind): Promise<ReadonlyMap<string, JobState['state']>>;
  /** The newest job of each of the keys; those that have none are left out. */
  look(kind: JobKind, keys: readonly string[]): Promise<JobState[]>;
  /** Oldest first. */
  parked(): Promise<ParkedJob[]>;
  /** Asks for a parked job anew; null when there is none with this id. */
  requeue(id: string): Promise<ParkedJob | null>;
  /** Begins nothing more, waits so many milliseconds for what runs, and hands the rest back. */
  stop(graceMs: number): Promise<void>;
}
