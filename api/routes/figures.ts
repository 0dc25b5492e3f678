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
import { type Scope, scopes, type Text } from '#store/facts.ts';
import type { Month } from '#store/period.ts';
import { basisOf, type FigureRequest, isSubject, scoreSeries, scoresOf } from '#store/queries/figures.ts';
import type { RouteContext } from '../context.ts';
import { ApiError, notFound } from '../errors.ts';
import { figureAnswer } from '../figures/figure-answer.ts';
import {
  figurePageSchema,
  metricFigureQuerySchema,
  subjectFigureQuerySchema,
  subjectScoresSchema,
} from '../schema/figure.ts';
import { noQuerySchema } from '../schema/query.ts';
import { scoreView } from '../views/score.ts';
import { hook, json, lookupProblem, memberOf, pathText } from './route.ts';

const tags = ['figures'];

/** Where the subjects of a scope are, and what they are called. */
const places: Readonly<Record<Scope, { path: string; parameter: string; example: string; noun: Text }>> = {
  repository: { path: 'repositories', parameter: 'id', example: '1', noun: { zh: '代码仓', en: 'repository' } },
  project: { path: 'projects', parameter: 'slug', example: 'tikv', noun: { zh: '项目', en: 'project' } },
  organisation: { path: 'organisations', parameter: 'id', example: 'acme', noun: { zh: '单位', en: 'organisation' } },
  person: { path: 'people', parameter: 'id', example: '1', noun: { zh: '贡献者', en: 'person' } },
  domain: { path: 'domains', parameter: 'id', example: 'database', noun: { zh: '领域', en: 'domain' } },
};

const figures = {
  description: 'A page of figures',
  content: { 'application/json': { schema: figurePageSchema }, 'text/csv': { schema: z.string() } },
};

const byMetric = createRoute({
  method: 'get',
  path: '/metrics/{id}/figures',
  operationId: 'getMetricFigures',
  tags,
  summary: 'Stored figures of one metric, as JSON or CSV',
  'x-zh': '一个指标的全部数值，JSON 或 CSV',
  request: { params: z.object({ id: pathText('id', 'commits') }), query: metricFigureQuerySchema },
  responses: { 200: figures, ...lookupProblem },
});

function capital(word: string): string {
  return word[0]?.toUpperCase() + word.slice(1);
}

function figureRoute(scope: Scope) {
  const { path, parameter, example, noun } = places[scope];
  return createRoute({
    method: 'get',
    path: `/${path}/{${parameter}}/metrics`,
    operationId: `get${capital(scope)}Figures`,
    tags,
    summary: `Stored figures of one ${noun.en}, as JSON or CSV`,
    'x-zh': `一个${noun.zh}的全部指标数值，JSON 或 CSV`,
    request: { params: z.object({ [parameter]: pathText(parameter, example) }), query: subjectFigureQuerySchema },
    responses: { 200: figures, ...lookupProblem },
  });
}

function scoreRoute(scope: Scope) {
  const { path, parameter, example, noun } = places[scope];
  return createRoute({
    method: 'get',
    path: `/${path}/{${parameter}}/scores`,
    operationId: `get${capital(scope)}Scores`,
    tags,
    summary: `Scores of one ${noun.en} by every model, with parts and by month`,
    'x-zh': `一个${noun.zh}按各模型的得分、构成和每月得分`,
    request: { params: z.object({ [parameter]: pathText(parameter, example) }), query: noQuerySchema },
    responses: { 200: json(subjectScoresSchema, 'The scores'), ...lookupProblem },
  });
}

async function found({ db }: RouteContext, scope: Scope, subject: string): Promise<string> {
  if (await isSubject(db, scope, subject)) return subject;
  const { noun } = places[scope];
  throw notFound({ zh: `没有这个${noun.zh}。`, en: `There is no such ${noun.en}.` });
}

function wantedMetrics({ catalogue }: RouteContext, text: string | undefined): readonly string[] | null {
  if (text === undefined) return null;
  const ids = [...new Set(text.split(','))];
  const wrong = ids.find((id) => !catalogue.metrics.has(id));
  if (wrong === undefined) return ids;
  throw new ApiError(
    'bad-parameter',
    { zh: `参数 metrics 里的 ${wrong} 不是指标。`, en: `The parameter metrics names ${wrong}, which is no metric.` },
    { parameter: 'metrics', allowed: [...catalogue.metrics.keys()] },
  );
}

type Shared = Pick<
  z.output<typeof subjectFigureQuerySchema>,
  'period' | 'from' | 'to' | 'detail' | 'format' | 'limit' | 'cursor'
>;

function requestOf(query: Shared, more: Pick<FigureRequest, 'scope' | 'subjects' | 'metrics'>): FigureRequest {
  return {
    ...more,
    period: query.period ?? null,
    from: (query.from as Month | undefined) ?? null,
    to: (query.to as Month | undefined) ?? null,
    detail: query.detail === 'true' && query.format !== 'csv',
  };
}

async function scoresView({ db }: RouteContext, scope: Scope, subject: string) {
  const [scores, series, snapshot] = await Promise.all([
    scoresOf(db, scope, subject),
    scoreSeries(db, scope, subject),
    basisOf(db, scope, subject),
  ]);
  return { scope, subject, scores: scores.map(scoreView), series, snapshot };
}

const noun = { zh: '指标', en: 'metric' };

/** Everything that is computed: figures of a metric, figures and scores of a subject. */
export function figureRoutes(context: RouteContext) {
  const app = new OpenAPIHono();
  app.openapi(
    byMetric,
    async (c) => {
      const { id } = memberOf(context.catalogue.metrics, c.req.valid('param').id, noun, '/api/v1/metrics');
      const query = c.req.valid('query');
      const subjects = query.subject === undefined ? null : [query.subject];
      const request = requestOf(query, { scope: query.scope ?? null, subjects, metrics: [id] });
      return await figureAnswer(context, request, query);
    },
    hook(Object.keys(metricFigureQuerySchema.shape)),
  );
  for (const scope of scopes) {
    const { parameter } = places[scope];
    app.openapi(
      figureRoute(scope),
      async (c) => {
        const query = c.req.valid('query');
        const metrics = wantedMetrics(context, query.metrics);
        const subject = await found(context, scope, (c.req.valid('param') as Record<string, string>)[parameter] ?? '');
        return await figureAnswer(context, requestOf(query, { scope, subjects: [subject], metrics }), query);
      },
      hook(Object.keys(subjectFigureQuerySchema.shape)),
    );
    app.openapi(
      scoreRoute(scope),
      async (c) => {
        const subject = await found(context, scope, (c.req.valid('param') as Record<string, string>)[parameter] ?? '');
        return c.json(await scoresView(context, scope, subject), 200);
      },
      hook([]),
    );
  }
  return app;
}
