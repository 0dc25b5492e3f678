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
import type { Credential } from './http/http.ts';
import type { AppKey, Platform } from './platform.ts';

/** A platform's host as the operator set it up. */
export interface HostSetting {
  /** Id of the platform. */
  readonly platform: string;
  /** `https://host[:port]`, and a path where the platform lives below one. */
  readonly origin: string;
  /** Base of its API; null = where the platform has it. */
  readonly api: string | null;
  /** Null = asked anonymously. */
  readonly token: string | null;
  /** An app installed there; wins over a token. */
  readonly app?: AppKey;
  /** False = its API is not asked at all. */
  readonly enabled: boolean;
}

/** A token that is for one platform, from the environment. */
export interface PlatformToken {
  readonly platform: string;
  readonly token: string | null;
  /** The host it is for; null = the platform's home. */
  readonly url: string | null;
}

/** A host whose platform is known. */
export interface KnownHost {
  readonly platform: Platform;
  readonly origin: string;
  /** Base of the API, without a slash at its end. */
  readonly api: string;
  readonly credential: Credential | null;
  /** The app to ask as, in place of the credential; null = none. */
  readonly app: AppKey | null;
  readonly enabled: boolean;
  /** The operator named it: it may be private or plain http. */
  readonly named: boolean;
}

/** Which platform is where. */
export interface Hosts {
  readonly platforms: ReadonlyMap<string, Platform>;
  /** What is known of the host a repository's URL is on; null = plain git. */
  at(url: string): KnownHost | null;
  /** The host a shorthand speaks of; `origin` null = the platform's usual one, null when it has none. */
  of(platform: Platform, origin: string | null): KnownHost | null;
}

/** A credential that sends a token to one API and nowhere else; named by a digest of the token. */
function tokenCredential(platform: Platform, api: string, token: string): Credential {
  const headers = platform.tokenHeaders(token);
  return {
    host: new URL(api).host,
    id: createHash('sha256').update(`${platform.id}\0${token}`).digest('hex').slice(0, 16),
    headers: () => Promise.resolve(headers),
  };
}

function trimmed(url: string): string {
  return url.replace(/\/+$/u, '');
}

function known(platform: Platform, setting: Omit<HostSetting, 'platform'>, named: boolean): KnownHost {
  const origin = trimmed(setting.origin);
  const api = trimmed(setting.api ?? platform.apiOf(origin));
  const ofToken = setting.token === null ? null : tokenCredential(platform, api, setting.token);
  const app = platform.appCredential === null ? null : (setting.app ?? null);
  return { platform, origin, api, credential: ofToken, app, enabled: setting.enabled, named };
}

/** True when the URL is on this host, and below its path where it has one. */
function covers(origin: string, url: URL): boolean {
  const base = new URL(origin);
  const path = base.pathname === '/' ? '/' : `${base.pathname}/`;
  return base.host === url.host && url.pathname.startsWith(path);
}

/**
 * Puts together what is known of hosts: the operator's settings first, then tokens of the environment, then the hosts
 * that platforms are known by. A token is tied to one host; one that names none, of a platform without a home, is tied
 * to `only`, the single host that the caller asked for.
 */
export function createHosts(
  platforms: ReadonlyMap<string, Platform>,
  settings: readonly HostSetting[],
  tokens: readonly PlatformToken[],
  only: ReadonlyMap<string, string> = new Map(),
): Hosts {
  const list: KnownHost[] = [];
  function add(host: KnownHost): void {
    if (!list.some(({ origin }) => origin === host.origin)) list.push(host);
  }
  for (const setting of settings) {
    const platform = platforms.get(setting.platform);
    if (platform !== undefined) add(known(platform, setting, true));
  }
  for (const platform of platforms.values()) {
    const { token = null, url = null } = tokens.find(({ platform: id }) => id === platform.id) ?? {};
    const home = platform.home === null ? null : `https://${platform.home}`;
    const origin = url ?? home ?? only.get(platform.id) ?? null;
    if (origin !== null) add(known(platform, { origin, api: null, token, enabled: true }, url !== null));
    for (const host of platform.hosts)
      add(known(platform, { origin: `https://${host}`, api: null, token: null, enabled: true }, false));
  }
  return {
    platforms,
    at(url) {
      const parsed = new URL(url);
      return list.find(({ origin }) => covers(origin, parsed)) ?? null;
    },
    of(platform, origin) {
      const own = list.filter((host) => host.platform === platform);
      if (origin === null)
        return own.find(({ named }) => named) ?? own.find((host) => host.origin === `https://${platform.home}`) ?? null;
      const { host } = new URL(origin);
      return (
        own.find((one) => new URL(one.origin).host === host) ??
        known(platform, { origin, api: null, token: null, enabled: true }, false)
      );
    },
  };
}
