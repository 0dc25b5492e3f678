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
import { monthSchema, orNull, shareSchema, textSchema } from './common.ts';

const scoreSchema = z
  .object({ month: monthSchema, value: z.number().nullable(), coverage: shareSchema, reason: orNull(textSchema) })
  .openapi('WhyScore');

const figureSchema = z
  .object({ value: z.number().nullable(), score: z.number().nullable(), reason: orNull(textSchema) })
  .openapi('WhyFigure');

const factSchema = z
  .object({
    kind: z.enum(['people', 'acts', 'months', 'releases', 'check', 'affiliations', 'discounts']),
    text: textSchema,
    items: z.array(z.object({ name: z.string(), was: z.number().nullable(), now: z.number().nullable() })),
    more: z.number().int().openapi({ description: 'Items that are not named', 'x-zh': '没有列出的项数' }),
  })
  .openapi('WhyFact');

/** A score, or the difference of two, split exactly over inputs and told down to the facts. */
export const whySchema = z
  .object({
    project: z.string(),
    model: z.string(),
    revision: z.number().int(),
    from: orNull(scoreSchema),
    to: scoreSchema,
    difference: z.number().nullable().openapi({
      description: 'The sum of all shares and of `rounding`, exactly; null = one of the scores is not known',
      'x-zh': '恰为所有份额与 rounding 之和；null 表示有一个得分未知',
    }),
    parts: z.array(z.object({ id: z.string(), name: textSchema, share: z.number().nullable() })),
    inputs: z.array(
      z
        .object({
          part: z.string(),
          id: z.string(),
          from: z.enum(['metric', 'check', 'derived']),
          name: textSchema,
          was: orNull(figureSchema),
          now: figureSchema,
          share: z.number().nullable(),
          facts: z.array(factSchema),
        })
        .openapi('WhyInput'),
    ),
    rounding: z.number().nullable(),
    facts: z.array(factSchema),
  })
  .openapi('Why');

/** Which model, and which months: without `from` the score of `to` alone is explained. */
export const whyQuerySchema = z.strictObject({
  model: z
    .string()
    .regex(/^[a-z0-9-]{1,63}$/)
    .optional()
    .openapi({ description: 'Model id; default `quality`', 'x-zh': '评估模型编号，默认 quality' }),
  from: monthSchema.optional().openapi({ description: 'Month to compare with', 'x-zh': '与哪个月比较' }),
  to: monthSchema.optional().openapi({ description: 'Default the last whole month', 'x-zh': '默认最后一个完整的月份' }),
});
