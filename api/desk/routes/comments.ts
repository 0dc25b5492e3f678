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

import { z } from '@hono/zod-openapi';
import { limit } from '../limit.ts';
import { comment, commentBody, removalBody, takeDown } from '../reviews/comment.ts';
import { writeRoute } from '../route.ts';

/** Remarks on a case. */
export const commentsRoutes = [
  writeRoute({
    id: 'write-comment',
    method: 'post',
    path: '/applications/{application}/comments',
    action: 'comment.write',
    object: 'application',
    summary: { zh: '写评论或备注', en: 'Comment on a case' },
    body: commentBody,
    answer: z.object({ comment: z.string() }),
    prepare: ({ context, actor, address, now }) =>
      limit(context.db, 'comments', { each: 200, visitors: 1000 }, { actor, address, now }),
    decide: ({ tx, actor, params, object, body, now }) =>
      comment({ tx, actor, code: params.application, now }, object, body),
  }),
  writeRoute({
    id: 'remove-comment',
    method: 'delete',
    path: '/comments/{comment}',
    action: 'comment.remove',
    object: 'comment',
    summary: { zh: '移除一条评论', en: 'Take a comment down' },
    body: removalBody,
    answer: z.object({ comment: z.string() }),
    decide: ({ tx, actor, params, object, body, now }) =>
      takeDown({ tx, actor, code: object.code ?? '', now }, params.comment, body),
  }),
] as const;
