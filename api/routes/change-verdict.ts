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
import { changeVerdictsOf } from '#store/queries/change-verdict.ts';
import type { RouteContext } from '../context.ts';
import { changeVerdictListSchema } from '../schema/change-verdict.ts';
import { noQuerySchema } from '../schema/query.ts';
import { changeVerdictView } from '../views/change-verdict.ts';
import { hook, json, lookupProblem, memberOf, pathText } from './route.ts';

const most = 100;

const list = createRoute({
  method: 'get',
  path: '/projects/{slug}/change-verdicts',
  operationId: 'listProjectChangeVerdicts',
  tags: ['projects'],
  summary: `The newest ${most} verdicts of checks on changes of a project`,
  'x-zh': `项目的变更检查结论，最新的 ${most} 条`,
  request: { params: z.object({ slug: pathText('slug', 'tikv') }), query: noQuerySchema },
  responses: { 200: json(changeVerdictListSchema, 'The verdicts'), ...lookupProblem },
});

/** What checks of changes found; made anew for every asker, because it does not wait for a publication. */
export function changeVerdictRoutes(context: RouteContext) {
  return new OpenAPIHono().openapi(
    list,
    async (c) => {
      c.header('cache-control', 'no-cache');
      const noun = { zh: '项目', en: 'project' };
      const { row } = memberOf(await context.hub(), c.req.valid('param').slug, noun, '/api/v1/projects');
      const rows = await changeVerdictsOf(context.db, row.slug, most);
      return c.json({ items: rows.map(changeVerdictView) }, 200);
    },
    hook([]),
  );
}
