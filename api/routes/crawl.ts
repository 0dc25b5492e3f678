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
import { crawlPlans, streamStatus } from '#store/queries/crawl-status.ts';
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
  summary: 'Newest visit of every repository: completeness by stream, next visit, progress of those that run now',
  'x-zh': '每个代码仓最近一次采集的情况：各类数据的完整程度、下次采集时间，正在采集的附进度',
  request: { query: noQuerySchema },
  responses: { 200: json(crawlStatusSchema, 'Crawl status of the hub'), ...anyProblem },
});

/** Crawl status; it changes by the second, so it is made anew for every asker. */
export function crawlRoutes(context: RouteContext) {
  return new OpenAPIHono().openapi(
    list,
    async (c) => {
      c.header('cache-control', 'no-cache');
      const { db, live } = context;
      const [hub, now, plans, streams] = await Promise.all([
        context.hub(),
        live.look(),
        crawlPlans(db),
        streamStatus(db),
      ]);
      return c.json(crawlStatusView(hub, { live: now, plans, streams }), 200);
    },
    hook([]),
  );
}
