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
import { waiversOf } from '#store/queries/desk/waivers.ts';
import { castVote, closeNow, openBallot } from '../decisions/ballot.ts';
import { readCase } from '../decisions/case.ts';
import { optionalReasonField, versionField } from '../decisions/fields.ts';
import { decisionSchema, tallySchema } from '../decisions/schema.ts';
import { choices } from '../decisions/tally.ts';
import { decisionView } from '../decisions/view.ts';
import { readRoute, writeRoute } from '../route.ts';

/** Votes on a case, and all that a decision about it goes by. */
export const ballotsRoutes = [
  readRoute({
    id: 'read-decision',
    path: '/applications/{application}/decision',
    action: 'ballot.read',
    object: 'application',
    summary: {
      zh: '一个申请的决策情况：门槛逐项、表决、豁免、公示与异议，以及现在能做什么',
      en: 'Where the decision on an application stands: gate, votes, waivers, notices, objections, and what can be done now',
    },
    query: z.strictObject({}),
    answer: decisionSchema,
    async read({ context, actor, object, params, now }) {
      const one = await readCase(context.db, params.application, now);
      return decisionView(one, await waiversOf(context.db, one.head.id), { actor, facts: object });
    },
  }),
  writeRoute({
    id: 'open-ballot',
    method: 'post',
    path: '/applications/{application}/ballots',
    action: 'ballot.open',
    object: 'application',
    summary: { zh: '开始表决', en: 'Opens a vote' },
    body: z.strictObject({ version: versionField }),
    answer: z.object({ id: z.string() }),
    async decide({ tx, actor, object, body, now }) {
      const { id, audit } = await openBallot(tx, { object, actor, version: body.version, now });
      return { answer: { id }, audit };
    },
  }),
  writeRoute({
    id: 'cast-vote',
    method: 'put',
    path: '/applications/{application}/ballots/{ballot}/vote',
    action: 'ballot.vote',
    object: 'application',
    summary: { zh: '投票或改票', en: 'Casts or changes a vote' },
    body: z.strictObject({ choice: z.enum(choices), reason: optionalReasonField, version: versionField }),
    answer: z.object({ version: z.int() }),
    async decide({ tx, actor, object, params, body, now }) {
      const cast = { ballot: params.ballot, choice: body.choice, reason: body.reason, seen: body.version };
      const { version, audit } = await castVote(tx, { object, actor, now }, cast);
      return { answer: { version }, audit };
    },
  }),
  writeRoute({
    id: 'close-ballot',
    method: 'post',
    path: '/applications/{application}/ballots/{ballot}/closing',
    action: 'ballot.open',
    object: 'application',
    summary: { zh: '结束表决并计票', en: 'Closes a vote and counts it' },
    body: z.strictObject({ version: versionField }),
    answer: z.object({ tally: tallySchema }),
    async decide({ tx, params, body, now }) {
      const { tally, audit } = await closeNow(tx, {
        code: params.application,
        ballot: params.ballot,
        version: body.version,
        now,
      });
      return { answer: { tally }, audit };
    },
  }),
] as const;
