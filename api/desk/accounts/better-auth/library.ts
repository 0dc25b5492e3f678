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

import { betterAuth } from 'better-auth';
import type { Provider } from '../providers.ts';
import { providerPlugin } from './providers.ts';
import { type SettingsParts, settings } from './settings.ts';

/** The library over our store: passwords and second factors, or the platforms that vouch for somebody. */
export interface Library {
  readonly handler: (request: Request) => Promise<Response>;
  readonly context: ReturnType<typeof plain>['$context'];
}

function plain(parts: SettingsParts) {
  return betterAuth(settings(parts));
}

function withProviders(parts: SettingsParts, providers: readonly Provider[]) {
  const own = settings(parts);
  return betterAuth({
    ...own,
    emailAndPassword: { ...own.emailAndPassword, enabled: false },
    onAPIError: { errorURL: `${own.baseURL}/zh/sign-in/?problem=provider` },
    plugins: [...own.plugins, providerPlugin(providers)],
  });
}

/**
 * Two instances over the same tables. The one with providers asks each of them for its settings before it answers
 * anything, so passwords must not wait for it.
 */
export function libraries(parts: SettingsParts, providers: readonly Provider[]) {
  const own = plain(parts);
  let elsewhere: Library | null = null;
  return {
    own: { handler: own.handler, context: own.$context } satisfies Library,
    elsewhere(): Library | null {
      if (providers.length === 0) return null;
      if (elsewhere === null) {
        const made = withProviders(parts, providers);
        // Its type names every plugin; of those only what all instances share is used.
        elsewhere = { handler: made.handler, context: made.$context as unknown as Library['context'] };
      }
      return elsewhere;
    },
  };
}

/** What {@link libraries} gives. */
export type Libraries = ReturnType<typeof libraries>;
