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
import { daySchema, domainSchema, instantSchema, monthSchema, orNull, stageSchema, textSchema } from './common.ts';
import { scoreSchema } from './score.ts';

/** One place of a ranking; a project that is not ranked has rank null and a reason. */
export const rankingEntrySchema = z
  .object({
    rank: z.number().int().nullable(),
    project: z.string(),
    name: textSchema,
    domain: domainSchema,
    stage: stageSchema,
    score: scoreSchema,
    reason: orNull(textSchema).openapi({ description: 'Why it is not ranked', 'x-zh': '未入榜的原因' }),
    admittedOn: daySchema
      .nullable()
      .openapi({ description: 'Ties go to the earlier admission', 'x-zh': '首次入驻的日期；同分时先入驻的在前' }),
    conditions: z.array(z.object({ id: z.string(), met: z.boolean().nullable(), text: textSchema })).openapi({
      description: 'What a project must meet to be ranked; met is null when that is not known',
      'x-zh': '入榜须满足的条件；met 为 null 表示尚不清楚',
    }),
    interval: z.object({ best: z.number().int(), worst: z.number().int() }).nullable().openapi({
      description: 'Places it takes when the weights are varied within their tolerance; null = not ranked',
      'x-zh': '权重在容差内变动时名次的范围；null 表示未入榜',
    }),
    change: z.number().int().nullable().openapi({
      description: 'Places gained since the month before; null = was not ranked then',
      'x-zh': '比上个月上升几名；null 表示上月未入榜',
    }),
  })
  .openapi('RankingEntry');

/** A frozen ranking with its snapshot. */
export const rankingSchema = z
  .object({
    model: z.string(),
    revision: z.number().int(),
    month: monthSchema,
    digest: z.string().openapi({ description: 'SHA-256 of the frozen body', 'x-zh': '定稿内容的 SHA-256' }),
    createdAt: instantSchema,
    snapshot: z.object({
      repositories: z.array(z.object({ project: z.string(), url: z.string(), head: z.string() })),
      metrics: z.record(z.string(), z.number().int()),
      checks: z.record(z.string(), z.number().int()),
      before: z.string().nullable().openapi({
        description: 'Digest of the ranking that `change` compares with; null = none',
        'x-zh': 'change 所对比的那期排名的摘要；null 表示没有',
      }),
    }),
    entries: z.array(rankingEntrySchema),
  })
  .openapi('Ranking');

/** A frozen ranking without its entries. */
export const rankingBriefSchema = rankingSchema
  .omit({ snapshot: true, entries: true })
  .extend({ ranked: z.number().int(), notRanked: z.number().int() })
  .openapi('RankingBrief');

/** Months that have a ranking, newest first; of corrected ones the newest. */
export const rankingListSchema = z.object({ rankings: z.array(rankingBriefSchema) }).openapi('RankingList');
