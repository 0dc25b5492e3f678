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
import { instantSchema } from './common.ts';

/** What a check of a change found. */
export const changeVerdictSchema = z
  .object({
    repository: z.string(),
    change: z.string().openapi({ description: 'Number of the change on its platform', 'x-zh': '平台上的变更编号' }),
    head: z.string(),
    base: z.string().nullable().openapi({
      description: 'Tip of the branch that the change is for; its policy file judged',
      'x-zh': '目标分支的最新提交；按它的策略文件判断',
    }),
    verdict: z.enum(['pass', 'fail', 'undecided']),
    by: z.enum(['hub', 'pipeline']).openapi({
      description: 'pipeline = a pipeline of the project says so; hub = checked here',
      'x-zh': 'pipeline 表示由项目自己的流水线提交，hub 表示由本站检查',
    }),
    errors: z.int(),
    warnings: z.int(),
    problem: z.string().nullable().openapi({
      description: 'Why the platform could not be told; null when it was',
      'x-zh': '未能告知平台的原因；已告知时为 null',
    }),
    checkedAt: instantSchema,
    toldAt: instantSchema.nullable(),
  })
  .openapi('ChangeVerdict');

/** Newest verdicts on changes of a project. */
export const changeVerdictListSchema = z.object({ items: z.array(changeVerdictSchema) }).openapi('ChangeVerdictList');
