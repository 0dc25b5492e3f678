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

import { platforms } from '#crawler/platform-registry.ts';
import type { Logger } from '#store/log.ts';
import { hookKey, type Session } from '../session.ts';
import { createHookDesk, type HookDesk } from './desk.ts';

/** The desk of a hub that runs: every platform that signs its webhooks, and the hub's key. */
export async function openHookDesk(
  { store, config }: Session,
  log: Logger,
  hint: (repositoryId: string) => Promise<void>,
): Promise<HookDesk> {
  const webhooks = new Map(
    [...platforms].flatMap(([id, { webhook }]) => (webhook === null ? [] : [[id, webhook] as const])),
  );
  const { variable } = config;
  return createHookDesk({
    db: store.db,
    webhooks,
    key: await hookKey(config),
    variable,
    hint,
    log,
    now: () => new Date(),
  });
}
