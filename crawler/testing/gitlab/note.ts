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
import type {
  Stamp,
  WorldComment,
  WorldEvent,
  WorldPerson,
  WorldReview,
  WorldReviewComment,
  WorldSubject,
} from '../world/model.ts';
import { time } from './json.ts';
import { userOf } from './person.ts';

interface Draft {
  readonly id: string;
  readonly at: Stamp;
  readonly updatedAt: Stamp;
  readonly author: WorldPerson | null;
  readonly body: string;
  readonly system: boolean;
  readonly type: 'DiffNote' | null;
  readonly on: WorldReviewComment | null;
}

function systemNote(id: string, at: Stamp, author: WorldPerson | null, body: string): Draft {
  return { id, at, updatedAt: at, author, body, system: true, type: null, on: null };
}

const verdicts: Readonly<Record<WorldReview['state'], string | null>> = {
  approved: 'approved this merge request',
  dismissed: 'unapproved this merge request',
  'changes-requested': 'requested changes',
  commented: 'left review comments without approving',
  pending: null,
};

const noun = { issue: 'issue', change: 'merge request' } as const;

/** What GitLab writes of an event; null = it keeps it elsewhere (states, labels, milestones) or not at all. */
function wordsOf(event: WorldEvent, subject: WorldSubject): string | null {
  const who = `@${event.target?.login ?? ''}`;
  const words: Partial<Record<WorldEvent['kind'], string>> = {
    assigned: `assigned to ${who}`,
    unassigned: `unassigned ${who}`,
    'review-requested': `requested review from ${who}`,
    'review-request-removed': `removed review request for ${who}`,
    retitled: `changed title from **Before** to **${subject.title}**`,
    draft: 'marked this merge request as **draft**',
    ready: 'marked this merge request as **ready**',
    locked: `locked the discussion in this ${noun[subject.kind]}`,
    unlocked: `unlocked the discussion in this ${noun[subject.kind]}`,
    pushed: 'added 1 commit\n\n<ul><li>0badcafe - more</li></ul>\n\n[Compare with previous version](/-/diffs)',
    'force-pushed':
      'added 3 commits\n\n<ul><li>0badcafe...2f4426b7 - 2 commits from branch <code>main</code></li><li>ea0f8418 - again</li></ul>',
    'branch-deleted': `deleted source branch \`${subject.kind === 'change' ? subject.headRef : ''}\``,
    transferred: `moved to ${event.value ?? 'elsewhere#1'}`,
  };
  return words[event.kind] ?? null;
}

function remark(comment: WorldComment, on: WorldReviewComment | null): Draft {
  const { id, createdAt: at, updatedAt, author, body } = comment;
  return { id, at, updatedAt, author, body, system: false, type: on === null ? null : 'DiffNote', on };
}

function draftsOf(subject: WorldSubject): Draft[] {
  const drafts = subject.comments.map((comment) => remark(comment, null));
  for (const event of subject.events) {
    const words = wordsOf(event, subject);
    if (words !== null) drafts.push(systemNote(event.id, event.at, event.actor, words));
  }
  if (subject.kind === 'issue') return drafts;
  for (const review of subject.reviews) {
    const words = verdicts[review.state];
    if (words !== null)
      drafts.push(systemNote(review.id, review.submittedAt ?? subject.createdAt, review.author, words));
    for (const comment of review.comments) drafts.push(remark(comment, comment));
  }
  // GitLab says such things of every merge request, and nobody counts them.
  drafts.push(systemNote(`${subject.id}1`, subject.createdAt, subject.author, 'changed the description'));
  drafts.push(systemNote(`${subject.id}2`, subject.createdAt, subject.author, 'mentioned in issue #1'));
  return drafts;
}

function positionOf(on: WorldReviewComment) {
  return {
    base_sha: on.sha,
    start_sha: on.sha,
    head_sha: on.sha,
    old_path: on.path,
    new_path: on.path,
    position_type: 'text',
    old_line: null,
    new_line: on.line,
    line_range: null,
  };
}

function render(draft: Draft, subject: WorldSubject, projectId: string, origin: string) {
  const { on } = draft;
  return {
    id: rawNumber(draft.id),
    type: draft.type,
    body: draft.body,
    attachment: null,
    author: userOf(draft.author, origin),
    created_at: time(draft.at),
    updated_at: time(draft.updatedAt),
    system: draft.system,
    noteable_id: rawNumber(subject.id),
    noteable_type: subject.kind === 'issue' ? 'Issue' : 'MergeRequest',
    project_id: rawNumber(projectId),
    ...(on === null
      ? {}
      : { commit_id: null, position: positionOf(on), resolved: false, resolved_by: null, resolved_at: null }),
    resolvable: draft.type !== null,
    confidential: false,
    internal: false,
    imported: false,
    imported_from: 'none',
    noteable_iid: subject.number,
    commands_changes: {},
  };
}

/** Notes on an issue or change in the order asked for. */
export function notesOf(
  subject: WorldSubject,
  how: {
    readonly projectId: string;
    readonly origin: string;
    readonly by: 'at' | 'updatedAt';
    readonly descending: boolean;
  },
) {
  const drafts = draftsOf(subject).sort(
    (left, right) => left[how.by] - right[how.by] || left.id.length - right.id.length || (left.id < right.id ? -1 : 1),
  );
  if (how.descending) drafts.reverse();
  return drafts.map((draft) => () => render(draft, subject, how.projectId, how.origin));
}
