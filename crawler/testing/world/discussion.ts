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

import type {
  Stamp,
  WorldChange,
  WorldComment,
  WorldEvent,
  WorldLabel,
  WorldMilestone,
  WorldPerson,
  WorldReview,
  WorldReviewComment,
} from './model.ts';
import { type Making, somebody } from './people.ts';
import type { Random } from './random.ts';

/** What subjects are drawn from. */
export interface Draw extends Making {
  readonly people: readonly WorldPerson[];
  readonly labels: readonly WorldLabel[];
  readonly milestones: readonly WorldMilestone[];
  readonly fullName: string;
}

const words = [
  'fix',
  'crash',
  '支持',
  'parser',
  'naïve',
  '🚀',
  'docs',
  '<b>',
  'of',
  'NULL',
  'timeout',
  '"quoted"',
  '重构',
  '%s',
];

/** A few words, some of them awkward. */
export function text(random: Random, length: number): string {
  const list = [];
  for (let at = 0; at < length; at += 1) list.push(random.pick(words));
  return list.join(' ');
}

/** A second after `from`: soon is likelier than late. */
export function later(draw: Making, from: Stamp): Stamp {
  const room = Math.max(draw.now - from, 1000);
  const seconds = Math.floor((Math.min(room, 60 * 86_400_000) * draw.random.next() ** 4) / 1000);
  return from + seconds * 1000;
}

/** `count` remarks after `from`, oldest first. */
export function makeComments(draw: Draw, from: Stamp, count: number): WorldComment[] {
  const comments: WorldComment[] = [];
  let at = from;
  for (let index = 0; index < count; index += 1) {
    at = Math.min(at + 1000 * (1 + draw.random.below(7200)), draw.now);
    const edited = draw.random.chance(0.05);
    comments.push({
      id: '',
      author: somebody(draw.random, draw.people),
      createdAt: at,
      updatedAt: edited ? later(draw, at) : at,
      body: text(draw.random, 3),
    });
  }
  return comments;
}

const verdicts: readonly WorldReview['state'][] = [
  'approved',
  'commented',
  'commented',
  'changes-requested',
  'dismissed',
];

function makeReviewComments(draw: Draw, at: Stamp, sha: string): WorldReviewComment[] {
  const { random } = draw;
  const comments: WorldReviewComment[] = [];
  const count = Math.min(random.count(0.8, 1.3), 120);
  for (let index = 0; index < count; index += 1) {
    const before = comments[index - 1];
    const replies = before !== undefined && random.chance(0.4);
    const createdAt = Math.min(at + index * 60_000, draw.now);
    const head = replies ? (before.replyTo ?? before) : null;
    comments.push({
      id: '',
      author: somebody(random, draw.people),
      createdAt,
      updatedAt: createdAt,
      body: text(random, 2),
      replyTo: head,
      path: head?.path ?? `src/part-${random.below(50)}.ts`,
      line: head ? head.line : random.chance(0.1) ? null : 1 + random.below(400),
      sha,
    });
  }
  return comments;
}

/** Verdicts on a change, oldest first, with their line comments. */
export function makeReviews(draw: Draw, from: Stamp, sha: string): WorldReview[] {
  const { random } = draw;
  const reviews: WorldReview[] = [];
  let at = from;
  const count = Math.min(random.count(1.2, 1), 90);
  for (let index = 0; index < count; index += 1) {
    at = Math.min(at + 1000 * (1 + random.below(20_000)), draw.now);
    reviews.push({
      id: '',
      author: somebody(random, draw.people),
      state: random.pick(verdicts),
      submittedAt: at,
      sha,
      body: random.chance(0.5) ? '' : text(random, 2),
      comments: makeReviewComments(draw, at, sha),
    });
  }
  return reviews;
}

/** Parts of an event that its kind asks for. */
export type EventParts = Partial<Pick<WorldEvent, 'target' | 'value' | 'sha' | 'actor'>>;

/** One event. */
export function makeEvent(draw: Draw, kind: WorldEvent['kind'], at: Stamp, parts: EventParts = {}): WorldEvent {
  return {
    id: '',
    kind,
    actor: parts.actor === undefined ? somebody(draw.random, draw.people) : parts.actor,
    at: Math.min(at, draw.now),
    target: parts.target ?? null,
    value: parts.value ?? null,
    sha: parts.sha ?? null,
  };
}

/** What happened along the way that leaves no trace in the subject's state. */
export function makeDetours(draw: Draw, from: Stamp, kind: WorldChange['kind'] | 'issue'): WorldEvent[] {
  const { random, labels } = draw;
  const events: WorldEvent[] = [];
  const count = Math.min(random.count(kind === 'change' ? 0.65 : 0.4, 1.1), 70);
  for (let index = 0; index < count; index += 1) {
    const at = from + (index + 1) * 90_000;
    const which = random.below(4);
    if (which === 0 && labels.length > 0) {
      const value = random.pick(labels).name;
      events.push(makeEvent(draw, 'labelled', at, { value }), makeEvent(draw, 'unlabelled', at + 30_000, { value }));
    } else if (which === 1) {
      events.push(makeEvent(draw, 'retitled', at));
    } else if (which === 2) {
      const target = random.favour(draw.people);
      events.push(makeEvent(draw, 'assigned', at, { target }), makeEvent(draw, 'unassigned', at + 30_000, { target }));
    } else if (kind === 'change') {
      events.push(makeEvent(draw, 'force-pushed', at, { sha: random.hex(40) }));
    } else {
      events.push(makeEvent(draw, 'closed', at), makeEvent(draw, 'reopened', at + 30_000));
    }
  }
  return events;
}
