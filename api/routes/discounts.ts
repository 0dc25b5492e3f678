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
import { discountCardSchema, discountCatalogueSchema, projectDiscountsSchema } from '../schema/discount.ts';
import { noQuerySchema } from '../schema/query.ts';
import { discountCard, projectDiscountsView } from '../views/discount.ts';
import { anyProblem, hook, json, lookupProblem, memberOf, pathText } from './route.ts';

const list = createRoute({
  method: 'get',
  path: '/discounts',
  operationId: 'listDiscounts',
  tags: ['catalogue'],
  summary: 'All rules against gaming: what they look for, what they take, and whether they are applied',
  'x-zh': '全部反刷量规则：找什么、折减多少、是否计入',
  request: { query: noQuerySchema },
  responses: { 200: json(discountCatalogueSchema, 'The cards'), ...anyProblem },
});

const one = createRoute({
  method: 'get',
  path: '/discounts/{id}',
  operationId: 'getDiscount',
  tags: ['catalogue'],
  summary: 'One card',
  'x-zh': '单个条目',
  request: { params: z.object({ id: pathText('id', 'burst') }), query: noQuerySchema },
  responses: { 200: json(discountCardSchema, 'The card'), ...lookupProblem },
});

const ofProject = createRoute({
  method: 'get',
  path: '/projects/{slug}/discounts',
  operationId: 'getProjectDiscounts',
  tags: ['projects'],
  summary: 'Acts of a project that count for less, by rule, with evidence that names nobody',
  'x-zh': '项目中被折减的行为：按规则列出数目、扣减和证据，不含人名',
  request: { params: z.object({ slug: pathText('slug', 'tikv') }), query: noQuerySchema },
  responses: { 200: json(projectDiscountsSchema, 'What the rules found'), ...lookupProblem },
});

const nouns = { rule: { zh: '反刷量规则', en: 'rule against gaming' }, project: { zh: '项目', en: 'project' } };

/** Rules against gaming, and what they found. */
export function discountRoutes(context: RouteContext) {
  const { discounts } = context.catalogue;
  return new OpenAPIHono()
    .openapi(list, (c) => c.json({ discounts: [...discounts.values()].map(discountCard) }, 200), hook([]))
    .openapi(
      one,
      (c) => c.json(discountCard(memberOf(discounts, c.req.valid('param').id, nouns.rule, '/api/v1/discounts')), 200),
      hook([]),
    )
    .openapi(
      ofProject,
      async (c) => {
        const { row } = memberOf(await context.hub(), c.req.valid('param').slug, nouns.project, '/api/v1/projects');
        return c.json(await projectDiscountsView(context.db, discounts, row.slug), 200);
      },
      hook([]),
    );
}
