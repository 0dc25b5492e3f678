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

import type { Stream } from '#store/stream.ts';
import type { ChangeFact, Facts } from '../../../fact.ts';
import type { HttpAnswer } from '../../../http/http.ts';
import type { Feed, FeedContext, FeedEnd, FeedPage } from '../../../platform.ts';
import { type Client, place } from '../client.ts';
import { placeCursor, readPlace, startOf, textOf } from '../cursor.ts';
import { enough, spent } from '../purse.ts';
import { commentOfRest, restComment } from '../rest/comment.ts';
import { byStamp, type Keyset, wholeSecond } from '../rest/keyset.ts';
import { listOf, pages } from '../rest/list.ts';
import { changeOfRest, issueOfRest, restChange, restIssue } from '../rest/subject.ts';

/** Lists for callers without a token, within 60 requests an hour: a list that stops goes on at the next visit. */
interface Listed<T> {
  readonly id: string;
  readonly stream: Stream;
  readonly route: 'GET /repos/{owner}/{repo}/issues' | 'GET /repos/{owner}/{repo}/issues/comments';
  readonly parameters: { readonly state?: 'all' };
  readonly schema: Keyset<T>['schema'];
  readonly stamp: Keyset<T>['stamp'];
  readonly facts: (rows: readonly T[]) => Facts;
}

async function* runListed<T>(client: Client, list: Listed<T>, context: FeedContext): AsyncGenerator<FeedPage, FeedEnd> {
  const { signal } = context;
  const { stamp, schema } = list;
  const { route, parameters } = list;
  const at = { ...place(context.repository.path), ...parameters, sort: 'updated', per_page: 100 } as const;
  const delta = context.mode === 'delta';
  const etag = delta ? textOf(context.state, 'etag') : null;
  const newest = await client.get(client.endpoint(route, { ...at, direction: 'desc' }).url, {
    schema,
    signal,
    etag,
    expect: [410],
  });
  if (newest.notModified) return { state: context.state, unchanged: true };
  if (newest.status === 410) {
    return { state: null, refused: [{ stream: list.stream, what: `all ${list.stream}`, why: 'disabled', count: 1 }] };
  }
  const from = startOf(context.resume, delta ? context.state : null, delta ? context.since : null);
  let upTo = from?.toISOString() ?? null;
  const rows = newest.body ?? [];
  if (newest.next === null || (from !== null && rows.some((row) => stamp(row) < from))) {
    const fresh = rows.filter((row) => from === null || stamp(row) >= from);
    upTo = (rows[0] && stamp(rows[0]).toISOString()) ?? upTo;
    yield { facts: list.facts(fresh), cursor: { upTo } };
    return { state: { upTo, etag: newest.etag } };
  }
  const url = (since: Date | null) =>
    client.endpoint(route, { ...at, direction: 'asc', ...(since && { since: wholeSecond(since) }) }).url;
  let done = 0;
  for await (const page of byStamp(client, from, { url, schema, signal, stamp })) {
    upTo = page.upTo?.toISOString() ?? upTo;
    context.progress((done += page.rows.length), null);
    yield { facts: list.facts(page.rows), cursor: { upTo } };
    if (!enough(client)) return { state: { upTo, etag: null }, refused: [spent(list.stream)] };
  }
  return { state: { upTo, etag: newest.etag } };
}

function listedFeed<T>(client: Client, list: Listed<T>): Feed {
  return {
    id: list.id,
    carries: [list.stream],
    needsToken: false,
    run: (context) => runListed(client, list, context),
  };
}

/** Issues as the list tells them. */
export function issueListFeed(client: Client): Feed {
  return listedFeed(client, {
    id: 'issue-list',
    stream: 'issues',
    route: 'GET /repos/{owner}/{repo}/issues',
    parameters: { state: 'all' },
    schema: listOf(restIssue),
    stamp: (row) => row.updated_at,
    facts: (rows) => ({ issues: rows.filter((row) => !row.pull_request).map((row) => issueOfRest(row)) }),
  });
}

/** Remarks on issues and changes of the whole repository. */
export function commentListFeed(client: Client): Feed {
  return listedFeed(client, {
    id: 'comment-list',
    stream: 'comments',
    route: 'GET /repos/{owner}/{repo}/issues/comments',
    parameters: {},
    schema: listOf(restComment.transform((item) => commentOfRest(item))),
    stamp: (row) => row.updatedAt,
    facts: (comments) => ({ comments }),
  });
}

const changes = listOf(restChange.transform((item) => changeOfRest(item)));
const pulls = 'GET /repos/{owner}/{repo}/pulls';

/** Changes that were touched, newest first; then those that were never listed, oldest first, which nothing moves. */
async function* runChanges(client: Client, context: FeedContext): AsyncGenerator<FeedPage, FeedEnd> {
  const { signal, since } = context;
  const at = { ...place(context.repository.path), state: 'all', per_page: 100 } as const;
  const delta = context.mode === 'delta' && since !== null;
  const before = delta ? textOf(context.state, 'etag') : null;
  let left = delta ? textOf(context.state, 'left') : null;
  let etag: string | null = null;
  if (delta) {
    const newest = client.endpoint(pulls, { ...at, sort: 'updated', direction: 'desc' }).url;
    for await (const answer of pages(client, newest, { schema: changes, signal, etag: before })) {
      if (answer.notModified && left === null) return { state: context.state, unchanged: true };
      etag ??= answer.notModified ? before : answer.etag;
      const rows = answer.body ?? [];
      if (rows.length > 0) yield { facts: { changes: rows }, cursor: null };
      if (rows.every((row) => row.updatedAt < since)) break;
    }
  } else {
    const from = readPlace(context.resume);
    left = from.done ? null : (from.at ?? client.endpoint(pulls, { ...at, sort: 'created', direction: 'asc' }).url);
  }
  while (left !== null) {
    const answer: HttpAnswer<readonly ChangeFact[]> = await client.get(left, { schema: changes, signal });
    left = answer.next;
    yield { facts: { changes: answer.body ?? [] }, cursor: delta ? null : placeCursor(left) };
    if (left !== null && !enough(client)) return { state: { left, etag: null }, refused: [spent('changes')] };
  }
  return { state: { left: null, etag } };
}

/** Changes as the list tells them. */
export function changeListFeed(client: Client): Feed {
  return { id: 'change-list', carries: ['changes'], needsToken: false, run: (context) => runChanges(client, context) };
}
