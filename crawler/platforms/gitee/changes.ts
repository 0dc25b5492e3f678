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
import type { AccountFact, ChangeFact, ReviewFact } from '../../fact.ts';
import type { Feed, FeedContext } from '../../platform.ts';
import type { Host } from './host.ts';
import { type Batch, listFeed } from './list-feed.ts';
import { fetchLog, type OperateLog, reviewId } from './operate-log.ts';
import {
  wireCount,
  wireFlag,
  wireId,
  wireLabelNames,
  wireList,
  wireMaybe,
  wireMaybeUser,
  wireMilestoneNumber,
  wireMoment,
  wireText,
  wireTime,
  wireUser,
} from './wire.ts';

const wireSide = wireMaybe(
  z.object({
    ref: wireText,
    sha: wireText,
    repo: wireMaybe(z.object({ full_name: wireText, full_path: wireText })),
  }),
);

const wireReviewer = z.looseObject({ accept: wireFlag }).transform((entry, check) => {
  const account = wireUser.safeParse(entry);
  if (account.success) return { account: account.data, accept: entry.accept };
  check.addIssue({ code: 'custom', message: 'is no account' });
  return z.NEVER;
});

const hex = (sha: string | null | undefined) =>
  /^[0-9a-f]{40,64}$/iu.test(sha ?? '') ? (sha ?? '').toLowerCase() : null;

/** A change as the list shows it, with what its reviewers said so far. */
export interface ListedChange {
  readonly fact: ChangeFact;
  readonly accepted: readonly AccountFact[];
}

function stateOf(state: string, mergedAt: Date | null): ChangeFact['state'] {
  if (mergedAt !== null || state.toLowerCase() === 'merged') return 'merged';
  return state.toLowerCase() === 'closed' ? 'closed' : 'open';
}

/** Pull requests of the list. */
export const wireChange = z
  .object({
    id: wireId,
    number: wireId,
    state: z.string(),
    title: z.string().nullish(),
    user: wireMaybeUser,
    assignees: wireList(wireReviewer),
    labels: wireLabelNames,
    milestone: wireMilestoneNumber,
    locked: wireFlag,
    draft: wireFlag,
    comments: wireCount,
    commits: wireCount,
    additions: wireCount,
    deletions: wireCount,
    changed_files: wireCount,
    created_at: wireMoment,
    updated_at: wireTime,
    closed_at: wireTime,
    merged_at: wireTime,
    merge_commit_sha: wireText,
    head: wireSide,
    base: wireSide,
  })
  .transform((change): ListedChange => {
    const { head, base } = change;
    const state = stateOf(change.state, change.merged_at);
    const waiting = state === 'open' ? change.assignees.filter(({ accept }) => accept !== true) : [];
    const fact: ChangeFact = {
      id: change.id,
      number: change.number,
      title: change.title ?? '',
      author: change.user,
      createdAt: change.created_at,
      updatedAt: change.updated_at ?? change.created_at,
      closedAt: state === 'open' ? null : (change.closed_at ?? change.merged_at),
      closedBy: null,
      labels: change.labels,
      assignees: change.assignees.map(({ account }) => account),
      milestone: change.milestone,
      commentCount: change.comments,
      locked: change.locked,
      state,
      draft: change.draft,
      mergedAt: change.merged_at,
      mergedBy: null,
      mergeSha: hex(change.merge_commit_sha),
      baseRef: base?.ref ?? null,
      baseSha: hex(base?.sha),
      headRef: head?.ref ?? null,
      headSha: hex(head?.sha),
      headRepository: head?.repo?.full_name ?? head?.repo?.full_path ?? null,
      additions: change.additions,
      deletions: change.deletions,
      changedFiles: change.changed_files,
      commitCount: change.commits,
      requestedReviewers: waiting.map(({ account }) => account),
    };
    return { fact, accepted: change.assignees.filter(({ accept }) => accept === true).map(({ account }) => account) };
  });

function acceptances({ fact, accepted }: ListedChange): ReviewFact[] {
  return accepted.map((author) => ({
    id: reviewId(fact.number, author),
    change: fact.number,
    author,
    state: 'approved',
    submittedAt: null,
    sha: null,
  }));
}

/** Logs that are read before what they told is kept. */
const logsAtOnce = 10;

function withLog(change: ListedChange, log: OperateLog): Batch {
  const told = new Set(log.reviews.map(({ id }) => id));
  const rest = acceptances(change).filter(({ id }) => !told.has(id));
  const { mergedBy } = log;
  return {
    facts: {
      changes: [{ ...change.fact, mergedBy, closedBy: mergedBy }],
      events: log.events,
      reviews: [...log.reviews, ...rest],
    },
    refused: log.refused,
    done: [change.fact.id],
  };
}

function join(batches: readonly Batch[]): Batch {
  return {
    facts: {
      changes: batches.flatMap(({ facts }) => facts.changes ?? []),
      events: batches.flatMap(({ facts }) => facts.events ?? []),
      reviews: batches.flatMap(({ facts }) => facts.reviews ?? []),
    },
    refused: batches.flatMap(({ refused }) => refused ?? []),
    done: batches.flatMap(({ done }) => done ?? []),
  };
}

/** The page, with one request for each merged change whose merger is not stored, unless it is to be skipped. */
async function* changeBatches(
  host: Host,
  listed: readonly ListedChange[],
  context: FeedContext,
  skip: (fact: ChangeFact) => boolean,
): AsyncGenerator<Batch> {
  const merged = listed.filter(({ fact }) => fact.state === 'merged' && !skip(fact));
  const numbers = merged.map(({ fact }) => fact.number);
  const known = numbers.length === 0 ? new Set<string>() : await context.known.mergersKnown(numbers);
  const fresh = merged.filter(({ fact }) => !known.has(fact.number));
  const plain = listed.filter((change) => !fresh.includes(change));
  const open = plain.filter(({ fact }) => fact.state !== 'merged');
  const done = plain.map(({ fact }) => fact.id);
  yield { facts: { changes: plain.map(({ fact }) => fact), reviews: open.flatMap(acceptances) }, done };
  for (let at = 0; at < fresh.length; at += logsAtOnce) {
    const batches: Batch[] = [];
    for (const change of fresh.slice(at, at + logsAtOnce)) {
      batches.push(withLog(change, await fetchLog(host, context, change.fact.number)));
    }
    yield join(batches);
  }
}

/** Changes: all by their creation, because the list takes no `since`, then what changed; with the logs of merged ones. */
export function changeFeed(host: Host): Feed {
  return listFeed<ListedChange>({
    id: 'changes',
    carries: ['changes', 'reviews', 'events'],
    needsToken: !host.flavour.anonymous,
    client: host.client,
    walk: 'creation',
    stream: 'changes',
    counts: true,
    enabled: (facts) => facts.changesEnabled,
    listing: (context) => ({
      path: `${host.repositoryPath(context.repository.path)}/pulls`,
      query: { state: 'all' },
      item: wireChange,
      updatedAt: ({ fact }) => fact.updatedAt,
      key: ({ fact }) => fact.id,
    }),
    batches: (context) => {
      const asked = new Set<string>();
      return async function* toFacts(listed, since) {
        yield* changeBatches(
          host,
          listed,
          context,
          (fact) => asked.has(fact.number) || (since !== null && fact.updatedAt < since),
        );
        for (const { fact } of listed) asked.add(fact.number);
      };
    },
  });
}
