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

import type { EventFact, ReviewFact, SubjectRef } from '../../fact.ts';
import type { Tells } from '../contract/compare.ts';
import { without } from '../contract/compare.ts';
import type { WorldSubject } from '../world/model.ts';
import type { World } from '../world/world.ts';
import { userNotes } from './subject.ts';

/** GitLab deletes the events of a project after this time. */
const kept = 3 * 365 * 86_400_000;

function itemOf(world: World, { kind, number }: SubjectRef): WorldSubject {
  return kind === 'issue' ? world.subject(kind, Number(number)) : world.subject(kind, Number(number));
}

/** Whether the notes of it are read: the adapter's rule, as its capabilities tell it. */
function heard(item: WorldSubject): boolean {
  if (item.kind === 'issue') return item.comments.length > 0;
  return userNotes(item) > 0 || (item.state === 'merged' && item.requestedReviewers.length > 0);
}

/** The event as GitLab tells it; null = it does not, or only for a request an item. */
export function tellEvent(event: EventFact, world: World): EventFact | null {
  const { kind, subject, at } = event;
  const item = itemOf(world, subject);
  if (['labelled', 'unlabelled', 'milestoned', 'demilestoned'].includes(kind)) return null;
  if (kind === 'merged') return event;
  // Pushes are told, not that they were forced.
  if (kind !== 'closed' && kind !== 'reopened') {
    return heard(item) ? { ...event, kind: kind === 'force-pushed' ? 'pushed' : kind } : null;
  }
  if (item.kind === 'change' && item.state === 'merged' && at.getTime() === item.mergedAt) return null;
  const young = at.getTime() > world.now() - kept;
  return young || (kind === 'closed' && at.getTime() === item.closedAt) ? event : null;
}

/** Whether GitLab tells of it without a request for the item alone. */
export function tellReview(review: ReviewFact, world: World): boolean {
  const item = itemOf(world, { kind: 'change', number: review.change });
  const young = (review.submittedAt?.getTime() ?? 0) > world.now() - kept;
  return heard(item) || (review.state === 'approved' && young);
}

function lockedOrNull(locked: boolean | null): true | null {
  return locked === true ? true : null;
}

const conclusions: ReadonlySet<string> = new Set(['success', 'failure', 'cancelled', 'skipped']);

/** What of a world GitLab tells, and how. */
export const gitlabTells: Tells = {
  // Who was assigned or asked is told by login only where the account is not seen otherwise; bots look like people.
  account: ({ login }) => ({ login }),
  issues: (issue) => ({ ...without<typeof issue>('stateReason')(issue), locked: lockedOrNull(issue.locked) }),
  changes: (change, world) => {
    const item = world.subject('change', Number(change.number));
    const untold = ['baseSha', 'headRepository', 'additions', 'deletions', 'changedFiles', 'commitCount'] as const;
    const fact = without<typeof change>(...untold)(change);
    return { ...fact, locked: lockedOrNull(change.locked), commentCount: userNotes(item) };
  },
  comments: (comment) => without<typeof comment>('reviewId', 'replyTo')(comment),
  reviews: (review, world) => (tellReview(review, world) ? without<typeof review>('id', 'sha')(review) : null),
  events: (event, world) => {
    const fact = tellEvent(event, world);
    return fact === null ? null : without<typeof fact>('id', 'value', 'sha')(fact);
  },
  releases: ({ draft, tag, createdAt, author, name }) =>
    draft === true ? null : { tag, createdAt, author, name: name ?? tag },
  milestones: (milestone) => without<typeof milestone>('closedAt')(milestone),
  ciRuns: (run) => {
    const untold = ['actor', 'attempt', 'startedAt', 'finishedAt', 'updatedAt'] as const;
    const { status, conclusion } = run;
    const known = status !== 'completed' || conclusions.has(conclusion ?? '');
    return { ...without<typeof run>(...untold)(run), conclusion: known ? conclusion : 'action-required' };
  },
  protections: ({ pattern, requiresChange, requiresCodeOwners, allowsForcePush }) => ({
    pattern,
    requiresChange,
    requiresCodeOwners,
    allowsForcePush,
  }),
};
