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

import { PlatformError } from '../../http/error.ts';
import type { Feed, FeedContext, Refusal } from '../../platform.ts';
import { type ListedChange, wireChange } from './changes.ts';
import { type CommentOn, commentBatch, wireChangeComment } from './comments.ts';
import type { Host } from './host.ts';
import { type Batch, listFeed } from './list-feed.ts';

async function fetchComments(host: Host, context: FeedContext, number: string): Promise<CommentOn[]> {
  const comments: CommentOn[] = [];
  for (let page = 1; ; page += 1) {
    const part = await host.client.list({
      path: `${host.repositoryPath(context.repository.path)}/pulls/${encodeURIComponent(number)}/comments`,
      query: { direction: 'asc' },
      item: wireChangeComment,
      page,
      size: 100,
      believe: true,
      signal: context.signal,
    });
    comments.push(...part.items.map((comment) => ({ ...comment, number })));
    if (!part.more || part.length === 0) return comments;
  }
}

async function commentsOf(host: Host, context: FeedContext, number: string): Promise<Batch> {
  try {
    return commentBatch('change', await fetchComments(host, context, number));
  } catch (error) {
    if (!(error instanceof PlatformError) || (error.kind !== 'not-found' && error.kind !== 'gone')) throw error;
    const refused: Refusal = { stream: 'comments', what: `comments of change ${number}`, why: 'not-found', count: 1 };
    return { facts: {}, refused: [refused] };
  }
}

/** Changes whose comments are kept together. */
const atOnce = 10;

async function* batchesOf(host: Host, listed: readonly ListedChange[], context: FeedContext): AsyncGenerator<Batch> {
  const commented = listed.filter(({ fact }) => fact.commentCount !== 0);
  for (let at = 0; at < commented.length; at += atOnce) {
    const batches: Batch[] = [];
    const part = commented.slice(at, at + atOnce);
    for (const { fact } of part) batches.push(await commentsOf(host, context, fact.number));
    const comments = batches.flatMap(({ facts }) => facts.comments ?? []);
    const refused = batches.flatMap((batch) => batch.refused ?? []);
    yield { facts: { comments }, refused, done: part.map(({ fact }) => fact.id) };
  }
}

/** Comments on changes where no list has all of them: one request for each change that changed. */
export function singleCommentFeed(host: Host): Feed {
  return listFeed<ListedChange>({
    id: 'change-comments',
    carries: ['comments', 'review-comments'],
    needsToken: !host.flavour.anonymous,
    client: host.client,
    walk: 'creation',
    stream: 'comments',
    counts: false,
    enabled: (facts) => facts.changesEnabled,
    listing: (context) => ({
      path: `${host.repositoryPath(context.repository.path)}/pulls`,
      query: { state: 'all' },
      item: wireChange,
      updatedAt: ({ fact }) => fact.updatedAt,
      key: ({ fact }) => fact.id,
    }),
    batches: (context) => (listed, since) => {
      const moved = listed.filter(({ fact }) => since === null || fact.updatedAt >= since);
      return batchesOf(host, moved, context);
    },
  });
}
