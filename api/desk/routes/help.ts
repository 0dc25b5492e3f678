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
import { helpMessages, listHelpRequests, readHelpRequest } from '#store/queries/desk/help-request.ts';
import { readMember } from '#store/queries/desk/members.ts';
import { ApiError } from '../../errors.ts';
import { noSuchThing } from '../authorise.ts';
import { readDeskCursor, writeDeskCursor } from '../cursor.ts';
import { optionalReasonField, reasonField, versionField } from '../decisions/fields.ts';
import { ask } from '../help/ask.ts';
import { answer, assign, close, reopen, reply } from '../help/reply.ts';
import {
  askBodySchema,
  askedSchema,
  helpPageSchema,
  helpQuerySchema,
  helpStepSchema,
  helpThreadSchema,
} from '../help/schema.ts';
import { helpBrief, helpThread } from '../help/view.ts';
import { limit } from '../limit.ts';
import { readRoute, writeRoute } from '../route.ts';

const pageSize = 50;
const reasoned = z.strictObject({ reason: optionalReasonField, version: versionField });

/** The help desk: questions of projects and their answers. */
export const helpRoutes = [
  writeRoute({
    id: 'ask-help',
    method: 'post',
    path: '/help',
    action: 'help.ask',
    object: null,
    summary: { zh: '向服务台提问', en: 'Asks the help desk' },
    body: askBodySchema,
    answer: askedSchema,
    prepare: ({ context, actor, address, now }) =>
      limit(context.db, 'help requests', { each: 10, visitors: 60 }, { actor, address, now }),
    decide: ({ context, tx, actor, body, now }) => ask(tx, { actor, now, baseUrl: context.baseUrl }, body),
  }),
  readRoute({
    id: 'list-help',
    path: '/help',
    action: 'help.answer',
    object: null,
    summary: { zh: '服务请求，先到期的在前', en: 'Requests, what is due soonest first' },
    query: helpQuerySchema,
    answer: helpPageSchema,
    async read({ context, actor, query, now }) {
      const { cursor, mine, ...filter } = query;
      const question = JSON.stringify({ ...filter, mine });
      const skip = cursor === undefined ? 0 : Number(readDeskCursor(cursor, question).value);
      const assignee = mine === 'true' && actor.userId !== null ? actor.userId : undefined;
      const rows = await listHelpRequests(context.db, { ...filter, assignee }, { skip, limit: pageSize + 1 });
      const more = rows.length > pageSize;
      return {
        items: rows.slice(0, pageSize).map((row) => helpBrief(row, now)),
        next: more ? writeDeskCursor({ question, value: skip + pageSize, slug: '' }) : null,
      };
    },
  }),
  readRoute({
    id: 'list-own-help',
    path: '/help-own',
    action: 'account.own',
    object: null,
    summary: { zh: '我提的服务请求', en: 'Requests of whoever asks' },
    query: z.strictObject({}),
    answer: helpPageSchema,
    async read({ context, actor, now }) {
      if (actor.userId === null) return { items: [], next: null };
      const rows = await listHelpRequests(context.db, { askedBy: actor.userId }, { skip: 0, limit: 100 });
      return { items: rows.map((row) => helpBrief(row, now)), next: null };
    },
  }),
  readRoute({
    id: 'read-help',
    path: '/help/{request}',
    action: 'help.read',
    object: 'request',
    summary: { zh: '一个服务请求与往来文字', en: 'A request with everything written in it' },
    query: z.strictObject({}),
    answer: helpThreadSchema,
    async read({ context, actor, params, now }) {
      const row = await readHelpRequest(context.db, params.request);
      if (row === null) throw noSuchThing();
      const [messages, member] = await Promise.all([
        helpMessages(context.db, row.id),
        row.assignee === null ? null : readMember(context.db, row.assignee),
      ]);
      return helpThread({ ...row, assignee_name: member?.name ?? null }, messages, { actor, now });
    },
  }),
  writeRoute({
    id: 'reply-help',
    method: 'post',
    path: '/help/{request}/replies',
    action: 'help.reply',
    object: 'request',
    summary: { zh: '提问人补充；已答复或关闭的请求重新打开', en: 'Whoever asked writes more, which opens it again' },
    body: z.strictObject({ text: reasonField, version: versionField }),
    answer: helpStepSchema,
    prepare: ({ context, actor, address, now }) =>
      limit(context.db, 'help replies', { each: 30, visitors: 300 }, { actor, address, now }),
    decide: ({ tx, actor, params, body, now }) =>
      reply(tx, { code: params.request, version: body.version, actor, now }, body.text),
  }),
  writeRoute({
    id: 'answer-help',
    method: 'post',
    path: '/help/{request}/answers',
    action: 'help.answer',
    object: 'request',
    summary: {
      zh: '答复提问人，或写只有工作人员可见的备注',
      en: 'Answers whoever asked, or leaves a note for the desk',
    },
    body: z.strictObject({ text: reasonField, note: z.boolean().default(false), version: versionField }),
    answer: helpStepSchema,
    decide: ({ tx, actor, params, body, now }) =>
      answer(tx, { code: params.request, version: body.version, actor, now }, body),
  }),
  writeRoute({
    id: 'assign-help',
    method: 'put',
    path: '/help/{request}/assignee',
    action: 'help.answer',
    object: 'request',
    summary: { zh: '分派请求并定紧急程度', en: 'Gives a request to somebody and says how urgent it is' },
    body: z.strictObject({
      member: z
        .string()
        .max(100)
        .nullable()
        .transform((id) => (id === '' ? null : id)),
      priority: z.enum(['low', 'normal', 'high']),
      version: versionField,
    }),
    answer: helpStepSchema,
    async decide({ tx, actor, params, body, now }) {
      const member = body.member === 'me' ? actor.userId : body.member;
      const found = member === null ? null : await readMember(tx, member);
      if (member !== null && (found === null || found.state !== 'active' || found.roles.length === 0)) {
        throw new ApiError(
          'bad-parameter',
          { zh: '只能分派给在职的工作人员。', en: 'Requests are given to active staff only.' },
          { parameter: 'member' },
        );
      }
      const step = { code: params.request, version: body.version, actor, now };
      return assign(tx, step, { member, priority: body.priority });
    },
  }),
  writeRoute({
    id: 'close-help',
    method: 'post',
    path: '/help/{request}/closing',
    action: 'help.close',
    object: 'request',
    summary: { zh: '关闭请求', en: 'Closes a request' },
    body: reasoned,
    answer: helpStepSchema,
    decide: ({ tx, actor, params, body, now }) =>
      close(tx, { code: params.request, version: body.version, actor, now }, body.reason),
  }),
  writeRoute({
    id: 'reopen-help',
    method: 'post',
    path: '/help/{request}/reopening',
    action: 'help.close',
    object: 'request',
    summary: { zh: '重新打开请求', en: 'Opens a request again' },
    body: reasoned,
    answer: helpStepSchema,
    decide: ({ tx, actor, params, body, now }) =>
      reopen(tx, { code: params.request, version: body.version, actor, now }, body.reason),
  }),
] as const;
