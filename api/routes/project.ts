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
import { ApiError } from '../errors.ts';
import { checkListSchema } from '../schema/check.ts';
import { projectSchema } from '../schema/project.ts';
import { noQuerySchema, projectPageSchema, projectQuerySchema, seriesQuerySchema } from '../schema/query.ts';
import { seriesListSchema } from '../schema/series.ts';
import { checkListView } from '../views/check.ts';
import { pageOf } from '../views/list.ts';
import { projectView } from '../views/project.ts';
import { seriesListView } from '../views/series.ts';
import { anyProblem, hook, json, lookupProblem, memberOf, pathText } from './route.ts';

const params = z.object({ slug: pathText('slug', 'tikv') });
const noun = { zh: '项目', en: 'project' };
const tags = ['projects'];

const list = createRoute({
  method: 'get',
  path: '/projects',
  operationId: 'listProjects',
  tags,
  summary: 'Projects, filtered, sorted, a page at a time',
  'x-zh': '项目列表：可筛选、排序、分页',
  request: { query: projectQuerySchema },
  responses: { 200: json(projectPageSchema, 'A page of projects'), ...anyProblem },
});

const one = createRoute({
  method: 'get',
  path: '/projects/{slug}',
  operationId: 'getProject',
  tags,
  summary: 'One project with stages, repositories, licence and scores',
  'x-zh': '单个项目：阶段、代码仓、许可证和评分',
  request: { params, query: noQuerySchema },
  responses: { 200: json(projectSchema, 'The project'), ...lookupProblem },
});

const series = createRoute({
  method: 'get',
  path: '/projects/{slug}/series',
  operationId: 'getProjectSeries',
  tags,
  summary: 'Metrics of a project over time',
  'x-zh': '项目各项指标的时间序列',
  request: { params, query: seriesQuerySchema },
  responses: { 200: json(seriesListSchema, 'The series'), ...lookupProblem },
});

const checks = createRoute({
  method: 'get',
  path: '/projects/{slug}/checks',
  operationId: 'getProjectChecks',
  tags,
  summary: 'Check results of a project with evidence and fix',
  'x-zh': '项目的检查结果，附证据和改法',
  request: { params, query: noQuerySchema },
  responses: { 200: json(checkListSchema, 'The results'), ...lookupProblem },
});

function wantedMetrics(context: RouteContext, text: string | undefined) {
  const { metrics } = context.catalogue;
  const ids = text === undefined ? [...metrics.keys()] : [...new Set(text.split(','))];
  return ids.map((id) => {
    const metric = metrics.get(id);
    if (metric !== undefined) return metric;
    throw new ApiError(
      'bad-parameter',
      { zh: `参数 metrics 里的 ${id} 不是指标。`, en: `The parameter metrics names ${id}, which is no metric.` },
      { parameter: 'metrics', allowed: [...metrics.keys()] },
    );
  });
}

/** Projects and what belongs to one. */
export function projectRoutes(context: RouteContext) {
  const find = async (slug: string) => memberOf(await context.hub(), slug, noun, '/api/v1/projects');
  return new OpenAPIHono()
    .openapi(
      list,
      async (c) => {
        const hub = await context.hub();
        const summaries = [...hub.values()].map(({ summary }) => summary);
        return c.json(pageOf(summaries, c.req.valid('query'), context.secret), 200);
      },
      hook(Object.keys(projectQuerySchema.shape)),
    )
    .openapi(
      one,
      async (c) => c.json(await projectView(context.db, context.catalogue, await find(c.req.valid('param').slug)), 200),
      hook([]),
    )
    .openapi(
      series,
      async (c) => {
        const { metrics: text, from, to } = c.req.valid('query');
        const metrics = wantedMetrics(context, text);
        const { row } = await find(c.req.valid('param').slug);
        const request = {
          project: row.slug,
          metrics: metrics.map(({ id }) => id),
          from: (from as Month | undefined) ?? null,
          to: (to as Month | undefined) ?? null,
        };
        return c.json(await seriesListView(context.db, metrics, request), 200);
      },
      hook(Object.keys(seriesQuerySchema.shape)),
    )
    .openapi(
      checks,
      async (c) => {
        const project = await find(c.req.valid('param').slug);
        return c.json(await checkListView(context.db, context.catalogue.checks, project), 200);
      },
      hook([]),
    );
}
