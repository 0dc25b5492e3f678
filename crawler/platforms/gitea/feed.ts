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

import type { Stream } from '#store/stream.ts';
import type { RepositoryFact } from '../../fact.ts';
import type { Feed, FeedContext, FeedEnd, FeedPage } from '../../platform.ts';
import { whyOf } from './client.ts';

/** A feed, and when there is nothing to ask for. */
export interface FeedPlan {
  readonly id: string;
  readonly carries: readonly Stream[];
  readonly afterGit?: boolean;
  /** True = the repository has this switched off, and the server says so. */
  readonly off?: (facts: RepositoryFact) => boolean;
  readonly run: (context: FeedContext) => AsyncGenerator<FeedPage, FeedEnd>;
}

function refusedWhole(plan: FeedPlan, context: FeedContext, why: string): FeedEnd {
  return { state: context.state, refused: plan.carries.map((stream) => ({ stream, what: stream, why, count: 1 })) };
}

/** Why the whole of a feed is not given to this caller; null = a fault. */
function wholeWhy(error: unknown): string | null {
  const why = whyOf(error);
  return why !== null && ['forbidden', 'not-found', 'disabled', 'empty'].includes(why) ? why : null;
}

/** Makes the feed; a list that this caller may not read, or this version does not have, becomes a refusal. */
export function makeFeed(plan: FeedPlan): Feed {
  return {
    id: plan.id,
    carries: plan.carries,
    needsToken: false,
    ...(plan.afterGit === undefined ? {} : { afterGit: plan.afterGit }),
    async *run(context) {
      if (plan.off?.(context.facts) === true) return refusedWhole(plan, context, 'disabled');
      try {
        return yield* plan.run(context);
      } catch (error) {
        const why = wholeWhy(error);
        if (why === null) throw error;
        return refusedWhole(plan, context, why);
      }
    },
  };
}

/** Newest first, as text of numbers. */
export function newestFirst(numbers: Iterable<string>): string[] {
  return [...numbers].sort((left, right) => Number(right) - Number(left));
}

/** How far a run over numbers came that broke off. */
export interface Below {
  readonly below: number;
  /** Something was refused on the way. */
  readonly lost: boolean;
}

/** Reads {@link Below} out of a cursor; everything is to be done when there is none. */
export function belowOf(resume: FeedContext['resume']): Below {
  const found = typeof resume === 'object' && resume !== null && !Array.isArray(resume) ? resume : {};
  const { below, lost } = found as { below?: unknown; lost?: unknown };
  return { below: typeof below === 'number' ? below : Number.POSITIVE_INFINITY, lost: lost === true };
}

/** Field of what the last run left; null when it is not there. */
export function stateOf(state: FeedContext['state'], key: string): string | number | null {
  if (typeof state !== 'object' || state === null || Array.isArray(state)) return null;
  const value = (state as Readonly<Record<string, unknown>>)[key];
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}

/** Page size that worked last time. */
export function sizeOf(state: FeedContext['state']): number {
  const size = stateOf(state, 'size');
  return typeof size === 'number' && Number.isInteger(size) && size > 0 ? size : 50;
}

/** Cursor of a feed that has read everything and has only to end. */
export const done = { done: true } as const;

/** True when a run broke off after its last page. */
export function isDone(resume: FeedContext['resume']): boolean {
  return typeof resume === 'object' && resume !== null && 'done' in resume && resume.done === true;
}
