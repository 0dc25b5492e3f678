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
import type { EventFact, SubjectRef } from '../../fact.ts';
import type { Feed, FeedContext, FeedEnd, FeedPage, Refusal } from '../../platform.ts';
import { type Client, repositoryUrl, stampOf, whyOf } from './client.ts';
import { belowOf, makeFeed, newestFirst, stateOf } from './feed.ts';
import { type Notes, touchedSince } from './notes.ts';
import { account, flag, idText, sha, text, time } from './wire.ts';

const told = z.object({
  id: idText,
  type: text,
  user: account,
  body: text,
  created_at: time,
  assignee: account,
  assignee_team: z.object({ name: text }).nullish(),
  removed_assignee: flag,
  label: z.object({ name: text }).nullish(),
  milestone: z.object({ title: text }).nullish(),
  old_milestone: z.object({ title: text }).nullish(),
  new_title: text,
  old_ref: text,
  ref_commit_sha: sha,
});
type Told = z.output<typeof told>;

type Meaning = Pick<EventFact, 'kind'> & Partial<Pick<EventFact, 'target' | 'value' | 'sha'>>;

const push = z.object({ is_force_push: z.boolean().nullish(), commit_ids: z.array(z.string()).nullish() });

function pushed(entry: Told): Meaning {
  let body: unknown;
  try {
    body = JSON.parse(entry.body ?? '');
  } catch {
    // Old servers wrote no JSON here: a push all the same.
    return { kind: 'pushed' };
  }
  const { is_force_push: forced, commit_ids: ids } = push.safeParse(body).data ?? {};
  return { kind: forced ? 'force-pushed' : 'pushed', sha: sha.safeParse(ids?.at(-1)).data ?? null };
}

/** Labels, assignees and requests come under one word each, with the direction elsewhere. */
const meanings: Readonly<Record<string, (entry: Told) => Meaning>> = {
  close: () => ({ kind: 'closed' }),
  reopen: () => ({ kind: 'reopened' }),
  merge_pull: (entry) => ({ kind: 'merged', sha: entry.ref_commit_sha }),
  label: (entry) => ({ kind: entry.body === '1' ? 'labelled' : 'unlabelled', value: entry.label?.name ?? null }),
  milestone: (entry) => ({
    kind: entry.milestone ? 'milestoned' : 'demilestoned',
    value: (entry.milestone ?? entry.old_milestone)?.title ?? null,
  }),
  assignees: (entry) => ({
    kind: entry.removed_assignee === true ? 'unassigned' : 'assigned',
    target: entry.assignee,
    value: entry.assignee_team?.name ?? null,
  }),
  review_request: (entry) => ({
    kind: entry.removed_assignee === true ? 'review-request-removed' : 'review-requested',
    target: entry.assignee,
    value: entry.assignee_team?.name ?? null,
  }),
  dismiss_review: () => ({ kind: 'review-dismissed' }),
  lock: () => ({ kind: 'locked' }),
  unlock: () => ({ kind: 'unlocked' }),
  change_title: (entry) => ({ kind: 'retitled', value: entry.new_title }),
  pull_push: pushed,
  delete_branch: (entry) => ({ kind: 'branch-deleted', value: entry.old_ref }),
} satisfies Readonly<Record<string, (entry: Told) => { readonly kind: EventKind }>>;

function toEvent(subject: SubjectRef, entry: Told): EventFact[] {
  const meaning = meanings[entry.type ?? '']?.(entry);
  if (meaning === undefined) return [];
  const { id, user: actor, created_at: at } = entry;
  return [{ id, subject, actor, at, target: null, value: null, sha: null, ...meaning }];
}

/** Asked without pages the timeline comes whole; its pages are cut before hidden entries are left out. */
async function readOne(
  client: Client,
  context: FeedContext,
  subject: SubjectRef,
  query: Readonly<Record<string, string>>,
): Promise<EventFact[] | Refusal> {
  const path = `${repositoryUrl(context.facts.fullName)}/issues/${subject.number}/timeline`;
  try {
    const { body } = await client.ask({ path, query, schema: z.array(z.unknown()).nullable(), signal: context.signal });
    return (body ?? []).flatMap((row) => {
      const found = told.safeParse(row);
      return found.success ? toEvent(subject, found.data) : [];
    });
  } catch (error) {
    const why = whyOf(error);
    if (why === null) throw error;
    return { stream: 'events', what: `timeline of ${subject.kind} ${subject.number}`, why, count: 1 };
  }
}

