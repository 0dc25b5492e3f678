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
import { judge, judgementAnswer, judgementBody, withdrawalBody, withdrawJudgement } from '../reviews/judge.ts';
import { writeRoute } from '../route.ts';

/** What reviewers give the criteria of a case. */
export const judgementsRoutes = [
  writeRoute({
    id: 'judge-criterion',
    method: 'put',
    path: '/applications/{application}/judgements/{criterion}',
    action: 'review.judge',
    object: 'application',
    summary: { zh: '给一个评审项评分', en: 'Judge a criterion' },
    body: judgementBody,
    answer: judgementAnswer,
    decide: ({ tx, actor, params, body, now }) =>
      judge({ tx, actor, code: params.application, criterion: params.criterion, now }, body),
  }),
  writeRoute({
    id: 'withdraw-judgement',
    method: 'delete',
    path: '/applications/{application}/judgements/{criterion}',
    action: 'review.judge',
    object: 'application',
    summary: { zh: '撤回自己的评分', en: 'Take back your own judgement' },
    body: withdrawalBody,
    answer: z.object({ criterion: z.string() }),
    decide: ({ tx, actor, params, body, now }) =>
      withdrawJudgement({ tx, actor, code: params.application, criterion: params.criterion, now }, body),
  }),
] as const;
