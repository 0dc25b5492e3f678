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
import { checkStatusSchema, instantSchema, textSchema } from './common.ts';

/** A check's result on a project. */
export const checkResultSchema = z
  .object({
    id: z.string(),
    revision: z.number().int(),
    name: textSchema,
    question: textSchema,
    category: z.enum(['governance', 'documentation', 'engineering', 'compliance', 'security', 'release']),
    weight: z.number(),
    status: checkStatusSchema,
    score: z.number().nullable(),
    message: textSchema,
    fix: textSchema,
    evidence: z.array(
      z.object({
        path: z.string(),
        line: z.number().int().nullable(),
        text: z.string().nullable(),
        url: z.string().nullable().openapi({
          description: 'Page of the file at the commit; null where the platform has none',
          'x-zh': '该文件在该提交的网页；平台没有时为 null',
        }),
      }),
    ),
    searched: z.array(z.string()),
    nearestMiss: z.object({ path: z.string(), why: textSchema }).nullable(),
    gates: z.record(z.string(), z.enum(['required', 'advisory'])),
    checkedAt: instantSchema,
  })
  .openapi('CheckResult');

/** All check results of a project. */
export const checkListSchema = z
  .object({ project: z.string(), head: z.string().nullable(), checks: z.array(checkResultSchema) })
  .openapi('CheckList');
