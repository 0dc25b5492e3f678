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
import { withdrawalBody } from '../reviews/judge.ts';
import { signOff, signOffAnswer, signOffBody, withdrawSignOff } from '../reviews/sign.ts';
import { writeRoute } from '../route.ts';

/** Words of roles on the dimensions of a case. */
export const signOffsRoutes = [
  writeRoute({
    id: 'sign-off',
    method: 'put',
    path: '/applications/{application}/sign-offs/{dimension}',
    action: 'review.sign-off',
    object: 'application',
    summary: { zh: '签署一个维度', en: 'Sign off a dimension' },
    body: signOffBody,
    answer: signOffAnswer,
    decide: ({ tx, actor, params, body, now }) =>
      signOff({ tx, actor, code: params.application, dimension: params.dimension, now }, body),
  }),
  writeRoute({
    id: 'withdraw-sign-off',
    method: 'delete',
    path: '/applications/{application}/sign-offs/{dimension}',
    action: 'review.sign-off',
    object: 'application',
    summary: { zh: '撤回自己的签署', en: 'Take back your own sign-off' },
    body: withdrawalBody,
    answer: z.object({ dimension: z.string() }),
    decide: ({ tx, actor, params, body, now }) =>
      withdrawSignOff({ tx, actor, code: params.application, dimension: params.dimension, now }, body),
  }),
] as const;
