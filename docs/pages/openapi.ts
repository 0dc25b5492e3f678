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

import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import { createApp } from '#api/app.ts';
import { createGeneration } from '#api/byte-cache.ts';
import { catalogue } from '#api/catalogue.ts';
import { noCrawls } from '#api/live.ts';
import type { Database } from '#store/schema.ts';
import type { Page } from '../page.ts';

const quiet = { info: () => {}, warn: () => {}, error: () => {} };

/** The OpenAPI document as the server itself gives it; no database is asked. */
export async function openApiPage(): Promise<Page> {
  const db = new Kysely<Database>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (kysely) => new PostgresIntrospector(kysely),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
  const app = createApp(
    {
      db,
      catalogue,
      generation: createGeneration(),
      live: noCrawls,
      secret: new Uint8Array(32),
      log: quiet,
      now: () => new Date(0),
    },
    () => new Response(null, { status: 404 }),
  );
  const answer = await app.request('/api/v1/openapi.json', { headers: { host: 'localhost' } });
  if (answer.status !== 200) throw new Error(`the server answered ${answer.status} for its OpenAPI document`);
  return { path: 'docs/openapi.json', text: await answer.text() };
}
