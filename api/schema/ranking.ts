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
import { checkStatuses } from '#store/facts.ts';
import { daySchema, domainSchema, instantSchema, monthSchema, orNull, stageSchema, textSchema } from './common.ts';
import { scoreSchema } from './score.ts';

const partDifferenceSchema = z.object({ id: z.string(), name: textSchema, points: z.number() });

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
      description:
        'Places it takes when the weights are varied within their tolerance and single contributors are left out; null = not ranked',
      'x-zh': '权重在容差内变动、逐一去掉个别贡献者时名次的范围；null 表示未入榜',
    }),
    change: z.number().int().nullable().openapi({
      description: 'Places gained since the month before; null = was not ranked then',
      'x-zh': '比上个月上升几名；null 表示上月未入榜',
    }),
    because: z
      .object({
        kind: z.enum(['entered', 'left', 'moved', 'held', 'out']),
        parts: z.array(partDifferenceSchema),
        text: textSchema,
      })
      .nullable()
      .openapi({
        description: 'Why it entered, left or moved: the differences of the score by part; null = no month before',
        'x-zh': '入榜、退榜或升降的原因：得分之差分到各部分；null 表示没有上个月可比',
      }),
  })
  .openapi('RankingEntry');

const eventSchema = z
  .object({
    kind: z.enum(['noticed', 'annotated', 'finalised', 'withdrawn']),
    actor: z.string(),
    reason: z.string().nullable(),
    until: instantSchema.nullable(),
    at: instantSchema,
  })
  .openapi('RankingEvent');

const disputeSchema = z
  .object({
    id: z.string(),
    project: z.string(),
    subject: z.string().openapi({
      description: 'What is disputed: a metric, check, discount, condition or part by id, or `score`',
      'x-zh': '异议针对什么：指标、检查项、折扣规则、条件或部分的编号，或 score',
    }),
    raisedBy: z.string(),
    text: z.string(),
    raisedAt: instantSchema,
    outcome: z.enum(['upheld', 'dismissed']).nullable(),
    answer: z.string().nullable(),
    answeredBy: z.string().nullable(),
    answeredAt: instantSchema.nullable(),
  })
  .openapi('RankingDispute');

/** Where a frozen ranking stands. */
const lifeSchema = z.object({
  state: z.enum(['draft', 'notice', 'final', 'withdrawn']).openapi({
    description: 'A draft until its public notice of seven days begins, in which disputes are taken; then final',
    'x-zh': '起初是草案；公示七天、受理异议之后成为终稿',
  }),
  until: instantSchema.nullable().openapi({ description: 'End of the public notice', 'x-zh': '公示结束的时刻' }),
  newer: z.number().int().openapi({
    description: 'Drafts of the same month that were computed after it and stand beside it',
    'x-zh': '同一个月在它之后计算出、与它并存的草案数',
  }),
});

const snapshotSchema = z.object({
  repositories: z.array(
    z.object({
      project: z.string(),
      url: z.string(),
      head: z.string(),
      streams: z.record(z.string(), z.string()).openapi({
        description: 'Day on which each stream of the platform was last read whole',
        'x-zh': '托管平台的每类数据最近一次完整读取的日期',
      }),
    }),
  ),
  bases: z.record(z.string(), z.string()).openapi({
    description: 'By project: SHA-256 of all that its figures depend on',
    'x-zh': '各项目的数据所依据的一切的 SHA-256',
  }),
  metrics: z.record(z.string(), z.number().int()),
  checks: z.record(z.string(), z.number().int()),
  discounts: z.record(z.string(), z.number().int()).openapi({
    description: 'Revision by rule against gaming that was applied',
    'x-zh': '所用的防刷规则及其修订',
  }),
  before: z.string().nullable().openapi({
    description: 'Digest of the ranking that `change` compares with; null = none',
    'x-zh': 'change 所对比的那期排名的摘要；null 表示没有',
  }),
});

