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

import { Hono } from 'hono';
import type { Logger } from '#store/log.ts';
import { openStore } from '#store/open.ts';
import { createGate } from '../../gate.ts';
import { onError } from '../../middleware/problems.ts';
import { startServer } from '../../server.ts';
import { type Actor, visitor } from '../actor.ts';
import { answerRoute } from '../answer.ts';
import type { DeskContext } from '../context.ts';
import { noJobs } from '../jobs.ts';
import { judgementsRoutes } from '../routes/judgements.ts';

/**
 * A server that takes judgements, in a process of its own, to be killed: `testing-server.ts <database URL> <origin>
 * <actors as JSON>`. Who asks is named in a header. It has the frame, the pool and the gate of the desk and none of its
 * other routes, so that it starts in a fraction of a second. It says `loaded` and, once told to go, its port.
 */
const [databaseUrl = '', origin = '', actorsJson = '{}'] = process.argv.slice(2);
const actors = JSON.parse(actorsJson) as Readonly<Record<string, Actor>>;
const log: Logger = { info: () => undefined, warn: () => undefined, error: () => undefined };
const [route] = judgementsRoutes;
process.send?.('loaded');
await new Promise((resolve) => process.once('message', resolve));
const applicationName = 'tongming-test';
const store = await openStore({ databaseUrl, dataDir: '', log, applicationName, migrate: false, max: 2 });
const context: DeskContext = {
  db: store.pool({ applicationName: 'tongming desk', max: 8, statementTimeout: 5000, lockTimeout: 2000 }),
  // Judging asks no metric, check or model.
  catalogue: {} as DeskContext['catalogue'],
  log,
  now: () => new Date(),
  jobs: noJobs,
  files: '',
  baseUrl: origin,
  changed: () => undefined,
};
const who = { actorOf: async (headers: Headers) => actors[headers.get('x-test-actor') ?? ''] ?? visitor };
const gate = createGate(8);
const app = new Hono();
app.onError(onError(log));
app.put('/api/v1/desk/applications/:application/judgements/:criterion', (c) =>
  gate(() =>
    answerRoute({ context, who, origins: [origin] }, route, {
      raw: c.req.raw,
      params: c.req.param(),
      ours: false,
      actor: null,
    }),
  ),
);
const server = await startServer({ app, host: '127.0.0.1', port: 0, log });
process.send?.(server.port);
