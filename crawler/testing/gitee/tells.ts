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

import type { AccountFact } from '../../fact.ts';
import { type Tells, without } from '../contract/compare.ts';
import { accountOf } from '../world/expected.ts';
import type { WorldChange, WorldReview } from '../world/model.ts';
import type { World } from '../world/world.ts';
import { isLogged } from './log.ts';
import { issueNumber, reviewersOf } from './wire.ts';

/** Numbers as Gitee has them: those of issues have letters. */
export const expectation = {
  number: ({ kind, number }: { readonly kind: 'issue' | 'change'; readonly number: number }) =>
    kind === 'issue' ? issueNumber(number) : String(number),
};

function changeOf(world: World, number: string): WorldChange {
  return world.subject('change', Number(number));
}

/** Milestones are numbered by their ids. */
function milestoneIn(world: World, number: string | null): string | null {
  return world.main.milestones.find((one) => String(one.number) === number)?.id ?? null;
}

/** Milestones and labels are named in a log; other entries carry no value. */
const valued = new Set(['labelled', 'unlabelled', 'milestoned']);

/** The reviewer's last approval: the platform keeps one. */
function lastApproval(change: WorldChange, id: string): WorldReview | null {
  const review = change.reviews.find((one) => one.id === id);
  if (review?.state !== 'approved' || review.author === null) return null;
  const same = change.reviews.filter((one) => one.state === 'approved' && one.author === review.author);
  return same.at(-1) === review ? review : null;
}

/** Accounts of a list: bots are people to Gitee. */
function account({ id, login, kind }: AccountFact): Partial<AccountFact> {
  return { id, login, kind: kind === 'organisation' ? kind : 'user' };
}

/** What Gitee tells of what a world knows. */
export const tells: Tells = {
  account,
  issues(issue, world) {
    const found = world.main.issues.find(({ id }) => id === issue.id);
    const going = issue.state === 'open' && (found?.assignees.length ?? 0) > 0;
    const ended = issue.stateReason === 'not_planned' ? 'rejected' : 'closed';
    const stateReason = issue.state === 'open' ? (going ? 'progressing' : null) : ended;
    const milestone = milestoneIn(world, issue.milestone);
    return { ...without<typeof issue>('closedBy', 'locked')(issue), stateReason, milestone };
  },
  changes(change, world) {
    const reviewers = reviewersOf(changeOf(world, change.number));
    const waiting = change.state === 'open' ? reviewers.filter(({ accept }) => !accept) : [];
    const untold = ['mergeSha', 'commentCount', 'additions', 'deletions', 'changedFiles', 'commitCount'] as const;
    return {
      ...without<typeof change>(...untold)(change),
      closedBy: change.mergedBy,
      milestone: milestoneIn(world, change.milestone),
      assignees: reviewers.map(({ person }) => accountOf(person)),
      requestedReviewers: waiting.map(({ person }) => accountOf(person)),
    };
  },
  comments: without('reviewId', 'line'),
  reviews(review, world) {
    const change = changeOf(world, review.change);
    const last = lastApproval(change, review.id);
    if (last === null) return null;
    const id = `${review.change}-${last.author?.id}`;
    return { ...review, id, submittedAt: change.state === 'merged' ? review.submittedAt : null, sha: null };
  },
  events(event, world) {
    if (event.subject.kind === 'issue') return null;
    const change = changeOf(world, event.subject.number);
    const found = change.events.find(({ id }) => id === event.id);
    if (change.state !== 'merged' || found === undefined || !isLogged(change, found)) return null;
    return { ...event, value: valued.has(event.kind) ? event.value : null, sha: null, target: null };
  },
  releases(release) {
    const bare = { size: null, contentType: null, downloads: null, digest: null, createdAt: null };
    const assets = release.assets.map(({ name }) => ({ id: name, name, ...bare }));
    return { ...without<typeof release>('draft')(release), publishedAt: release.createdAt, assets };
  },
  labels: without('description'),
  milestones(milestone) {
    const dueAt = milestone.dueAt === null ? null : new Date(milestone.dueAt.toISOString().slice(0, 10));
    return { ...milestone, number: milestone.id, dueAt, closedAt: null };
  },
  protections: ({ pattern }) => ({ pattern }),
};
