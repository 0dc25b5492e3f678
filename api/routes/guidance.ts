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
import { publishedGuidance } from '#store/queries/desk/guidance.ts';
import type { RouteContext } from '../context.ts';
import { guidanceListSchema } from '../desk/help/schema.ts';
import { helpTopics } from '../desk/help/topic.ts';
import { guidanceView } from '../desk/help/view.ts';
import { anyProblem, hook, json } from './route.ts';

const most = 200;
const query = z.strictObject({ topic: z.enum(helpTopics).optional() });

const list = createRoute({
  method: 'get',
  path: '/guidance',
  operationId: 'listGuidance',
  tags: ['guidance'],
  summary: `Answers of the help desk that were published for everybody, the newest ${most}`,
  'x-zh': `服务台整理公开的指引，最新的 ${most} 条`,
  request: { query },
  responses: { 200: json(guidanceListSchema, 'Guidance, newest first'), ...anyProblem },
});

/** Guidance of the help desk. */
export function guidanceRoutes(context: RouteContext) {
  return new OpenAPIHono().openapi(
    list,
    async (c) => {
      c.header('cache-control', 'no-cache');
      const rows = await publishedGuidance(context.db, c.req.valid('query').topic ?? null, most);
      return c.json({ items: rows.map(guidanceView) }, 200);
    },
    hook(Object.keys(query.shape)),
  );
}
