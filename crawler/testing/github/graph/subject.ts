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

import { GraphQLError } from 'graphql';
import type {
  WorldChange,
  WorldComment,
  WorldIssue,
  WorldLabel,
  WorldMilestone,
  WorldPerson,
  WorldRepository,
  WorldSubject,
} from '../../world/model.ts';
import { databaseId, nodeId, stamp, stampOrNull } from '../ids.ts';
import { commitView, madeSha } from './commit.ts';
import { connection, type PageArgs } from './connection.ts';
import type { Graph } from './graph.ts';
import { personView } from './person.ts';
import { headRepositoryView, repositoryView } from './repository.ts';
import { reviewListing, threadsOf, threadView } from './review.ts';
import { timelineView } from './timeline.ts';

/** Ids of GraphQL that name the place of a thing, so that `node(id)` finds it. */
export function subjectNodeId(repository: WorldRepository, subject: WorldSubject): string {
  return nodeId(subject.kind === 'issue' ? 'I' : 'PR', repository.id, subject.number);
}

/** A label. */
export function labelView(graph: Graph, repository: WorldRepository, label: WorldLabel): Record<string, unknown> {
  return {
    __typename: 'Label',
    id: nodeId('LA', repository.id, label.id),
    name: label.name,
    color: label.colour,
    description: label.description,
    isDefault: false,
    createdAt: stamp(repository.createdAt),
    updatedAt: stamp(repository.createdAt),
    url: `${graph.url}/${repository.owner.login}/${repository.name}/labels/${encodeURIComponent(label.name)}`,
    repository: () => repositoryView(graph, repository),
  };
}

/** A milestone. */
export function milestoneView(
  graph: Graph,
  repository: WorldRepository,
  milestone: WorldMilestone,
): Record<string, unknown> {
  return {
    __typename: 'Milestone',
    id: nodeId('MI', repository.id, milestone.id),
    number: milestone.number,
    title: milestone.title,
    state: milestone.state.toUpperCase(),
    closed: milestone.state === 'closed',
    dueOn: stampOrNull(milestone.dueAt),
    createdAt: stamp(milestone.createdAt),
    updatedAt: stamp(milestone.updatedAt),
    closedAt: stampOrNull(milestone.closedAt),
    description: null,
    creator: null,
    progressPercentage: 0,
    url: `${graph.url}/${repository.owner.login}/${repository.name}/milestone/${milestone.number}`,
  };
}

/** A remark in the discussion. */
export function commentView(
  graph: Graph,
  repository: WorldRepository,
  subject: WorldSubject,
  comment: WorldComment,
): Record<string, unknown> {
  return {
    __typename: 'IssueComment',
    id: nodeId('IC', repository.id, subject.kind, subject.number, comment.id),
    databaseId: databaseId(comment.id),
    fullDatabaseId: comment.id,
    author: personView(graph, comment.author),
    authorAssociation: 'CONTRIBUTOR',
    body: comment.body,
    bodyText: comment.body,
    createdAt: stamp(comment.createdAt),
    updatedAt: stamp(comment.updatedAt),
    publishedAt: stamp(comment.createdAt),
    lastEditedAt: comment.updatedAt > comment.createdAt ? stamp(comment.updatedAt) : null,
    isMinimized: false,
    minimizedReason: null,
    url: `${subjectUrl(graph, repository, subject)}#issuecomment-${comment.id}`,
    issue: () => subjectView(graph, repository, subject),
    pullRequest: () => (subject.kind === 'change' ? subjectView(graph, repository, subject) : null),
    repository: () => repositoryView(graph, repository),
  };
}

function subjectUrl(graph: Graph, repository: WorldRepository, subject: WorldSubject): string {
  const place = subject.kind === 'issue' ? 'issues' : 'pull';
  return `${graph.url}/${repository.owner.login}/${repository.name}/${place}/${subject.number}`;
}

interface CommentArgs extends PageArgs {
  readonly orderBy?: { readonly direction: 'ASC' | 'DESC' } | null;
}

function commentsOf(graph: Graph, repository: WorldRepository, subject: WorldSubject, args: CommentArgs) {
  const view = (comment: WorldComment) => commentView(graph, repository, subject, comment);
  if (!args.orderBy) {
    return connection(args, { items: subject.comments, key: (comment) => [comment.createdAt, comment.id], view });
  }
  const descending = args.orderBy.direction === 'DESC';
  const sign = descending ? -1 : 1;
  const items = [...subject.comments].sort((left, right) => sign * (left.updatedAt - right.updatedAt));
  return connection(args, { items, key: (comment) => [comment.updatedAt, comment.id], view, descending });
}

function byPosition<T extends { readonly id: string }>(items: readonly T[], view: (item: T) => unknown) {
  const places = new Map(items.map((item, at) => [item.id, at]));
  return { items, key: (item: T): readonly [number, string] => [places.get(item.id) ?? 0, item.id], view };
}

