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
import type { CommentFact, ReviewFact } from '../../fact.ts';
import type { Feed, FeedContext, FeedEnd, FeedPage, Refusal } from '../../platform.ts';
import { type Client, repositoryUrl, whyOf } from './client.ts';
import { belowOf, makeFeed, newestFirst } from './feed.ts';
import { type Notes, touchedSince } from './notes.ts';
import { listAll } from './pages.ts';
import { account, count, flag, idText, sha, text, time, timeOrNull } from './wire.ts';

interface ListedReview {
  /** Null for requests to review, which stand in the same list, and for verdicts that nobody knows yet. */
  readonly review: Omit<ReviewFact, 'change'> | null;
  readonly id: string;
  /** As the server names it. */
  readonly word: string;
  /** Null = it does not count them. */
  readonly lineComments: number | null;
}

const states: Readonly<Record<string, ReviewFact['state']>> = {
  APPROVED: 'approved',
  REQUEST_CHANGES: 'changes-requested',
  CHANGES_REQUESTED: 'changes-requested',
  COMMENT: 'commented',
  COMMENTED: 'commented',
  PENDING: 'pending',
  DISMISSED: 'dismissed',
};

/** What stands among the reviews and is none. */
const requests: ReadonlySet<string> = new Set(['REQUEST_REVIEW', '']);

const listedReview = z
  .object({
    id: idText,
    user: account,
    state: z.string(),
    dismissed: flag,
    commit_id: sha,
    submitted_at: timeOrNull,
    comments_count: count,
  })
  .transform((told): ListedReview => {
    const known = states[told.state];
    const state = told.dismissed === true && known !== undefined ? 'dismissed' : known;
    const review =
      state === undefined
        ? null
        : {
            id: told.id,
            author: told.user,
            state,
            submittedAt: state === 'pending' ? null : told.submitted_at,
            sha: told.commit_id,
          };
    return { review, id: told.id, word: told.state, lineComments: told.comments_count };
  });

const lineComment = z.object({
  id: idText,
  user: account,
  created_at: time,
  updated_at: time,
  path: text,
  commit_id: sha,
  position: count,
  original_position: count,
});

function toLineComment(told: z.output<typeof lineComment>, change: string, reviewId: string): CommentFact {
  const line = told.position || told.original_position;
  return {
    id: told.id,
    kind: 'review',
    subject: { kind: 'change', number: change },
    author: told.user,
    createdAt: told.created_at,
    updatedAt: told.updated_at,
    reviewId,
    replyTo: null,
    path: told.path,
    line: line === 0 ? null : line,
    sha: told.commit_id,
  };
}

interface Reviewed {
  readonly reviews: ReviewFact[];
  readonly comments: CommentFact[];
  readonly refused: Refusal[];
  /** Line comments that the reviews count. */
  asked: number;
}

/** The line comments of one review come together, without pages. */
async function readLines(client: Client, context: FeedContext, change: string, id: string, into: Reviewed) {
  const path = `${repositoryUrl(context.facts.fullName)}/pulls/${change}/reviews/${id}/comments`;
  try {
    const schema = z.array(lineComment.nullable()).nullable();
    const { body } = await client.ask({ path, schema, signal: context.signal });
    for (const told of body ?? []) if (told !== null) into.comments.push(toLineComment(told, change, id));
  } catch (error) {
    const why = whyOf(error);
    if (why === null) throw error;
    into.refused.push({ stream: 'review-comments', what: `line comments of review ${id}`, why, count: 1 });
  }
}

function unknown(change: string, word: string): Refusal {
  const what = `reviews of change ${change} that are ${word.slice(0, 50)}`;
  return { stream: 'reviews', what, why: 'unreadable', count: 1 };
}

function reviewsOf(context: FeedContext, change: string) {
  const path = `${repositoryUrl(context.facts.fullName)}/pulls/${change}/reviews`;
  return { path, item: listedReview, signal: context.signal };
}

/** True when the server answered for this change. */
async function readChange(client: Client, context: FeedContext, change: string, into: Reviewed): Promise<boolean> {
  try {
    const { items, unreadable: count } = await listAll(client, reviewsOf(context, change));
    if (count > 0)
      into.refused.push({ stream: 'reviews', what: `reviews of change ${change}`, why: 'unreadable', count });
    for (const { review, id, word, lineComments } of items) {
      if (review !== null) into.reviews.push({ ...review, change });
      else if (!requests.has(word)) into.refused.push(unknown(change, word));
      into.asked += lineComments ?? 0;
      if (lineComments !== 0) await readLines(client, context, change, id, into);
    }
    return true;
  } catch (error) {
    const why = whyOf(error);
    if (why === null) throw error;
    into.refused.push({ stream: 'reviews', what: `reviews of change ${change}`, why, count: 1 });
    return why !== 'server-error';
  }
}

/** Changes whose rows go into the store together. */
const batch = 25;
/** After so many failures in a row the server is at fault, not the changes. */
const patience = 10;

interface Done {
  readonly asked: number;
  readonly lost: boolean;
}

async function* read(client: Client, context: FeedContext, all: readonly string[]): AsyncGenerator<FeedPage, Done> {
  const from = belowOf(context.resume);
  const todo = all.filter((number) => Number(number) < from.below);
  let { lost } = from;
  let failed = 0;
  let asked = 0;
  for (let start = 0; start < todo.length; start += batch) {
    const into: Reviewed = { reviews: [], comments: [], refused: [], asked: 0 };
    const numbers = todo.slice(start, start + batch);
    for (const number of numbers) {
      failed = (await readChange(client, context, number, into)) ? 0 : failed + 1;
      // Asked once more without a net: the fault ends the feed.
      if (failed >= patience) await listAll(client, reviewsOf(context, number));
    }
    asked += into.asked;
    lost ||= into.refused.length > 0;
    const { reviews, comments, refused } = into;
    yield { facts: { reviews, comments }, cursor: { below: Number(numbers.at(-1)), lost }, refused };
    context.progress(all.length - todo.length + start + numbers.length, all.length);
  }
  return { asked, lost };
}

async function* readFull(client: Client, notes: Notes, context: FeedContext): AsyncGenerator<FeedPage, FeedEnd> {
  const { reviews } = notes.of(context.repository.id);
  const numbers = await context.known.numbers('change');
  const all = newestFirst(numbers).filter((number) => reviews.get(number) !== 0);
  const { asked, lost } = yield* read(client, context, all);
  return {
    state: null,
    ...(lost ? {} : { replaces: ['reviews', 'review-comments'] }),
    ...(context.resume === null ? { asked: { 'review-comments': asked } } : {}),
  };
}

async function* readDelta(client: Client, notes: Notes, context: FeedContext): AsyncGenerator<FeedPage, FeedEnd> {
  const { reviews } = notes.of(context.repository.id);
  const touched = (await touchedSince(client, notes, context)).filter((item) => item.subject.kind === 'change');
  const numbers = newestFirst(touched.map((item) => item.subject.number));
  const all = numbers.filter((number) => reviews.get(number) !== 0);
  yield* read(client, context, all);
  return { state: null, unchanged: all.length === 0 };
}

/** Reviews and their line comments: one request a change, and one a review that has such comments. */
export function reviewsFeed(client: Client, notes: Notes): Feed {
  return makeFeed({
    id: 'reviews',
    carries: ['reviews', 'review-comments'],
    off: (facts) => facts.changesEnabled === false,
    run: (context) => (context.mode === 'full' ? readFull(client, notes, context) : readDelta(client, notes, context)),
  });
}
