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

import type { Actor } from '../actor.ts';
import type { DeskParts } from '../answer.ts';
import { type Action, permissions } from '../permissions.ts';
import type { AnyRoute } from '../route.ts';
import { deskRoutes } from '../route-registry.ts';
import type { DeskPages } from './renderer.ts';
import type { DeskServing } from './serve.ts';

/** Whether there can be an object to which somebody may do this; what a menu goes by, and no permission. */
function mayEver(actor: Actor, action: Action): boolean {
  const row = permissions[action];
  if (row.visitor !== '-') return true;
  if (row.applicant !== '-' && (actor.kind === 'member' || actor.kind === 'holder')) return true;
  if (row.maintainer !== '-' && actor.maintains.length > 0) return true;
  return actor.roles.some((role) => row[role] !== '-');
}

/** Serves pages over the desk's own routes. */
export function deskServing(parts: DeskParts, pages: DeskPages, ask: DeskServing['ask']): DeskServing {
  return {
    pages,
    routes: new Map((deskRoutes as readonly AnyRoute[]).map(({ id, method, path }) => [id, { id, method, path }])),
    identify: ({ headers }) => parts.who.actorOf(headers),
    can: mayEver,
    ask,
    origins: parts.origins,
    base: parts.context.baseUrl,
    log: parts.context.log,
  };
}
