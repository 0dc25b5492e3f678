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
import type { ArchivedKind } from '#store/tables/contribution.ts';
import type { AccountFact } from '../fact.ts';

/** An act of an event; `gaps` says what the archive does not tell of it. */
export interface ArchivedAct {
  readonly id: string;
  /** GitHub's id of the repository. */
  readonly repositoryId: string;
  readonly repositoryName: string;
  readonly kind: ArchivedKind;
  readonly actor: AccountFact | null;
  readonly at: Date;
  readonly objectId: string | null;
  readonly number: string | null;
  readonly gaps: readonly string[];
}

const id = z.union([z.int().nonnegative(), z.string().regex(/^\d{1,30}$/u)]).transform(String);
const part = z.looseObject({
  id: id.optional(),
  number: z.int().optional(),
  url: z.string().optional(),
  merged: z.boolean().nullish(),
});

const eventSchema = z.looseObject({
  id: z.union([z.string().max(40), z.int().transform(String)]),
  type: z.string(),
  actor: z.looseObject({ id: id.optional(), login: z.string().optional() }).nullish(),
  repo: z.looseObject({ id, name: z.string() }),
  created_at: z.iso.datetime({ offset: true }),
  payload: z
    .looseObject({
      action: z.string().optional(),
      number: z.int().optional(),
      pull_request: part.nullish(),
      issue: part.nullish(),
      comment: part.nullish(),
      review: part.nullish(),
      release: part.nullish(),
      forkee: part.nullish(),
    })
    .nullish(),
});

type Event = z.output<typeof eventSchema>;
type Payload = NonNullable<Event['payload']>;
type Part = z.output<typeof part> | null | undefined;

interface Meaning {
  readonly kind: ArchivedKind;
  readonly object: Part;
  readonly subject: Part;
  readonly gaps?: readonly string[];
}

/** Since 7 October 2025 payloads are trimmed: whether a closed change was merged may not be told. */
function changeEvent({ action, pull_request: change }: Payload): Meaning | null {
  const parts = { object: change, subject: change };
  if (action === 'opened') return { kind: 'change-opened', ...parts };
  if (action === 'reopened') return { kind: 'change-reopened', ...parts };
  if (action === 'merged') return { kind: 'change-merged', ...parts };
  if (action !== 'closed') return null;
  if (typeof change?.merged === 'boolean') return { kind: change.merged ? 'change-merged' : 'change-closed', ...parts };
  return { kind: 'change-closed', ...parts, gaps: ['merge-unknown'] };
}

const issueKinds = { opened: 'issue-opened', closed: 'issue-closed', reopened: 'issue-reopened' } as const;

function issueEvent({ action, issue }: Payload): Meaning | null {
  const kind = issueKinds[action as keyof typeof issueKinds];
  return kind === undefined ? null : { kind, object: issue, subject: issue };
}

function onAction(wanted: string, meaning: (payload: Payload) => Meaning): (payload: Payload) => Meaning | null {
  return (payload) => (payload.action === undefined || payload.action === wanted ? meaning(payload) : null);
}

/** Events that are acts of a contributor; pushes are not, their commits come from git. */
const meanings: ReadonlyMap<string, (payload: Payload) => Meaning | null> = new Map(
  Object.entries({
    PullRequestEvent: changeEvent,
    IssuesEvent: issueEvent,
    PullRequestReviewEvent: onAction('created', (p) => ({ kind: 'review', object: p.review, subject: p.pull_request })),
    PullRequestReviewCommentEvent: onAction('created', (p) => ({
      kind: 'review-comment',
      object: p.comment,
      subject: p.pull_request,
    })),
    IssueCommentEvent: onAction('created', (p) => ({ kind: 'comment', object: p.comment, subject: p.issue })),
    CommitCommentEvent: onAction('created', (p) => ({ kind: 'commit-comment', object: p.comment, subject: null })),
    ReleaseEvent: onAction('published', (p) => ({ kind: 'release', object: p.release, subject: null })),
    WatchEvent: onAction('started', () => ({ kind: 'star', object: null, subject: null })),
    ForkEvent: (p) => ({ kind: 'fork', object: p.forkee, subject: null }),
  } satisfies Record<string, (payload: Payload) => Meaning | null>),
);

function actorOf(actor: Event['actor']): AccountFact | null {
  if (actor?.login === undefined || actor.login === '') return null;
  const bot = actor.login.endsWith('[bot]');
  return {
    id: actor.id ?? null,
    login: actor.login.replace(/\[bot\]$/u, ''),
    name: null,
    kind: bot ? 'bot' : 'unknown',
    company: null,
    createdAt: null,
  };
}

/** The number in the payload, or at the end of the URL where payloads are trimmed. */
function numberOf(payload: Payload, subject: Part): string | null {
  if (subject === null || subject === undefined) return null;
  const number = subject.number ?? payload.number ?? /\/(?:pulls|issues)\/(\d{1,12})$/u.exec(subject.url ?? '')?.[1];
  return number === undefined ? null : String(number);
}

/** In 2026 the archive holds a fifth of the stars at most. */
const starsSampled = Date.UTC(2026, 0, 1);

/** The act that a parsed line tells; `none` = an event that is no act; `broken` = not an event of this archive. */
export function readEvent(line: unknown): ArchivedAct | 'none' | 'broken' {
  const parsed = eventSchema.safeParse(line);
  if (!parsed.success) return 'broken';
  const { id: eventId, type, actor, repo, created_at: created, payload } = parsed.data;
  const meaning = meanings.get(type)?.(payload ?? {}) ?? null;
  if (meaning === null) return 'none';
  const at = new Date(created);
  return {
    id: eventId,
    repositoryId: repo.id,
    repositoryName: repo.name,
    kind: meaning.kind,
    actor: actorOf(actor),
    at,
    objectId: meaning.object?.id ?? null,
    number: numberOf(payload ?? {}, meaning.subject),
    gaps: [
      ...(meaning.gaps ?? []),
      ...(meaning.kind === 'star' && at.getTime() >= starsSampled ? ['stars-sampled'] : []),
    ],
  };
}
