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

import { createHash } from 'node:crypto';
import { App, Octokit } from 'octokit';
import { asFetch } from '../../http/fetch.ts';
import type { Credential, Http } from '../../http/http.ts';
import { readStandardLimit } from '../../http/limit.ts';
import type { AppKey } from '../../platform.ts';

/**
 * A credential of an installed app: its tokens last an hour and are renewed by octokit. `anonymous` is a client of the
 * same host without a credential; the app's own signature is on the requests for tokens.
 */
export function appCredential(anonymous: Http, api: string, key: AppKey): Credential {
  const fetch = asFetch(anonymous, { resource: 'app', readLimit: readStandardLimit });
  const app = new App({
    appId: key.appId,
    privateKey: key.privateKey,
    Octokit: Octokit.defaults({
      baseUrl: api,
      request: { fetch },
      throttle: { enabled: false },
      retry: { enabled: false },
    }),
  });
  return {
    host: new URL(api).host,
    id: createHash('sha256').update(`${key.appId}:${key.installationId}`).digest('hex').slice(0, 12),
    headers: async () => {
      const { token } = (await app.octokit.auth({ type: 'installation', installationId: key.installationId })) as {
        readonly token: string;
      };
      return { authorization: `Bearer ${token}` };
    },
  };
}
