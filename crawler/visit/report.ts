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

import { readStreams } from '#store/queries/platform/stream-state.ts';
import type { Session } from '#store/session.ts';
import type { CrawlReport, VisitReport } from '../event.ts';
import type { FeedsOutcome } from './feeds.ts';
import type { PlatformFault } from './platform-fault.ts';

/** Faults that say only that nothing gets through. */
const network: ReadonlySet<string> = new Set(['dns', 'unreachable', 'timeout', 'tls']);

/** What the parts of a visit came to; null = that part was not reached. */
export interface Parts {
  readonly git: CrawlReport | null;
  /** Why the platform did not say who the repository is. */
  readonly find: PlatformFault | null;
  readonly feeds: FeedsOutcome | null;
}

function sentences(git: CrawlReport | null, faults: readonly PlatformFault[]): string | null {
  const mine = git?.reason ?? null;
  const same = git !== null && network.has(git.reasonKind ?? '');
  const others = faults.filter(({ kind }) => !(same && network.has(kind))).map(({ reason }) => reason);
  const all = [...new Set([...(mine === null ? [] : [mine]), ...others])].slice(0, 3);
  return all.length === 0 ? null : all.join(' ');
}

function outcomeOf({ git, find, feeds }: Parts, faults: readonly PlatformFault[]): CrawlReport['outcome'] {
  const gitFailed = git === null || git.outcome === 'failed';
  if (gitFailed && (find !== null || feeds === null)) return 'failed';
  if (gitFailed || faults.length > 0 || git.outcome === 'partial') return 'partial';
  return git.outcome === 'unchanged' && feeds?.unchanged !== false ? 'unchanged' : 'complete';
}

/** Joins the parts of a visit into one report. */
export function join(
  parts: Parts,
): Omit<CrawlReport, 'milliseconds' | 'repositoryId'> & { readonly retryAt: Date | null } {
  const { git, find, feeds } = parts;
  const faults = [...(find === null ? [] : [find]), ...(feeds?.faults ?? [])];
  const failed = git?.outcome === 'failed';
  const until = faults.map((fault) => fault.until?.getTime() ?? 0).filter((at) => at > 0);
  return {
    outcome: outcomeOf(parts, faults),
    reasonKind: git?.reasonKind ?? faults[0]?.kind ?? null,
    reason: sentences(git, faults),
    transient: failed ? git.transient : faults.some(({ transient }) => transient),
    commitsNew: git?.commitsNew ?? 0,
    commitsRewritten: git?.commitsRewritten ?? 0,
    completeness: git?.completeness ?? {},
    retryAt: until.length === 0 ? null : new Date(Math.max(...until)),
  };
}

/** How complete every stream is by now. */
export async function streamReports(session: Session, repositoryId: string): Promise<VisitReport['streams']> {
  const states = await readStreams(session, repositoryId);
  return Object.fromEntries(
    [...states.values()].map(({ stream, support, asked, received, refused, clean_at, reason_kind }) => [
      stream,
      {
        support,
        asked,
        received,
        refused: refused.map(({ what, why, count }) => ({ what, why, count })),
        cleanAt: clean_at,
        reasonKind: reason_kind,
      },
    ]),
  );
}
