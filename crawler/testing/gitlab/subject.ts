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
import {
  fullName,
  type WorldChange,
  type WorldIssue,
  type WorldMilestone,
  type WorldRepository,
} from '../world/model.ts';
import { time, timeOrNull } from './json.ts';
import { userOf, userOrNull } from './person.ts';

/** Where things are. */
export interface Place {
  readonly origin: string;
  readonly repository: WorldRepository;
}

/** A milestone of the project. */
export function milestoneOf(milestone: WorldMilestone, { origin, repository }: Place) {
  return {
    id: rawNumber(milestone.id),
    iid: milestone.number,
    project_id: rawNumber(repository.id),
    title: milestone.title,
    description: '',
    state: milestone.state === 'open' ? 'active' : 'closed',
    created_at: time(milestone.createdAt),
    updated_at: time(milestone.updatedAt),
    due_date: timeOrNull(milestone.dueAt)?.slice(0, 10) ?? null,
    start_date: null,
    expired: false,
    web_url: `${origin}/${fullName(repository)}/-/milestones/${milestone.number}`,
  };
}

function discussedOf(subject: WorldIssue | WorldChange, place: Place) {
  const { origin, repository } = place;
  const assignees = subject.assignees.map((person) => userOf(person, origin));
  return {
    id: rawNumber(subject.id),
    iid: subject.number,
    project_id: rawNumber(repository.id),
    title: subject.title,
    description: subject.body,
    created_at: time(subject.createdAt),
    updated_at: time(subject.updatedAt),
    labels: subject.labels.map((label) => label.name),
    milestone: subject.milestone === null ? null : milestoneOf(subject.milestone, place),
    assignees,
    assignee: assignees[0] ?? null,
    author: userOf(subject.author, origin),
    upvotes: 0,
    downvotes: 0,
    discussion_locked: subject.locked ? true : null,
    time_stats: { time_estimate: 0, total_time_spent: 0, human_time_estimate: null, human_total_time_spent: null },
    task_completion_status: { count: 0, completed_count: 0 },
  };
}

/** An issue in a list. */
export function issueOf(issue: WorldIssue, place: Place) {
  const { origin, repository } = place;
  const path = fullName(repository);
  const closed = issue.state === 'closed';
  return {
    ...discussedOf(issue, place),
    state: closed ? 'closed' : 'opened',
    closed_at: timeOrNull(issue.closedAt),
    closed_by: userOrNull(issue.closedBy, closed, origin),
    type: 'ISSUE',
    user_notes_count: issue.comments.length,
    merge_requests_count: 0,
    due_date: null,
    confidential: false,
    issue_type: 'issue',
    web_url: `${origin}/${path}/-/issues/${issue.number}`,
    severity: 'UNKNOWN',
    moved_to_id: null,
    imported: false,
    imported_from: 'none',
    references: { short: `#${issue.number}`, relative: `#${issue.number}`, full: `${path}#${issue.number}` },
    _links: { closed_as_duplicate_of: null },
  };
}

/** People's notes on a change: remarks, and remarks on lines. */
export function userNotes(change: WorldChange): number {
  return change.comments.length + change.reviews.reduce((sum, review) => sum + review.comments.length, 0);
}

const states = { open: 'opened', closed: 'closed', merged: 'merged' } as const;

function sourceProject(change: WorldChange, { repository }: Place) {
  if (change.headRepository === null) return null;
  if (change.headRepository === fullName(repository)) return rawNumber(repository.id);
  return rawNumber(`${change.author?.id ?? '1'}9`);
}

/** A merge request in a list. */
export function changeOf(change: WorldChange, place: Place) {
  const { origin, repository } = place;
  const path = fullName(repository);
  const merged = change.state === 'merged';
  const merger = userOrNull(change.mergedBy, merged, origin);
  const closed = change.state === 'closed';
  return {
    ...discussedOf(change, place),
    state: states[change.state],
    merged_by: merger,
    merge_user: merger,
    merged_at: timeOrNull(change.mergedAt),
    closed_by: userOrNull(change.closedBy, closed, origin),
    closed_at: closed ? timeOrNull(change.closedAt) : null,
    target_branch: change.baseRef,
    source_branch: change.headRef,
    user_notes_count: userNotes(change),
    reviewers: change.requestedReviewers.map((person) => userOf(person, origin)),
    source_project_id: sourceProject(change, place),
    target_project_id: rawNumber(repository.id),
    draft: change.draft,
    work_in_progress: change.draft,
    imported: false,
    imported_from: 'none',
    merge_when_pipeline_succeeds: false,
    merge_status: 'can_be_merged',
    detailed_merge_status: merged ? 'not_open' : 'mergeable',
    sha: change.headSha,
    merge_commit_sha: change.mergeSha,
    squash_commit_sha: null,
    should_remove_source_branch: null,
    force_remove_source_branch: true,
    reference: `!${change.number}`,
    references: { short: `!${change.number}`, relative: `!${change.number}`, full: `${path}!${change.number}` },
    web_url: `${origin}/${path}/-/merge_requests/${change.number}`,
    squash: false,
    squash_on_merge: false,
    has_conflicts: false,
    blocking_discussions_resolved: true,
  };
}
