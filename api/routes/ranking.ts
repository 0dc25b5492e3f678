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
import { parseMonth } from '#store/period.ts';
import { findRanking, rankingsOf } from '#store/queries/ranking.ts';
import { rankingDisputes, rankingEvents } from '#store/queries/ranking-life.ts';
import type { RouteContext } from '../context.ts';
import { ApiError, notFound } from '../errors.ts';
import { rankingQuerySchema } from '../schema/query.ts';
import { rankingListSchema, rankingSchema } from '../schema/ranking.ts';
import { rankingBrief, rankingView } from '../views/ranking.ts';
import { anyProblem, hook, json, lookupProblem, pathText } from './route.ts';

const tags = ['rankings'];
const query = rankingQuerySchema;

const list = createRoute({
  method: 'get',
  path: '/rankings',
  operationId: 'listRankings',
  tags,
  summary: 'Months that have a ranking',
  'x-zh': '有排名的月份',
  request: { query },
  responses: { 200: json(rankingListSchema, 'Rankings without entries'), ...anyProblem },
});

const one = createRoute({
  method: 'get',
  path: '/rankings/{month}',
  operationId: 'getRanking',
  tags,
  summary: 'A frozen ranking with its state, disputes, inputs and every part of every score; `latest` for the newest',
  'x-zh': '某月的排名：状态、异议、全部输入和每项得分的构成；latest 表示最新一期',
  request: { params: z.object({ month: pathText('month', 'latest') }), query },
  responses: { 200: json(rankingSchema, 'The ranking'), ...lookupProblem },
});

function wantedModel({ catalogue }: RouteContext, id?: string): string {
  if (id === undefined || catalogue.models.has(id)) return id ?? 'quality';
  throw new ApiError(
    'bad-parameter',
    { zh: `参数 model 的取值 ${id} 不是评估模型。`, en: `The parameter model names ${id}, which is no model.` },
    { parameter: 'model', allowed: [...catalogue.models.keys()] },
  );
}

function missing(): ApiError {
  return notFound({
    zh: '这个月没有排名。月份写作 2026-10，最新一期写 latest；已有的月份见 /api/v1/rankings。',
    en: 'There is no ranking of that month. Write months as 2026-10, or latest; /api/v1/rankings lists them.',
  });
}

/** Frozen rankings. */
export function rankingRoutes(context: RouteContext) {
  const known = hook(Object.keys(query.shape));
  return new OpenAPIHono()
    .openapi(
      list,
      async (c) => {
        const rows = await rankingsOf(context.db, wantedModel(context, c.req.valid('query').model));
        return c.json({ rankings: rows.map(rankingBrief) }, 200);
      },
      known,
    )
    .openapi(
      one,
      async (c) => {
        const model = wantedModel(context, c.req.valid('query').model);
        const text = c.req.valid('param').month;
        const month = text === 'latest' ? null : parseMonth(text);
        if (month === null && text !== 'latest') throw missing();
        const row = await findRanking(context.db, model, month);
        if (row === null) throw missing();
        const [events, disputes] = await Promise.all([
          rankingEvents(context.db, row.id),
          rankingDisputes(context.db, row.id),
        ]);
        return c.json(rankingView(row, events, disputes), 200);
      },
      known,
    );
}
