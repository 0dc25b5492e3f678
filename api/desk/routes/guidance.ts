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
import { listGuidance, publishedGuidance, readGuidance } from '#store/queries/desk/guidance.ts';
import { readHelpRequest } from '#store/queries/desk/help-request.ts';
import { noSuchThing } from '../authorise.ts';
import { optionalReasonField, reasonField, versionField } from '../decisions/fields.ts';
import { proposeGuidance, settle } from '../help/propose.ts';
import {
  deskGuidanceListSchema,
  deskGuidanceSchema,
  guidanceListSchema,
  guidanceStepSchema,
  proposeBodySchema,
} from '../help/schema.ts';
import { deskGuidance, guidanceView } from '../help/view.ts';
import { readRoute, writeRoute } from '../route.ts';

const most = 200;
const none = z.strictObject({});

/** Answers of the help desk, rewritten for everybody. */
export const guidanceRoutes = [
  readRoute({
    id: 'list-published-guidance',
    path: '/guidance-published',
    action: 'guidance.read',
    object: null,
    summary: { zh: '已公开的指引', en: 'Guidance that was published' },
    query: none,
    answer: guidanceListSchema,
    async read({ context }) {
      return { items: (await publishedGuidance(context.db, null, most)).map(guidanceView) };
    },
  }),
  readRoute({
    id: 'list-guidance',
    path: '/guidance',
    action: 'help.answer',
    object: null,
    summary: { zh: '全部指引，待批准的在前', en: 'All guidance, what waits for approval first' },
    query: none,
    answer: deskGuidanceListSchema,
    async read({ context, actor }) {
      return { items: (await listGuidance(context.db, null, most)).map((row) => deskGuidance(row, actor)) };
    },
  }),
  readRoute({
    id: 'list-request-guidance',
    path: '/help/{request}/guidance',
    action: 'help.answer',
    object: 'request',
    summary: { zh: '由一个请求整理的指引', en: 'Guidance made of a request' },
    query: none,
    answer: deskGuidanceListSchema,
    async read({ context, actor, params }) {
      const request = await readHelpRequest(context.db, params.request);
      if (request === null) throw noSuchThing();
      const rows = await listGuidance(context.db, request.id, most);
      return { items: rows.map((row) => deskGuidance(row, actor)) };
    },
  }),
  readRoute({
    id: 'read-guidance',
    path: '/guidance/{guide}',
    action: 'help.answer',
    object: 'guide',
    summary: { zh: '一条指引', en: 'One piece of guidance' },
    query: none,
    answer: deskGuidanceSchema,
    async read({ context, actor, params }) {
      const row = await readGuidance(context.db, params.guide);
      if (row === null) throw noSuchThing();
      return deskGuidance(row, actor);
    },
  }),
  writeRoute({
    id: 'propose-guidance',
    method: 'post',
    path: '/help/{request}/guidance',
    action: 'help.publish',
    object: 'request',
    summary: {
      zh: '把答复整理成公开指引，交另一人批准',
      en: 'Proposes to publish an answer as guidance, for another person to approve',
    },
    body: proposeBodySchema,
    answer: z.object({ id: z.string() }),
    async decide({ tx, actor, params, body, now }) {
      const { id, change } = await proposeGuidance(tx, params.request, { actor, now }, body);
      return { answer: { id }, audit: [change] };
    },
  }),
  writeRoute({
    id: 'approve-guidance',
    method: 'post',
    path: '/guidance/{guide}/approval',
    action: 'help.publish',
    object: 'guide',
    summary: { zh: '批准并公开指引', en: 'Approves guidance, which publishes it' },
    body: z.strictObject({ reason: optionalReasonField, version: versionField }),
    answer: guidanceStepSchema,
    async decide({ context, tx, actor, params, body, now }) {
      const { answer, change } = await settle(tx, 'approve', { id: params.guide, ...body }, { actor, now });
      await context.jobs.publish(tx);
      return { answer, audit: [change] };
    },
  }),
  writeRoute({
    id: 'refuse-guidance',
    method: 'post',
    path: '/guidance/{guide}/refusal',
    action: 'help.publish',
    object: 'guide',
    summary: { zh: '不批准指引', en: 'Refuses guidance' },
    body: z.strictObject({ reason: reasonField, version: versionField }),
    answer: guidanceStepSchema,
    async decide({ tx, actor, params, body, now }) {
      const { answer, change } = await settle(tx, 'refuse', { id: params.guide, ...body }, { actor, now });
      return { answer, audit: [change] };
    },
  }),
  writeRoute({
    id: 'withdraw-guidance',
    method: 'post',
    path: '/guidance/{guide}/withdrawal',
    action: 'help.publish',
    object: 'guide',
    summary: { zh: '撤下已公开的指引', en: 'Takes published guidance back' },
    body: z.strictObject({ reason: reasonField, version: versionField }),
    answer: guidanceStepSchema,
    async decide({ context, tx, actor, params, body, now }) {
      const { answer, change } = await settle(tx, 'withdraw', { id: params.guide, ...body }, { actor, now });
      await context.jobs.publish(tx);
      return { answer, audit: [change] };
    },
  }),
] as const;
