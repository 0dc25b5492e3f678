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
import type { CommentFact } from '../../fact.ts';
import type { Feed, Refusal } from '../../platform.ts';
import type { Host } from './host.ts';
import { type Batch, listFeed } from './list-feed.ts';
import { wireCount, wireId, wireMaybe, wireMaybeUser, wireMoment, wireText, wireTime } from './wire.ts';

/** A comment with the number of its subject. */
export type CommentOn = Omit<CommentFact, 'subject'> & {
  /** Null = the platform does not tell what it is about. */
  readonly number: string | null;
};

const shared = { id: wireId, user: wireMaybeUser, created_at: wireMoment, updated_at: wireTime };

/** GitCode misspells it. */
const wireTarget = wireMaybe(
  z.object({
    issue: wireMaybe(z.object({ number: wireMaybe(wireId), nubmer: wireMaybe(wireId) })),
  }),
);

/** The number in an address of the comment, its issue or its change. */
function numberIn(kind: 'issues' | 'pulls', addresses: readonly (string | null)[]): string | null {
  const pattern = kind === 'issues' ? /\/issues\/(\w+)/u : /\/pulls?\/(\d+)/u;
  for (const address of addresses) {
    const found = pattern.exec(address ?? '')?.[1];
    if (found !== undefined && found !== 'comments') return found;
  }
  return null;
}

/** A comment of the list of all issues' comments. */
export const wireIssueComment = z
  .object({ ...shared, target: wireTarget, issue_url: wireText, html_url: wireText, in_reply_to_id: wireMaybe(wireId) })
  .transform((comment): CommentOn => {
    const { target, issue_url: issueUrl, html_url: htmlUrl } = comment;
    return {
      id: comment.id,
      kind: 'discussion',
      number: target?.issue?.number ?? target?.issue?.nubmer ?? numberIn('issues', [issueUrl, htmlUrl]),
      author: comment.user,
      createdAt: comment.created_at,
      updatedAt: comment.updated_at ?? comment.created_at,
      reviewId: null,
      replyTo: comment.in_reply_to_id,
      path: null,
      line: null,
      sha: null,
    };
  });

/** A comment on a change; `position` counts lines of the diff, not of the file, and is left out. */
export const wireChangeComment = z
  .object({
    ...shared,
    comment_type: wireText,
    in_reply_to_id: wireMaybe(wireId),
    path: wireText,
    new_line: wireCount,
    commit_id: wireText,
    pull_request_url: wireText,
    html_url: wireText,
  })
  .transform((comment): CommentOn => {
    const review = comment.comment_type === 'diff_comment' || comment.path !== null;
    const sha = comment.commit_id ?? '';
    return {
      id: comment.id,
      kind: review ? 'review' : 'discussion',
      number: numberIn('pulls', [comment.pull_request_url, comment.html_url]),
      author: comment.user,
      createdAt: comment.created_at,
      updatedAt: comment.updated_at ?? comment.created_at,
      reviewId: null,
      replyTo: comment.in_reply_to_id,
      path: comment.path,
      line: comment.new_line,
      sha: /^[0-9a-f]{40,64}$/iu.test(sha) ? sha.toLowerCase() : null,
    };
  });

/** Comments with what they are about; those that do not tell are refused. */
export function commentBatch(kind: 'issue' | 'change', comments: readonly CommentOn[]): Batch {
  const facts = comments.flatMap(({ number, ...comment }): CommentFact[] =>
    number === null ? [] : [{ ...comment, subject: { kind, number } }],
  );
  const lost = comments.length - facts.length;
  const refused: Refusal[] = [
    { stream: 'comments', what: `comments on unknown ${kind}s`, why: 'no-subject', count: lost },
  ];
  return { facts: { comments: facts }, refused: lost === 0 ? [] : refused };
}

/** Comments on all issues. */
export function issueCommentFeed(host: Host): Feed {
  return listFeed<CommentOn>({
    id: 'issue-comments',
    carries: ['comments'],
    needsToken: !host.flavour.anonymous,
    client: host.client,
    walk: 'stamp',
    stream: 'comments',
    counts: false,
    enabled: (facts) => facts.issuesEnabled,
    listing: (context) => ({
      path: `${host.repositoryPath(context.repository.path)}/issues/comments`,
      query: {},
      item: wireIssueComment,
      updatedAt: (comment) => comment.updatedAt,
      key: (comment) => comment.id,
    }),
    batches: () =>
      async function* toFacts(comments) {
        yield commentBatch('issue', comments);
      },
  });
}

/** Comments on all changes, with those on lines. */
export function changeCommentFeed(host: Host): Feed {
  return listFeed<CommentOn>({
    id: 'change-comments',
    carries: ['comments', 'review-comments'],
    needsToken: !host.flavour.anonymous,
    client: host.client,
    walk: 'stamp',
    stream: 'comments',
    counts: false,
    enabled: (facts) => facts.changesEnabled,
    listing: (context) => ({
      path: `${host.repositoryPath(context.repository.path)}/pulls/comments`,
      query: {},
      item: wireChangeComment,
      updatedAt: (comment) => comment.updatedAt,
      key: (comment) => comment.id,
    }),
    batches: () =>
      async function* toFacts(comments) {
        yield commentBatch('change', comments);
      },
  });
}
