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
import { domains } from '#store/facts.ts';
import { readLinkKey } from '#store/queries/desk/application-draft.ts';
import { caseSorts, countCases, listCases, ownCases } from '#store/queries/desk/application-list.ts';
import { beginApplication } from '../applications/create.ts';
import { applicationKinds } from '../applications/field.ts';
import { linkCookie } from '../applications/link.ts';
import {
  applicationSchema,
  caseKindSchema,
  caseSchema,
  caseStateSchema,
  codeSchema,
  formSchema,
  proposalsSchema,
  publicApplicationSchema,
  targetSchema,
  trackingSchema,
  versionSchema,
} from '../applications/schema.ts';
import { opens } from '../applications/secret.ts';
import {
  caseOf,
  formAnswer,
  proposalsAnswer,
  publicApplication,
  trackingAnswer,
  wholeApplication,
} from '../applications/view.ts';
import { noSuchThing } from '../authorise.ts';
import { readDeskCursor, writeDeskCursor } from '../cursor.ts';
import { limit } from '../limit.ts';
import { readRoute, writeRoute } from '../route.ts';

const filled = z.string().trim().min(1).max(200);

const listQuery = z.strictObject({
  state: caseStateSchema.optional(),
  kind: caseKindSchema.optional(),
  stage: targetSchema.optional(),
  domain: z.enum(domains).optional(),
  organisation: filled.optional(),
  assignee: filled.optional(),
  overdue: z.enum(['true', 'false']).optional(),
  text: filled.optional(),
  sort: z.enum(caseSorts).default('newest'),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(2000).optional(),
});

const listRoute = readRoute({
  id: 'list-applications',
  path: '/applications',
  action: 'application.list',
  object: null,
  summary: { zh: '列出已提交的申请，可按条件筛选', en: 'Submitted applications, filtered' },
  query: listQuery,
  answer: z.object({ total: z.int(), items: z.array(caseSchema), next: z.string().nullable() }),
  async read({ context, query, now }) {
    const { cursor, limit: most, sort, ...asked } = query;
    const filter = {
      state: asked.state ?? null,
      kind: asked.kind ?? null,
      stage: asked.stage ?? null,
      domain: asked.domain ?? null,
      organisation: asked.organisation ?? null,
      assignee: asked.assignee ?? null,
      overdue: asked.overdue === 'true',
      text: asked.text ?? null,
    };
    const question = JSON.stringify(['applications', filter, sort]);
    const position = cursor === undefined ? null : readDeskCursor(cursor, question);
    const after = position === null ? null : { value: String(position.value), code: position.slug };
    const rows = await listCases(context.db, filter, { sort, after, limit: most + 1, now });
    const shown = rows.slice(0, most);
    const last = rows.length > most ? shown.at(-1) : undefined;
    return {
      total: await countCases(context.db, filter, now),
      items: shown.map(caseOf),
      next: last === undefined ? null : writeDeskCursor({ question, value: last.sorted, slug: last.code }),
    };
  },
});

const ownRoute = readRoute({
  id: 'list-own-applications',
  path: '/account/applications',
  action: 'application.list-own',
  object: null,
  summary: { zh: '列出自己的申请', en: "One's own applications" },
  query: z.strictObject({}),
  answer: z.object({ items: z.array(caseSchema) }),
  async read({ context, actor, now }) {
    const own = { applicant: actor.userId, holds: actor.holds, projects: actor.maintains };
    return { items: (await ownCases(context.db, own, now)).map(caseOf) };
  },
});

const formRoute = readRoute({
  id: 'read-application-form',
  path: '/application-form',
  action: 'application.create',
  object: null,
  summary: { zh: '一类申请要填写的问题', en: 'What an application of a kind asks' },
  query: z.strictObject({ kind: z.enum(applicationKinds).default('admission') }),
  answer: formSchema,
  read: ({ query }) => Promise.resolve(formAnswer(query.kind)),
});

const createRoute = writeRoute({
  id: 'create-application',
  method: 'post',
  path: '/applications',
  action: 'application.create',
  object: null,
  summary: { zh: '开始一份申请', en: 'Begins an application' },
  body: z.strictObject({ kind: z.enum(applicationKinds), project: z.string().max(63).nullish() }),
  answer: z.object({ code: codeSchema, key: z.string().nullable(), version: versionSchema }),
  prepare: ({ context, actor, address, now }) =>
    limit(context.db, 'applications', { each: 20, visitors: 200 }, { actor, address, now }),
  decide: ({ tx, actor, context, body, now }) =>
    beginApplication(tx, { actor, now, baseUrl: context.baseUrl }, { kind: body.kind, project: body.project ?? null }),
});

const openRoute = writeRoute({
  id: 'open-application',
  method: 'post',
  path: '/applications/{application}/opening',
  action: 'application.create',
  object: null,
  summary: { zh: '用跟踪链接打开申请', en: 'Opens an application by its tracking link' },
  body: z.strictObject({ key: z.string().max(100) }),
  answer: z.object({ code: codeSchema }),
  async decide({ context, params, body }) {
    const code = params.application;
    if (!opens(body.key, await readLinkKey(context.db, code))) throw noSuchThing();
    return { answer: { code }, audit: 'unchanged', cookies: [linkCookie(context.baseUrl, code, body.key)] };
  },
});

const readWhole = readRoute({
  id: 'read-application',
  path: '/applications/{application}',
  action: 'application.read',
  object: 'application',
  summary: { zh: '一份申请的全部内容', en: 'An application, whole' },
  query: z.strictObject({}),
  answer: applicationSchema,
  read: ({ context, params }) => wholeApplication(context.db, params.application),
});

const readPublic = readRoute({
  id: 'read-public-application',
  path: '/applications/{application}/public',
  action: 'application.read-public',
  object: 'application',
  summary: { zh: '一份申请的公开部分', en: 'The public part of an application' },
  query: z.strictObject({}),
  answer: publicApplicationSchema,
  read: ({ context, params }) => publicApplication(context.db, params.application),
});

const readTrackingRoute = readRoute({
  id: 'read-application-tracking',
  path: '/applications/{application}/tracking',
  action: 'application.read',
  object: 'application',
  summary: {
    zh: '申请进行到哪里、下一步是什么、何时到期',
    en: 'Where an application stands, what is next and by when',
  },
  query: z.strictObject({}),
  answer: trackingSchema,
  read: ({ context, params, now }) => trackingAnswer(context.db, params.application, now),
});

const readProposals = readRoute({
  id: 'read-application-proposals',
  path: '/applications/{application}/proposals',
  action: 'application.read',
  object: 'application',
  summary: { zh: '机器读到的内容，供人核对', en: 'What the machine read, for a person to confirm' },
  query: z.strictObject({}),
  answer: proposalsSchema,
  read: ({ context, params }) => proposalsAnswer(context.db, params.application),
});

/** Applying: beginning a case, reading it, and lists. */
export const applicationsRoutes = [
  listRoute,
  ownRoute,
  formRoute,
  createRoute,
  openRoute,
  readWhole,
  readPublic,
  readTrackingRoute,
  readProposals,
] as const;
