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

import { wantFull } from '#store/queries/platform/feed-state.ts';
import { countGaps } from '#store/queries/platform/known.ts';
import { readReconciledAt, writeReconciledAt } from '#store/queries/platform/reconcile.ts';
import { countStream } from '#store/queries/platform/stream-rows.ts';
import {
  changeStreams,
  readStreams,
  type StoredRefusal,
  type StreamStateRow,
} from '#store/queries/platform/stream-state.ts';
import type { Stream } from '#store/stream.ts';
import type { Feed } from '../platform.ts';
import { fenced } from './lease.ts';
import type { PlatformVisit } from './visit-context.ts';

const weekMs = 7 * 86_400_000;
/** In the place of a feed in refusals that comparing found. */
const self = 'reconcile';

/** A difference between what the platform tells and what is stored. */
interface Difference {
  readonly stream: Stream;
  readonly found: readonly StoredRefusal[];
  /** It is greater than what is known of already. */
  readonly news: boolean;
  readonly received: number;
}

function sum(refused: readonly StoredRefusal[], choose: (refusal: StoredRefusal) => boolean): number {
  return refused.filter(choose).reduce((total, { count }) => total + count, 0);
}

async function gapsOf(visit: PlatformVisit, stream: Stream): Promise<number> {
  const { numbering } = visit.remote.platform;
  if (numbering === undefined || (stream !== 'issues' && stream !== 'changes')) return 0;
  if (numbering === 'shared') return countGaps(visit.session, visit.repositoryId, ['issue', 'change']);
  return countGaps(visit.session, visit.repositoryId, [stream === 'issues' ? 'issue' : 'change']);
}

/** Compares one stream; what feeds were refused is accounted for. */
async function compare(visit: PlatformVisit, state: StreamStateRow): Promise<Difference> {
  const { stream, asked, refused } = state;
  const received = await countStream(visit.session, visit.repositoryId, stream);
  const difference = asked === null ? 0 : asked - received - sum(refused, ({ feed }) => feed !== self);
  const missing = Math.max(0, difference);
  const surplus = asked === null ? 0 : Math.max(0, received - asked);
  const found = [
    { feed: self, what: stream, why: 'not-listed', count: missing },
    { feed: self, what: stream, why: 'more-than-told', count: surplus },
    { feed: self, what: stream, why: 'number-gap', count: await gapsOf(visit, stream) },
  ].filter(({ count }) => count > 0);
  const known = (why: string) => sum(refused, (refusal) => refusal.feed === self && refusal.why === why);
  return { stream, found, received, news: found.some(({ why, count }) => count > known(why)) };
}

function carriersOf(visit: PlatformVisit, stream: Stream): readonly Feed[] {
  return visit.connection.feeds.filter(
    ({ carries, needsToken }) => carries.includes(stream) && !(needsToken && visit.remote.anonymous),
  );
}

/** True when a week has passed since the stored rows were last compared with what the platform tells. */
export async function isReconcileDue({ session, repositoryId, now }: PlatformVisit): Promise<boolean> {
  const last = await readReconciledAt(session, repositoryId);
  return last === null || now.getTime() - last.getTime() >= weekMs;
}

/**
 * Compares totals and numbers with the rows. Feeds whose streams differ by more than is known of are told to read all
 * anew, and returned; of `complete` feeds, which just did so, the difference is written down instead.
 */
export async function reconcileRepository(
  visit: PlatformVisit,
  complete: ReadonlySet<string>,
): Promise<readonly Feed[]> {
  const { session, repositoryId, now } = visit;
  return fenced(visit, async () => {
    const again = new Set<Feed>();
    const changes = [];
    for (const state of (await readStreams(session, repositoryId)).values()) {
      const carriers = carriersOf(visit, state.stream);
      if (carriers.length === 0 || state.clean_at === null) continue;
      const { stream, found, news, received } = await compare(visit, state);
      const stale = carriers.filter(({ id }) => !complete.has(id));
      if (news && stale.length > 0) for (const feed of stale) again.add(feed);
      else {
        const refused = [...state.refused.filter(({ feed }) => feed !== self), ...found];
        changes.push({ stream, asked: null, fresh: 0, received, refused, cleanAt: null, ended: false });
      }
    }
    await changeStreams(session, repositoryId, changes, now);
    await wantFull(
      session,
      repositoryId,
      [...again].map(({ id }) => id),
    );
    await writeReconciledAt(session, repositoryId, now);
    return [...again];
  });
}
