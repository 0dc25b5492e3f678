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
import { lineField, optionalLineField, reasonField, versionField } from '../decisions/fields.ts';
import { answer, raiseObjection } from '../decisions/objection.ts';
import { limit } from '../limit.ts';
import { writeRoute } from '../route.ts';

/** Objections of anybody to what is on public notice, and their answers. */
export const objectionsRoutes = [
  writeRoute({
    id: 'raise-objection',
    method: 'post',
    path: '/applications/{application}/notice/objections',
    action: 'notice.object',
    object: 'application',
    summary: { zh: '对公示提出异议：人人可提', en: 'Objects to what is on public notice; anybody may' },
    body: z.strictObject({ name: lineField, contact: optionalLineField, text: reasonField }),
    answer: z.object({ taken: z.boolean() }),
    prepare: ({ context, actor, address, now }) =>
      limit(context.db, 'objections', { each: 5, visitors: 100 }, { actor, address, now }),
    async decide({ tx, actor, params, body, now }) {
      const { audit } = await raiseObjection(tx, { code: params.application, actor, now }, body);
      return { answer: { taken: true }, audit };
    },
  }),
  writeRoute({
    id: 'answer-objection',
    method: 'put',
    path: '/applications/{application}/objections/{objection}/answer',
    action: 'objection.answer',
    object: 'application',
    summary: { zh: '答复一条异议', en: 'Answers an objection' },
    body: z.strictObject({ outcome: z.enum(['upheld', 'dismissed']), answer: reasonField, version: versionField }),
    answer: z.object({ version: z.int() }),
    async decide({ tx, actor, params, body, now }) {
      const acting = { code: params.application, actor, now };
      const { version, audit } = await answer(tx, acting, { id: params.objection, ...body });
      return { answer: { version }, audit };
    },
  }),
] as const;
