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
import type { RouteContext } from '../context.ts';
import {
  checkCardSchema,
  checkCatalogueSchema,
  metricCardSchema,
  metricCatalogueSchema,
  modelCardSchema,
  modelCatalogueSchema,
} from '../schema/catalogue.ts';
import { noQuerySchema } from '../schema/query.ts';
import { checkCard, metricCard, modelCard } from '../views/catalogue.ts';
import { anyProblem, hook, json, lookupProblem, memberOf, pathText } from './route.ts';

const tags = ['catalogue'];

function listRoute<const Path extends string, Schema extends z.ZodType>(
  path: Path,
  id: string,
  schema: Schema,
  zh: string,
) {
  return createRoute({
    method: 'get',
    path,
    operationId: id,
    tags,
    summary: `All ${path.slice(1)}: definition, source and revision`,
    'x-zh': `全部${zh}：定义、来源和修订号`,
    request: { query: noQuerySchema },
    responses: { 200: json(schema, 'The cards'), ...anyProblem },
  });
}

function cardRoute<const Path extends string, Schema extends z.ZodType>(
  path: Path,
  id: string,
  schema: Schema,
  example: string,
) {
  return createRoute({
    method: 'get',
    path,
    operationId: id,
    tags,
    summary: 'One card',
    'x-zh': '单个条目',
    request: { params: z.object({ id: pathText('id', example) }), query: noQuerySchema },
    responses: { 200: json(schema, 'The card'), ...lookupProblem },
  });
}

const metricList = listRoute('/metrics', 'listMetrics', metricCatalogueSchema, '指标');
const metric = cardRoute('/metrics/{id}', 'getMetric', metricCardSchema, 'contributors');
const checkList = listRoute('/checks', 'listChecks', checkCatalogueSchema, '检查项');
const check = cardRoute('/checks/{id}', 'getCheck', checkCardSchema, 'security-policy');
const modelList = listRoute('/models', 'listModels', modelCatalogueSchema, '评估模型');
const model = cardRoute('/models/{id}', 'getModel', modelCardSchema, 'quality');

const nouns = {
  metric: { zh: '指标', en: 'metric' },
  check: { zh: '检查项', en: 'check' },
  model: { zh: '评估模型', en: 'model' },
};

/** Definitions behind every number and verdict. */
export function catalogueRoutes({ catalogue }: RouteContext) {
  const { metrics, checks, models } = catalogue;
  return new OpenAPIHono()
    .openapi(metricList, (c) => c.json({ metrics: [...metrics.values()].map(metricCard) }, 200), hook([]))
    .openapi(
      metric,
      (c) => c.json(metricCard(memberOf(metrics, c.req.valid('param').id, nouns.metric, '/api/v1/metrics')), 200),
      hook([]),
    )
    .openapi(checkList, (c) => c.json({ checks: [...checks.values()].map(checkCard) }, 200), hook([]))
    .openapi(
      check,
      (c) => c.json(checkCard(memberOf(checks, c.req.valid('param').id, nouns.check, '/api/v1/checks')), 200),
      hook([]),
    )
    .openapi(modelList, (c) => c.json({ models: [...models.values()].map(modelCard) }, 200), hook([]))
    .openapi(
      model,
      (c) => c.json(modelCard(memberOf(models, c.req.valid('param').id, nouns.model, '/api/v1/models')), 200),
      hook([]),
    );
}
