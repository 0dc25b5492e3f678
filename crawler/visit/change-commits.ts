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

import type { Completeness } from '#store/facts.ts';
import { readRepository } from '#store/queries/repository.ts';
import { CrawlerError } from '../error.ts';
import { mirrorOf } from '../git/mirror-files.ts';
import { readChangeCommits } from '../ingest/change-commits.ts';
import type { RepositoryTarget } from '../target.ts';
import type { VisitOptions } from './visit.ts';
import type { PlatformVisit } from './visit-context.ts';

function progress(visit: PlatformVisit): (done: number, total: number) => void {
  const { meter, report } = visit;
  return (done, total) =>
    report('platform', done, total, {
      feed: 'change-commits',
      streams: ['changes'],
      mode: null,
      requests: meter.requests,
      budget: meter.http.budget(),
      waitingUntil: null,
    });
}

/**
 * Reads the commits of changes from git, after the platform told their heads. What git does not give is a refusal: the
 * visit goes on without. Null = the platform has no refs for them, or there is no mirror.
 */
export async function changeCommits(
  visit: PlatformVisit,
  target: RepositoryTarget,
  options: Pick<VisitOptions, 'store' | 'dataDir' | 'rules'>,
): Promise<Completeness | null> {
  const { remote, repositoryId, session, lease, now, signal, log } = visit;
  const { changeRefs: pattern } = remote.platform;
  const { mirror, head_sha: head } = await readRepository(options.store.db, repositoryId);
  if (pattern === null || mirror === null) return null;
  try {
    const read = await readChangeCommits({
      session,
      lease,
      repositoryId,
      gitDir: mirrorOf(options.dataDir, mirror).gitDir,
      dataDir: options.dataDir,
      target,
      pattern,
      reach: options.rules,
      defaultHead: head?.toString('hex') ?? null,
      now,
      signal,
      onCount: progress(visit),
    });
    const refused = read.missing === 0 ? [] : [{ what: 'heads of changes', why: 'missing', count: read.missing }];
    return { asked: read.changes, received: read.changes - read.missing, refused };
  } catch (error) {
    if (!(error instanceof CrawlerError) || error.kind === 'lease-lost' || error.kind === 'aborted') throw error;
    log.warn('commits of changes could not be read', { repositoryId, kind: error.kind, reason: error.message });
    return { asked: null, received: 0, refused: [{ what: 'heads of changes', why: error.kind, count: 1 }] };
  }
}
