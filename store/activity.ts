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

import type { Text } from './facts.ts';

/** How active repositories are, most active first; `new` was never visited. */
export const activityClasses = ['new', 'hot', 'warm', 'cold', 'archived'] as const;
/** How active a repository is, and so how often it is visited. */
export type ActivityClass = (typeof activityClasses)[number];

/** The card of a class. */
export interface ActivityCard {
  readonly id: ActivityClass;
  /** Milliseconds from one visit to the next. */
  readonly every: number;
  /** What has to have happened. */
  readonly rule: Text;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * The classes, most active first. Activity is the newest of: a commit on the default branch (by its author's date, never
 * in the future), a push that the platform tells, an issue or change that was touched, a call of a webhook.
 */
export const activityCards: readonly ActivityCard[] = [
  { id: 'new', every: 0, rule: { zh: '还没有采集过', en: 'it was never visited' } },
  {
    id: 'hot',
    every: 15 * minute,
    rule: { zh: '最近 24 小时内有活动', en: 'something happened in the last 24 hours' },
  },
  { id: 'warm', every: 6 * hour, rule: { zh: '最近 30 天内有活动', en: 'something happened in the last 30 days' } },
  { id: 'cold', every: 7 * day, rule: { zh: '30 天以上没有活动', en: 'nothing happened for 30 days' } },
  {
    id: 'archived',
    every: 30 * day,
    rule: { zh: '平台标记为已归档或已停用', en: 'the platform says that it is archived or disabled' },
  },
];

/** The class of a repository that was visited; `activeAt` null = nothing ever happened in it. */
export function classOf(
  facts: { readonly archived: boolean; readonly activeAt: Date | null },
  now: Date,
): ActivityClass {
  if (facts.archived) return 'archived';
  const age = facts.activeAt === null ? Number.POSITIVE_INFINITY : now.getTime() - facts.activeAt.getTime();
  if (age < day) return 'hot';
  return age < 30 * day ? 'warm' : 'cold';
}

/** How a visit ended, as far as the next one depends on it. */
export interface VisitEnd {
  readonly outcome: 'complete' | 'unchanged' | 'partial' | 'failed';
  readonly reasonKind: string | null;
  readonly transient: boolean;
  /** When the platform's limit ends; null or absent = none was met. */
  readonly retryAt?: Date | null;
}

/** Least time between the starts of two visits, however often somebody asks. */
export const leastApart = minute;
const firstRetry = { transient: 5 * minute, lasting: hour } as const;
const lastRetry = { transient: 6 * hour, lasting: 7 * day } as const;

/** What the next visit is planned from. */
export interface VisitFacts {
  readonly class: ActivityClass;
  readonly visitedAt: Date;
  readonly hintedAt: Date | null;
  /** Bad ends in a row before this one. */
  readonly failures: number;
}

/** When the next visit is, and how many bad ends in a row there are by now. */
export interface NextVisit {
  readonly at: Date;
  readonly failures: number;
}

function later(from: Date, ms: number): Date {
  return new Date(from.getTime() + ms);
}

/**
 * Plans the next visit; `chance` in [0, 1) spreads it by a tenth. A hint that came during the visit brings it forward, the
 * end of a limit is waited for, and faults are tried again at growing distance: from 5 minutes to 6 hours when they may
 * pass, from an hour to a week when they look lasting.
 */
export function nextVisit(facts: VisitFacts, end: VisitEnd, now: Date, chance: number): NextVisit {
  const spread = (ms: number) => ms * (0.95 + 0.1 * chance);
  if (end.retryAt !== undefined && end.retryAt !== null) {
    const at = new Date(Math.max(end.retryAt.getTime(), now.getTime()) + chance * minute);
    return { at, failures: facts.failures };
  }
  if (end.reasonKind === 'busy' || end.reasonKind === 'lease-lost' || end.reasonKind === 'aborted') {
    return { at: later(now, spread(minute)), failures: facts.failures };
  }
  if (end.outcome === 'failed') {
    const kind = end.transient ? 'transient' : 'lasting';
    const wait = Math.min(firstRetry[kind] * 2 ** Math.min(facts.failures, 20), lastRetry[kind]);
    return { at: later(now, spread(wait)), failures: facts.failures + 1 };
  }
  if (facts.hintedAt !== null && facts.hintedAt >= facts.visitedAt) {
    const at = Math.max(now.getTime(), facts.visitedAt.getTime() + leastApart);
    return { at: new Date(at), failures: 0 };
  }
  const every = activityCards.find(({ id }) => id === facts.class)?.every ?? 0;
  return { at: later(facts.visitedAt, spread(every)), failures: 0 };
}
