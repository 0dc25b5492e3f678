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
import type { CommentFact } from '../../../fact.ts';
import { restAccount, restUser } from '../account.ts';
import { idText, instant, sha } from '../scalar.ts';

const shared = { id: idText, user: restUser.nullish(), created_at: instant, updated_at: instant };

/** A comment from `/issues/comments`; which kind it is on stands in its page's address only. */
export const restComment = z.object({ ...shared, html_url: z.string(), issue_url: z.string() });

/** A comment on a line, from `/pulls/comments`. */
export const restLineComment = z.object({
  ...shared,
  pull_request_url: z.string(),
  pull_request_review_id: idText.nullish(),
  in_reply_to_id: idText.nullish(),
  path: z.string().nullish(),
  line: z.number().nullish(),
  commit_id: sha,
  original_commit_id: sha,
});

function lastNumber(url: string): string {
  return /\/(\d+)\/?$/u.exec(url)?.[1] ?? '';
}

/** A remark in a conversation as REST tells it. */
export function commentOfRest(item: z.infer<typeof restComment>): CommentFact {
  return {
    id: item.id,
    kind: 'discussion',
    subject: {
      kind: /\/pull\/\d+(?:[#?]|$)/u.test(item.html_url) ? 'change' : 'issue',
      number: lastNumber(item.issue_url),
    },
    author: restAccount(item.user),
    createdAt: item.created_at,
    updatedAt: item.updated_at,
    reviewId: null,
    replyTo: null,
    path: null,
    line: null,
    sha: null,
  };
}

/** A remark on a line as REST tells it; outdated ones are on no line of the change as it is now. */
export function lineCommentOfRest(item: z.infer<typeof restLineComment>): CommentFact {
  return {
    id: item.id,
    kind: 'review',
    subject: { kind: 'change', number: lastNumber(item.pull_request_url) },
    author: restAccount(item.user),
    createdAt: item.created_at,
    updatedAt: item.updated_at,
    reviewId: item.pull_request_review_id ?? null,
    replyTo: item.in_reply_to_id ?? null,
    path: item.path ?? null,
    line: item.line ?? null,
    sha: item.original_commit_id ?? item.commit_id,
  };
}
