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

import { randomBytes } from 'node:crypto';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Store } from '#store/open.ts';
import { silent } from '#store/testing.ts';
import { createApp } from './app.ts';
import { createGeneration } from './byte-cache.ts';
import { catalogue } from './catalogue.ts';
import type { AppOptions } from './context.ts';
import { noCrawls } from './live.ts';
import { serveSite } from './pages/serve.ts';

/** The moment that tests call now. */
const testNow = new Date('2026-11-22T08:00:00Z');

/** An app over a test database. */
export function testApp(store: Store, more: Partial<AppOptions> & { readonly site?: string } = {}): OpenAPIHono {
  const { site = '/nonexistent', ...options } = more;
  return createApp(
    {
      db: store.db,
      catalogue,
      generation: createGeneration(),
      live: noCrawls,
      secret: randomBytes(32),
      log: silent,
      now: () => testNow,
      ...options,
    },
    serveSite(site),
  );
}
