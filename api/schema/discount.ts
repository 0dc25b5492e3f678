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
import { actKinds } from '#store/facts.ts';
import { instantSchema, monthSchema, orNull, runningSchema, shareSchema, textSchema } from './common.ts';

/** The card of a rule against gaming. */
export const discountCardSchema = z
  .object({
    id: z.string(),
    name: textSchema,
    description: textSchema,
    formula: textSchema,
    revision: z.number().int(),
    source: z.string(),
    needs: z.array(z.string()),
    evidence: z.record(z.string(), textSchema).openapi({
      description: 'What each entry of the evidence is called',
      'x-zh': '每项证据的名称',
    }),
    applied: z.boolean().openapi({
      description: 'Whether activity is lowered by it; false = it is found and shown, and changes no figure',
      'x-zh': '是否计入活跃度；false 表示只列出，不影响任何数值',
    }),
  })
  .openapi('DiscountCard');

/** All rules against gaming by id. */
export const discountCatalogueSchema = z
  .object({ discounts: z.array(discountCardSchema) })
  .openapi('DiscountCatalogue');

const sampleSchema = z
  .object({
    kind: z.enum(actKinds),
    at: instantSchema,
    repository: z.string(),
    subject: z.object({ kind: z.enum(['issue', 'change']), number: z.string() }).nullable(),
    commit: z.string().nullable(),
    url: z.string().nullable().openapi({
      description: 'Its page; null where none is known',
      'x-zh': '它的网页；不知道时为 null',
    }),
    factor: shareSchema,
    evidence: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).nullable()),
  })
  .openapi('DiscountSample');

const foundSchema = z
  .object({
    rule: z.string(),
    name: textSchema,
    revision: z.number().int(),
    applied: z.boolean(),
    coverage: shareSchema.openapi({
      description: 'Share of the repositories whose facts the rule could read; 0 = none found tells nothing',
      'x-zh': '该规则能读到所需数据的代码仓占比；0 表示“没有发现”并不说明什么',
    }),
    acts: z.number().int(),
    ever: z.number().int().openapi({ description: 'In the whole history', 'x-zh': '全部历史中的数目' }),
    factor: orNull(z.object({ least: shareSchema, most: shareSchema })),
    taken: z.number().nullable().openapi({
      description: 'Points of activity that the 12 months would have more without this rule; null = it is not applied',
      'x-zh': '没有这条规则时 12 个月的活跃度会多出的点数；null 表示规则没有计入',
    }),
    samples: z.array(sampleSchema),
  })
  .openapi('DiscountFound');

/** What the rules against gaming found in a project in the newest 12 months. */
export const projectDiscountsSchema = z
  .object({
    project: z.string(),
    window: orNull(z.object({ month: monthSchema, running: runningSchema })).openapi({
      description: 'Last of the 12 months; null = nothing was computed yet, and no rule is listed',
      'x-zh': '12 个月中的最后一个月；null 表示尚未计算，不列出任何规则',
    }),
    activity: z.number().nullable().openapi({
      description: 'Points of the 12 months, after all rules',
      'x-zh': '12 个月的活跃度，已按全部规则折减',
    }),
    acts: z.number().int(),
    taken: z.number().openapi({
      description: 'Points taken by all rules together; not the sum of the rules, since several may meet one act',
      'x-zh': '全部规则合计扣减的点数；同一行为可能适用多条规则，因此不等于各规则之和',
    }),
    rules: z.array(foundSchema),
    dispute: textSchema.openapi({ description: 'How to dispute it', 'x-zh': '如何提出异议' }),
  })
  .openapi('ProjectDiscounts');
