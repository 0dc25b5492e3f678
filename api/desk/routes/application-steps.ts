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
import { saveAnswers } from '../applications/save.ts';
import { answersSchema, caseStateSchema, codeSchema, versionSchema } from '../applications/schema.ts';
import { attachApplication, submitApplication, withdrawApplication } from '../applications/submit.ts';
import { limit } from '../limit.ts';
import { writeRoute } from '../route.ts';

const steppedSchema = z.object({ code: codeSchema, state: caseStateSchema, version: versionSchema });

const saveRoute = writeRoute({
  id: 'save-application',
  method: 'put',
  path: '/applications/{application}/form',
  action: 'application.edit',
  object: 'application',
  summary: { zh: '保存申请表的内容', en: 'Saves answers of the form' },
  body: z.strictObject({ version: versionSchema, form: answersSchema }),
  answer: z.object({ version: versionSchema, changed: z.array(z.string()) }),
  prepare: ({ context, actor, address, body, now }) =>
    'repositories' in body.form
      ? limit(context.db, 'application repositories', { each: 120, visitors: 1200 }, { actor, address, now })
      : Promise.resolve(),
  async decide({ tx, context, params, body, now }) {
    const { answer, ...rest } = await saveAnswers(tx, { code: params.application, context, now }, body);
    return { ...rest, answer: { version: answer.version, changed: [...answer.changed] } };
  },
});

const submitRoute = writeRoute({
  id: 'submit-application',
  method: 'post',
  path: '/applications/{application}/submission',
  action: 'application.submit',
  object: 'application',
  summary: {
    zh: '提交申请，或补充后重新提交',
    en: 'Submits an application, or hands it back after adding what was asked for',
  },
  body: z.strictObject({ version: versionSchema }),
  answer: steppedSchema,
  decide: ({ tx, actor, params, body, now }) =>
    submitApplication(tx, { code: params.application, actor, now }, body.version),
});

const withdrawRoute = writeRoute({
  id: 'withdraw-application',
  method: 'post',
  path: '/applications/{application}/withdrawal',
  action: 'application.withdraw',
  object: 'application',
  summary: { zh: '撤回申请', en: 'Withdraws an application' },
  body: z.strictObject({ version: versionSchema, reason: z.string().trim().max(10_000).nullish() }),
  answer: steppedSchema,
  decide: ({ tx, actor, params, body, now }) =>
    withdrawApplication(
      tx,
      { code: params.application, actor, now },
      { version: body.version, reason: body.reason || null },
    ),
});

const attachRoute = writeRoute({
  id: 'attach-application',
  method: 'post',
  path: '/applications/{application}/attachment',
  action: 'application.edit',
  object: 'application',
  summary: { zh: '把用链接开始的申请归到自己的账号', en: "Puts an application begun by link into one's account" },
  body: z.strictObject({}),
  answer: steppedSchema,
  decide: ({ tx, actor, context, params, now }) =>
    attachApplication(tx, { code: params.application, actor, now }, context.baseUrl),
});

/** What applicants do with their cases. */
export const applicationStepsRoutes = [saveRoute, submitRoute, withdrawRoute, attachRoute] as const;
