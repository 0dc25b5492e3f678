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
import { sql } from 'kysely';
import type { AppOptions } from '../context.ts';
import { apiHeaders } from '../headers.ts';

const waitMilliseconds = 2000;

function told(status: number, body: Readonly<Record<string, unknown>>): Response {
  return new Response(`${JSON.stringify(body)}\n`, {
    status,
    headers: {
      ...apiHeaders,
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      ...(status === 200 ? {} : { 'retry-after': '5' }),
    },
  });
}

async function databaseAnswers({ db, log }: AppOptions): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => resolve(false), waitMilliseconds);
  sql`select 1`.execute(db).then(
    () => resolve(true),
    (error: unknown) => {
      log.warn('the database did not answer a readiness check', { error: String(error) });
      resolve(false);
    },
  );
  return promise.finally(() => clearTimeout(timer));
}

/** `/healthz`: the process lives, whatever else fails. `/readyz`: it can answer questions about data. */
export function healthRoutes(options: AppOptions): Hono {
  return new Hono()
    .get('/healthz', () => told(200, { status: 'ok' }))
    .get('/readyz', async () => {
      const missing = options.ready?.() ?? null;
      if (missing !== null) return told(503, { status: 'not-ready', reason: missing });
      if (await databaseAnswers(options)) return told(200, { status: 'ready' });
      return told(503, { status: 'not-ready', reason: 'the database does not answer' });
    });
}
