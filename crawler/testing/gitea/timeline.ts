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

import { rawNumber } from '../raw-number.ts';
import type { WorldChange, WorldEvent, WorldSubject } from '../world/model.ts';
import { commentWire, person, time, type Wire } from './wire.ts';

type Parts = (event: WorldEvent) => Wire;

const assignee = (event: WorldEvent) => event.target && person(event.target);

/** How the server writes what worlds have; what has no entry is not told. */
const writers: Readonly<Partial<Record<WorldEvent['kind'], Parts>>> = {
  closed: () => ({ type: 'close' }),
  reopened: () => ({ type: 'reopen' }),
  merged: (event) => ({ type: 'merge_pull', ref_commit_sha: event.sha }),
  labelled: (event) => ({ type: 'label', body: '1', label: { name: event.value } }),
  unlabelled: (event) => ({ type: 'label', label: { name: event.value } }),
  milestoned: (event) => ({ type: 'milestone', milestone: { title: event.value } }),
  demilestoned: (event) => ({ type: 'milestone', old_milestone: { title: event.value } }),
  assigned: (event) => ({ type: 'assignees', assignee: assignee(event) }),
  unassigned: (event) => ({ type: 'assignees', assignee: assignee(event), removed_assignee: true }),
  'review-requested': (event) => ({ type: 'review_request', assignee: assignee(event) }),
  'review-request-removed': (event) => ({ type: 'review_request', assignee: assignee(event), removed_assignee: true }),
  'review-dismissed': () => ({ type: 'dismiss_review' }),
  locked: () => ({ type: 'lock' }),
  unlocked: () => ({ type: 'unlock' }),
  retitled: (event) => ({ type: 'change_title', new_title: event.value }),
  pushed: (event) => ({ type: 'pull_push', body: pushBody(event, false) }),
  'force-pushed': (event) => ({ type: 'pull_push', body: pushBody(event, true) }),
  'branch-deleted': (event) => ({ type: 'delete_branch', old_ref: event.value }),
};

function pushBody(event: WorldEvent, forced: boolean): string {
  return JSON.stringify({ is_force_push: forced, commit_ids: event.sha === null ? [] : [event.sha] });
}

/** Kinds of events that a timeline holds. */
export const toldKinds: ReadonlySet<string> = new Set(Object.keys(writers));

interface Entry {
  readonly at: number;
  readonly updatedAt: number;
  readonly write: () => Wire;
}

function eventEntry(event: WorldEvent): Entry[] {
  const parts = writers[event.kind];
  if (parts === undefined) return [];
  const { id, actor, at } = event;
  const stamps = { created_at: time(at), updated_at: time(at) };
  const write = () => ({
    id: rawNumber(id),
    user: person(actor),
    body: '',
    removed_assignee: false,
    ...stamps,
    ...parts(event),
  });
  return [{ at, updatedAt: at, write }];
}

function reviewEntries(change: WorldChange): Entry[] {
  return change.reviews.flatMap((review) => {
    const at = review.submittedAt;
    if (at === null) return [];
    const stamps = { created_at: time(at), updated_at: time(at) };
    const write = () => ({
      id: rawNumber(review.id),
      type: 'review',
      user: person(review.author),
      body: '',
      ...stamps,
    });
    return [{ at, updatedAt: at, write }];
  });
}

/** Everything that happened to a subject but its line comments, oldest first. */
export function timelineOf(subject: WorldSubject, page: string): readonly Entry[] {
  const comments = subject.comments.map((comment): Entry => {
    const write = () => {
      const { original_author: _name, original_author_id: _id, ...told } = commentWire(comment, subject, page);
      return { ...told, type: 'comment' };
    };
    return { at: comment.createdAt, updatedAt: comment.updatedAt, write };
  });
  const reviews = subject.kind === 'change' ? reviewEntries(subject) : [];
  const entries = [...comments, ...subject.events.flatMap(eventEntry), ...reviews];
  return entries.sort((left, right) => left.at - right.at);
}
