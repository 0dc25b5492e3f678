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
import { monthSchema, orNull, runningSchema, shareSchema, textSchema } from './common.ts';

/** A score as lists show it. */
export const scoreBriefSchema = z
  .object({
    value: z.number().min(0).max(100).nullable().openapi({
      description: '0–100; null = too little is known, see reason',
      'x-zh': '0 到 100；null 表示所知太少，原因见 reason',
    }),
    coverage: shareSchema,
    month: monthSchema,
    running: runningSchema,
    reason: orNull(textSchema),
  })
  .openapi('ScoreBrief');

const inputSchema = z
  .object({
    id: z.string(),
    from: z.enum(['metric', 'check', 'checks', 'derived']),
    name: textSchema,
    weight: z.number(),
    metric: z.string().optional().openapi({
      description: 'Metric that was read, where it is not called as the input',
      'x-zh': '所读取的指标，与输入项不同名时才有',
    }),
    value: z.number().nullable(),
    score: z.number().nullable(),
    reason: orNull(textSchema),
    points: z.number().nullable().optional().openapi({
      description: 'Points of the score that it brings',
      'x-zh': '它在得分中占几分',
    }),
  })
  .openapi('ScoreInput');

const partSchema = z
  .object({
    id: z.string(),
    name: textSchema,
    weight: z.number(),
    value: z.number().nullable(),
    coverage: shareSchema,
    inputs: z.array(inputSchema),
  })
  .openapi('ScorePart');

/** A score with every part. */
export const scoreSchema = scoreBriefSchema
  .extend({
    model: z.string(),
    revision: z.number().int(),
    stated: z.number().nullable().optional().openapi({
      description: "The score on the scale of the model's source, and not held within it",
      'x-zh': '按模型来源的刻度表示的得分，不截断',
    }),
    parts: z.array(partSchema),
  })
  .openapi('Score');
