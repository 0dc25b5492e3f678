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

import type { Kysely } from 'kysely';
import type { Webhook, WebhookCall, WebhookEvent } from '#crawler/webhook.ts';
import type { Logger } from '#store/log.ts';
import { forgetDelivery, type HookRow, readHook, repositoryOfPlatform } from '#store/queries/hook.ts';
import type { Database } from '#store/schema.ts';
import { createCallCounter } from './call-counter.ts';
import { createDeliveryLog } from './delivery-log.ts';
import { secretsOf } from './secret.ts';

/** Takes calls of webhooks. A call is a hint to look again and nothing more. */
export interface HookDesk {
  /** 202 = genuine, whatever it said; 401 = not, or there is no such hook: which of both is not told. */
  receive(platform: string, id: string, call: WebhookCall): Promise<202 | 401>;
  /** Writes what is still counted in memory. */
  close(): Promise<void>;
}

/** What the desk works with. */
export interface HookDeskOptions {
  readonly db: Kysely<Database>;
  /** By platform; those that have none are left out. */
  readonly webhooks: ReadonlyMap<string, Webhook>;
  /** The hub's key for webhooks. */
  readonly key: Uint8Array;
  readonly variable: (name: string) => string | undefined;
  /** Asks for a visit soon; called at most once a repository in {@link quiet}. */
  readonly hint: (repositoryId: string) => Promise<void>;
  readonly log: Logger;
  readonly now: () => Date;
  /** Milliseconds in which further hints of a repository are the same hint; 5,000 unless told. */
  readonly quiet?: number;
}

const hookKept = 10_000;
/** Hooks remembered between calls; more are read again. */
const mostHooks = 5000;
/** Repositories remembered as just hinted. */
const mostHinted = 100_000;

/** Makes the desk. A storm costs one signature and one row a call: hooks are remembered, counts and hints are joined. */
export function createHookDesk(options: HookDeskOptions): HookDesk {
  const { db } = options;
  const quiet = options.quiet ?? 5000;
  const hooks = new Map<string, { readonly row: HookRow | null; readonly until: number }>();
  const hinted = new Map<string, number>();
  const calls = createCallCounter(db, options.log, options.now);
  const deliveries = createDeliveryLog(db, options.now);

  async function hookOf(platform: string, id: string): Promise<HookRow | null> {
    const key = `${platform} ${id}`;
    const time = options.now().getTime();
    const known = hooks.get(key);
    if (known !== undefined && known.until > time) return known.row;
    if (hooks.size >= mostHooks) hooks.clear();
    const row = await readHook(db, platform, id);
    // Ids that nobody has are not remembered: there is no end of them.
    if (row !== null) hooks.set(key, { row, until: time + hookKept });
    return row;
  }

  async function hintOnce(repositoryId: string): Promise<void> {
    const time = options.now().getTime();
    const before = hinted.get(repositoryId);
    if (before !== undefined && time - before < quiet) return;
    if (hinted.size > mostHinted) hinted.clear();
    hinted.set(repositoryId, time);
    try {
      await options.hint(repositoryId);
    } catch (error) {
      hinted.delete(repositoryId);
      throw error;
    }
  }

  /** The repository that a genuine call is about; null = none that the hub knows. */
  async function subjectOf(hook: HookRow, event: WebhookEvent): Promise<string | null> {
    if (hook.repository_id !== null || event.repository === null) return hook.repository_id;
    return repositoryOfPlatform(db, hook.platform, event.repository);
  }

  return {
    async receive(platformId, id, call) {
      const webhook = options.webhooks.get(platformId);
      if (webhook === undefined || !/^[\w-]{1,64}$/u.test(id)) return 401;
      const hook = await hookOf(platformId, id);
      if (hook === null) return 401;
      const event = webhook.check(call, secretsOf(options.key, hook, options.variable, options.now()), options.now());
      calls.count(hook.id, event === null ? 'refused' : 'accepted');
      if (event === null) return 401;
      const delivery = event.delivery === null ? null : `${hook.id} ${event.delivery.slice(0, 200)}`;
      if (delivery !== null && !(await deliveries.first(platformId, delivery))) return 202;
      try {
        const repository = await subjectOf(hook, event);
        if (repository !== null) await hintOnce(repository);
      } catch (error) {
        // Sent again, it must not pass for one that was heard.
        if (delivery !== null) await forgetDelivery(db, platformId, delivery);
        throw error;
      }
      return 202;
    },
    close: () => calls.close(),
  };
}
