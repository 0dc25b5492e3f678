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
import type { CommentFact, SubjectRef } from '../../fact.ts';
import type { Feed, FeedContext, FeedEnd, FeedPage } from '../../platform.ts';
import { type Client, repositoryUrl, stampOf } from './client.ts';
import { makeFeed, sizeOf } from './feed.ts';
import { unreadableOf } from './issues.ts';
import { type Notes, touchedSince } from './notes.ts';
import { listPages, positionOf } from './pages.ts';
import { account, authorOf, idText, text, time } from './wire.ts';

/** What a comment is about stands in its links only; one of the two is empty. */
function subjectOf(...links: readonly (string | null)[]): SubjectRef | null {
  for (const link of links) {
    const [, kind, number] = /\/(issues|pulls)\/(\d+)(?:[/?#]|$)/u.exec(link ?? '') ?? [];
    if (number !== undefined) return { kind: kind === 'pulls' ? 'change' : 'issue', number };
  }
  return null;
}

/** An entry of the repository's comments. The list holds what people wrote, not what the server notes. */
const listedComment = z
  .object({
    id: idText,
    user: account,
    original_author: text,
    pull_request_url: text,
    issue_url: text,
    html_url: text,
    created_at: time,
    updated_at: time,
  })
  .transform((told, context): CommentFact => {
    const subject = subjectOf(told.pull_request_url, told.issue_url, told.html_url);
    if (subject === null) {
      context.addIssue({ code: 'custom', message: 'does not say what it is about' });
      return z.NEVER;
    }
    return {
      id: told.id,
      kind: 'discussion',
      subject,
      author: authorOf(told.user, told.original_author),
      createdAt: told.created_at,
      updatedAt: told.updated_at,
      reviewId: null,
      replyTo: null,
      path: null,
      line: null,
      sha: null,
    };
  });

/** Oldest first, so that nothing moves; in a delta what was written or changed since. */
async function* read(client: Client, notes: Notes, context: FeedContext): AsyncGenerator<FeedPage, FeedEnd> {
  const { mode, resume, state, signal, since } = context;
  let from = positionOf(resume, sizeOf(state));
  const delta = mode === 'delta' && since !== null;
  if (delta && (await touchedSince(client, notes, context)).length === 0)
    return { state: { size: from.size }, unchanged: true };
  const path = `${repositoryUrl(context.facts.fullName)}/issues/comments`;
  const query = delta ? { since: stampOf(since) } : {};
  let unreadable = 0;
  for await (const page of listPages(client, { path, query, item: listedComment, from, signal })) {
    from = page.after;
    unreadable += page.unreadable;
    const asked = delta || page.total === null ? {} : { asked: { comments: page.total } };
    yield { facts: { comments: page.items }, cursor: from, ...asked };
    context.progress((from.page - 1) * (from.full ?? from.size), page.total);
  }
  const complete = !delta && unreadable === 0;
  const refused = unreadableOf('comments', unreadable);
  return { state: { size: from.size }, ...refused, ...(complete ? { replaces: ['comments'] } : {}) };
}

/** Comments in the discussion of issues and changes, for the whole repository at once. */
export function commentsFeed(client: Client, notes: Notes): Feed {
  return makeFeed({
    id: 'comments',
    carries: ['comments'],
    off: (facts) => facts.issuesEnabled === false && facts.changesEnabled === false,
    run: (context) => read(client, notes, context),
  });
}
