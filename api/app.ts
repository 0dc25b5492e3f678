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

import { OpenAPIHono } from '@hono/zod-openapi';
import type { Handler } from 'hono';
import { createByteCache } from './byte-cache.ts';
import type { AppOptions, RouteContext } from './context.ts';
import { accountsApp } from './desk/accounts/app.ts';
import { deskApp, secured } from './desk/app.ts';
import { describeDesk } from './desk/describe.ts';
import { type DeskServing, serveDesk } from './desk/pages/serve.ts';
import { deskServing } from './desk/pages/serving.ts';
import { refuseTokenInAddress } from './desk/tokens/bearer.ts';
import { notFound } from './errors.ts';
import { createGate } from './gate.ts';
import { kept } from './middleware/kept.ts';
import { methods } from './middleware/methods.ts';
import { onError, problemResponse } from './middleware/problems.ts';
import { strictQuery } from './middleware/strict-query.ts';
import { auditRoutes } from './routes/audit.ts';
import { catalogueRoutes } from './routes/catalogue.ts';
import { changeVerdictRoutes } from './routes/change-verdict.ts';
import { crawlRoutes } from './routes/crawl.ts';
import { discountRoutes } from './routes/discounts.ts';
import { figureRoutes } from './routes/figures.ts';
import { guidanceRoutes } from './routes/guidance.ts';
import { healthRoutes } from './routes/health.ts';
import { hookRoutes } from './routes/hooks.ts';
import { incubationRoutes } from './routes/incubation.ts';
import { licenceRoutes } from './routes/licence.ts';
import { licencePageRoutes } from './routes/licence-pages.ts';
import { organisationRoutes } from './routes/organisations.ts';
import { peopleRoutes } from './routes/people.ts';
import { projectRoutes } from './routes/project.ts';
import { rankingRoutes } from './routes/ranking.ts';
import { openApiDocument, referenceRoutes } from './routes/reference.ts';
import { whyRoutes } from './routes/why.ts';
import { createHub } from './views/hub.ts';

/** Requests that may ask the database at once; the pool is wider, so health checks and the worker always get a turn. */
const width = 6;
/** The same for the desk, which has a pool of its own. */
const deskWidth = 8;

function missing(): Response {
  return problemResponse(
    notFound({
      zh: '这个地址下没有内容。接口说明见 /api/v1/。',
      en: 'Nothing is at this address. The API is described at /api/v1/.',
    }),
  );
}

/** The whole HTTP side as a pure function of requests: the API, health, and the published site behind it. */
export function createApp(options: AppOptions, site: Handler): OpenAPIHono {
  const context: RouteContext = { ...options, hub: createHub(options) };
  const cache = createByteCache(options.generation, () => options.now().getTime());
  const gate = createGate(width);
  const app = new OpenAPIHono();
  app.onError(onError(options.log));
  app.notFound(missing);
  app.use('/api/*', (c, next) => {
    refuseTokenInAddress(c.req.url);
    return next();
  });
  // Before the rule that everything here is for reading.
  if (options.hooks) app.route('/', hookRoutes(options.hooks));
  if (options.desk) {
    app.route('/', deskApp(options.desk, createGate(deskWidth)));
    app.get('/api/v1/calendar.ics', (c) => c.redirect(`/api/v1/desk/calendar.ics${new URL(c.req.url).search}`, 307));
  }
  const accounts = options.desk?.context.accounts;
  if (options.desk && accounts) app.route('/', accountsApp(accounts, options.desk.context));
  if (options.desk && options.deskPages) {
    const ask: DeskServing['ask'] = async (request, actor) =>
      app.fetch(request, { ours: true, ...(actor === null ? {} : { actor }) });
    app.use('*', serveDesk(deskServing(options.desk, options.deskPages, ask)));
  }
  app.all('/api/v1/desk/*', () => secured(missing()));
  app.use('/api/v1/*', kept(cache, options.generation));
  app.use('*', methods());
  app.use('/api/v1/*', strictQuery(), (_c, next) => gate(next));
  app.route('/', healthRoutes(options));
  for (const routes of [
    projectRoutes,
    licenceRoutes,
    licencePageRoutes,
    catalogueRoutes,
    discountRoutes,
    rankingRoutes,
    whyRoutes,
    crawlRoutes,
    peopleRoutes,
    changeVerdictRoutes,
    figureRoutes,
    organisationRoutes,
    auditRoutes,
    guidanceRoutes,
    incubationRoutes,
  ]) {
    app.route('/api/v1', routes(context));
  }
  describeDesk(app.openAPIRegistry);
  app.route('/', referenceRoutes(openApiDocument(app)));
  app.all('/api', missing).all('/api/*', missing);
  app.get('*', site);
  return app;
}
