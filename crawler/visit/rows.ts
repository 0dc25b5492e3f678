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
import type { CiRunFact, CommentFact, EventFact, ForkFact, ReviewFact, StarFact } from '../fact.ts';
import type { Accounts } from './accounts.ts';
import { exact, exactOrNull, figure, instant, objectId, shownOrNull } from './values.ts';

/** What every row of a page needs besides its fact. */
export interface RowContext {
  readonly repositoryId: string;
  readonly accounts: Accounts;
  readonly seenAt: Date;
}

/** The row of a comment; null when its dates are none. */
export function commentRow(fact: CommentFact, context: RowContext): FactRow<'comment'> | null {
  const created = instant(fact.createdAt);
  if (created === null) return null;
  return {
    repository_id: context.repositoryId,
    kind: fact.kind,
    platform_id: exact(fact.id),
    subject_kind: fact.subject.kind,
    subject_number: exact(fact.subject.number),
    author_id: context.accounts.id(fact.author),
    created_at: created,
    updated_at: instant(fact.updatedAt) ?? created,
    review_id: exactOrNull(fact.reviewId),
    reply_to: exactOrNull(fact.replyTo),
    path: shownOrNull(fact.path),
    line: figure(fact.line),
    sha: objectId(fact.sha),
    seen_at: context.seenAt,
  };
}

/** The row of a review. */
export function reviewRow(fact: ReviewFact, context: RowContext): FactRow<'review'> {
  return {
    repository_id: context.repositoryId,
    platform_id: exact(fact.id),
    change_number: exact(fact.change),
    author_id: context.accounts.id(fact.author),
    state: fact.state,
    submitted_at: instant(fact.submittedAt),
    sha: objectId(fact.sha),
    seen_at: context.seenAt,
  };
}

/** The row of an event; null when its date is none. */
export function eventRow(fact: EventFact, context: RowContext): FactRow<'subject_event'> | null {
  const { accounts } = context;
  const at = instant(fact.at);
  if (at === null) return null;
  return {
    repository_id: context.repositoryId,
    platform_id: exact(fact.id),
    subject_kind: fact.subject.kind,
    subject_number: exact(fact.subject.number),
    kind: fact.kind,
    actor_id: accounts.id(fact.actor),
    at,
    target_id: accounts.id(fact.target),
    value: shownOrNull(fact.value),
    sha: objectId(fact.sha),
    seen_at: context.seenAt,
  };
}

/** The row of a star. */
export function starRow(fact: StarFact, context: RowContext): FactRow<'star'> | null {
  const account = context.accounts.id(fact.account);
  if (account === null) return null;
  const { repositoryId: repository_id, seenAt: seen_at } = context;
  return { repository_id, account_id: account, starred_at: instant(fact.at), seen_at };
}

/** The row of a fork. */
export function forkRow(fact: ForkFact, context: RowContext): FactRow<'fork'> {
  return {
    repository_id: context.repositoryId,
    platform_id: exact(fact.id),
    path: shownOrNull(fact.fullName) ?? '',
    owner_id: context.accounts.id(fact.owner),
    created_at: instant(fact.createdAt),
    seen_at: context.seenAt,
  };
}

/** The row of a run of continuous integration; null when its date or commit is none. */
export function ciRunRow(fact: CiRunFact, context: RowContext): FactRow<'ci_run'> | null {
  const created = instant(fact.createdAt);
  const sha = objectId(fact.sha);
  if (created === null || sha === null) return null;
  return {
    repository_id: context.repositoryId,
    kind: fact.kind,
    platform_id: exact(fact.id),
    name: shownOrNull(fact.name),
    sha,
    ref: shownOrNull(fact.ref),
    trigger: shownOrNull(fact.trigger),
    status: fact.status,
    conclusion: shownOrNull(fact.conclusion),
    actor_id: context.accounts.id(fact.actor),
    attempt: figure(fact.attempt),
    created_at: created,
    updated_at: instant(fact.updatedAt),
    started_at: instant(fact.startedAt),
    finished_at: instant(fact.finishedAt),
    seen_at: context.seenAt,
  };
}
