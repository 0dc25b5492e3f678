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
import type { Logger } from '#store/log.ts';
import type { Database } from '#store/schema.ts';
import type { Generation } from './byte-cache.ts';
import type { Catalogue } from './catalogue.ts';
import type { DeskParts } from './desk/answer.ts';
import type { DeskPages } from './desk/pages/renderer.ts';
import type { HookDesk } from './hooks/desk.ts';
import type { LiveCrawls } from './live.ts';
import type { Hub } from './views/hub.ts';

/** What the app is made from. */
export interface AppOptions {
  readonly db: Kysely<Database>;
  readonly catalogue: Catalogue;
  readonly generation: Generation;
  readonly live: LiveCrawls;
  /** Signs cursors; the same over restarts, so that a page can be turned after one. */
  readonly secret: Uint8Array;
  /** Takes webhooks; null = this process takes none. */
  readonly hooks?: HookDesk | null;
  /** The incubation desk; null = this process answers without one. */
  readonly desk?: DeskParts | null;
  /** Pages of the desk; null = it answers programs only. */
  readonly deskPages?: DeskPages | null;
  readonly log: Logger;
  readonly now: () => Date;
  /** Tells what is not ready yet; null = ready. */
  readonly ready?: () => string | null;
}

/** What routes are given. */
export interface RouteContext extends AppOptions {
  /** Listed projects as of the newest change. */
  readonly hub: () => Promise<Hub>;
}
