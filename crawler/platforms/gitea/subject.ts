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

import { z } from 'zod';
import type { ChangeFact, IssueFact, SubjectRef } from '../../fact.ts';
import { account, accounts, authorOf, count, flag, idText, sha, text, time, timeOrNull } from './wire.ts';

const real = idText.refine((value) => value !== '0', 'is the number of nothing');

const discussed = {
  id: real,
  number: real,
  title: z.string(),
  user: account,
  original_author: text,
  state: z.string(),
  labels: z.array(z.object({ name: text }).nullish()).nullish(),
  assignees: accounts,
  assignee: account,
  milestone: z.object({ id: idText }).nullish(),
  comments: count,
  is_locked: flag,
  created_at: time,
  updated_at: time,
  closed_at: timeOrNull,
};

const told = z.object(discussed);

/** What issues and changes have in common. */
function toDiscussed(item: z.output<typeof told>) {
  const assignees = item.assignees.length > 0 ? item.assignees : item.assignee === null ? [] : [item.assignee];
  return {
    id: item.id,
    number: item.number,
    title: item.title,
    author: authorOf(item.user, item.original_author),
    createdAt: item.created_at,
    updatedAt: item.updated_at,
    closedAt: item.closed_at,
    closedBy: null,
    labels: (item.labels ?? []).flatMap((label) => (label?.name ? [label.name] : [])),
    assignees,
    milestone: item.milestone?.id ?? null,
    commentCount: item.comments,
    locked: item.is_locked,
  };
}

/** An entry of the list of issues, which names changes too. */
export interface ListedSubject {
  readonly subject: SubjectRef;
  readonly updatedAt: Date;
  /** Null for changes. */
  readonly issue: IssueFact | null;
}

/** An entry of `/issues`. */
export const listedSubject = z
  .object({ ...discussed, pull_request: z.object({}).nullish() })
  .transform((item): ListedSubject => {
    const common = toDiscussed(item);
    const { number, updatedAt } = common;
    // A change has another id in this list than in its own: it is told there.
    if (item.pull_request) return { subject: { kind: 'change', number }, updatedAt, issue: null };
    const issue: IssueFact = { ...common, state: item.state === 'closed' ? 'closed' : 'open', stateReason: null };
    return { subject: { kind: 'issue', number }, updatedAt, issue };
  });

const branch = z.object({ label: text, ref: text, sha, repo: z.object({ full_name: text }).nullish() }).nullish();

/** A change, and how many reviews it has; null = this version does not tell. */
export interface ListedChange {
  readonly change: ChangeFact;
  readonly reviews: number | null;
  /** It was merged, and this list does not say by whom. */
  readonly mergerUntold: boolean;
}

/** An entry of `/pulls`. */
export const listedChange = z
  .object({
    ...discussed,
    merged: flag,
    merged_at: timeOrNull,
    merged_by: z.unknown(),
    merge_commit_sha: sha,
    merge_base: sha,
    base: branch,
    head: branch,
    draft: flag,
    additions: count,
    deletions: count,
    changed_files: count,
    review_comments: count,
    requested_reviewers: accounts,
  })
  .transform((item): ListedChange => {
    const merged = item.merged === true || (item.merged === null && item.merged_at !== null);
    const mergedBy = merged ? (account.safeParse(item.merged_by).data ?? null) : null;
    const { head, base } = item;
    // Some versions write 0 where nothing was counted; a change without a changed file is not merged or reviewed.
    const counted = item.changed_files !== 0;
    const headRef = head?.label ?? head?.ref ?? null;
    const change: ChangeFact = {
      ...toDiscussed(item),
      state: merged ? 'merged' : item.state === 'closed' ? 'closed' : 'open',
      closedBy: mergedBy,
      draft: item.draft,
      mergedAt: merged ? item.merged_at : null,
      mergedBy,
      mergeSha: merged ? item.merge_commit_sha : null,
      baseRef: base?.label ?? base?.ref ?? null,
      // `base.sha` is where the branch stands today; the change began at the merge base.
      baseSha: item.merge_base ?? base?.sha ?? null,
      // A deleted branch is shown as the ref that keeps its commits.
      headRef: headRef?.startsWith('refs/') ? null : headRef,
      headSha: head?.sha ?? null,
      headRepository: head?.repo?.full_name ?? null,
      additions: counted ? item.additions : null,
      deletions: counted ? item.deletions : null,
      changedFiles: counted ? item.changed_files : null,
      commitCount: null,
      requestedReviewers: item.requested_reviewers,
    };
    return { change, reviews: item.review_comments, mergerUntold: merged && (item.merged_by ?? null) === null };
  });
