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
import { readApplication } from '#store/queries/desk/application-state.ts';
import { noSuchThing } from '../authorise.ts';
import { conversationAnswer, conversationOf } from '../reviews/conversation.ts';
import { historyAnswer, historyOf, historyQuery } from '../reviews/history.ts';
import { reviewOf } from '../reviews/read-review.ts';
import { reviewAnswer } from '../reviews/review-schema.ts';
import { readerOf } from '../reviews/who-reads.ts';
import { readRoute } from '../route.ts';

/** A case as it is reviewed, talked about, and as it went. */
export const reviewsRoutes = [
  readRoute({
    id: 'read-review',
    path: '/applications/{application}/review',
    action: 'review.read',
    object: 'application',
    summary: { zh: '评审页：评审项、证据、评分、门槛、澄清、签署', en: 'A case as it is reviewed' },
    query: z.strictObject({}),
    answer: reviewAnswer,
    read: ({ context, actor, object, now }) => reviewOf(context.db, { actor, facts: object, now }),
  }),
  readRoute({
    id: 'read-conversation',
    path: '/applications/{application}/conversation',
    action: 'application.read-public',
    object: 'application',
    summary: { zh: '问题与评论，按读者可见范围', en: 'Questions and comments, as much as the reader may see' },
    query: z.strictObject({}),
    answer: conversationAnswer,
    async read({ context, actor, object, now }) {
      const head = await readApplication(context.db, object.code ?? '');
      if (head === null) throw noSuchThing();
      const reader = readerOf(actor, object);
      return conversationOf(context.db, head.id, { reader, userId: actor.userId, facts: object, now });
    },
  }),
  readRoute({
    id: 'read-history',
    path: '/applications/{application}/history',
    action: 'application.read-public',
    object: 'application',
    summary: { zh: '申请的经过，按读者可见范围', en: 'What happened to a case, as much as the reader may see' },
    query: historyQuery,
    answer: historyAnswer,
    read: ({ context, actor, object, query }) => historyOf(context.db, object, readerOf(actor, object), query),
  }),
] as const;
