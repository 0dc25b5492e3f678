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
import { scopes } from '#store/facts.ts';
import { monthSchema, orNull, runningSchema, shareSchema, textSchema } from './common.ts';
import { cursorParameter } from './query.ts';
import { scoreBriefSchema, scoreSchema } from './score.ts';

const periods = ['month', 'quarter', 'year', 'window12'] as const;
/** What figures are of. */
export const scopeSchema = z.enum(scopes).openapi('Scope');

/** One stored figure with all that is known of where it comes from. */
export const figureSchema = z
  .object({
    scope: scopeSchema,
    subject: z.string().openapi({
      description:
        'Repository id, project slug, organisation id, person id or domain; `?` unknown, `~` on their own behalf',
      'x-zh': '代码仓编号、项目编号、单位编号、贡献者编号或领域；? 表示未知，~ 表示以个人身份',
    }),
    metric: z.string(),
    revision: z.number().int(),
    period: z.enum(periods),
    month: monthSchema,
    running: runningSchema,
    value: z.number().nullable(),
    coverage: shareSchema,
    reason: orNull(textSchema),
    detail: z.unknown().optional().openapi({
      description: 'Parts of the figure, when detail=true; shape by detailShape of the metric',
      'x-zh': 'detail=true 时的明细，结构由指标的 detailShape 决定',
    }),
    snapshot: z.string().nullable().openapi({
      description: 'Digest of the facts that the figures of the subject were computed from',
      'x-zh': '计算所依据的事实的摘要',
    }),
  })
  .openapi('Figure');

/** A page of figures. */
export const figurePageSchema = z
  .object({
    items: z.array(figureSchema),
    next: z.string().nullable().openapi({
      description: 'Cursor of the next page; null on the last one',
      'x-zh': '下一页的游标；最后一页为 null',
    }),
  })
  .openapi('FigurePage');

const shared = {
  period: z.enum(periods).optional().openapi({ description: 'Default all', 'x-zh': '默认全部' }),
  from: monthSchema.optional().openapi({ description: 'First month, included', 'x-zh': '第一个月（含）' }),
  to: monthSchema.optional().openapi({ description: 'Last month, included', 'x-zh': '最后一个月（含）' }),
  detail: z
    .enum(['true', 'false'])
    .optional()
    .openapi({ description: 'Parts of figures too (JSON only)', 'x-zh': '是否附明细（仅 JSON）' }),
  format: z.enum(['json', 'csv']).optional().openapi({ description: 'Default `json`', 'x-zh': '默认 json' }),
  limit: z
    .string()
    .regex(/^(?:[1-9]\d{0,3}|10000)$/, 'a whole number from 1 to 10000 | 须是 1 到 10000 的整数')
    .optional()
    .openapi({
      type: 'integer',
      minimum: 1,
      maximum: 10_000,
      description: 'Figures on a page; default 1000',
      'x-zh': '每页几个数，默认 1000',
    }),
  cursor: cursorParameter(1024),
};

/** Which figures of one metric. */
export const metricFigureQuerySchema = z.strictObject({
  scope: scopeSchema.optional().openapi({ description: 'Default all', 'x-zh': '默认全部' }),
  subject: z.string().min(1).max(100).optional().openapi({ description: 'One subject', 'x-zh': '只要一个对象' }),
  ...shared,
});

/** Which figures of one subject. */
export const subjectFigureQuerySchema = z.strictObject({
  metrics: z
    .string()
    .regex(/^[a-z0-9-]+(,[a-z0-9-]+)*$/, 'metric ids with commas between them | 指标编号，用逗号隔开')
    .max(8000)
    .optional()
    .openapi({
      description: 'Metric ids with commas between them; default all',
      'x-zh': '指标编号，用逗号隔开；默认全部',
      example: 'commits,contributors',
    }),
  ...shared,
});

/** Scores of one subject. */
export const subjectScoresSchema = z
  .object({
    scope: scopeSchema,
    subject: z.string(),
    scores: z.array(scoreSchema).openapi({ description: 'Newest score of each model', 'x-zh': '每个模型最新的得分' }),
    series: z
      .array(
        z.object({
          model: z.string(),
          revision: z.number().int(),
          month: monthSchema,
          value: z.number().nullable(),
          coverage: shareSchema,
        }),
      )
      .openapi({ description: 'Scores by month, without parts', 'x-zh': '每月的得分，不含构成' }),
    snapshot: z.string().nullable(),
  })
  .openapi('SubjectScores');

const scopeRow = {
  id: z.string(),
  name: textSchema,
  projects: z.number().int().openapi({ description: 'Listed projects it has to do with', 'x-zh': '相关的项目数' }),
  activity12: z
    .number()
    .nullable()
    .openapi({ description: 'Activity of the last 12 months', 'x-zh': '最近 12 个月的活跃度' }),
  participation: orNull(scoreBriefSchema),
};

/** An organisation in a list; `~` = individuals, `?` = unknown affiliation, which is never left out. */
export const organisationSchema = z
  .object({ ...scopeRow, kind: z.enum(['organisation', 'individuals', 'unknown']) })
  .openapi('Organisation');
/** A page of organisations. */
export const organisationPageSchema = z
  .object({ total: z.number().int(), items: z.array(organisationSchema), next: z.string().nullable() })
  .openapi('OrganisationPage');
/** A field of technology with its projects' figures. */
export const domainFigureSchema = z.object(scopeRow).openapi('DomainSummary');
/** All fields of technology that projects are of. */
export const domainListSchema = z.object({ domains: z.array(domainFigureSchema) }).openapi('DomainList');