const figureSchema = z.object({ value: z.number().nullable(), reason: orNull(textSchema), coverage: z.number() });
const verdictSchema = z.object({
  status: z.enum(checkStatuses),
  score: z.number().nullable(),
  message: orNull(textSchema),
});
const factsSchema = z.object({
  stage: stageSchema,
  licence: z
    .object({
      concluded: z.string().nullable(),
      approved: z.boolean().nullable(),
      agreement: z.enum(['agree', 'conflict', 'only-declared', 'only-detected', 'none']),
    })
    .nullable(),
  firstCommitAt: instantSchema.nullable(),
  archived: z.boolean().nullable(),
  conflicts: z.array(z.object({ expression: z.string(), files: z.number().int(), path: z.string() })).nullable(),
});

const candidateSchema = z
  .object({
    project: z.string(),
    name: textSchema,
    domain: domainSchema,
    admittedOn: daySchema.nullable(),
    facts: factsSchema,
    metrics: z.record(z.string(), figureSchema),
    checks: z.record(z.string(), verdictSchema),
    without: z.array(z.record(z.string(), z.number().nullable())).openapi({
      description: 'Figures that differ without each of the biggest contributors, the biggest first; nobody is named',
      'x-zh': '逐一去掉最大的几位贡献者后有所不同的数值，从最大的一位起；不含姓名',
    }),
  })
  .openapi('RankingInputs');

const beforeSchema = z.object({
  rank: z.number().int().nullable(),
  value: z.number().nullable(),
  parts: z.array(z.object({ id: z.string(), weight: z.number(), value: z.number().nullable() })),
  reason: orNull(textSchema),
});

const rulesSchema = z.object({
  revision: z.number().int(),
  stages: z.array(stageSchema),
  history: z.number().int(),
  draws: z.number().int(),
  tolerance: z.number(),
  leftOut: z.number().int(),
  held: z.number(),
});

const frozenCheckSchema = z.object({
  name: textSchema,
  category: z.string(),
  weight: z.number(),
  revision: z.number().int(),
});

/** What was frozen, in the form that this code writes. */
export const rankingBodySchema = z.object({
  format: z.literal(2),
  model: z.string(),
  revision: z.number().int(),
  month: monthSchema,
  card: z.record(z.string(), z.unknown()),
  rules: rulesSchema,
  cards: z.record(z.string(), frozenCheckSchema),
  snapshot: snapshotSchema,
  before: z.record(z.string(), beforeSchema).nullable(),
  inputs: z.array(candidateSchema),
  entries: z.array(rankingEntrySchema),
});

/** A frozen ranking with its snapshot, its inputs and its life. */
export const rankingSchema = z
  .object({
    format: z.number().int().openapi({
      description: 'Form of the frozen body; those of form 1 carry no inputs and cannot be verified',
      'x-zh': '定稿内容的格式；格式 1 没有带上输入，无法验证',
    }),
    model: z.string(),
    revision: z.number().int(),
    month: monthSchema,
    digest: z.string().openapi({ description: 'SHA-256 of the frozen body', 'x-zh': '定稿内容的 SHA-256' }),
    createdAt: instantSchema,
    ...lifeSchema.shape,
    events: z.array(eventSchema),
    disputes: z.array(disputeSchema),
    card: z.record(z.string(), z.unknown()).nullable().openapi({
      description: 'The whole card of the model: weights, shapes, thresholds, matrix; null in form 1',
      'x-zh': '评估模型的整张卡片：权重、折算、阈值、矩阵；格式 1 为 null',
    }),
    rules: rulesSchema.nullable(),
    cards: z.record(z.string(), frozenCheckSchema).nullable(),
    snapshot: snapshotSchema,
    before: z.record(z.string(), beforeSchema).nullable(),
    inputs: z.array(candidateSchema).nullable(),
    entries: z.array(rankingEntrySchema),
  })
  .openapi('Ranking');

/** A frozen ranking without what it was made from. */
export const rankingBriefSchema = z
  .object({
    model: z.string(),
    revision: z.number().int(),
    month: monthSchema,
    digest: z.string(),
    createdAt: instantSchema,
    ...lifeSchema.shape,
    ranked: z.number().int(),
    notRanked: z.number().int(),
  })
  .openapi('RankingBrief');

/** Months that have a ranking, newest first: the final one, else the one under notice, else the newest draft. */
export const rankingListSchema = z.object({ rankings: z.array(rankingBriefSchema) }).openapi('RankingList');
