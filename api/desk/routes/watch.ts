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
import { noSuchThing } from '../authorise.ts';
import { notNow } from '../decide.ts';
import { answerHealth, closeHealth, openHealthReview } from '../life/health.ts';
import { healthAnswerSchema } from '../life/health-areas.ts';
import { askToRetire, dismissSign } from '../life/signs.ts';
import { unwatchProject, watchProject } from '../life/watch.ts';
import { remark, seenVersion } from '../reviews/written.ts';
import { writeRoute } from '../route.ts';

const reason = z.strictObject({ reason: remark });
const reasoned = z.strictObject({ version: seenVersion, reason: remark });

/** The watch list, health reviews, and signs that a project may be at its end. */
export const watchRoutes = [
  writeRoute({
    id: 'set-watch',
    method: 'post',
    path: '/projects/{project}/watch',
    action: 'watch.set',
    object: 'project',
    summary: { zh: '列入观察名单', en: 'Put a project on the watch list' },
    body: reason,
    answer: z.object({ watched: z.boolean() }),
    async decide({ tx, actor, params, body, now }) {
      const change = await watchProject(tx, params.project, { actor, reason: body.reason, now });
      if (change === null) throw notNow('它已经在观察名单上。', 'It is on the watch list already.');
      return { answer: { watched: true }, audit: [change] };
    },
  }),
  writeRoute({
    id: 'lift-watch',
    method: 'post',
    path: '/watch/{watch}/lift',
    action: 'watch.set',
    object: 'watch',
    summary: { zh: '移出观察名单', en: 'Take a project off the watch list' },
    body: reasoned,
    answer: z.object({ lifted: z.boolean() }),
    decide: ({ tx, actor, params, body, now }) =>
      unwatchProject(tx, { id: params.watch, version: body.version }, { actor, reason: body.reason, now }),
  }),
  writeRoute({
    id: 'open-health-review',
    method: 'post',
    path: '/projects/{project}/health-reviews',
    action: 'health.manage',
    object: 'project',
    summary: { zh: '开始健康评审', en: 'Open a health review' },
    body: reason,
    answer: z.object({ id: z.string(), dueOn: z.string() }),
    decide: ({ tx, actor, params, body, now }) => openHealthReview(tx, params.project, body.reason, { actor, now }),
  }),
  writeRoute({
    id: 'answer-health-review',
    method: 'post',
    path: '/health-reviews/{health}/answer',
    action: 'health.answer',
    object: 'health',
    summary: { zh: '维护者答复健康评审', en: 'Answer a health review as a maintainer' },
    body: z.strictObject({ version: seenVersion, answer: healthAnswerSchema }),
    answer: z.object({ version: z.int() }),
    decide: ({ tx, actor, params, body, now }) =>
      answerHealth(tx, { id: params.health, version: body.version, answer: body.answer }, { actor, now }),
  }),
  writeRoute({
    id: 'close-health-review',
    method: 'post',
    path: '/health-reviews/{health}/close',
    action: 'health.manage',
    object: 'health',
    summary: {
      zh: '结束健康评审：良好、观察，或开一个退役的案子',
      en: 'Close a health review: all is well, watched, or a case on retirement',
    },
    body: reasoned.extend({ outcome: z.enum(['healthy', 'watch', 'retire']) }),
    answer: z.object({ application: z.string().nullable() }),
    decide: ({ tx, actor, params, body, now }) => closeHealth(tx, { id: params.health, ...body }, { actor, now }),
  }),
  writeRoute({
    id: 'ask-to-retire',
    method: 'post',
    path: '/projects/{project}/retirement',
    action: 'health.answer',
    object: 'project',
    summary: { zh: '维护者提出让项目退役', en: 'Ask, as a maintainer, that the project retires' },
    body: reason,
    answer: z.object({ asked: z.boolean() }),
    decide: ({ tx, actor, params, body, now }) =>
      askToRetire(tx, { project: params.project, reason: body.reason, actor, now }),
  }),
  writeRoute({
    id: 'dismiss-sign',
    method: 'post',
    path: '/signs/{sign}/dismissal',
    action: 'health.manage',
    object: 'sign',
    summary: { zh: '看过一条退役信号，认为无需处理', en: 'Dismiss a sign that a project may be at its end' },
    body: reasoned,
    answer: z.object({ dismissed: z.boolean() }),
    decide({ tx, actor, params, object, body, now }) {
      if (object.project === null) throw noSuchThing();
      const which = { project: object.project, id: params.sign, version: body.version };
      return dismissSign(tx, which, { actor, reason: body.reason, now });
    },
  }),
] as const;
