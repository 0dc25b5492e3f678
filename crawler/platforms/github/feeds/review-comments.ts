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

import type { CommentFact } from '../../../fact.ts';
import type { Feed, FeedContext, FeedEnd, FeedPage, Json } from '../../../platform.ts';
import { type Client, place } from '../client.ts';
import { startOf, textOf } from '../cursor.ts';
import { enough, spent } from '../purse.ts';
import { lineCommentOfRest, restLineComment } from '../rest/comment.ts';
import { byStamp, wholeSecond } from '../rest/keyset.ts';
import { listOf } from '../rest/list.ts';

const schema = listOf(restLineComment.transform((item) => lineCommentOfRest(item)));

interface Mark {
  readonly etag: string | null;
  /** Newest `updated_at` that is stored. */
  readonly upTo: string | null;
}

function markOf(json: Json): Mark {
  return { etag: textOf(json, 'etag'), upTo: textOf(json, 'upTo') };
}

/** Remarks on lines of a whole repository, oldest first by their last edit. */
async function* run(client: Client, context: FeedContext): AsyncGenerator<FeedPage, FeedEnd> {
  const { signal } = context;
  const at = { ...place(context.repository.path), sort: 'updated', per_page: 100 } as const;
  const route = 'GET /repos/{owner}/{repo}/pulls/comments';
  const delta = context.mode === 'delta';
  const last = markOf(delta ? context.state : null);
  // The address never changes, so that its tag holds while nothing happens.
  const newest = await client.get(client.endpoint(route, { ...at, direction: 'desc' }).url, {
    schema,
    signal,
    etag: last.etag,
  });
  if (newest.notModified) return { state: context.state, unchanged: true };
  let mark: Mark = { etag: newest.etag, upTo: markOf(context.resume).upTo ?? last.upTo };
  const from = startOf(context.resume, delta ? context.state : null, delta ? context.since : null);
  const rows = newest.body ?? [];
  if (newest.next === null || (from !== null && rows.some((row) => row.updatedAt < from))) {
    const comments = rows.filter((row) => from === null || row.updatedAt >= from);
    mark = { ...mark, upTo: rows[0]?.updatedAt.toISOString() ?? mark.upTo };
    if (comments.length > 0) yield { facts: { comments }, cursor: { ...mark } };
    return { state: { ...mark } };
  }
  const url = (since: Date | null) =>
    client.endpoint(route, { ...at, direction: 'asc', ...(since && { since: wholeSecond(since) }) }).url;
  let done = 0;
  for await (const page of byStamp(client, from, { url, schema, signal, stamp: (row: CommentFact) => row.updatedAt })) {
    mark = { ...mark, upTo: page.upTo?.toISOString() ?? mark.upTo };
    context.progress((done += page.rows.length), null);
    yield { facts: { comments: page.rows }, cursor: { ...mark } };
    if (!enough(client)) {
      // Without a tag the next visit asks again, and goes on from the mark.
      return { state: { ...mark, etag: null }, refused: [spent('review-comments')] };
    }
  }
  return { state: { ...mark } };
}

/** Remarks on lines: all of a repository at once costs fewer points than one list a change. */
export function reviewCommentsFeed(client: Client): Feed {
  return {
    id: 'review-comments',
    carries: ['review-comments'],
    needsToken: false,
    run: (context) => run(client, context),
  };
}
