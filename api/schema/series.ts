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
import { monthSchema, orNull, runningSchema, textSchema } from './common.ts';

const pointSchema = z.object({
  month: monthSchema,
  running: runningSchema,
  value: z.number().nullable(),
  reason: orNull(textSchema),
});

/** One metric of one project over time. */
export const seriesSchema = z
  .object({
    metric: z.string(),
    revision: z.number().int(),
    name: textSchema,
    topic: z.enum(topics),
    unit: textSchema,
    direction: z.enum(['higher', 'lower', 'none']),
    monthly: z.array(pointSchema),
    window12: z.array(pointSchema).openapi({
      description: 'Each point covers the 12 months that end with its month',
      'x-zh': '每个点是截至该月的 12 个月',
    }),
    detail: z.unknown().openapi({
      description: 'Parts of the newest window; shape by detailShape of the metric',
      'x-zh': '最近一期的明细，结构由指标的 detailShape 决定',
    }),
    detailShape: z.enum(['weekday-hour', 'zone', 'organisation-share', 'distribution']).nullable(),
  })
  .openapi('Series');

/** All series of a project. */
export const seriesListSchema = z.object({ project: z.string(), series: z.array(seriesSchema) }).openapi('SeriesList');
