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
import { daySchema, instantSchema, orNull, stageSchema, textSchema } from './common.ts';
import { cursorParameter, limitParameter } from './query.ts';

const countSchema = z.number().int();
const voteSchema = z
  .object({
    electorate: countSchema,
    recused: countSchema,
    for: countSchema,
    against: countSchema,
    abstain: countSchema,
  })
  .openapi('CommitteeVote');
const nextSchema = z.string().nullable().openapi({
  description: 'Cursor of the next page; null = this is the last',
  'x-zh': '下一页的游标；最后一页为 null',
});

/** Which page. */
export const incubationQuerySchema = z.strictObject({ limit: limitParameter, cursor: cursorParameter(1024) });

/** A public notice; who objects is told to nobody. */
export const incubationNoticeSchema = z
  .object({
    code: z.string().openapi({ description: 'Code of the application', 'x-zh': '申请编号' }),
    title: z.string(),
    project: z.string().nullable().openapi({
      description: 'Slug; the project may not be listed yet',
      'x-zh': '项目编号；项目可能尚未列入名录',
    }),
    target: stageSchema,
    state: z.enum(['open', 'ended', 'cancelled']),
    from: instantSchema,
    until: instantSchema,
    text: orNull(textSchema),
    vote: orNull(voteSchema),
    objections: countSchema,
    answered: countSchema,
  })
  .openapi('IncubationNotice');

/** Notices, the newest first. */
export const incubationNoticePageSchema = z
  .object({ items: z.array(incubationNoticeSchema), next: nextSchema })
  .openapi('IncubationNoticePage');

/** A step of a listed project from one stage to another, with what it rests on. */
export const incubationTransitionSchema = z
  .object({
    id: z.string(),
    project: z.string(),
    name: textSchema,
    from: stageSchema,
    to: stageSchema,
    at: instantSchema,
    since: daySchema.openapi({
      description: 'Day the stage began, in Asia/Shanghai',
      'x-zh': '进入阶段的日期（北京时间）',
    }),
    rubric: orNull(z.object({ id: z.string(), version: countSchema })),
    conditions: z.array(
      z.object({
        criterion: z.string(),
        need: z.enum(['required', 'advisory']),
        state: z.enum(['met', 'waived', 'not-applicable', 'not-met', 'unjudged']),
      }),
    ),
    commits: z.record(z.string(), z.string()).nullable().openapi({
      description: 'Commits that the review looked at, by address of the repository',
      'x-zh': '评审所依据的提交，按代码仓地址',
    }),
    vote: orNull(voteSchema),
    notice: orNull(z.object({ from: instantSchema, until: instantSchema })),
    reason: z.string().nullable(),
  })
  .openapi('IncubationTransition');

/** Transitions, the newest first. */
export const incubationTransitionPageSchema = z
  .object({ items: z.array(incubationTransitionSchema), next: nextSchema })
  .openapi('IncubationTransitionPage');
