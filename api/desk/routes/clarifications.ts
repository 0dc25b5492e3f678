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
import { ask, questionsBody } from '../reviews/ask.ts';
import { answer, answerBody, close, closureBody } from '../reviews/settle.ts';
import { writeRoute } from '../route.ts';

/** Questions about a case, their answers, and how they are settled. */
export const clarificationsRoutes = [
  writeRoute({
    id: 'ask-clarification',
    method: 'post',
    path: '/applications/{application}/clarifications',
    action: 'review.ask',
    object: 'application',
    summary: {
      zh: '向申请人提问；可让申请等待回答',
      en: 'Ask the applicant, and let the case wait for the answers if need be',
    },
    body: questionsBody,
    answer: z.object({ clarifications: z.array(z.string()), state: z.string() }),
    decide: ({ tx, actor, params, body, now }) => ask({ tx, actor, code: params.application, now }, body),
  }),
  writeRoute({
    id: 'answer-clarification',
    method: 'post',
    path: '/clarifications/{clarification}/answer',
    action: 'review.answer',
    object: 'clarification',
    summary: { zh: '回答评审的问题', en: 'Answer a question of the review' },
    body: answerBody,
    answer: z.object({ clarification: z.string(), version: z.int(), state: z.string() }),
    decide: ({ tx, actor, params, object, body, now }) =>
      answer({ tx, actor, code: object.code ?? '', now }, params.clarification, body),
  }),
  writeRoute({
    id: 'close-clarification',
    method: 'post',
    path: '/clarifications/{clarification}/closure',
    action: 'review.ask',
    object: 'clarification',
    summary: { zh: '接受或不接受回答', en: 'Accept or reject an answer' },
    body: closureBody,
    answer: z.object({ clarification: z.string(), outcome: z.enum(['accepted', 'rejected']) }),
    decide: ({ tx, actor, params, object, body, now }) =>
      close({ tx, actor, code: object.code ?? '', now }, params.clarification, body),
  }),
] as const;
