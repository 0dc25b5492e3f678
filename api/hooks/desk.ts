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
import type { Webhook, WebhookCall } from '#crawler/webhook.ts';
import type { Logger } from '#store/log.ts';
import {
  countCalls,
  firstDelivery,
  forgetDeliveries,
  type HookRow,
  readHook,
  repositoryOfPlatform,
} from '#store/queries/hook.ts';
import type { Database } from '#store/schema.ts';
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

const deliveriesKept = 4 * 86_400_000;
const countEvery = 5000;
const hookKept = 10_000;
/** Hooks remembered between calls; more are read again. */
const mostHooks = 5000;

interface Counter {
  accepted: number;
  refused: number;
}

/** Makes the desk. A storm costs one signature and one row a call: hooks are remembered, counts and hints are joined. */
export function createHookDesk(options: HookDeskOptions): HookDesk {
  const { db, log } = options;
  const quiet = options.quiet ?? 5000;
  const hooks = new Map<string, { readonly row: HookRow | null; readonly until: number }>();
  const counters = new Map<string, Counter>();
  const hinted = new Map<string, number>();
  let pruned = 0;

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

  async function flush(): Promise<void> {
    const all = [...counters];
    counters.clear();
    for (const [id, counter] of all) await countCalls(db, id, { ...counter, at: options.now() });
    const time = options.now().getTime();
    if (time - pruned < deliveriesKept / 4) return;
    pruned = time;
    await forgetDeliveries(db, new Date(time - deliveriesKept));
  }
  const timer = setInterval(() => {
    flush().catch((error: unknown) => log.warn('calls of webhooks could not be counted', { error: String(error) }));
  }, countEvery);
  timer.unref();

  function count(id: string, what: keyof Counter): void {
    const counter = counters.get(id) ?? { accepted: 0, refused: 0 };
    counter[what] += 1;
    counters.set(id, counter);
  }

  async function hintOnce(repositoryId: string): Promise<void> {
    const time = options.now().getTime();
    const before = hinted.get(repositoryId);
    if (before !== undefined && time - before < quiet) return;
    if (hinted.size > 100_000) hinted.clear();
    hinted.set(repositoryId, time);
    await options.hint(repositoryId);
  }

  return {
    async receive(platformId, id, call) {
      const webhook = options.webhooks.get(platformId);
      if (webhook === undefined || !/^[\w-]{1,64}$/u.test(id)) return 401;
      const hook = await hookOf(platformId, id);
      if (hook === null) return 401;
      const event = webhook.check(call, secretsOf(options.key, hook, options.variable, options.now()), options.now());
      count(hook.id, event === null ? 'refused' : 'accepted');
      if (event === null) return 401;
      const delivery = event.delivery?.slice(0, 200) ?? null;
      if (delivery !== null && !(await firstDelivery(db, platformId, `${hook.id} ${delivery}`, options.now())))
        return 202;
      const repository =
        hook.repository_id ??
        (event.repository === null ? null : await repositoryOfPlatform(db, platformId, event.repository));
      if (repository !== null) await hintOnce(repository);
      return 202;
    },
    async close() {
      clearInterval(timer);
      await flush();
    },
  };
}
