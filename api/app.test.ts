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

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Store } from '#store/open.ts';
import { testStore } from '#store/testing.ts';
import { testApp } from './testing.ts';

let store: Store;
beforeAll(async () => {
  store = await testStore();
});
afterAll(() => store.close());

test('empty', async () => {
  const app = testApp(store);
  for (const path of [
    '/api/v1/projects',
    '/api/v1/crawls',
    '/api/v1/metrics',
    '/api/v1/openapi.json',
    '/api/v1/',
    '/healthz',
    '/readyz',
    '/',
    '/x',
    '/api/v1/projects?__proto__=1',
    '/api/v1/projects?limit=0',
    '/api/v1/projects?limit=1&limit=2',
    '/api/v1/projects?sortt=1',
    '/api/v1/projects?domain=x',
    '/api/v1/rankings',
    '/api/v1/rankings/latest',
    '/api/v1//x',
    '//api/v1/projects',
    '/api/v1/projects/%E0%A4%A',
    '/api',
  ]) {
    const r = await app.request(path);
    console.log(path, r.status, (await r.text()).slice(0, 300), r.headers.get('etag'));
  }
});
