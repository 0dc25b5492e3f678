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
import type { RouteContext } from '../context.ts';
import { crawlStatusSchema } from '../schema/crawl.ts';
import { noQuerySchema } from '../schema/query.ts';
import { crawlStatusView } from '../views/crawl.ts';
import { anyProblem, hook, json } from './route.ts';

const list = createRoute({
  method: 'get',
  path: '/crawls',
  operationId: 'listCrawls',
  tags: ['crawls'],
  summary: 'Newest visit of every repository, with progress of those that run now',
  'x-zh': '每个代码仓最近一次采集的情况；正在采集的附进度',
  request: { query: noQuerySchema },
  responses: { 200: json(crawlStatusSchema, 'Crawl status of the hub'), ...anyProblem },
});

/** Crawl status; it changes by the second, so it is made anew for every asker. */
export function crawlRoutes(context: RouteContext) {
  return new OpenAPIHono().openapi(
    list,
    async (c) => {
      c.header('cache-control', 'no-cache');
      return c.json(crawlStatusView(await context.hub(), await context.live.look()), 200);
    },
    hook([]),
  );
}
