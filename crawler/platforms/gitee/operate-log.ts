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
import type { AccountFact, EventFact, ReviewFact } from '../../fact.ts';
import { PlatformError } from '../../http/error.ts';
import type { FeedContext, Refusal } from '../../platform.ts';
import type { Host } from './host.ts';
import { readLogAction } from './log-action.ts';
import { wireId, wireMaybeUser, wireMoment, wireText } from './wire.ts';

const wireEntry = z.object({
  id: wireId,
  user: wireMaybeUser,
  content: wireText,
  created_at: wireMoment,
  action_type: wireText,
  action: wireText,
});
type Entry = z.infer<typeof wireEntry>;

/** What the operation log of a change tells. */
export interface OperateLog {
  /** Null = the log does not tell, or could not be read. */
  readonly mergedBy: AccountFact | null;
  readonly events: readonly EventFact[];
  readonly reviews: readonly ReviewFact[];
  readonly refused: readonly Refusal[];
}

/** Id of an account's verdict on a change: the platform keeps one for each reviewer. */
export function reviewId(number: string, account: AccountFact): string {
  return `${number}-${account.id ?? account.login}`;
}

function reviewOf(number: string, entry: Entry, state: ReviewFact['state']): ReviewFact[] {
  if (entry.user === null) return [];
  const id = reviewId(number, entry.user);
  return [{ id, change: number, author: entry.user, state, submittedAt: entry.created_at, sha: null }];
}

function eventOf(number: string, entry: Entry, kind: EventFact['kind'], value: string | null): EventFact {
  return {
    id: entry.id,
    subject: { kind: 'change', number },
    kind,
    actor: entry.user,
    at: entry.created_at,
    target: null,
    value,
    sha: null,
  };
}

function refusal(number: string, why: string, what = `operation log of change ${number}`): Refusal {
  return { stream: 'events', what, why, count: 1 };
}

/** Makes facts of a log; its entries may come in either order. */
export function readLog(number: string, entries: readonly Entry[]): OperateLog {
  const events: EventFact[] = [];
  const reviews = new Map<string, ReviewFact>();
  const unknown = new Map<string, number>();
  let mergedBy: AccountFact | null = null;
  const inOrder = [...entries].sort((left, right) => left.created_at.getTime() - right.created_at.getTime());
  for (const entry of inOrder) {
    const type = entry.action_type ?? entry.action;
    const action = readLogAction(type, entry.content);
    if (action.kind === 'unknown') unknown.set(type ?? 'none', (unknown.get(type ?? 'none') ?? 0) + 1);
    if (action.kind === 'event') events.push(eventOf(number, entry, action.event, action.value));
    if (action.kind === 'event' && action.event === 'merged') mergedBy = entry.user;
    const verdicts = action.kind === 'review' ? reviewOf(number, entry, action.state) : [];
    for (const verdict of verdicts) reviews.set(verdict.id, verdict);
  }
  const refused = [...unknown].map(
    ([type, count]): Refusal => ({
      stream: 'events',
      what: `log entries of the type ${type}`,
      why: 'unreadable-log',
      count,
    }),
  );
  const merged = events.some(({ kind }) => kind === 'merged');
  return {
    mergedBy,
    events,
    reviews: [...reviews.values()],
    refused: merged ? refused : [...refused, refusal(number, 'no-merger')],
  };
}

const maxPages = 50;

async function fetchEntries(host: Host, context: FeedContext, number: string) {
  const entries: Entry[] = [];
  let unreadable = 0;
  for (let page = 1; page <= maxPages; page += 1) {
    const part = await host.client.list({
      path: `${host.repositoryPath(context.repository.path)}/pulls/${encodeURIComponent(number)}/operate_logs`,
      query: {},
      item: wireEntry,
      page,
      size: host.flavour.logPages ? 100 : null,
      believe: true,
      signal: context.signal,
    });
    entries.push(...part.items);
    unreadable += part.unreadable;
    if (!part.more || part.length === 0) break;
  }
  return { entries, unreadable };
}

const silent = new Set(['not-found', 'gone', 'forbidden', 'unauthorised']);

/** Asks for the log of a merged change: the only place that names who merged it. */
export async function fetchLog(host: Host, context: FeedContext, number: string): Promise<OperateLog> {
  try {
    const { entries, unreadable } = await fetchEntries(host, context, number);
    const log = readLog(number, entries);
    const lost: Refusal = { ...refusal(number, 'unreadable'), count: unreadable };
    return unreadable === 0 ? log : { ...log, refused: [...log.refused, lost] };
  } catch (error) {
    const quiet = error instanceof PlatformError && silent.has(error.kind);
    if (!quiet || (error.kind === 'unauthorised' && !host.client.anonymous)) throw error;
    const why =
      error.kind === 'not-found' || error.kind === 'gone'
        ? 'not-found'
        : host.client.anonymous
          ? 'needs-token'
          : 'forbidden';
    return { mergedBy: null, events: [], reviews: [], refused: [refusal(number, why)] };
  }
}
