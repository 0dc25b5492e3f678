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

import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { checkpoints } from '#store/queries/desk/audit-log.ts';
import type { RouteContext } from '../context.ts';
import { mostMarks } from '../desk/audit-log/checkpoint.ts';
import { checkpointListSchema } from '../desk/audit-log/schema.ts';
import { noQuerySchema } from '../schema/query.ts';
import { anyProblem, hook, json } from './route.ts';

const list = createRoute({
  method: 'get',
  path: '/audit/checkpoints',
  operationId: 'listAuditCheckpoints',
  tags: ['audit'],
  summary: `Where the desk's audit log stood at the end of each day, the newest ${mostMarks}: what tongming audit-log verify holds it against`,
  'x-zh': `工作台审计日志每天的检查点，最新的 ${mostMarks} 个，供 tongming audit-log verify 核对`,
  request: { query: noQuerySchema },
  responses: { 200: json(checkpointListSchema, 'Checkpoints, newest first'), ...anyProblem },
});

/** Checkpoints of the audit log, for everybody to keep: who has one sees when the log was rewritten. */
export function auditRoutes(context: RouteContext) {
  return new OpenAPIHono().openapi(
    list,
    async (c) => {
      c.header('cache-control', 'no-cache');
      return c.json({ checkpoints: await checkpoints(context.db, { limit: mostMarks }) }, 200);
    },
    hook([]),
  );
}
