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

import { type Draw, later, makeComments, makeDetours, makeEvent, makeReviews, text } from './discussion.ts';
import type { Stamp, WorldChange, WorldEvent, WorldIssue, WorldPerson } from './model.ts';
import { somebody } from './people.ts';

function some<T>(draw: Draw, list: readonly T[], most: number): T[] {
  const chosen = new Set<T>();
  for (let at = draw.random.below(most + 1); at > 0 && list.length > 0; at -= 1) chosen.add(draw.random.pick(list));
  return [...chosen];
}

function newest(createdAt: Stamp, ...lists: readonly (readonly Stamp[])[]): Stamp {
  let latest = createdAt;
  for (const list of lists) for (const at of list) if (at > latest) latest = at;
  return latest;
}

function base(draw: Draw, number: number, createdAt: Stamp) {
  const { random } = draw;
  return {
    id: draw.ids(),
    number,
    title: `${text(random, 4)} ${number}`,
    body: text(random, 6),
    author: somebody(random, draw.people),
    createdAt,
    labels: some(draw, draw.labels, 2),
    assignees: some(draw, draw.people, 1).filter((person) => person.kind === 'user'),
    milestone: draw.milestones.length > 0 && random.chance(0.2) ? random.pick(draw.milestones) : null,
    locked: random.chance(0.02),
    comments: makeComments(draw, createdAt, Math.min(random.count(1.68, 1.33), 219)),
    gone: null,
  };
}

/** The events that led to what the subject looks like. */
function settledEvents(draw: Draw, subject: ReturnType<typeof base>): WorldEvent[] {
  const at = subject.createdAt + 60_000;
  return [
    ...subject.labels.map((label) => makeEvent(draw, 'labelled', at, { value: label.name })),
    ...subject.assignees.map((target) => makeEvent(draw, 'assigned', at, { target })),
    ...(subject.milestone ? [makeEvent(draw, 'milestoned', at, { value: subject.milestone.title })] : []),
    ...(subject.locked ? [makeEvent(draw, 'locked', at)] : []),
  ];
}

function inOrder(events: readonly WorldEvent[]): WorldEvent[] {
  return [...events].sort((left, right) => left.at - right.at);
}

/** Draws an issue. */
export function makeIssue(draw: Draw, number: number, createdAt: Stamp): WorldIssue {
  const { random } = draw;
  const subject = base(draw, number, createdAt);
  const detours = makeDetours(draw, createdAt, 'issue');
  const closed = random.chance(0.7);
  const last = newest(
    createdAt,
    detours.map((event) => event.at),
  );
  const closedAt = closed ? Math.min(later(draw, last) + 1000, draw.now) : null;
  const closedBy = closed ? somebody(random, draw.people) : null;
  const events = [...settledEvents(draw, subject), ...detours];
  if (closedAt !== null) events.push(makeEvent(draw, 'closed', closedAt, { actor: closedBy }));
  return {
    ...subject,
    kind: 'issue',
    state: closed ? 'closed' : 'open',
    stateReason: closed ? (random.chance(0.2) ? 'not_planned' : 'completed') : null,
    closedAt,
    closedBy,
    events: inOrder(events),
    updatedAt: newest(
      createdAt,
      events.map((event) => event.at),
      subject.comments.map((comment) => comment.updatedAt),
    ),
  };
}

/** By number, so that the smallest world has some of each. */
function fate(number: number): WorldChange['state'] {
  if (number % 8 === 3) return 'open';
  return number % 6 === 1 ? 'closed' : 'merged';
}

function ending(draw: Draw, number: number, last: Stamp) {
  const { random } = draw;
  const state = fate(number);
  const closedAt = state === 'open' ? null : Math.min(later(draw, last) + 1000, draw.now);
  const closedBy = state === 'open' ? null : somebody(random, draw.people);
  const merged = state === 'merged';
  return {
    state,
    closedAt,
    closedBy,
    mergedAt: merged ? closedAt : null,
    mergedBy: merged ? closedBy : null,
    mergeSha: merged ? random.hex(40) : null,
  };
}

function endingEvents(draw: Draw, end: ReturnType<typeof ending>): WorldEvent[] {
  if (end.closedAt === null) return [];
  const actor = end.closedBy;
  const closed = makeEvent(draw, 'closed', end.closedAt, { actor });
  if (end.state === 'closed') return [closed];
  const merged = makeEvent(draw, 'merged', end.closedAt, { actor, sha: end.mergeSha });
  return draw.random.chance(0.5) ? [merged, closed, makeEvent(draw, 'branch-deleted', end.closedAt)] : [merged, closed];
}

function branches(draw: Draw, number: number, author: WorldPerson | null) {
  const { random } = draw;
  const name = draw.fullName.split('/')[1];
  return {
    baseRef: 'main',
    baseSha: random.hex(40),
    headRef: `topic-${number}`,
    headSha: random.hex(40),
    headRepository: author === null || random.chance(0.1) ? null : `${author.login}/${name}`,
    additions: random.count(20, 1.8),
    deletions: random.count(8, 1.8),
    changedFiles: 1 + random.count(2, 1.2),
    commitCount: 1 + random.count(0.8, 1),
  };
}

/** Draws a change. */
export function makeChange(draw: Draw, number: number, createdAt: Stamp): WorldChange {
  const { random } = draw;
  const subject = base(draw, number, createdAt);
  const git = branches(draw, number, subject.author);
  const reviews = makeReviews(draw, createdAt, git.headSha);
  const detours = makeDetours(draw, createdAt, 'change');
  const end = ending(
    draw,
    number,
    newest(
      createdAt,
      detours.map((event) => event.at),
    ),
  );
  const requestedReviewers = some(draw, draw.people, 2);
  const asked = requestedReviewers.map((target) => makeEvent(draw, 'review-requested', createdAt + 1000, { target }));
  const events = inOrder([...settledEvents(draw, subject), ...asked, ...detours, ...endingEvents(draw, end)]);
  return {
    ...subject,
    ...git,
    ...end,
    kind: 'change',
    draft: end.state === 'open' && random.chance(0.2),
    requestedReviewers,
    reviews,
    events,
    updatedAt: newest(
      createdAt,
      events.map((event) => event.at),
      subject.comments.map((comment) => comment.updatedAt),
      reviews.flatMap((review) => [
        review.submittedAt ?? createdAt,
        ...review.comments.map((comment) => comment.updatedAt),
      ]),
    ),
  };
}