function common(graph: Graph, repository: WorldRepository, subject: WorldSubject): Record<string, unknown> {
  const people = (list: readonly WorldPerson[]) => byPosition(list, (person) => personView(graph, person));
  return {
    id: subjectNodeId(repository, subject),
    databaseId: databaseId(subject.id),
    fullDatabaseId: subject.id,
    number: subject.number,
    title: subject.title,
    body: subject.body,
    bodyText: subject.body,
    author: personView(graph, subject.author),
    authorAssociation: 'CONTRIBUTOR',
    state: subject.state.toUpperCase(),
    closed: subject.state !== 'open',
    createdAt: stamp(subject.createdAt),
    updatedAt: stamp(subject.updatedAt),
    publishedAt: stamp(subject.createdAt),
    closedAt: stampOrNull(subject.closedAt),
    locked: subject.locked,
    activeLockReason: null,
    url: subjectUrl(graph, repository, subject),
    resourcePath: subjectUrl({ ...graph, url: '' }, repository, subject),
    milestone: () => (subject.milestone === null ? null : milestoneView(graph, repository, subject.milestone)),
    labels: (args: PageArgs) =>
      connection(
        args,
        byPosition(subject.labels, (label) => labelView(graph, repository, label)),
      ),
    assignees: (args: PageArgs) => connection(args, people(subject.assignees)),
    comments: (args: CommentArgs) => commentsOf(graph, repository, subject, args),
    participants: (args: PageArgs) => connection(args, people(participants(subject))),
    timelineItems: timelineView(graph, repository, subject),
    repository: () => repositoryView(graph, repository),
  };
}

function participants(subject: WorldSubject): WorldPerson[] {
  const authors = [subject.author, ...subject.comments.map((comment) => comment.author)];
  return [...new Set(authors.filter((person) => person?.kind === 'user'))] as WorldPerson[];
}

function issueView(graph: Graph, repository: WorldRepository, issue: WorldIssue): Record<string, unknown> {
  const reopened = issue.state === 'open' && issue.events.some((event) => event.kind === 'reopened');
  return {
    __typename: 'Issue',
    ...common(graph, repository, issue),
    stateReason: issue.stateReason?.toUpperCase() ?? (reopened ? 'REOPENED' : null),
    isPinned: false,
    parent: null,
  };
}

function changeView(graph: Graph, repository: WorldRepository, change: WorldChange): Record<string, unknown> {
  return {
    __typename: 'PullRequest',
    ...common(graph, repository, change),
    ...branchesView(graph, repository, change),
    isDraft: change.draft,
    merged: change.state === 'merged',
    mergedAt: stampOrNull(change.mergedAt),
    mergedBy: personView(graph, change.mergedBy),
    mergeCommit: () => (change.mergeSha === null ? null : commitView(graph, repository, change.mergeSha)),
    mergeable: 'UNKNOWN',
    additions: change.additions,
    deletions: change.deletions,
    changedFiles: change.changedFiles,
    totalCommentsCount:
      change.comments.length + change.reviews.reduce((sum, review) => sum + review.comments.length, 0),
    reviewDecision: null,
    isInMergeQueue: false,
    commits: (args: PageArgs) => connection(args, pullCommits(graph, repository, change)),
    reviews: (args: PageArgs) => connection(args, reviewListing(graph, repository, change, args)),
    reviewThreads: (args: PageArgs) =>
      connection(args, {
        items: threadsOf(change),
        key: (thread) => [thread.createdAt, thread.id],
        view: (thread) => threadView(graph, repository, change, thread),
      }),
    reviewRequests: (args: PageArgs) =>
      connection(
        args,
        byPosition(change.requestedReviewers, (person) => requestView(graph, change, person)),
      ),
  };
}

function requestView(graph: Graph, change: WorldChange, person: WorldPerson) {
  const id = nodeId('RR', change.id, person.id);
  return { __typename: 'ReviewRequest', id, asCodeOwner: false, requestedReviewer: personView(graph, person) };
}

/** The last is the head; worlds do not know the others, so they are made from it. */
function pullCommits(graph: Graph, repository: WorldRepository, change: WorldChange) {
  const items = Array.from({ length: change.commitCount }, (_, at) => at);
  const sha = (at: number) => (at === change.commitCount - 1 ? change.headSha : madeSha(change.headSha, at));
  return {
    items,
    key: (at: number): readonly [number, string] => [at, '0'],
    view: (at: number) => ({
      __typename: 'PullRequestCommit',
      id: nodeId('PURC', repository.id, change.number, at),
      commit: commitView(graph, repository, sha(at)),
    }),
  };
}

function branchesView(graph: Graph, repository: WorldRepository, change: WorldChange): Record<string, unknown> {
  return {
    baseRefName: change.baseRef,
    baseRefOid: change.baseSha,
    headRefName: change.headRef,
    headRefOid: change.headSha,
    baseRepository: () => repositoryView(graph, repository),
    headRepository: () => headRepositoryView(graph, repository, change),
    headRepositoryOwner: () => (change.headRepository === null ? null : personView(graph, change.author)),
    isCrossRepository: change.headRepository !== `${repository.owner.login}/${repository.name}`,
    maintainerCanModify: false,
  };
}

/** An issue or a pull request. */
export function subjectView(graph: Graph, repository: WorldRepository, subject: WorldSubject): Record<string, unknown> {
  return subject.kind === 'issue' ? issueView(graph, repository, subject) : changeView(graph, repository, subject);
}

/** What GraphQL says of a number that is not there, deleted and moved ones included. */
export function missing(type: string, number: number): GraphQLError {
  const article = type === 'PullRequest' ? 'a' : 'an';
  return new GraphQLError(`Could not resolve to ${article} ${type} with the number of ${number}.`, {
    extensions: { type: 'NOT_FOUND' },
  });
}