const batch = 25;

async function* read(
  client: Client,
  context: FeedContext,
  subjects: readonly SubjectRef[],
  query: Readonly<Record<string, string>> = {},
): AsyncGenerator<FeedPage, void> {
  for (let start = 0; start < subjects.length; start += batch) {
    const events: EventFact[] = [];
    const refused: Refusal[] = [];
    const some = subjects.slice(start, start + batch);
    for (const subject of some) {
      const found = await readOne(client, context, subject, query);
      if (Array.isArray(found)) events.push(...found);
      else refused.push(found);
    }
    yield { facts: { events }, cursor: { below: Number(some.at(-1)?.number) }, refused };
    context.progress(start + some.length, subjects.length);
  }
}

/** Timelines cost a request each: so many are read in one full run, the newest first, the rest in later ones. */
const most = 1000;

function leftOver(left: number): Pick<FeedEnd, 'refused'> {
  return left > 0
    ? { refused: [{ stream: 'events', what: 'timelines of older issues and changes', why: 'budget', count: left }] }
    : {};
}

interface Span {
  readonly high: number;
  readonly low: number;
}

/** Numbers whose timelines were read by full runs: everything from `low` to `high`. */
function spanOf(state: FeedContext['state']): Span | null {
  const [high, low] = [stateOf(state, 'high'), stateOf(state, 'low')];
  return typeof high === 'number' && typeof low === 'number' ? { high, low } : null;
}

function grown(before: Span | null, all: readonly string[], now: readonly string[]): Span | null {
  const high = Number(all[0] ?? 0);
  if (now.length === 0) return before && { ...before, high };
  const low = Number(now.at(-1));
  // With more new ones than one run reads, what lies between is still to be read: the older span is read anew.
  const joined = before !== null && low <= before.high + 1;
  return { high, low: joined ? Math.min(low, before.low) : low };
}

/** The newest timelines that no run has read yet. */
async function* readBacklog(client: Client, context: FeedContext): AsyncGenerator<FeedPage, FeedEnd> {
  const changes = await context.known.numbers('change');
  const all = newestFirst(new Set([...(await context.known.numbers('issue')), ...changes]));
  const before = spanOf(context.state);
  const isRead = (number: number) => before !== null && number <= before.high && number >= before.low;
  const todo = all.filter((number) => !isRead(Number(number)));
  const now = todo.slice(0, most);
  const { below } = belowOf(context.resume);
  const subjects = now
    .filter((number) => Number(number) < below)
    .map((number): SubjectRef => ({ kind: changes.has(number) ? 'change' : 'issue', number }));
  yield* read(client, context, subjects);
  const left = todo.length - now.length;
  return { state: { ...grown(before, all, now), left }, ...leftOver(left) };
}

/** Timelines of what was touched; when something was, some of those that are left over, too. */
async function* readDelta(client: Client, notes: Notes, context: FeedContext): AsyncGenerator<FeedPage, FeedEnd> {
  const touched = (await touchedSince(client, notes, context)).map((item) => item.subject);
  const left = Number(stateOf(context.state, 'left') ?? 0);
  if (touched.length === 0) return { state: context.state, unchanged: true, ...leftOver(left) };
  const since = context.since === null ? {} : { since: stampOf(context.since) };
  yield* read(client, context, touched, since);
  return left === 0 ? { state: context.state } : yield* readBacklog(client, { ...context, resume: null });
}

/** What happened to issues and changes, from their timelines. */
export function eventsFeed(client: Client, notes: Notes): Feed {
  return makeFeed({
    id: 'events',
    carries: ['events'],
    off: (facts) => facts.issuesEnabled === false && facts.changesEnabled === false,
    run: (context) => (context.mode === 'full' ? readBacklog(client, context) : readDelta(client, notes, context)),
  });
}
