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
import { topics } from '#metrics/metric.ts';
import { scopes } from '#store/facts.ts';
import { textSchema } from './common.ts';

/** A metric's card. */
export const metricCardSchema = z
  .object({
    id: z.string(),
    name: textSchema,
    description: textSchema,
    unit: textSchema,
    topic: z.enum(topics),
    direction: z.enum(['higher', 'lower', 'none']),
    revision: z.number().int(),
    formula: textSchema,
    source: z.string(),
    chaoss: z.string().nullable(),
    needs: z.array(z.string()),
    additive: z.boolean(),
    hubWide: z.literal(true).optional().openapi({
      description: 'Changes with other projects too; absent = no',
      'x-zh': '还随其他项目变化；没有此项表示不会',
    }),
    scopes: z.array(z.enum(scopes)),
    periods: z.array(z.enum(['month', 'quarter', 'year', 'window12'])),
    detailShape: z.enum(['weekday-hour', 'zone', 'organisation-share', 'distribution']).nullable(),
  })
  .openapi('MetricCard');

/** A check's card. */
export const checkCardSchema = z
  .object({
    id: z.string(),
    name: textSchema,
    question: textSchema,
    why: textSchema,
    fix: textSchema,
    category: z.string(),
    weight: z.number(),
    revision: z.number().int(),
    source: z.string(),
    aliases: z.array(z.string()),
    gates: z.record(z.string(), z.enum(['required', 'advisory'])),
    needs: z.array(z.string()),
  })
  .openapi('CheckCard');

const modelInputSchema = z.object({
  id: z.string(),
  from: z.enum(['metric', 'check', 'checks', 'derived']),
  name: textSchema,
  weight: z.number(),
  shape: z
    .object({
      kind: z.enum(['log', 'share', 'inverse', 'check', 'bounded', 'bands']),
      threshold: z.number().optional(),
      limit: z.number().optional(),
      lower: z.number().optional(),
      upper: z.number().optional(),
      smallerIsBetter: z.boolean().optional(),
      distribution: z.enum(['zipfian', 'normal']).optional(),
      most: z.number().optional(),
      bands: z
        .array(z.object({ from: z.number().optional(), below: z.number().optional(), points: z.number() }))
        .optional(),
    })
    .openapi({ description: 'How the raw value becomes 0–1', 'x-zh': '原始值怎样变成 0 到 1' }),
  aliases: z.array(z.string()).optional(),
  reads: z.object({ metric: z.string(), per: z.number() }).optional().openapi({
    description: 'Metric that is read for it, divided by per, where it is not called as the input',
    'x-zh': '所读取的指标（除以 per），与输入项不同名时才有',
  }),
  note: textSchema.optional(),
  when: z.object({ exists: z.string().optional(), absent: z.string().optional() }).optional(),
  unavailable: textSchema.optional().openapi({
    description: 'Why it cannot be measured yet; absent = it can',
    'x-zh': '目前无法度量的原因；没有此字段表示可以度量',
  }),
});

/** A model's card. */
export const modelCardSchema = z
  .object({
    id: z.string(),
    name: textSchema,
    description: textSchema,
    revision: z.number().int(),
    source: z.string(),
    formula: textSchema,
    rule: z.enum(['categories', 'absolute-mean', 'signed-mean']),
    missing: z.enum(['spread', 'worst', 'left-out']),
    publishedMissing: z.enum(['spread', 'worst', 'left-out']).optional(),
    scale: z.number(),
    partCoverage: z.number(),
    totalCoverage: z.number(),
    ahp: z.array(z.array(z.number())),
    consistency: z.number().nullable().openapi({
      description: 'Consistency ratio of the pairwise matrix, below 0.1; null = the weights come from the source',
      'x-zh': '判断矩阵的一致性比率，小于 0.1；null 表示权重取自来源，没有矩阵',
    }),
    parts: z.record(
      z.string(),
      z.array(
        z.object({
          id: z.string(),
          name: textSchema,
          weight: z.number(),
          inputs: z.array(modelInputSchema),
          ahp: z.array(z.array(z.number())).optional(),
        }),
      ),
    ),
  })
  .openapi('ModelCard');

/** All metrics by id order. */
export const metricCatalogueSchema = z.object({ metrics: z.array(metricCardSchema) }).openapi('MetricCatalogue');
/** All checks by id order. */
export const checkCatalogueSchema = z.object({ checks: z.array(checkCardSchema) }).openapi('CheckCatalogue');
/** All models by id order. */
export const modelCatalogueSchema = z.object({ models: z.array(modelCardSchema) }).openapi('ModelCatalogue');
