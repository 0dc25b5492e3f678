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

import { generateKeyPairSync } from 'node:crypto';
import { expect, it, onTestFinished } from 'vitest';
import { silent } from '#store/testing.ts';
import { createHttp } from '../../http/core.ts';
import { createTraffic } from '../../http/traffic.ts';
import { startHttpServer } from '../../testing/git-server.ts';
import { appCredential } from './app.ts';

it('gets a token of an installation with the signature of the app, and keeps it for its hour', async () => {
  const signatures: string[] = [];
  const server = await startHttpServer((request, response) => {
    signatures.push(String(request.headers.authorization));
    response.writeHead(201, { 'content-type': 'application/json' }).end(
      JSON.stringify({
        token: 'ghs_installed',
        expires_at: new Date(Date.now() + 3_600_000).toISOString(),
        permissions: { metadata: 'read' },
        repository_selection: 'all',
      }),
    );
  });
  onTestFinished(() => server.close());
  const http = createHttp({
    origin: server.url,
    credential: null,
    rules: { privateHosts: [server.host], allowHttp: true },
    buckets: null,
    userAgent: 'tongming-test',
    patienceMs: 1000,
    log: silent,
    traffic: createTraffic(),
  });
  onTestFinished(() => http.close());
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const credential = appCredential(http, `${server.url}/api/v3`, { appId: '7', privateKey, installationId: 9 });
  expect(await credential.headers()).toEqual({ authorization: 'Bearer ghs_installed' });
  expect(await credential.headers()).toEqual({ authorization: 'Bearer ghs_installed' });
  expect(credential.host).toBe(server.host);
  expect(server.requests).toEqual([{ method: 'POST', url: '/api/v3/app/installations/9/access_tokens' }]);
  const [, claims = ''] = (signatures[0] ?? '').split('.');
  expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({ iss: '7' });
});
