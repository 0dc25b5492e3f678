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
import type { WorldChange, WorldEvent, WorldRepository, WorldReview, WorldSubject } from '../../world/model.ts';
import { nodeId, stamp } from '../ids.ts';
import { type Noise, noiseOf } from '../noise.ts';
import { commitView } from './commit.ts';
import { connection, type Key, type PageArgs } from './connection.ts';
import type { Graph } from './graph.ts';
import { personView } from './person.ts';
import { repositoryView } from './repository.ts';
import { reviewView } from './review.ts';
import { commentView, labelView, subjectView } from './subject.ts';

/** Names of the events in GraphQL; what has none is not in timelines. */
const eventTypes: Readonly<Partial<Record<EventKind, string>>> = {
  closed: 'ClosedEvent',
  reopened: 'ReopenedEvent',
  merged: 'MergedEvent',
  labelled: 'LabeledEvent',
  unlabelled: 'UnlabeledEvent',
  assigned: 'AssignedEvent',
  unassigned: 'UnassignedEvent',
  milestoned: 'MilestonedEvent',
  demilestoned: 'DemilestonedEvent',
  'review-requested': 'ReviewRequestedEvent',
  'review-request-removed': 'ReviewRequestRemovedEvent',
  'review-dismissed': 'ReviewDismissedEvent',
  draft: 'ConvertToDraftEvent',
  ready: 'ReadyForReviewEvent',
  locked: 'LockedEvent',
  unlocked: 'UnlockedEvent',
  retitled: 'RenamedTitleEvent',
  transferred: 'TransferredEvent',
  'force-pushed': 'HeadRefForcePushedEvent',
  'branch-deleted': 'HeadRefDeletedEvent',
};

const noiseTypes = { mentioned: 'MentionedEvent', subscribed: 'SubscribedEvent' } as const;

/** As the enumeration of item types writes it. */
function itemType(name: string): string {
  return name.replaceAll(/(?<=[a-z])(?=[A-Z])/gu, '_').toUpperCase();
}

interface Item {
  readonly type: string;
  readonly key: Key;
  readonly view: () => unknown;
}

function labelNamed(graph: Graph, repository: WorldRepository, name: string | null): unknown {
  const label = repository.labels.find((one) => one.name === name);
  const gone = { id: '0', name: name ?? '', colour: 'ededed', description: null };
  return labelView(graph, repository, label ?? gone);
}

function details(
  graph: Graph,
  repository: WorldRepository,
  subject: WorldSubject,
  event: WorldEvent,
): Record<string, unknown> {
  const about = () => subjectView(graph, repository, subject);
  const target = personView(graph, event.target);
  const commit = () => (event.sha === null ? null : commitView(graph, repository, event.sha));
  const isChange = subject.kind === 'change';
  return {
    closable: about,
    closer: null,
    stateReason: isChange ? null : 'COMPLETED',
    commit,
    mergeRefName: isChange ? subject.baseRef : '',
    mergeRef: null,
    pullRequest: about,
    issue: about,
    label: () => labelNamed(graph, repository, event.value),
    labelable: about,
    assignable: about,
    assignee: target,
    user: event.target?.kind === 'user' ? target : null,
    requestedReviewer: target,
    milestoneTitle: event.value ?? '',
    subject: about,
    lockReason: null,
    lockable: about,
    previousTitle: 'before',
    currentTitle: subject.title,
    fromRepository: null,
    afterCommit: commit,
    beforeCommit: null,
    ref: null,
    headRef: null,
    headRefName: isChange ? subject.headRef : '',
    review: null,
    dismissalMessage: null,
    previousReviewState: 'APPROVED',
    repository: () => repositoryView(graph, repository),
  };
}

function eventView(graph: Graph, repository: WorldRepository, subject: WorldSubject, event: WorldEvent) {
  return {
    __typename: eventTypes[event.kind],
    id: eventNodeId(repository, subject, event.id),
    actor: personView(graph, event.actor),
    createdAt: stamp(event.at),
    url: `${graph.url}/${repository.owner.login}/${repository.name}/issues/${subject.number}#event-${event.id}`,
    ...details(graph, repository, subject, event),
  };
}

/** Node id of an event; REST shows it beside the number. */
export function eventNodeId(repository: WorldRepository, subject: WorldSubject, id: string): string {
  return nodeId('EV', repository.id, subject.kind, subject.number, id);
}

function noiseItem(graph: Graph, repository: WorldRepository, subject: WorldSubject, noise: Noise): Item {
  const type = noiseTypes[noise.event];
  const view = () => ({
    __typename: type,
    id: eventNodeId(repository, subject, noise.id),
    actor: personView(graph, noise.actor),
    createdAt: stamp(noise.at),
  });
  return { type: itemType(type), key: [noise.at, noise.id], view };
}

function reviewItem(graph: Graph, repository: WorldRepository, change: WorldChange, review: WorldReview): Item {
  return {
    type: 'PULL_REQUEST_REVIEW',
    key: [review.submittedAt ?? change.updatedAt, review.id],
    view: () => reviewView(graph, repository, change, review),
  };
}

function itemsOf(graph: Graph, repository: WorldRepository, subject: WorldSubject): Item[] {
  const events = subject.events.flatMap((event): Item[] => {
    const type = eventTypes[event.kind];
    if (type === undefined) return [];
    const view = () => eventView(graph, repository, subject, event);
    return [{ type: itemType(type), key: [event.at, event.id], view }];
  });
  const comments = subject.comments.map(
    (comment): Item => ({
      type: 'ISSUE_COMMENT',
      key: [comment.createdAt, comment.id],
      view: () => commentView(graph, repository, subject, comment),
    }),
  );
  const reviews =
    subject.kind === 'change' ? subject.reviews.map((review) => reviewItem(graph, repository, subject, review)) : [];
  const noise = noiseOf(subject).map((one) => noiseItem(graph, repository, subject, one));
  return [...events, ...comments, ...reviews, ...noise];
}

interface TimelineArgs extends PageArgs {
  readonly itemTypes?: readonly string[] | null;
  readonly since?: string | null;
  readonly skip?: number | null;
}

/** `timelineItems` of an issue or pull request. */
export function timelineView(graph: Graph, repository: WorldRepository, subject: WorldSubject) {
  return (args: TimelineArgs): Record<string, unknown> => {
    const all = itemsOf(graph, repository, subject);
    const since = args.since ? Date.parse(args.since) : Number.NEGATIVE_INFINITY;
    const wanted = all.filter((item) => (args.itemTypes?.includes(item.type) ?? true) && item.key[0] >= since);
    wanted.sort((left, right) => left.key[0] - right.key[0] || Number(BigInt(left.key[1]) - BigInt(right.key[1])));
    const items = wanted.slice(args.skip ?? 0);
    const extra = { filteredCount: items.length, pageCount: items.length, updatedAt: stamp(subject.updatedAt) };
    return connection(args, { items, key: (item) => item.key, view: (item) => item.view(), extra });
  };
}
