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

import type { WorldChange, WorldRepository, WorldReview, WorldReviewComment } from '../../world/model.ts';
import { databaseId, nodeId, stamp, stampOrNull } from '../ids.ts';
import { commitView } from './commit.ts';
import { connection, type Listing, type PageArgs } from './connection.ts';
import type { Graph } from './graph.ts';
import { personView } from './person.ts';
import { repositoryView } from './repository.ts';
import { subjectView } from './subject.ts';

/** A conversation on a line. */
export interface Thread {
  readonly id: string;
  readonly createdAt: number;
  readonly comments: readonly WorldReviewComment[];
}

/** The conversations of a change, oldest first. */
export function threadsOf(change: WorldChange): Thread[] {
  const threads = new Map<WorldReviewComment, WorldReviewComment[]>();
  for (const comment of change.reviews.flatMap((review) => review.comments)) {
    const head = comment.replyTo ?? comment;
    const thread = threads.get(head);
    if (thread) thread.push(comment);
    else threads.set(head, [comment]);
  }
  const all = [...threads].map(([head, comments]) => ({ id: head.id, createdAt: head.createdAt, comments }));
  return all.sort((left, right) => left.createdAt - right.createdAt);
}

function lineCommentView(
  graph: Graph,
  repository: WorldRepository,
  change: WorldChange,
  comment: WorldReviewComment,
): Record<string, unknown> {
  const review = change.reviews.find((one) => one.comments.includes(comment)) as WorldReview;
  return {
    __typename: 'PullRequestReviewComment',
    id: nodeId('PRRC', repository.id, change.number, comment.id),
    databaseId: databaseId(comment.id),
    fullDatabaseId: comment.id,
    author: personView(graph, comment.author),
    authorAssociation: 'CONTRIBUTOR',
    body: comment.body,
    bodyText: comment.body,
    createdAt: stamp(comment.createdAt),
    updatedAt: stamp(comment.updatedAt),
    publishedAt: stamp(comment.createdAt),
    path: comment.path,
    line: comment.line,
    originalLine: comment.line,
    startLine: null,
    position: null,
    originalPosition: 1,
    diffHunk: '@@ -1 +1 @@',
    outdated: comment.line === null,
    isMinimized: false,
    state: 'SUBMITTED',
    subjectType: 'LINE',
    commit: () => commitView(graph, repository, comment.sha),
    originalCommit: () => commitView(graph, repository, comment.sha),
    replyTo: () => (comment.replyTo === null ? null : lineCommentView(graph, repository, change, comment.replyTo)),
    pullRequestReview: () => reviewView(graph, repository, change, review),
    pullRequest: () => subjectView(graph, repository, change),
    repository: () => repositoryView(graph, repository),
    url: `${graph.url}/${repository.owner.login}/${repository.name}/pull/${change.number}#discussion_r${comment.id}`,
  };
}

/** A conversation. */
export function threadView(
  graph: Graph,
  repository: WorldRepository,
  change: WorldChange,
  thread: Thread,
): Record<string, unknown> {
  const head = thread.comments[0] as WorldReviewComment;
  return {
    __typename: 'PullRequestReviewThread',
    id: nodeId('PRRT', repository.id, change.number, thread.id),
    isResolved: false,
    isOutdated: head.line === null,
    isCollapsed: false,
    path: head.path,
    line: head.line,
    originalLine: head.line,
    subjectType: 'LINE',
    diffSide: 'RIGHT',
    resolvedBy: null,
    pullRequest: () => subjectView(graph, repository, change),
    comments: (args: PageArgs) => connection(args, lineListing(graph, repository, change, thread.comments)),
  };
}

function lineListing(
  graph: Graph,
  repository: WorldRepository,
  change: WorldChange,
  items: readonly WorldReviewComment[],
): Listing<WorldReviewComment> {
  return {
    items,
    key: (comment) => [comment.createdAt, comment.id],
    view: (comment) => lineCommentView(graph, repository, change, comment),
  };
}

/** A verdict. */
export function reviewView(
  graph: Graph,
  repository: WorldRepository,
  change: WorldChange,
  review: WorldReview,
): Record<string, unknown> {
  const at = review.submittedAt ?? change.createdAt;
  return {
    __typename: 'PullRequestReview',
    id: nodeId('PRR', repository.id, change.number, review.id),
    databaseId: databaseId(review.id),
    fullDatabaseId: review.id,
    author: personView(graph, review.author),
    authorAssociation: 'CONTRIBUTOR',
    state: review.state.toUpperCase().replace('-', '_'),
    body: review.body,
    bodyText: review.body,
    submittedAt: stampOrNull(review.submittedAt),
    createdAt: stamp(at),
    updatedAt: stamp(at),
    publishedAt: stampOrNull(review.submittedAt),
    commit: () => commitView(graph, repository, review.sha),
    comments: (args: PageArgs) => connection(args, lineListing(graph, repository, change, review.comments)),
    pullRequest: () => subjectView(graph, repository, change),
    repository: () => repositoryView(graph, repository),
    url: `${graph.url}/${repository.owner.login}/${repository.name}/pull/${change.number}#pullrequestreview-${review.id}`,
  };
}

interface ReviewArgs extends PageArgs {
  readonly states?: readonly string[] | null;
  readonly author?: string | null;
}

/** The verdicts on a change, oldest first. */
export function reviewListing(
  graph: Graph,
  repository: WorldRepository,
  change: WorldChange,
  args: ReviewArgs,
): Listing<WorldReview> {
  const states = args.states?.map((state) => state.toLowerCase().replace('_', '-'));
  return {
    items: change.reviews.filter(
      (review) =>
        (states?.includes(review.state) ?? true) && (args.author ? review.author?.login === args.author : true),
    ),
    key: (review) => [review.submittedAt ?? Number.MAX_SAFE_INTEGER, review.id],
    view: (review) => reviewView(graph, repository, change, review),
  };
}
