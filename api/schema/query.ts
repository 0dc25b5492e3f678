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
import { domainSchema, monthSchema, platformSchema, stageSchema } from './common.ts';
import { projectSummarySchema } from './project.ts';

/** What the project list can be sorted by. */
export const projectSorts = [
  'name',
  'stage',
  'quality',
  'participation',
  'commits12',
  'contributors12',
  'asOf',
] as const;

const word = z.string().min(1).max(100);

/** How many items a page has. */
export const limitParameter = z
  .string()
  .regex(/^(?:[1-9]\d?|100)$/, 'a whole number from 1 to 100 | 须是 1 到 100 的整数')
  .optional()
  .openapi({
    type: 'integer',
    minimum: 1,
    maximum: 100,
    description: 'Items on a page; default 50',
    'x-zh': '每页几项，默认 50',
  });

/** Where a page begins; `longest` in characters, since a cursor holds the name of the last item. */
export function cursorParameter(longest: number) {
  return z
    .string()
    .min(1)
    .max(longest)
    .optional()
    .openapi({ description: '`next` of the page before', 'x-zh': '上一页的 next' });
}

/** Filters, order and page of the project list. */
export const projectQuerySchema = z.strictObject({
  domain: domainSchema.optional(),
  stage: stageSchema.optional(),
  licence: word.optional().openapi({
    description: 'An SPDX id that the concluded expression names, or `unknown`',
    'x-zh': '结论表达式里的 SPDX 编号；unknown 表示许可证未知',
  }),
  language: word.optional().openapi({
    description: 'One of the five largest languages, in any letter case',
    'x-zh': '代码量前五的语言之一，不分大小写',
  }),
  platform: platformSchema.optional(),
  q: word.optional().openapi({
    description: 'Words that the name, slug or description contains',
    'x-zh': '名称、编号或简介里包含的词',
  }),
  sort: z
    .enum(projectSorts)
    .optional()
    .openapi({ description: 'Default `name`; unknown values come last', 'x-zh': '默认 name；未知的值总排在最后' }),
  order: z.enum(['asc', 'desc']).optional().openapi({ description: 'Default `asc`', 'x-zh': '默认 asc（升序）' }),
  limit: limitParameter,
  cursor: cursorParameter(1024),
});

/** One page of projects. */
export const projectPageSchema = z
  .object({
    total: z
      .number()
      .int()
      .openapi({ description: 'Projects that match, over all pages', 'x-zh': '符合条件的项目总数' }),
    items: z.array(projectSummarySchema),
    next: z.string().nullable().openapi({
      description: 'Cursor of the next page; null on the last one',
      'x-zh': '下一页的游标；最后一页为 null',
    }),
  })
  .openapi('ProjectPage');

/** Which series, and which months of them. */
export const seriesQuerySchema = z.strictObject({
  metrics: z
    .string()
    .regex(/^[a-z0-9-]+(,[a-z0-9-]+)*$/, 'metric ids with commas between them | 指标编号，用逗号隔开')
    .max(2000)
    .optional()
    .openapi({
      description: 'Metric ids with commas between them; default all',
      'x-zh': '指标编号，用逗号隔开；默认全部',
      example: 'commits,contributors',
    }),
  from: monthSchema.optional().openapi({ description: 'First month, included', 'x-zh': '第一个月（含）' }),
  to: monthSchema.optional().openapi({ description: 'Last month, included', 'x-zh': '最后一个月（含）' }),
});

/** Which model's rankings; default `quality`. */
export const rankingQuerySchema = z.strictObject({
  model: z
    .string()
    .regex(/^[a-z0-9-]{1,63}$/)
    .optional()
    .openapi({ description: 'Model id; default `quality`', 'x-zh': '评估模型编号，默认 quality' }),
});

/** Routes without parameters refuse them all the same. */
export const noQuerySchema = z.strictObject({});
