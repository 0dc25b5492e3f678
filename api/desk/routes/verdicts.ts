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
import { changeVerdictsOf } from '#store/queries/change-verdict.ts';
import { changeVerdictListSchema } from '../../schema/change-verdict.ts';
import { changeVerdictView } from '../../views/change-verdict.ts';
import { readRoute, writeRoute } from '../route.ts';
import { reportVerdict } from '../tokens/report-verdict.ts';
import { verdictBodySchema } from '../tokens/verdict-body.ts';

const most = 100;

/** Checks of changes that ran in a project's own pipeline. */
export const verdictsRoutes = [
  readRoute({
    id: 'list-verdicts',
    path: '/projects/{project}/verdicts',
    action: 'verdict.read',
    object: 'project',
    summary: { zh: '项目的变更检查结论', en: 'Verdicts on changes of a project' },
    query: z.strictObject({}),
    answer: changeVerdictListSchema,
    async read({ context, params }) {
      return { items: (await changeVerdictsOf(context.db, params.project, most)).map(changeVerdictView) };
    },
  }),
  writeRoute({
    id: 'report-verdict',
    method: 'post',
    path: '/projects/{project}/verdicts',
    action: 'verdict.report',
    object: 'project',
    summary: {
      zh: '流水线提交一个变更的检查结论',
      en: 'A pipeline hands in what a check of a change found',
    },
    body: verdictBodySchema,
    answer: z.object({
      verdict: z.enum(['pass', 'fail', 'undecided']),
      errors: z.int(),
      warnings: z.int(),
    }),
    async decide({ tx, actor, params, body, now }) {
      const { answer, change } = await reportVerdict(tx, params.project, { actor, body, now });
      return { answer, audit: [change] };
    },
  }),
] as const;
