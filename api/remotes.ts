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

import type { Hosts, KnownHost } from '#crawler/hosts.ts';
import { createHttp } from '#crawler/http/core.ts';
import type { BucketState, Credential, Http, HttpEvent } from '#crawler/http/http.ts';
import { recogniseServer } from '#crawler/recognise.ts';
import { repositoryPath } from '#crawler/shorthand.ts';
import type { TargetRules } from '#crawler/target.ts';
import type { RemoteSource } from '#crawler/visit/visit.ts';
import type { Logger } from '#store/log.ts';
import type { Store } from '#store/open.ts';
import { bucketStore } from '#store/queries/api-bucket.ts';

/** Ways to the platforms' APIs: one client a host, shared by all visits of this process. */
export interface Remotes {
  /** The API that knows a repository; null = plain git, or a host whose API is switched off. */
  of(repository: { readonly platform: string; readonly url: string }): RemoteSource | null;
  /** Which platform's server an address is on that nothing is known of, by asking it without a token; null = none. */
  recognise(url: string, signal: AbortSignal): Promise<string | null>;
  /** Budgets as last told, of every host asked so far. */
  budget(): readonly BucketState[];
  close(): void;
}

/** What the ways are made with. */
export interface RemotesOptions {
  readonly rules: Pick<TargetRules, 'privateHosts' | 'allowHttp'> & { readonly hosts: Hosts };
  readonly store: Pick<Store, 'db'>;
  readonly log: Logger;
  readonly onEvent?: (event: HttpEvent) => void;
  /** Who asks, with an address where the platform's people can ask back. */
  readonly userAgent: string;
  /** Milliseconds that a request waits for a limit to end; longer ones end the feed until then. */
  readonly patienceMs: number;
}

type Closing = Http & { close(): void };

/** Makes them; nothing is asked before the first visit. */
export function createRemotes(options: RemotesOptions): Remotes {
  const clients = new Map<string, Closing>();
  const apps = new Map<string, Credential>();

  function clientOf({ api, credential, named }: Pick<KnownHost, 'api' | 'credential' | 'named'>): Http {
    const { origin } = new URL(api);
    const key = `${origin} ${credential?.id ?? ''}`;
    let client = clients.get(key);
    if (client === undefined) {
      client = createHttp({
        origin,
        credential,
        rules: { privateHosts: options.rules.privateHosts, allowHttp: options.rules.allowHttp || named },
        buckets: bucketStore(options.store.db),
        userAgent: options.userAgent,
        patienceMs: options.patienceMs,
        log: options.log,
        ...(options.onEvent === undefined ? {} : { onEvent: options.onEvent }),
      });
      clients.set(key, client);
    }
    return client;
  }
  /** Made once a host: an app's tokens are kept with it. */
  function credentialOf({ platform, api, app, credential, named }: KnownHost): Credential | null {
    if (app === null || platform.appCredential === null) return credential;
    const key = `${api} ${app.appId} ${app.installationId}`;
    const made = apps.get(key) ?? platform.appCredential(clientOf({ api, credential: null, named }), api, app);
    apps.set(key, made);
    return made;
  }
  return {
    of({ platform: id, url }) {
      if (!/^https?:/iu.test(url)) return null;
      const { hosts } = options.rules;
      const written = hosts.platforms.get(id);
      const host = hosts.at(url) ?? (written === undefined ? null : hosts.of(written, new URL(url).origin));
      const path = host?.enabled === true ? repositoryPath(host, url) : null;
      if (host === null || path === null) return null;
      const { platform, api, origin, named } = host;
      const credential = credentialOf(host);
      return {
        platform,
        host: new URL(origin).host,
        path,
        http: clientOf({ api, credential, named }),
        api,
        anonymous: credential === null,
      };
    },
    async recognise(url, signal) {
      const http = clientOf({ api: new URL(url).origin, credential: null, named: false });
      return (await recogniseServer(options.rules.hosts.platforms.values(), http, signal))?.id ?? null;
    },
    budget: () => [...clients.values()].flatMap((client) => client.budget()),
    close() {
      for (const client of clients.values()) client.close();
      clients.clear();
    },
  };
}
