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

import { afterEach, expect, test } from 'vitest';
import { silent } from '#store/testing.ts';
import { createHttp } from './http/core.ts';
import { platforms } from './platform-registry.ts';
import { recogniseServer } from './recognise.ts';
import { startHttpServer, type TestServer } from './testing/git-server.ts';

let server: TestServer | null = null;
afterEach(() => server?.close());

async function recognised(answer: (path: string) => unknown) {
  server = await startHttpServer((request, response) => {
    const body = answer(request.url ?? '');
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body ?? { message: 'Not Found' }));
  });
  const http = createHttp({
    origin: server.url,
    credential: null,
    rules: { privateHosts: [server.host], allowHttp: true },
    buckets: null,
    userAgent: 'test',
    patienceMs: 0,
    log: silent,
  });
  try {
    return (await recogniseServer(platforms.values(), http, new AbortController().signal))?.id ?? null;
  } finally {
    http.close();
  }
}

test.each<[string | null, string, unknown]>([
  ['gitea', '/api/v1/version', { version: '1.25.4' }],
  ['gitea', '/api/v1/version', { version: '11.0.3+gitea-1.22.0' }],
  ['gitea', '/api/v1/version', { version: 'gitea-v1.25.4' }],
  ['gitlab', '/api/v4/projects?per_page=1&simple=true', [{ id: 1, path_with_namespace: 'a/b' }]],
  ['github', '/api/v3/meta', { verifiable_password_authentication: true, installed_version: '3.15.0' }],
  [null, '/api/v1/version', { version: 'latest' }],
  [null, '/api/v1/version', null],
  [null, '/api/v4/projects?per_page=1&simple=true', []],
  [null, '/', { version: '1.25.4' }],
])('%s is told by %s', async (id, path, body) => {
  expect(await recognised((asked) => (asked === path ? body : undefined))).toBe(id);
});

test('a host that says nothing is none', async () => {
  server = null;
  const http = createHttp({
    origin: 'https://nowhere.invalid',
    credential: null,
    rules: { privateHosts: [], allowHttp: false },
    buckets: null,
    userAgent: 'test',
    patienceMs: 0,
    log: silent,
    resolver: () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' })),
  });
  expect(await recogniseServer(platforms.values(), http, new AbortController().signal)).toBeNull();
  http.close();
});
