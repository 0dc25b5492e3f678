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

import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Month } from '#store/period.ts';
import type { RouteContext } from '../context.ts';
import { whyQuerySchema, whySchema } from '../schema/why.ts';
import { explainScore } from '../why/explain.ts';
import { anyProblem, hook, json, lookupProblem, memberOf, pathText } from './route.ts';

const noun = { zh: '项目', en: 'project' };

const why = createRoute({
  method: 'get',
  path: '/projects/{slug}/why',
  operationId: 'getProjectWhy',
  tags: ['projects'],
  summary: 'Why a score is what it is, or why it changed, down to the facts',
  'x-zh': '得分从何而来、为何变化，一直追到事实',
  request: { params: z.object({ slug: pathText('slug', 'tikv') }), query: whyQuerySchema },
  responses: { 200: json(whySchema, 'The explanation'), ...anyProblem, ...lookupProblem },
});

/** Explanations of scores. */
export function whyRoutes(context: RouteContext) {
  return new OpenAPIHono().openapi(
    why,
    async (c) => {
      const { row } = memberOf(await context.hub(), c.req.valid('param').slug, noun, '/api/v1/projects');
      const { model, from, to } = c.req.valid('query');
      const request = { project: row.slug, model: model ?? 'quality', from: (from ?? null) as Month | null };
      return c.json(await explainScore(context.db, { ...request, to: (to ?? null) as Month | null }), 200);
    },
    hook(Object.keys(whyQuerySchema.shape)),
  );
}
