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

import type { EventKind } from '../../../event-kind.ts';
import type { ChangeFact, CommentFact, EventFact, Facts, IssueFact, ReviewFact, SubjectRef } from '../../../fact.ts';
import { accounts, graphAccount } from '../account.ts';
import { reviewState } from '../rest/review.ts';
import type { ChangeNode, IssueNode, TimelineItem } from './node.ts';
import { numberOfNode } from './number.ts';

const kinds: Readonly<Record<string, EventKind>> = {
  ClosedEvent: 'closed',
  ReopenedEvent: 'reopened',
  MergedEvent: 'merged',
  LabeledEvent: 'labelled',
  UnlabeledEvent: 'unlabelled',
  AssignedEvent: 'assigned',
  UnassignedEvent: 'unassigned',
  MilestonedEvent: 'milestoned',
  DemilestonedEvent: 'demilestoned',
  ReviewRequestedEvent: 'review-requested',
  ReviewRequestRemovedEvent: 'review-request-removed',
  ReviewDismissedEvent: 'review-dismissed',
  ConvertToDraftEvent: 'draft',
  ReadyForReviewEvent: 'ready',
  LockedEvent: 'locked',
  UnlockedEvent: 'unlocked',
  RenamedTitleEvent: 'retitled',
  TransferredEvent: 'transferred',
  HeadRefForcePushedEvent: 'force-pushed',
  HeadRefDeletedEvent: 'branch-deleted',
};

function rows<T>(list: { readonly nodes?: readonly (T | null)[] | null | undefined } | null | undefined): T[] {
  return (list?.nodes ?? []).filter((one) => one !== null);
}

function eventOf(subject: SubjectRef, item: TimelineItem): EventFact | null {
  const kind = kinds[item.type];
  if (kind === undefined || !item.id || !item.createdAt) return null;
  const team = item.requestedReviewer?.slug;
  return {
    id: numberOfNode(item.id),
    subject,
    kind,
    actor: graphAccount(item.actor),
    at: item.createdAt,
    target: graphAccount(item.assignee ?? item.requestedReviewer),
    value: item.label?.name ?? item.milestoneTitle ?? team ?? null,
    sha: item.commit?.oid ?? item.afterCommit?.oid ?? item.closer?.oid ?? null,
  };
}

function commentOf(subject: SubjectRef, item: TimelineItem): CommentFact | null {
  if (item.type !== 'IssueComment' || !item.id || !item.createdAt) return null;
  return {
    id: item.fullDatabaseId ?? numberOfNode(item.id),
    kind: 'discussion',
    subject,
    author: graphAccount(item.author),
    createdAt: item.createdAt,
    updatedAt: item.updatedAt ?? item.createdAt,
    reviewId: null,
    replyTo: null,
    path: null,
    line: null,
    sha: null,
  };
}

interface Timeline {
  readonly comments: CommentFact[];
  readonly events: EventFact[];
}

function timelineOf(kind: SubjectRef['kind'], node: IssueNode | ChangeNode): Timeline {
  const subject = { kind, number: node.number };
  const items = rows(node.timelineItems);
  return {
    comments: items.map((item) => commentOf(subject, item)).filter((one) => one !== null),
    events: items.map((item) => eventOf(subject, item)).filter((one) => one !== null),
  };
}

function discussed(node: IssueNode | ChangeNode, { events }: Timeline) {
  const closing = node.state === 'OPEN' ? undefined : events.findLast((event) => event.kind === 'closed');
  return {
    id: node.fullDatabaseId ?? numberOfNode(node.id),
    number: node.number,
    title: node.title,
    author: graphAccount(node.author),
    createdAt: node.createdAt,
    updatedAt: node.updatedAt,
    closedAt: node.closedAt ?? null,
    closedBy: closing?.actor ?? null,
    labels: rows(node.labels).map((label) => label.name),
    assignees: accounts(rows(node.assignees), graphAccount),
    milestone: node.milestone?.number ?? null,
    locked: node.locked ?? null,
  };
}

function issueOf(node: IssueNode, timeline: Timeline): IssueFact {
  return {
    ...discussed(node, timeline),
    state: node.state === 'OPEN' ? 'open' : 'closed',
    stateReason: node.state === 'OPEN' ? null : (node.stateReason?.toLowerCase() ?? null),
    commentCount: node.comments?.totalCount ?? null,
  };
}

function changeOf(node: ChangeNode, timeline: Timeline): ChangeFact {
  const merged = node.state === 'MERGED';
  return {
    ...discussed(node, timeline),
    commentCount: null,
    state: merged ? 'merged' : node.state === 'OPEN' ? 'open' : 'closed',
    draft: node.isDraft ?? null,
    mergedAt: node.mergedAt ?? null,
    mergedBy: graphAccount(node.mergedBy),
    mergeSha: merged ? (node.mergeCommit?.oid ?? null) : null,
    baseRef: node.baseRefName ?? null,
    baseSha: node.baseRefOid,
    headRef: node.headRefName ?? null,
    headSha: node.headRefOid,
    headRepository: node.headRepository?.nameWithOwner ?? null,
    additions: node.additions ?? null,
    deletions: node.deletions ?? null,
    changedFiles: node.changedFiles ?? null,
    commitCount: null,
    requestedReviewers: accounts(rows(node.reviewRequests), (one) => graphAccount(one.requestedReviewer)),
  };
}

function reviewsOf(node: ChangeNode): ReviewFact[] {
  return rows(node.reviews).map((review) => ({
    id: review.fullDatabaseId ?? numberOfNode(review.id),
    change: node.number,
    author: graphAccount(review.author),
    state: reviewState(review.state),
    submittedAt: review.submittedAt ?? null,
    sha: review.commit?.oid ?? null,
  }));
}

/** Issues with their remarks and events. */
export function issueFacts(nodes: readonly IssueNode[]): Facts {
  const timelines = nodes.map((node) => ({ node, timeline: timelineOf('issue', node) }));
  return {
    issues: timelines.map(({ node, timeline }) => issueOf(node, timeline)),
    comments: timelines.flatMap(({ timeline }) => timeline.comments),
    events: timelines.flatMap(({ timeline }) => timeline.events),
  };
}

/** Changes with their reviews, remarks and events; remarks on lines have a feed of their own. */
export function changeFacts(nodes: readonly ChangeNode[]): Facts {
  const timelines = nodes.map((node) => ({ node, timeline: timelineOf('change', node) }));
  return {
    changes: timelines.map(({ node, timeline }) => changeOf(node, timeline)),
    reviews: nodes.flatMap((node) => reviewsOf(node)),
    comments: timelines.flatMap(({ timeline }) => timeline.comments),
    events: timelines.flatMap(({ timeline }) => timeline.events),
  };
}
