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
import { type ApplicationHead, holdApplication } from '#store/queries/desk/application-state.ts';
import type { Database } from '#store/schema.ts';
import type { Actor } from '../actor.ts';
import { noSuchThing } from '../authorise.ts';

/** Who acts on which case, and when. */
export interface Place {
  readonly tx: Kysely<Database>;
  readonly actor: Actor;
  readonly code: string;
  readonly now: Date;
}

/** The case, which nobody else changes until the transaction ends. */
export async function heldCase(tx: Kysely<Database>, code: string): Promise<ApplicationHead> {
  const head = await holdApplication(tx, code);
  if (head === null) throw noSuchThing();
  return head;
}

/** The member behind an actor's id, who can be told; none for others. */
export function memberOf(actorId: string): string[] {
  return actorId.startsWith('user:') ? [actorId.slice('user:'.length)] : [];
}

/** The id of a member who acts; the matrix lets nobody else to where this is called. */
export function memberIdOf(actor: Actor): string {
  if (actor.userId === null) throw new RangeError(`${actor.id} is no member`);
  return actor.userId;
}
