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
import type { EventKind } from '../../event-kind.ts';
import type { AccountFact, CommentFact, EventFact, ReviewFact, SubjectRef } from '../../fact.ts';
import { loginAccount, toAccount } from './account.ts';
import { createNames, mergeId, type NameAct } from './act-name.ts';
import { readSystemNote, type Said } from './system-note.ts';
import { wireDate, wireFlag, wireId, wireSha, wireText, wireUser } from './wire.ts';

const line = z
  .number()
  .int()
  .nullish()
  .transform((number) => number ?? null);

const position = z
  .object({ head_sha: wireSha, new_path: wireText, old_path: wireText, new_line: line, old_line: line })
  .nullish();

/** A note on an issue or merge request, by a person or by GitLab itself. */
export const wireNote = z.object({
  id: wireId,
  type: wireText,
  body: wireText,
  author: wireUser,
  created_at: wireDate,
  updated_at: wireDate.nullish(),
  system: wireFlag,
  internal: wireFlag,
  confidential: wireFlag,
  position,
});
/** One of them. */
export type WireNote = z.infer<typeof wireNote>;

/** What the notes of one issue or change came to. */
export interface NoteFacts {
  readonly comments: CommentFact[];
  readonly reviews: ReviewFact[];
  readonly events: EventFact[];
  /** Notes of GitLab in words that we do not know. */
  readonly unreadable: number;
}

/** Accounts by login, to know those that notes call by login only. */
export type People = Map<string, AccountFact>;

/** Remembers whoever is named. */
export function meet(people: People, ...accounts: readonly (AccountFact | null)[]): void {
  for (const account of accounts) if (account !== null) people.set(account.login.toLowerCase(), account);
}

function toComment(note: WireNote, subject: SubjectRef): CommentFact {
  const { position: at } = note;
  return {
    id: note.id,
    kind: note.type === 'DiffNote' ? 'review' : 'discussion',
    subject,
    author: toAccount(note.author),
    createdAt: note.created_at,
    updatedAt: note.updated_at ?? note.created_at,
    reviewId: null,
    replyTo: null,
    path: at?.new_path ?? at?.old_path ?? null,
    line: at?.new_line ?? at?.old_line ?? null,
    sha: at?.head_sha ?? null,
  };
}

const verdicts = {
  approved: 'approved',
  unapproved: 'dismissed',
  'changes-requested': 'changes-requested',
  reviewed: 'commented',
} as const satisfies Readonly<Record<Exclude<Said['kind'], EventKind>, ReviewFact['state']>>;

type Verdict = keyof typeof verdicts;

function isVerdict(kind: Said['kind']): kind is Verdict {
  return kind in verdicts;
}

function eventId(kind: EventKind, note: WireNote, subject: SubjectRef, index: number, name: NameAct): string {
  if (kind === 'merged') return mergeId(subject);
  if (kind === 'closed' || kind === 'reopened') return name(kind, subject, null, note.created_at);
  return index === 0 ? `note-${note.id}` : `note-${note.id}-${index}`;
}

/** What is remembered while the notes of one subject are read. */
interface Hearing {
  readonly people: People;
  readonly name: NameAct;
}

function addSaid(facts: NoteFacts, note: WireNote, subject: SubjectRef, list: readonly Said[], hearing: Hearing): void {
  const actor = toAccount(note.author);
  const at = note.created_at;
  for (const [index, { kind, login, value }] of list.entries()) {
    if (isVerdict(kind)) {
      const id = kind === 'approved' ? hearing.name(kind, subject, actor, at) : `note-${note.id}`;
      facts.reviews.push({
        id,
        change: subject.number,
        author: actor,
        state: verdicts[kind],
        submittedAt: at,
        sha: null,
      });
      continue;
    }
    const target = login === null ? null : (hearing.people.get(login.toLowerCase()) ?? loginAccount(login));
    facts.events.push({
      id: eventId(kind, note, subject, index, hearing.name),
      subject,
      kind,
      actor,
      at,
      target,
      value,
      sha: null,
    });
  }
}

/** Notes as facts; those that only members may read are left out. */
export function readNotes(notes: readonly WireNote[], subject: SubjectRef, people: People): NoteFacts {
  const facts: NoteFacts = { comments: [], reviews: [], events: [], unreadable: 0 };
  let unreadable = 0;
  for (const note of notes) meet(people, toAccount(note.author));
  const hearing = { people, name: createNames() };
  const inOrder = [...notes].sort((left, right) => left.created_at.getTime() - right.created_at.getTime());
  for (const note of inOrder) {
    if (note.internal === true || note.confidential === true) continue;
    if (note.system !== true) {
      facts.comments.push(toComment(note, subject));
      continue;
    }
    const list = readSystemNote(note.body ?? '');
    if (list === null) unreadable += 1;
    else addSaid(facts, note, subject, list, hearing);
  }
  return { ...facts, unreadable };
}
