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
import { genericOAuth } from 'better-auth/plugins';
import { z } from 'zod';
import type { Provider } from '../providers.ts';

/** Milliseconds that a platform may take to say who somebody is. */
const patience = 10_000;

const profile = z.object({
  id: z.union([z.number(), z.string()]),
  name: z.string().nullish(),
  login: z.string().nullish(),
});
const addresses = z.array(z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }));

async function ask(url: string, token: string): Promise<unknown> {
  const answer = await fetch(url, {
    headers: { authorization: `Bearer ${token}`, accept: 'application/json', 'user-agent': 'Tongming' },
    signal: AbortSignal.timeout(patience),
  });
  if (!answer.ok) throw new Error(`${new URL(url).origin} answered ${answer.status}`);
  return answer.json();
}

/** The address that the platform itself has checked; null when it says none. */
async function checkedAddress(url: string | null, token: string): Promise<string | null> {
  if (url === null) return null;
  const list = addresses.safeParse(await ask(url, token).catch(() => null));
  return list.success ? (list.data.find(({ primary, verified }) => primary && verified)?.email ?? null) : null;
}

/** Profile of a platform that speaks OAuth but not OpenID Connect. */
async function platformUser(userUrl: string, emailsUrl: string | null, token: string) {
  const { id, name, login } = profile.parse(await ask(userUrl, token));
  const email = await checkedAddress(emailsUrl, token);
  return {
    id: String(id),
    name: name ?? login ?? String(id),
    email: email ?? undefined,
    emailVerified: email !== null,
  };
}

/**
 * Nobody is known by an address that a platform tells: the account's own number is the identity, and the address is at
 * most where mail goes. So no account can be taken over, or kept from its owner, by claiming somebody's address.
 */
function userOf(provider: string, raw: Readonly<Record<string, unknown>>) {
  const [subject = ''] = [raw['sub'], raw['id']].flatMap((one) =>
    typeof one === 'string' || typeof one === 'number' ? [String(one)] : [],
  );
  const verified = raw['emailVerified'] === true || raw['email_verified'] === true;
  const named = [raw['name'], raw['preferred_username'], raw['nickname'], subject].find(
    (one): one is string => typeof one === 'string' && one.trim() !== '',
  );
  return {
    name: (named ?? provider).slice(0, 100),
    email: `${createHash('sha256').update(subject).digest('hex').slice(0, 40)}@${provider}.invalid`,
    emailVerified: false,
    contactEmail: verified && typeof raw['email'] === 'string' ? raw['email'].slice(0, 254) : undefined,
  };
}

/** The plugin for what the operator configured; every provider with PKCE, OpenID Connect ones with checked tokens. */
export function providerPlugin(providers: readonly Provider[]) {
  return genericOAuth({
    config: providers.map((provider) => {
      const { id, name, clientId, clientSecret, scopes } = provider;
      const common = {
        providerId: id,
        name,
        clientId,
        clientSecret,
        scopes: [...scopes],
        pkce: true,
        mapProfileToUser: (raw: Readonly<Record<string, unknown>>) => userOf(id, raw),
      };
      if (provider.kind === 'oidc') {
        return { ...common, discoveryUrl: provider.discovery, requireIdTokenVerification: true };
      }
      const { authorize, token, user, emails } = provider.endpoints;
      return {
        ...common,
        authorizationUrl: authorize,
        tokenUrl: token,
        getUserInfo: (tokens: { readonly accessToken?: string | undefined }) =>
          platformUser(user, emails, tokens.accessToken ?? ''),
      };
    }),
  });
}
