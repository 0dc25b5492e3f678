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

import type { Logger } from '#store/log.ts';
import type { Store } from '#store/open.ts';
import type { FaultPoint } from './fault-point.ts';
import type { TreeLimits } from './git/tree.ts';
import type { RepositoryTarget, TargetRules } from './target.ts';
import type { HeldLease } from './visit/lease.ts';

/** What to crawl and within which bounds. */
export interface CrawlOptions {
  readonly store: Pick<Store, 'db' | 'sql'>;
  readonly dataDir: string;
  readonly repositoryId: string;
  readonly target: RepositoryTarget;
  readonly rules: Pick<TargetRules, 'privateHosts'>;
  /** The moment that dates are judged by. */
  readonly now: Date;
  readonly log: Logger;
  readonly signal: AbortSignal;
  /** Git processes that count lines; 2 by default. */
  readonly processes?: 1 | 2;
  readonly treeLimits?: TreeLimits;
  /** Commits stored at once by the lines phase; 4,000 by default. */
  readonly lineBatch?: number;
  /** Blobs stored at once by the licence phase; 2,000 by default. */
  readonly licenceBatch?: number;
  /** Most that one visit spends on licences; 4 GiB and ten minutes by default. */
  readonly licenceBudget?: { readonly bytes: number; readonly milliseconds: number };
  /** Milliseconds a commit may take before its lines are given up; 60,000 by default. */
  readonly linePatience?: number;
  /** Milliseconds to wait for another crawl of the same repository; 5,000 by default. */
  readonly lockWaitMs?: number;
  /** Who crawls, for people; host and process unless told. */
  readonly holder?: string;
  /** Milliseconds that the lease lasts without being renewed. */
  readonly leaseMs?: number;
  /** The lease of a visit that this crawl is part of; one of its own unless given. */
  readonly held?: HeldLease;
  /** A platform says whether the repository is there: git's word alone does not make it gone. */
  readonly hosted?: boolean;
  /** Called at each place where a crawl may be killed; what it throws is not recorded, as after a kill. */
  readonly fault?: (point: FaultPoint) => Promise<void> | void;
}
