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
import { dayField, reasonField, versionField } from '../decisions/fields.ts';
import { decline, postpone, reopen } from '../decisions/set-aside.ts';
import { makeTransition } from '../decisions/transition.ts';
import { writeRoute } from '../route.ts';

const reasoned = { version: versionField, reason: reasonField };
const done = z.object({ done: z.boolean() });

/** What is decided in the end: a stage is entered, or the case is declined, put off, or taken up again. */
export const transitionsRoutes = [
  writeRoute({
    id: 'make-transition',
    method: 'post',
    path: '/applications/{application}/transition',
    action: 'transition.make',
    object: 'application',
    summary: {
      zh: '准许进入阶段，并完成随之而来的一切',
      en: 'Lets a project enter the stage, with everything that follows',
    },
    body: z.strictObject(reasoned),
    answer: z.object({ transition: z.string(), since: z.string() }),
    async decide({ tx, context, actor, params, body, now }) {
      const { id, since, audit } = await makeTransition(tx, {
        context,
        code: params.application,
        actor,
        ...body,
        now,
      });
      return { answer: { transition: id, since }, audit };
    },
  }),
  writeRoute({
    id: 'decline-application',
    method: 'post',
    path: '/applications/{application}/declination',
    action: 'transition.make',
    object: 'application',
    summary: { zh: '不予通过', en: 'Declines an application' },
    body: z.strictObject(reasoned),
    answer: done,
    async decide({ tx, actor, params, body, now }) {
      const audit = await decline(tx, { code: params.application, actor, now, ...body });
      return { answer: { done: true }, audit };
    },
  }),
  writeRoute({
    id: 'postpone-application',
    method: 'post',
    path: '/applications/{application}/postponement',
    action: 'transition.make',
    object: 'application',
    summary: { zh: '暂缓到某一天', en: 'Puts an application off until a day' },
    body: z.strictObject({ ...reasoned, until: dayField }),
    answer: done,
    async decide({ tx, actor, params, body: { until, ...body }, now }) {
      const audit = await postpone(tx, { code: params.application, actor, now, ...body }, until);
      return { answer: { done: true }, audit };
    },
  }),
  writeRoute({
    id: 'reopen-application',
    method: 'post',
    path: '/applications/{application}/reopening',
    action: 'application.open-review',
    object: 'application',
    summary: { zh: '重新进入评审', en: 'Takes an application back to review' },
    body: z.strictObject(reasoned),
    answer: done,
    async decide({ tx, actor, params, body, now }) {
      const audit = await reopen(tx, { code: params.application, actor, now, ...body });
      return { answer: { done: true }, audit };
    },
  }),
] as const;
