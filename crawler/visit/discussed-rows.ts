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

import type { FactRow } from '#store/queries/platform/fact-table.ts';
import type { ChangeFact, IssueFact } from '../fact.ts';
import type { RowContext } from './rows.ts';
import { exact, exactOrNull, figure, instant, objectId, shown, shownOrNull } from './values.ts';

type Common = Omit<FactRow<'issue'>, 'state' | 'state_reason'>;

function common(fact: IssueFact | ChangeFact, context: RowContext): Common | null {
  const { accounts } = context;
  const created = instant(fact.createdAt);
  if (created === null) return null;
  return {
    repository_id: context.repositoryId,
    platform_id: exact(fact.id),
    number: exact(fact.number),
    title: shown(fact.title),
    author_id: accounts.id(fact.author),
    created_at: created,
    updated_at: instant(fact.updatedAt) ?? created,
    closed_at: instant(fact.closedAt),
    closed_by_id: accounts.id(fact.closedBy),
    labels: fact.labels.map(shown),
    assignee_ids: fact.assignees.flatMap((account) => accounts.id(account) ?? []),
    milestone: exactOrNull(fact.milestone),
    comment_count: figure(fact.commentCount),
    locked: fact.locked,
    seen_at: context.seenAt,
  };
}

/** The row of an issue; null when its dates are none. */
export function issueRow(fact: IssueFact, context: RowContext): FactRow<'issue'> | null {
  const row = common(fact, context);
  return row === null ? null : { ...row, state: fact.state, state_reason: shownOrNull(fact.stateReason) };
}

/** The row of a change; null when its dates are none. */
export function changeRow(fact: ChangeFact, context: RowContext): FactRow<'change'> | null {
  const row = common(fact, context);
  if (row === null) return null;
  const { accounts } = context;
  return {
    ...row,
    state: fact.state,
    draft: fact.draft,
    merged_at: instant(fact.mergedAt),
    merged_by_id: accounts.id(fact.mergedBy),
    merge_sha: objectId(fact.mergeSha),
    base_ref: shownOrNull(fact.baseRef),
    base_sha: objectId(fact.baseSha),
    head_ref: shownOrNull(fact.headRef),
    head_sha: objectId(fact.headSha),
    head_repository: shownOrNull(fact.headRepository),
    additions: figure(fact.additions),
    deletions: figure(fact.deletions),
    changed_files: figure(fact.changedFiles),
    commit_count: figure(fact.commitCount),
    requested_reviewer_ids: fact.requestedReviewers.flatMap((account) => accounts.id(account) ?? []),
  };
}
